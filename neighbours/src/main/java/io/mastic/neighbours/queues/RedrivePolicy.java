package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;

/**
 * Where messages go that were received too often.
 *
 * @param target ARN of the queue of dead letters
 * @param most how often a message is received before it goes there
 */
record RedrivePolicy(String target, int most) {

  private static final int MOST = 1_000;

  /**
   * @throws io.mastic.wire.json.JsonServiceException for what is no such policy
   */
  static RedrivePolicy parse(String json) {
    JsonNode policy;
    try {
      policy = Json.read(json);
    } catch (IllegalArgumentException e) {
      throw invalid(json, "Redrive policy is not a valid JSON map.");
    }
    String target = policy.path("deadLetterTargetArn").asText();
    if (!policy.isObject() || target.isEmpty() || !policy.has("maxReceiveCount")) {
      throw invalid(
          json,
          "Redrive policy does not contain mandatory attribute: maxReceiveCount and"
              + " deadLetterTargetArn.");
    }
    int most = number(policy.get("maxReceiveCount"));
    if (most < 1 || most > MOST) {
      throw invalid(
          json,
          "Invalid value for maxReceiveCount: "
              + policy.get("maxReceiveCount")
              + ", valid values are from 1 to 1000 both inclusive.");
    }
    return new RedrivePolicy(target, most);
  }

  private static int number(JsonNode value) {
    try {
      return Integer.parseInt(value.asText());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static RuntimeException invalid(String json, String reason) {
    return SqsErrors.invalid(
        "Value " + json + " for parameter RedrivePolicy is invalid. Reason: " + reason);
  }
}
