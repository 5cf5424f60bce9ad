package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of JSON values that schemas tell apart. */
enum JsonKind {
  NULL,
  BOOLEAN,
  INTEGER,
  /** A number that is no integer. */
  FRACTION,
  STRING,
  ARRAY,
  OBJECT;

  /** The kinds that values of a schema may be of: perhaps more than there are, never fewer. */
  static Set<JsonKind> of(JsonPart schema) {
    return of(schema, new IdentityHashMap<>());
  }

  /** Whether no value is of both schemas, as their kinds tell. */
  static boolean apart(JsonPart one, JsonPart other) {
    Set<JsonKind> common = of(one);
    common.retainAll(of(other));
    return common.isEmpty();
  }

  /** The kinds that the keyword {@code type} names; all, if it is not there. */
  static Set<JsonKind> named(JsonNode type) {
    if (type.isMissingNode()) {
      return all();
    }
    Set<JsonKind> kinds = none();
    if (type.isTextual()) {
      kinds.addAll(named(type.textValue()));
    } else {
      type.forEach(each -> kinds.addAll(named(each.asText())));
    }
    return kinds;
  }

  private static Set<JsonKind> named(String type) {
    return switch (type) {
      case "null" -> EnumSet.of(NULL);
      case "boolean" -> EnumSet.of(BOOLEAN);
      case "integer" -> EnumSet.of(INTEGER);
      case "number" -> EnumSet.of(INTEGER, FRACTION);
      case "string" -> EnumSet.of(STRING);
      case "array" -> EnumSet.of(ARRAY);
      case "object" -> EnumSet.of(OBJECT);
      default -> none();
    };
  }

  /**
   * @param known the answers so far; a schema within itself is taken to allow all
   */
  private static Set<JsonKind> of(JsonPart part, Map<JsonNode, Set<JsonKind>> known) {
    Optional<JsonPart> resolved = part.resolved();
    if (resolved.isEmpty()) {
      return all();
    }
    JsonPart schema = resolved.get();
    Set<JsonKind> answer = known.get(schema.node());
    if (answer == null) {
      known.put(schema.node(), all());
      answer = kinds(schema, known);
      known.put(schema.node(), answer);
    }
    return EnumSet.copyOf(answer);
  }

  private static Set<JsonKind> kinds(JsonPart schema, Map<JsonNode, Set<JsonKind>> known) {
    if (schema.allowsNothing()) {
      return none();
    }
    Set<JsonKind> kinds = named(schema.get("type"));
    if (schema.get("enum").isArray()) {
      Set<JsonKind> listed = none();
      schema.get("enum").forEach(value -> listed.add(of(value)));
      kinds.retainAll(listed);
    }
    if (schema.has("const")) {
      kinds.retainAll(EnumSet.of(of(schema.get("const"))));
    }
    for (JsonPart each : schema.parts("allOf")) {
      kinds.retainAll(of(each, known));
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        Set<JsonKind> union = none();
        schema.parts(choice).forEach(each -> union.addAll(of(each, known)));
        kinds.retainAll(union);
      }
    }
    return kinds;
  }

  private static JsonKind of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> NULL;
      case BOOLEAN -> BOOLEAN;
      case STRING -> STRING;
      case ARRAY -> ARRAY;
      case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? INTEGER : FRACTION;
      default -> OBJECT;
    };
  }

  private static Set<JsonKind> all() {
    return EnumSet.allOf(JsonKind.class);
  }

  private static Set<JsonKind> none() {
    return EnumSet.noneOf(JsonKind.class);
  }
}
