package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A queue as it is kept.
 *
 * @param name unique in account and region
 * @param document its id, times, attributes and tags
 */
record MessageQueue(String name, ObjectNode document) {

  static MessageQueue made(String name, String id, long now) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("Id", id).put("Created", now).put("Modified", now);
    document.putObject("Attributes");
    document.putObject("Tags");
    return new MessageQueue(name, document);
  }

  /** By which its messages belong to it; another queue of the same name has another. */
  String id() {
    return document.path("Id").asText();
  }

  boolean isFifo() {
    return name.endsWith(".fifo");
  }

  ObjectNode attributes() {
    return document.withObjectProperty("Attributes");
  }

  ObjectNode tags() {
    return document.withObjectProperty("Tags");
  }

  Optional<String> find(String attribute) {
    JsonNode value = attributes().get(attribute);
    return value == null ? Optional.empty() : Optional.of(value.asText());
  }

  /** An attribute that is a number, or what AWS takes for none. */
  int number(String attribute) {
    return find(attribute)
        .map(Integer::parseInt)
        .orElseGet(() -> QueueAttributes.bounds(attribute).otherwise());
  }

  boolean says(String attribute) {
    return find(attribute).map(Boolean::parseBoolean).orElse(false);
  }

  Optional<RedrivePolicy> redrive() {
    return find("RedrivePolicy").map(RedrivePolicy::parse);
  }

  Map<String, String> tagMap() {
    Map<String, String> tags = new TreeMap<>();
    tags().properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }
}
