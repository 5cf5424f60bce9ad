package io.mastic.neighbours.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import io.mastic.kernel.Json;
import io.mastic.neighbours.patterns.EventPattern;
import io.mastic.neighbours.queues.Outgoing;
import io.mastic.neighbours.queues.Sqs;
import io.mastic.neighbours.shelf.Shelf;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to a topic: all queues that want a message have it, in one transaction. */
final class Publishing {

  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
  private static final int MOST_BYTES = 262_144;

  private final Db db;
  private final Clock clock;
  private final Topics topics;
  private final Sqs queues;

  Publishing(Db db, Clock clock, Topics topics, Sqs queues) {
    this.db = db;
    this.clock = clock;
    this.topics = topics;
    this.queues = queues;
  }

  /**
   * Publishes.
   *
   * @param message {@code Message}, {@code Subject}, {@code MessageAttributes}...
   * @return its id
   */
  String publish(String topic, JsonNode message) {
    String text = message.path("Message").asText();
    if (text.isEmpty()) {
      throw SnsErrors.invalid("Empty message");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw SnsErrors.invalid("Message too long");
    }
    String body = message.path("MessageStructure").asText().equals("json") ? forQueues(text) : text;
    String id = Ids.uuid();
    db.writeOnly(
        h -> {
          ObjectNode unused = topics.load(topic);
          for (Shelf.Item subscriber : topics.subscribers(topic)) {
            if (wants(subscriber.document(), message, body)) {
              send(topic, subscriber, message, new Identified(id, body));
            }
          }
        });
    return id;
  }

  private record Identified(String id, String body) {}

  private static String forQueues(String text) {
    JsonNode all = FilterPolicy.parsed(text);
    if (!all.isObject() || !all.path("default").isTextual()) {
      throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
    }
    return all.path("sqs").asText(all.get("default").asText());
  }

  private static boolean wants(ObjectNode subscription, JsonNode message, String body) {
    JsonNode policy = subscription.at("/Attributes/FilterPolicy");
    if (policy.isMissingNode()) {
      return true;
    }
    EventPattern pattern = FilterPolicy.parse(policy.asText());
    boolean byBody =
        subscription.at("/Attributes/FilterPolicyScope").asText().equals("MessageBody");
    JsonNode seen =
        byBody ? FilterPolicy.parsed(body) : FilterPolicy.seen(message.path("MessageAttributes"));
    return seen.isObject() && pattern.matches(seen);
  }

  private void send(String topic, Shelf.Item subscriber, JsonNode message, Identified out) {
    ObjectNode subscription = subscriber.document();
    String endpoint = subscription.path("Endpoint").asText();
    Outgoing sent = outgoing(topic, subscriber, message, out);
    try {
      if (queues.send(endpoint, sent)) {
        return;
      }
      LOG.warn("the queue {} of a subscription to {} is gone", endpoint, topic);
    } catch (JsonServiceException e) {
      LOG.warn("the queue {} does not take a message of {}: {}", endpoint, topic, e.getMessage());
    }
    JsonNode redrive =
        FilterPolicy.parsed(subscription.at("/Attributes/RedrivePolicy").asText("{}"));
    String dead = redrive.path("deadLetterTargetArn").asText("");
    if (!dead.isEmpty() && !queues.send(dead, sent)) {
      LOG.warn("the queue {} for dead letters of {} is gone too", dead, topic);
    }
  }

  private Outgoing outgoing(String topic, Shelf.Item subscriber, JsonNode message, Identified out) {
    JsonNode attributes =
        message.get("MessageAttributes") instanceof ObjectNode object
            ? object
            : Json.MAPPER.createObjectNode();
    boolean isRaw =
        subscriber.document().at("/Attributes/RawMessageDelivery").asText().equals("true");
    if (isRaw) {
      return Outgoing.of(out.body(), attributes);
    }
    ObjectNode envelope = Json.MAPPER.createObjectNode();
    envelope.put("Type", "Notification").put("MessageId", out.id()).put("TopicArn", topic);
    if (message.hasNonNull("Subject")) {
      envelope.put("Subject", message.get("Subject").asText());
    }
    envelope.put("Message", out.body()).put("Timestamp", clock.instant().toString());
    if (!attributes.isEmpty()) {
      ObjectNode shown = envelope.putObject("MessageAttributes");
      attributes
          .properties()
          .forEach(
              entry ->
                  shown
                      .putObject(entry.getKey())
                      .put("Type", entry.getValue().path("DataType").asText())
                      .put(
                          "Value",
                          entry
                              .getValue()
                              .path("StringValue")
                              .asText(entry.getValue().path("BinaryValue").asText())));
    }
    return Outgoing.of(Json.write(envelope), Json.MAPPER.createObjectNode());
  }
}
