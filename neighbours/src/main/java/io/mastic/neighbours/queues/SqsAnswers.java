package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.List;
import java.util.Map;

/** Messages as receivers are given them, with the attributes that they asked for; pure. */
final class SqsAnswers {

  private static final List<String> KEPT =
      List.of(
          "SequenceNumber",
          "MessageDeduplicationId",
          "MessageGroupId",
          "AWSTraceHeader",
          "DeadLetterQueueSourceArn");

  private SqsAnswers() {}

  /**
   * @param system names of system attributes, or {@code All}
   * @param own names of the message's attributes, beginnings of them, or {@code All}
   */
  static ObjectNode of(QueueMessages.Received received, List<String> system, List<String> own) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (received.messages().isEmpty()) {
      return answer;
    }
    ArrayNode list = answer.putArray("Messages");
    for (QueuedMessage message : received.messages()) {
      ObjectNode document = message.document();
      ObjectNode node = list.addObject();
      node.put("MessageId", message.place().id());
      node.put("ReceiptHandle", message.place().handle(received.receipt()));
      String body = document.path("Body").asText();
      node.put("MD5OfBody", MessageFields.md5(body)).put("Body", body);
      ObjectNode facts = facts(message);
      if (!system.contains("All")) {
        facts.retain(system);
      }
      if (!facts.isEmpty()) {
        node.set("Attributes", facts);
      }
      ObjectNode wanted = wanted(document.path("Attributes"), own);
      if (!wanted.isEmpty()) {
        node.put("MD5OfMessageAttributes", MessageFields.md5(wanted));
        node.set("MessageAttributes", wanted);
      }
    }
    return answer;
  }

  private static ObjectNode facts(QueuedMessage message) {
    ObjectNode facts = Json.MAPPER.createObjectNode();
    ObjectNode document = message.document();
    facts.put("SenderId", document.path("Sender").asText());
    facts.put("SentTimestamp", document.path("Sent").asText());
    facts.put("ApproximateReceiveCount", String.valueOf(message.received()));
    facts.put("ApproximateFirstReceiveTimestamp", String.valueOf(message.firstAt()));
    KEPT.stream()
        .filter(document::has)
        .forEach(name -> facts.put(name, document.get(name).asText()));
    return facts;
  }

  private static ObjectNode wanted(JsonNode attributes, List<String> names) {
    ObjectNode wanted = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> entry : attributes.properties()) {
      if (names.stream().anyMatch(name -> isMeant(name, entry.getKey()))) {
        wanted.set(entry.getKey(), entry.getValue());
      }
    }
    return wanted;
  }

  private static boolean isMeant(String wanted, String attribute) {
    return wanted.equals("All")
        || wanted.equals(attribute)
        || (wanted.endsWith(".*")
            && attribute.startsWith(wanted.substring(0, wanted.length() - 2)));
  }
}
