package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.schema.Reading.Answer;
import io.mastic.kernel.pattern.ClientPattern;
import io.mastic.kernel.pattern.ClientPatternException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The keywords of JSON Schema that are about the properties of objects. */
final class JsonObjects {

  static final Set<String> KEYWORDS =
      Set.of(
          "properties",
          "patternProperties",
          "additionalProperties",
          "required",
          "propertyNames",
          "dependencies");

  private final JsonReading reading;

  JsonObjects(JsonReading reading) {
    this.reading = reading;
  }

  Reading keyword(JsonPart reader, JsonPart writer, String name) {
    if (!JsonKind.of(writer).contains(JsonKind.OBJECT)) {
      return Reading.YES;
    }
    try {
      return switch (name) {
        case "properties" -> properties(reader, writer);
        case "patternProperties" -> patterns(reader, writer);
        case "additionalProperties" -> reading.given(writer, part -> additional(reader, part));
        case "required" -> required(reader, writer);
        case "propertyNames" -> reading.given(writer, part -> names(reader, part));
        default -> dependencies(reader, writer);
      };
    } catch (ClientPatternException e) {
      return Reading.undecided("a pattern is not understood: " + e.getMessage());
    }
  }

  private Reading properties(JsonPart reader, JsonPart writer) {
    Reading all = Reading.YES;
    for (Map.Entry<String, JsonNode> each : reader.members("properties")) {
      JsonPart wanted = reader.part(each.getValue());
      all = all.and(reading.given(writer, part -> property(wanted, part, each.getKey())));
    }
    return all;
  }

  /** Whether what a writer says of a property, in one place or another, suffices. */
  private Reading property(JsonPart wanted, JsonPart writer, String name) {
    Reading best = Reading.no("property " + name);
    for (JsonPart said : said(writer, name)) {
      best = best.is(Answer.YES) ? best : best.or(reading.readsWithin(wanted, said));
    }
    return best;
  }

  /** All that a schema says of a property. */
  private List<JsonPart> said(JsonPart schema, String name) {
    List<JsonPart> said = new ArrayList<>();
    if (schema.get("properties").has(name)) {
      said.add(schema.part(schema.get("properties").get(name)));
    }
    for (Map.Entry<String, JsonNode> each : schema.members("patternProperties")) {
      if (matches(each.getKey(), name)) {
        said.add(schema.part(each.getValue()));
      }
    }
    return said.isEmpty() ? List.of(schema.part("additionalProperties")) : said;
  }

  private boolean matches(String pattern, String name) {
    return ClientPattern.compile(pattern, 0).find(name, reading.patternSteps());
  }

  private Reading patterns(JsonPart reader, JsonPart writer) {
    Reading all = Reading.YES;
    for (Map.Entry<String, JsonNode> each : reader.members("patternProperties")) {
      JsonPart wanted = reader.part(each.getValue());
      all = all.and(reading.given(writer, part -> pattern(wanted, part, each.getKey())));
    }
    return all;
  }

  private Reading pattern(JsonPart wanted, JsonPart writer, String pattern) {
    JsonNode same = writer.get("patternProperties").path(pattern);
    Reading bySame =
        same.isMissingNode()
            ? Reading.no("pattern " + pattern)
            : reading.readsWithin(wanted, writer.part(same));
    return bySame.is(Answer.YES)
        ? bySame
        : bySame.or(others(wanted, writer, name -> matches(pattern, name), Set.of()));
  }

  private Reading additional(JsonPart reader, JsonPart writer) {
    Set<String> patterns = new HashSet<>();
    reader.members("patternProperties").forEach(each -> patterns.add(each.getKey()));
    return others(
        reader.part("additionalProperties"),
        writer,
        name ->
            !reader.get("properties").has(name)
                && patterns.stream().noneMatch(pattern -> matches(pattern, name)),
        patterns);
  }

