package io.mastic.neighbours.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.patterns.EventPattern;
import io.mastic.wire.json.JsonServiceException;

/** Which messages a subscription wants, by their attributes or their body; pure. */
final class FilterPolicy {

  private FilterPolicy() {}

  /**
   * @throws JsonServiceException for what is no policy
   */
  static EventPattern parse(String policy) {
    try {
      return EventPattern.parse(policy);
    } catch (JsonServiceException e) {
      if (e.status() == 501) {
        throw e;
      }
      String reason =
          String.valueOf(e.getMessage()).replace("Event pattern is not valid. Reason: ", "");
      throw SnsErrors.invalid("FilterPolicy: " + reason);
    }
  }

  /** A message as a policy on attributes sees it. */
  static ObjectNode seen(JsonNode attributes) {
    ObjectNode seen = Json.MAPPER.createObjectNode();
    attributes
        .properties()
        .forEach(
            entry -> {
              String type = entry.getValue().path("DataType").asText();
              String text = entry.getValue().path("StringValue").asText();
              if (type.equals("Number") || type.equals("String.Array")) {
                seen.set(entry.getKey(), parsed(text));
              } else if (!type.startsWith("Binary")) {
                seen.put(entry.getKey(), text);
              }
            });
    return seen;
  }

  /** A body as a policy on bodies sees it; one that is no JSON object matches nothing. */
  static JsonNode parsed(String text) {
    try {
      return Json.read(text);
    } catch (IllegalArgumentException e) {
      return Json.MAPPER.missingNode();
    }
  }
}
