package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keywords of JSON Schema that limit numbers, lengths and texts. */
final class JsonBounds {

  private static final Set<JsonKind> NUMBERS = EnumSet.of(JsonKind.INTEGER, JsonKind.FRACTION);
  private static final Set<JsonKind> STRINGS = EnumSet.of(JsonKind.STRING);
  private static final Set<JsonKind> ARRAYS = EnumSet.of(JsonKind.ARRAY);
  private static final Set<JsonKind> OBJECTS = EnumSet.of(JsonKind.OBJECT);

  /** The keywords, and the kinds of values that they are about. */
  private static final Map<String, Set<JsonKind>> ABOUT =
      Map.ofEntries(
          Map.entry("minimum", NUMBERS),
          Map.entry("exclusiveMinimum", NUMBERS),
          Map.entry("maximum", NUMBERS),
          Map.entry("exclusiveMaximum", NUMBERS),
          Map.entry("multipleOf", NUMBERS),
          Map.entry("minLength", STRINGS),
          Map.entry("maxLength", STRINGS),
          Map.entry("pattern", STRINGS),
          Map.entry("format", STRINGS),
          Map.entry("minItems", ARRAYS),
          Map.entry("maxItems", ARRAYS),
          Map.entry("uniqueItems", ARRAYS),
          Map.entry("minProperties", OBJECTS),
          Map.entry("maxProperties", OBJECTS));

  static final Set<String> KEYWORDS = ABOUT.keySet();

  private JsonBounds() {}

  /** A limit, and whether it is allowed itself. */
  private record Limit(BigDecimal at, boolean inclusive) {}

  static Reading keyword(JsonReading reading, JsonPart reader, JsonPart writer, String name) {
    Set<JsonKind> kinds = JsonKind.of(writer);
    if (Collections.disjoint(kinds, ABOUT.getOrDefault(name, Set.of()))) {
      return Reading.YES;
    }
    if (name.equals("pattern") || name.equals("format")) {
      return reading.given(writer, part -> text(reader, part, name));
    }
    if (name.equals("multipleOf") && !kinds.contains(JsonKind.FRACTION)) {
      BigDecimal step = reader.get(name).decimalValue();
      if (isMultiple(BigDecimal.ONE, step)) {
        return Reading.YES;
      }
    }
    return reading.given(
        writer, part -> Reading.yesIf(holds(reader, part, name), name + " is narrower"));
  }

  private static Reading text(JsonPart reader, JsonPart writer, String name) {
    if (!writer.has(name)) {
      return Reading.no(name + " is new");
    }
    return reader.get(name).equals(writer.get(name))
        ? Reading.YES
        : Reading.undecided(name + " changed");
  }

  private static boolean holds(JsonPart reader, JsonPart writer, String name) {
    return switch (name) {
      case "minimum", "exclusiveMinimum" -> within(lower(reader), lower(writer), 1);
      case "maximum", "exclusiveMaximum" -> within(upper(reader), upper(writer), -1);
      case "multipleOf" ->
          writer.has(name)
              && isMultiple(writer.get(name).decimalValue(), reader.get(name).decimalValue());
      case "uniqueItems" ->
          !reader.get(name).asBoolean()
              || writer.get(name).asBoolean()
              || (writer.has("maxItems") && writer.get("maxItems").asLong() <= 1);
      case "minLength", "minItems" -> writer.get(name).asLong() >= reader.get(name).asLong();
      case "minProperties" ->
          Math.max(writer.get(name).asLong(), writer.get("required").size())
              >= reader.get(name).asLong();
      default -> writer.has(name) && writer.get(name).asLong() <= reader.get(name).asLong();
    };
  }

  private static boolean isMultiple(BigDecimal number, BigDecimal step) {
    return step.signum() != 0 && number.remainder(step).signum() == 0;
  }

  /**
   * @param sign 1 for lower limits, -1 for upper ones
   */
  private static boolean within(Optional<Limit> reader, Optional<Limit> writer, int sign) {
    if (reader.isEmpty()) {
      return true;
    }
    if (writer.isEmpty()) {
      return false;
    }
    int order = sign * writer.get().at().compareTo(reader.get().at());
    return order > 0 || (order == 0 && (reader.get().inclusive() || !writer.get().inclusive()));
  }

  private static Optional<Limit> lower(JsonPart part) {
    return limit(part.get("minimum"), part.get("exclusiveMinimum"), 1);
  }

  private static Optional<Limit> upper(JsonPart part) {
    return limit(part.get("maximum"), part.get("exclusiveMaximum"), -1);
  }

  /** In draft 4 the exclusive keyword is a boolean, later it is a limit of its own. */
  private static Optional<Limit> limit(JsonNode inclusive, JsonNode exclusive, int sign) {
    Optional<Limit> one =
        inclusive.isNumber()
            ? Optional.of(
                new Limit(
                    inclusive.decimalValue(), !(exclusive.isBoolean() && exclusive.asBoolean())))
            : Optional.empty();
    Optional<Limit> other =
        exclusive.isNumber()
            ? Optional.of(new Limit(exclusive.decimalValue(), false))
            : Optional.empty();
    return within(one, other, sign) ? other.or(() -> one) : one;
  }
}
