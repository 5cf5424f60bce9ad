package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into a queue.
 *
 * @param attributes by name, as SQS has them
 * @param systemAttributes those that a sender may give: {@code AWSTraceHeader}
 * @param delay in seconds; null for the queue's own
 * @param group only for FIFO queues
 * @param dedup only for FIFO queues
 */
public record Outgoing(
    String body,
    JsonNode attributes,
    JsonNode systemAttributes,
    @Nullable Integer delay,
    @Nullable String group,
    @Nullable String dedup) {

  /** A message of this server's own. */
  public static Outgoing of(String body, JsonNode attributes) {
    return new Outgoing(body, attributes, Json.MAPPER.createObjectNode(), null, null, null);
  }

  /** The same for a FIFO queue. */
  public Outgoing in(@Nullable String messageGroup, @Nullable String deduplication) {
    return new Outgoing(body, attributes, systemAttributes, delay, messageGroup, deduplication);
  }

  /** As a call or an entry of a batch gives it. */
  static Outgoing of(JsonNode call) {
    return new Outgoing(
        call.path("MessageBody").asText(),
        object(call, "MessageAttributes"),
        object(call, "MessageSystemAttributes"),
        call.hasNonNull("DelaySeconds") ? (Integer) call.get("DelaySeconds").asInt() : null,
        text(call, "MessageGroupId"),
        text(call, "MessageDeduplicationId"));
  }

  private static JsonNode object(JsonNode call, String name) {
    return call.get(name) instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
  }

  private static @Nullable String text(JsonNode call, String name) {
    return call.hasNonNull(name) ? call.get(name).asText() : null;
  }
}
