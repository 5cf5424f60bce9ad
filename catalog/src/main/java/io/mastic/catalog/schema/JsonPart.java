package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A schema within a JSON Schema. */
record JsonPart(JsonRoot root, JsonNode node) {

  /** Longer chains of references go in circles. */
  private static final int LONGEST_CHAIN = 100;

  /** A keyword's value; missing too if the draft does not know the keyword. */
  JsonNode get(String keyword) {
    return root.knows(keyword) ? node.path(keyword) : MissingNode.getInstance();
  }

  boolean has(String keyword) {
    return !get(keyword).isMissingNode();
  }

  JsonPart part(JsonNode child) {
    return new JsonPart(root, child);
  }

  /** The schema under a keyword; everything is allowed where there is none. */
  JsonPart part(String keyword) {
    return part(has(keyword) ? get(keyword) : BooleanNode.TRUE);
  }

  /** The schemas under a keyword such as allOf. */
  List<JsonPart> parts(String keyword) {
    List<JsonPart> parts = new ArrayList<>();
    if (get(keyword).isArray()) {
      get(keyword).forEach(each -> parts.add(part(each)));
    }
    return parts;
  }

  boolean allowsAll() {
    return node.isObject() ? node.isEmpty() : node.booleanValue();
  }

  boolean allowsNothing() {
    return node.isBoolean() && !node.booleanValue();
  }

  /** What is meant; nothing, if a reference leads out of the schema, or in circles. */
  Optional<JsonPart> resolved() {
    JsonNode at = node;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      // What stands beside a reference does not count in these drafts.
      JsonNode reference = at.path("$ref");
      if (!reference.isTextual()) {
        return Optional.of(part(at));
      }
      Optional<JsonNode> found = root.find(reference.textValue());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      at = found.get();
    }
    return Optional.empty();
  }

  /** Whether two parts are the same text, and mean the same by their references. */
  boolean same(JsonPart other) {
    return same(node, other.node, other.root, new HashSet<>());
  }

  private boolean same(JsonNode mine, JsonNode others, JsonRoot other, Set<String> seen) {
    if (!mine.equals(others)) {
      return false;
    }
    for (String reference : references(mine)) {
      if (seen.add(reference)) {
        Optional<JsonNode> here = root.find(reference);
        Optional<JsonNode> there = other.find(reference);
        if (here.isEmpty() || there.isEmpty() || !same(here.get(), there.get(), other, seen)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean refers() {
    return !references(node).isEmpty();
  }

  private static List<String> references(JsonNode node) {
    return node.findValues("$ref").stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }

  /** The members of an object under a keyword. */
  Set<Map.Entry<String, JsonNode>> members(String keyword) {
    return get(keyword).properties();
  }
}