  /**
   * Whether properties are accepted that are not named one by one.
   *
   * @param meant which of the names that the writer names are meant
   * @param notMeant patterns of the writer whose properties are not meant
   */
  private Reading others(
      JsonPart wanted, JsonPart writer, Predicate<String> meant, Set<String> notMeant) {
    Reading all = reading.readsWithin(wanted, writer.part("additionalProperties"));
    for (Map.Entry<String, JsonNode> each : writer.members("properties")) {
      if (meant.test(each.getKey())) {
        all = all.and(property(wanted, writer, each.getKey()));
      }
    }
    for (Map.Entry<String, JsonNode> each : writer.members("patternProperties")) {
      if (!notMeant.contains(each.getKey())) {
        all = all.and(reading.readsWithin(wanted, writer.part(each.getValue())));
      }
    }
    return all;
  }

  private Reading required(JsonPart reader, JsonPart writer) {
    Reading all = Reading.YES;
    for (JsonNode name : reader.get("required")) {
      all =
          all.and(
              reading.given(
                  writer, part -> Reading.yesIf(requires(part, name), "required: " + name)));
    }
    return all;
  }

  private static boolean requires(JsonPart schema, JsonNode name) {
    for (JsonNode each : schema.get("required")) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }

  private Reading names(JsonPart reader, JsonPart writer) {
    return writer.has("propertyNames")
        ? reading.readsWithin(reader.part("propertyNames"), writer.part("propertyNames"))
        : Reading.no("propertyNames is new");
  }

  private Reading dependencies(JsonPart reader, JsonPart writer) {
    Reading all = Reading.YES;
    for (Map.Entry<String, JsonNode> each : reader.members("dependencies")) {
      JsonNode wanted = each.getValue();
      Reading always =
          wanted.isArray() ? Reading.no("") : reading.reads(reader.part(wanted), writer);
      all =
          all.and(
              always.is(Answer.YES)
                  ? always
                  : reading.given(writer, part -> dependency(reader, part, each.getKey())));
    }
    return all;
  }

  private Reading dependency(JsonPart reader, JsonPart writer, String name) {
    JsonNode wanted = reader.get("dependencies").get(name);
    JsonNode given = writer.get("dependencies").path(name);
    if (wanted.isArray()) {
      boolean all = true;
      for (JsonNode each : wanted) {
        all &= requires(writer, each) || (given.isArray() && contains(given, each));
      }
      return Reading.yesIf(all, "dependencies of " + name);
    }
    if (given.isMissingNode()) {
      return Reading.no("dependencies of " + name);
    }
    return given.isArray()
        ? Reading.undecided("dependencies of " + name + " changed")
        : reading.reads(reader.part(wanted), writer.part(given));
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    for (JsonNode each : array) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no object is of both schemas, since a property tells them apart. */
  static boolean apart(JsonPart one, JsonPart other) {
    Optional<JsonPart> first = one.resolved();
    Optional<JsonPart> second = other.resolved();
    if (first.isEmpty() || second.isEmpty() || !isObject(first.get()) || !isObject(second.get())) {
      return false;
    }
    for (JsonNode name : first.get().get("required")) {
      Set<JsonNode> values = values(first.get(), name.asText());
      Set<JsonNode> others = values(second.get(), name.asText());
      if (requires(second.get(), name)
          && !values.isEmpty()
          && !others.isEmpty()
          && Collections.disjoint(values, others)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isObject(JsonPart part) {
    return JsonKind.of(part).equals(Set.of(JsonKind.OBJECT));
  }

  private static Set<JsonNode> values(JsonPart schema, String property) {
    Set<JsonNode> values = new HashSet<>();
    JsonPart part = schema.part(schema.get("properties").path(property));
    if (part.has("const")) {
      values.add(part.get("const"));
    } else if (part.get("enum").isArray()) {
      part.get("enum").forEach(values::add);
    }
    return values;
  }
}
