package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A whole JSON Schema, into which the references of its parts point.
 *
 * @param named whether parts of it have names of their own, which references may mean
 */
record JsonRoot(JsonNode node, VersionFlag draft, boolean named) {

  private static final Set<String> SINCE_6 =
      Set.of("const", "contains", "propertyNames", "examples");
  private static final Set<String> SINCE_7 = Set.of("if", "then", "else");

  static JsonRoot of(JsonNode schema) {
    VersionFlag draft =
        JsonSchemas.draft(schema).orElseThrow(() -> new IllegalArgumentException("no draft"));
    String id = draft == VersionFlag.V4 ? "id" : "$id";
    long names = schema.findValues(id).stream().filter(JsonNode::isTextual).count();
    return new JsonRoot(schema, draft, names > (schema.has(id) ? 1 : 0));
  }

  /** Whether the draft has a keyword; validators pass over those that it has not. */
  boolean knows(String keyword) {
    return switch (draft) {
      case V4 -> !SINCE_6.contains(keyword) && !SINCE_7.contains(keyword);
      case V6 -> !SINCE_7.contains(keyword);
      default -> true;
    };
  }

  /** What a reference means, if it points into this very schema. */
  Optional<JsonNode> find(String reference) {
    if (named || !reference.startsWith("#")) {
      return Optional.empty();
    }
    try {
      // In a fragment a plus is a plus.
      String pointer =
          URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(node.at(pointer)).filter(found -> found.isObject() || found.isBoolean());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
