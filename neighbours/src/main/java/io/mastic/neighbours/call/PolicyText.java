package io.mastic.neighbours.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a text is a policy by its grammar. What a policy allows is not looked at, and one without
 * statements is taken, since it says nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar</a>
 */
public final class PolicyText {

  private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
  private static final Set<String> EFFECTS = Set.of("Allow", "Deny");
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private PolicyText() {}

  /** What is wrong with it, in IAM's words. */
  public static Optional<String> flaw(String text) {
    JsonNode policy;
    try {
      policy = Json.read(text);
    } catch (IllegalArgumentException e) {
      return Optional.of("This policy contains invalid Json");
    }
    if (!policy.isObject()) {
      return Optional.of("This policy contains invalid Json");
    }
    boolean isVersioned =
        !policy.has("Version") || VERSIONS.contains(policy.path("Version").asText());
    return isVersioned && statements(policy).stream().allMatch(PolicyText::isStatement)
        ? Optional.empty()
        : Optional.of("Syntax errors in policy.");
  }

  private static List<JsonNode> statements(JsonNode policy) {
    JsonNode said = policy.path("Statement");
    if (!said.isArray()) {
      return said.isMissingNode() ? List.of() : List.of(said);
    }
    List<JsonNode> all = new ArrayList<>();
    said.forEach(all::add);
    return all;
  }

  private static boolean isStatement(JsonNode statement) {
    if (!statement.isObject() || !EFFECTS.contains(statement.path("Effect").asText())) {
      return false;
    }
    for (String element : (Iterable<String>) statement::fieldNames) {
      if (!ELEMENTS.contains(element)) {
        return false;
      }
    }
    return isOneOf(statement, "Action") && !isTwice(statement, "Resource");
  }

  private static boolean isTwice(JsonNode statement, String element) {
    return statement.has(element) && statement.has("Not" + element);
  }

  /** The element or its opposite, a text or several. */
  private static boolean isOneOf(JsonNode statement, String element) {
    JsonNode said =
        statement.has(element) ? statement.path(element) : statement.path("Not" + element);
    if (isTwice(statement, element)) {
      return false;
    }
    for (JsonNode one : said) {
      if (!one.isTextual()) {
        return false;
      }
    }
    return said.isTextual() || (said.isArray() && !said.isEmpty());
  }
}
