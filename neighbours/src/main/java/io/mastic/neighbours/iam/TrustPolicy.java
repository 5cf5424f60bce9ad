package io.mastic.neighbours.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whom a role trusts, as far as it decides between accounts: Allow and Deny, the principals of the
 * key AWS, and the external id. A statement that says anything else allows nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
final class TrustPolicy {

  private static final Set<String> ACTIONS = Set.of("sts:AssumeRole", "sts:*", "*");
  private static final Set<String> READ =
      Set.of("Sid", "Effect", "Principal", "Action", "Condition");

  private final JsonNode document;

  private TrustPolicy(JsonNode document) {
    this.document = document;
  }

  static TrustPolicy of(String json) {
    return new TrustPolicy(Json.read(json));
  }

  /**
   * Whether that caller may assume the role.
   *
   * @param externalId null for none
   */
  boolean trusts(Caller caller, @Nullable String externalId) {
    List<JsonNode> about =
        each(document.path("Statement")).filter(statement -> isAbout(statement, caller)).toList();
    return about.stream().noneMatch(statement -> says(statement, "Deny"))
        && about.stream()
            .filter(statement -> says(statement, "Allow"))
            .anyMatch(statement -> isReadWhole(statement) && holds(statement, externalId));
  }

  private static boolean says(JsonNode statement, String effect) {
    return statement.path("Effect").asText().equals(effect);
  }

  private static boolean isAbout(JsonNode statement, Caller caller) {
    boolean assumes =
        texts(statement.path("Action"))
            .anyMatch(action -> ACTIONS.stream().anyMatch(action::equalsIgnoreCase));
    JsonNode principal = statement.path("Principal");
    return assumes
        && texts(principal.isObject() ? principal.path("AWS") : principal)
            .anyMatch(caller::isMeantBy);
  }

  private static boolean isReadWhole(JsonNode statement) {
    return StreamSupport.stream(((Iterable<String>) statement::fieldNames).spliterator(), false)
        .allMatch(READ::contains);
  }

  private static boolean holds(JsonNode statement, @Nullable String externalId) {
    JsonNode condition = statement.path("Condition");
    if (condition.isMissingNode() || condition.isEmpty()) {
      return true;
    }
    JsonNode ids = condition.path("StringEquals").path("sts:ExternalId");
    boolean nothingElse = condition.size() == 1 && condition.path("StringEquals").size() == 1;
    return nothingElse && externalId != null && texts(ids).anyMatch(externalId::equals);
  }

  private static Stream<JsonNode> each(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? StreamSupport.stream(oneOrMore.spliterator(), false)
        : Stream.of(oneOrMore);
  }

  private static Stream<String> texts(JsonNode oneOrMore) {
    return each(oneOrMore).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
