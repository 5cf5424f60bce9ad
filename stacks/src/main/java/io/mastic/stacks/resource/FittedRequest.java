package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.neighbours.call.FormShape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Properties fitted to a request of a service's model: templates write numbers, booleans and times
 * as texts, and texts as numbers. Members that the request does not know are collected.
 */
final class FittedRequest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<String> unknown = new ArrayList<>();

  /** In the form in which AWS names them: {@code #/Target: extraneous key [X] ...}. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  ObjectNode fit(ObjectNode document, FormShape shape) {
    return members(document, shape, "#");
  }

  private ObjectNode members(ObjectNode document, FormShape shape, String path) {
    ObjectNode fitted = JSON.objectNode();
    document
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              if (shape.members().contains(name)) {
                fitted.set(name, value(member.getValue(), shape.member(name), path + "/" + name));
              } else {
                unknown.add(path + ": extraneous key [" + name + "] is not permitted");
              }
            });
    return fitted;
  }

  private JsonNode value(JsonNode value, FormShape shape, String path) {
    return switch (shape.type()) {
      case "structure" -> value instanceof ObjectNode of ? members(of, shape, path) : value;
      case "map" -> value instanceof ObjectNode of ? map(of, shape, path) : value;
      case "list" -> list(value, shape, path);
      case "boolean" -> truth(value);
      case "integer", "long", "double", "float" -> number(value);
      case "timestamp" -> time(value);
      default -> JSON.textNode(value.isValueNode() ? value.asText() : value.toString());
    };
  }

  private ObjectNode map(ObjectNode map, FormShape shape, String path) {
    ObjectNode fitted = JSON.objectNode();
    map.properties()
        .forEach(
            entry ->
                fitted.set(
                    entry.getKey(),
                    value(entry.getValue(), shape.value(), path + "/" + entry.getKey())));
    return fitted;
  }

  private JsonNode list(JsonNode list, FormShape shape, String path) {
    ArrayNode fitted = JSON.arrayNode();
    if (list.isArray()) {
      list.forEach(item -> fitted.add(value(item, shape.element(), path)));
    } else {
      fitted.add(value(list, shape.element(), path));
    }
    return fitted;
  }

  private static JsonNode truth(JsonNode value) {
    return switch (value.asText()) {
      case "true" -> JSON.booleanNode(true);
      case "false" -> JSON.booleanNode(false);
      default -> value;
    };
  }

  private static JsonNode number(JsonNode value) {
    try {
      return value.isTextual() ? JSON.numberNode(new BigDecimal(value.asText())) : value;
    } catch (NumberFormatException e) {
      return value;
    }
  }

  /** Templates write {@code 2026-12-01T08:00:00Z}, services seconds. */
  private static JsonNode time(JsonNode value) {
    try {
      return value.isTextual()
          ? JSON.numberNode(instant(value.asText()).toEpochMilli() / 1_000.0)
          : value;
    } catch (DateTimeException e) {
      return value;
    }
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
