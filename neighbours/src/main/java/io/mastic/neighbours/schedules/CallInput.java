package io.mastic.neighbours.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;

/** What a target is given: the schedule's input with the words of the moment in it; pure. */
final class CallInput {

  private CallInput() {}

  static String of(JsonNode call, int attempt) {
    JsonNode input = call.at("/target/Input");
    if (!input.isTextual()) {
      return call.at("/target/Arn").asText().contains(":::aws-sdk:") ? "{}" : standing(call);
    }
    return input
        .asText()
        .replace("<aws.scheduler.schedule-arn>", call.path("arn").asText())
        .replace("<aws.scheduler.scheduled-time>", call.path("time").asText())
        .replace("<aws.scheduler.execution-id>", call.path("id").asText())
        .replace("<aws.scheduler.attempt-number>", String.valueOf(attempt));
  }

  /** What AWS sends where a schedule says nothing. */
  private static String standing(JsonNode call) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("version", "0").put("id", call.path("id").asText());
    event.put("detail-type", "Scheduled Event").put("source", "aws.scheduler");
    event.put("account", call.path("account").asText()).put("time", call.path("time").asText());
    event.put("region", call.path("region").asText());
    event.putArray("resources").add(call.path("arn").asText());
    return Json.write(event.put("detail", "{}"));
  }
}
