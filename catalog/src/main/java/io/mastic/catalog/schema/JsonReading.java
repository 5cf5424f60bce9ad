package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.catalog.schema.Reading.Answer;
import io.mastic.kernel.Json;
import io.mastic.kernel.pattern.ClientPatternException;
import io.mastic.kernel.pattern.PatternSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether every value that one JSON Schema accepts is accepted by another. Each keyword of the
 * reader has to follow from what the writer says. A yes is a proof; a keyword that is new is a no;
 * a keyword that changed in a way that nobody can judge is undecided.
 */
final class JsonReading {

  /** Schemas that nest choices in choices take more steps than anybody has. */
  private static final int MOST_STEPS = 10_000;

  /** Deeper schemas are in no file that a person wrote; those that go in circles are. */
  private static final int DEEPEST = 200;

  /** What is asked now, and how deep within the values. */
  private final Map<Pair, Integer> asked = new HashMap<>();

  private final JsonObjects objects = new JsonObjects(this);
  private final JsonArrays arrays = new JsonArrays(this);

  /** For all patterns of both schemas together. */
  private final PatternSteps patternSteps = new PatternSteps(20_000_000);

  private int steps;
  private int depth;
  private int level;

  private JsonReading() {}

  /** Two places in two schemas, the same only if they are the same places. */
  private record Pair(JsonNode reader, JsonNode writer) {

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Pair pair && pair.reader == reader && pair.writer == writer;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(reader) + System.identityHashCode(writer);
    }
  }

  static Reading of(JsonRoot reader, JsonRoot writer) {
    JsonPart whole = new JsonPart(reader, reader.node());
    JsonPart other = new JsonPart(writer, writer.node());
    if (whole.node().equals(other.node())) {
      return Reading.YES;
    }
    if (reader.draft() != writer.draft()) {
      return Reading.undecided("the drafts are not the same");
    }
    return new JsonReading().reads(whole, other);
  }

  /** Whether the reader accepts all that the writer accepts. */
  Reading reads(JsonPart reader, JsonPart writer) {
    if (reader.allowsAll() || writer.allowsNothing()) {
      return Reading.YES;
    }
    Optional<JsonPart> wanted = reader.resolved();
    Optional<JsonPart> given = writer.resolved();
    if (wanted.isEmpty() || given.isEmpty()) {
      return Reading.undecided("a $ref leads out of the schema");
    }
    return bounded(() -> ask(wanted.get(), given.get()));
  }

  /** The same for what is within the values: properties and elements. */
  Reading readsWithin(JsonPart reader, JsonPart writer) {
    level++;
    try {
      return reads(reader, writer);
    } finally {
      level--;
    }
  }

  PatternSteps patternSteps() {
    return patternSteps;
  }

  private Reading bounded(Supplier<Reading> step) {
    if (++steps > MOST_STEPS || depth > DEEPEST) {
      return Reading.undecided("the schemas are too intricate");
    }
    depth++;
    try {
      return step.get();
    } finally {
      depth--;
    }
  }

  private Reading ask(JsonPart reader, JsonPart writer) {
    if (JsonKind.of(writer).isEmpty() || reader.same(writer)) {
      return Reading.YES;
    }
    if (reader.allowsNothing()) {
      return Reading.no("nothing is allowed any more");
    }
    Pair pair = new Pair(reader.node(), writer.node());
    Integer before = asked.get(pair);
    if (before != null) {
      // A schema within itself: what is asked holds for values if it holds for those within.
      return before < level ? Reading.YES : Reading.undecided("a schema refers to itself");
    }
    asked.put(pair, level);
    try {
      Optional<Reading> byValues = values(writer).map(values -> accepts(reader, values));
      return byValues.isPresent() ? byValues.get() : keywords(reader, writer);
    } finally {
      asked.remove(pair);
    }
  }

  private Reading keywords(JsonPart reader, JsonPart writer) {
    Reading all = Reading.YES;
    for (Iterator<String> names = reader.node().fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (reader.has(name)) {
        all = all.and(keyword(reader, writer, name));
      }
      if (all.is(Answer.NO)) {
        return all;
      }
    }
    return all;
  }

  private Reading keyword(JsonPart reader, JsonPart writer, String name) {
    return switch (name) {
      case "type" ->
          Reading.yesIf(
              JsonKind.named(reader.get(name)).containsAll(JsonKind.of(writer)),
              "type: " + reader.get(name));
      case "enum", "const" -> Reading.no(name + " is new");
      case "allOf" -> each(reader.parts(name), part -> reads(part, writer));
      case "anyOf" -> any(reader.parts(name), writer);
      case "oneOf" -> one(reader, writer);
      case "not" -> not(reader, writer);
      case "if" -> condition(reader, writer);
      default ->
          JsonBounds.KEYWORDS.contains(name)
              ? JsonBounds.keyword(this, reader, writer, name)
              : JsonObjects.KEYWORDS.contains(name)
                  ? objects.keyword(reader, writer, name)
                  : JsonArrays.KEYWORDS.contains(name)
                      ? arrays.keyword(reader, writer, name)
                      // Titles, defaults, definitions and the like say nothing about values.
                      : Reading.YES;
    };
  }

  /**
   * Whether something follows from a schema: from its own keywords, from one of allOf, or from each
   * of anyOf or oneOf.
   */
  Reading given(JsonPart writer, Function<JsonPart, Reading> need) {
    return writer
        .resolved()
        .map(schema -> bounded(() -> follows(schema, need)))
        .orElseGet(() -> Reading.undecided("a $ref leads out of the schema"));
  }

  private Reading follows(JsonPart schema, Function<JsonPart, Reading> need) {
    if (schema.allowsNothing()) {
      return Reading.YES;
    }
    Reading best = need.apply(schema);
    for (JsonPart part : schema.parts("allOf")) {
      best = best.is(Answer.YES) ? best : best.or(given(part, need));
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      if (!best.is(Answer.YES) && schema.has(choice)) {
        best = best.or(each(schema.parts(choice), part -> given(part, need)));
      }
    }
    return best;
  }

  static Reading each(List<JsonPart> parts, Function<JsonPart, Reading> holds) {
    Reading all = Reading.YES;
    for (JsonPart part : parts) {
      all = all.is(Answer.NO) ? all : all.and(holds.apply(part));
    }
    return all;
  }

  /** The values of a schema, where it lists them. */
  private static Optional<List<JsonNode>> values(JsonPart schema) {
    List<JsonNode> values = new ArrayList<>();
    if (schema.has("const")) {
      values.add(schema.get("const"));
    } else if (schema.get("enum").isArray()) {
      schema.get("enum").forEach(values::add);
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private Reading accepts(JsonPart reader, List<JsonNode> values) {
    if (reader.refers()) {
      return Reading.undecided("values are listed, and the other schema has references");
    }
    JsonSchemas.Values accepted =
        JsonSchemas.values(reader.root().draft(), reader.node(), patternSteps);
    try {
      return Reading.yesIf(
          values.stream().allMatch(accepted::has), "a value of " + values + " is not accepted");
    } catch (ClientPatternException e) {
      return Reading.undecided("a pattern is not understood: " + e.getMessage());
    }
  }

  /** Whether all values are of one of the choices, or those of each part of the writer are. */
  private Reading any(List<JsonPart> choices, JsonPart writer) {
    Reading best = Reading.no("none of anyOf fits");
    for (JsonPart choice : choices) {
      best = best.is(Answer.YES) ? best : best.or(reads(choice, writer));
    }
    List<JsonPart> pieces = pieces(writer);
    if (!best.is(Answer.YES) && !pieces.isEmpty()) {
      best = best.or(each(pieces, piece -> any(choices, piece)));
    }
    return best;
  }

  /** Schemas that together are a schema: by its choices, or by the types of its values. */
  private static List<JsonPart> pieces(JsonPart schema) {
    List<JsonPart> pieces = new ArrayList<>();
    if (!schema.node().isObject()) {
      return pieces;
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        for (JsonPart part : schema.parts(choice)) {
          // Not a deep copy: a schema within is known by its place.
          ObjectNode piece = Json.MAPPER.createObjectNode();
          piece.setAll((ObjectNode) schema.node());
          piece.remove(choice);
          ObjectNode both = Json.MAPPER.createObjectNode();
          both.putArray("allOf").add(piece).add(part.node());
          pieces.add(schema.part(both));
        }
        return pieces;
      }
    }
    if (schema.get("type").size() > 1) {
      for (JsonNode type : schema.get("type")) {
        ObjectNode piece = Json.MAPPER.createObjectNode();
        piece.setAll((ObjectNode) schema.node());
        pieces.add(schema.part(piece.set("type", type)));
      }
    }
    return pieces;
  }

  private Reading one(JsonPart reader, JsonPart writer) {
    Reading same = unchanged(reader, writer, "oneOf");
    if (same.is(Answer.YES)) {
      return same;
    }
    List<JsonPart> choices = reader.parts("oneOf");
    Reading fits = any(choices, writer);
    return fits.is(Answer.YES) && !apart(choices)
        ? Reading.undecided("choices of oneOf may overlap")
        : fits;
  }

  private static boolean apart(List<JsonPart> choices) {
    for (int i = 0; i < choices.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!JsonKind.apart(choices.get(i), choices.get(j))
            && !JsonObjects.apart(choices.get(i), choices.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The other way round: what is not wanted now has not been wanted before. */
  private Reading not(JsonPart reader, JsonPart writer) {
    JsonPart unwanted = reader.part("not");
    if (JsonKind.apart(unwanted, writer)) {
      return Reading.YES;
    }
    return given(
        writer,
        part -> part.has("not") ? reads(part.part("not"), unwanted) : Reading.no("not is new"));
  }

  private Reading condition(JsonPart reader, JsonPart writer) {
    Reading both = reads(reader.part("then"), writer).and(reads(reader.part("else"), writer));
    if (both.is(Answer.YES)) {
      return both;
    }
    return given(
        writer,
        part -> {
          if (!part.has("if")) {
            return Reading.no("if is new");
          }
          boolean same =
              List.of("if", "then", "else").stream()
                  .allMatch(name -> reader.part(name).same(part.part(name)));
          return same ? Reading.YES : Reading.undecided("if, then and else changed");
        });
  }

  /** Whether a keyword is the same, is new, or changed in a way that cannot be judged. */
  Reading unchanged(JsonPart reader, JsonPart writer, String name) {
    return given(
        writer,
        part -> {
          if (!part.has(name)) {
            return Reading.no(name + " is new");
          }
          return reader.part(name).same(part.part(name))
              ? Reading.YES
              : Reading.undecided(name + " changed");
        });
  }
}
