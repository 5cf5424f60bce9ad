package io.mastic.wire.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mastic.contract.AwsJson;
import io.mastic.contract.Errors;
import io.mastic.contract.Operation;
import io.mastic.kernel.Caller;
import io.mastic.wire.text.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.GlueResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The page tokens of one request as its client sees them: in front of the room's own token stands a
 * mark of the listing that it continues.
 *
 * <p>So a token of another operation, of another caller's listing or of a request that asks for
 * something else is refused, and never starts a wrong page.
 */
public final class PageTokens {

  private static final String TOKEN = "NextToken";

  /** What may differ from page to page: it does not say what is listed. */
  private static final Set<String> FREE = Set.of(TOKEN, "MaxResults", "Limit", "AuditContext");

  private static final int MARK = 16;

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Operation operation;
  private final GlueRequest asked;
  private @Nullable String mark;

  public PageTokens(Operation operation, GlueRequest asked) {
    this.operation = operation;
    this.asked = asked;
  }

  /**
   * The request with the room's own token.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if its token is none
   *     of this listing
   */
  public GlueRequest forRoom() {
    String token = token(asked);
    if (token == null) {
      return asked;
    }
    if (token.isEmpty()) {
      return (GlueRequest) with(asked.toBuilder(), null);
    }
    if (!token.startsWith(mark())) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
    return (GlueRequest) with(asked.toBuilder(), token.substring(MARK));
  }

  /** The answer with the token that the client gives back for the next page. */
  public GlueResponse forClient(GlueResponse answer) {
    String token = token(answer);
    return token == null || token.isEmpty()
        ? answer
        : (GlueResponse) with(answer.toBuilder(), mark() + token);
  }

  private String mark() {
    if (mark == null) {
      Caller caller = Caller.current();
      String listing =
          String.join("\n", operation.name(), caller.account(), caller.region(), question());
      mark = Digests.sha256Hex(listing).substring(0, MARK);
    }
    return mark;
  }

  /** What is asked for, written the same way whatever the order of a client's maps. */
  private String question() {
    try {
      Map<?, ?> members = SORTED.readValue(AwsJson.write(asked), Map.class);
      members.keySet().removeAll(FREE);
      return SORTED.writeValueAsString(members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String token(SdkPojo pojo) {
    SdkField<?> field = pojo.sdkFieldNameToField().get(TOKEN);
    return field == null ? null : (String) field.getValueOrDefault(pojo);
  }

  private static Object with(Object builder, @Nullable String token) {
    SdkPojo members = (SdkPojo) builder;
    SdkField<?> field = members.sdkFieldNameToField().get(TOKEN);
    if (field == null) {
      throw new IllegalStateException("no member " + TOKEN);
    }
    field.set(builder, token);
    return ((Buildable) builder).build();
  }
}
