package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;

/** What a JSON Schema says of values, as Hive's types; what it leaves open is a text. */
final class JsonColumns {

  /** References may go round in circles. */
  private static final int DEEPEST = 32;

  private final JsonRoot root;

  private JsonColumns(JsonRoot root) {
    this.root = root;
  }

  static List<Column> of(JsonRoot root) {
    JsonColumns types = new JsonColumns(root);
    JsonNode schema = types.resolved(root.node(), 0);
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode description = property.getValue().path("description");
      columns.add(
          Column.builder()
              .name(property.getKey())
              .type(types.type(property.getValue(), 0))
              .comment(description.isTextual() ? description.asText() : null)
              .build());
    }
    return columns;
  }

  private JsonNode resolved(JsonNode schema, int depth) {
    JsonNode reference = schema.path("$ref");
    if (!reference.isTextual() || depth >= DEEPEST) {
      return schema;
    }
    return root.find(reference.asText()).map(found -> resolved(found, depth + 1)).orElse(schema);
  }

  private String type(JsonNode said, int depth) {
    JsonNode schema = resolved(said, depth);
    if (depth >= DEEPEST) {
      return "string";
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      List<JsonNode> others = withoutNull(schema.path(choice));
      if (others.size() == 1) {
        return type(others.get(0), depth + 1);
      }
    }
    return switch (word(schema)) {
      case "boolean" -> "boolean";
      case "integer" -> "bigint";
      case "number" -> "double";
      case "array" -> "array<" + type(schema.path("items"), depth + 1) + ">";
      case "object" -> object(schema, depth);
      default -> "string";
    };
  }

  private static List<JsonNode> withoutNull(JsonNode choices) {
    List<JsonNode> others = new ArrayList<>();
    choices.forEach(
        each -> {
          if (!each.path("type").asText().equals("null")) {
            others.add(each);
          }
        });
    return others;
  }

  /** The only type but null; empty for several and for none. */
  private static String word(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return type.asText();
    }
    List<String> words = new ArrayList<>();
    type.forEach(each -> words.add(each.asText()));
    words.remove("null");
    if (words.size() == 1) {
      return words.get(0);
    }
    return words.isEmpty() && schema.has("properties") ? "object" : "";
  }

  private String object(JsonNode schema, int depth) {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      fields.add(property.getKey() + ":" + type(property.getValue(), depth + 1));
    }
    if (!fields.isEmpty()) {
      return "struct<" + String.join(",", fields) + ">";
    }
    JsonNode others = schema.path("additionalProperties");
    return "map<string," + (others.isObject() ? type(others, depth + 1) : "string") + ">";
  }
}
