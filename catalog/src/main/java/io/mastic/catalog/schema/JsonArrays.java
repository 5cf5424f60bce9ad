package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;
import java.util.Set;

/** The keywords of JSON Schema that are about the elements of arrays. */
final class JsonArrays {

  static final Set<String> KEYWORDS = Set.of("items", "additionalItems", "contains");

  private final JsonReading reading;

  JsonArrays(JsonReading reading) {
    this.reading = reading;
  }

  Reading keyword(JsonPart reader, JsonPart writer, String name) {
    if (!JsonKind.of(writer).contains(JsonKind.ARRAY)) {
      return Reading.YES;
    }
    return switch (name) {
      case "items" -> reading.given(writer, part -> items(reader, part));
      case "additionalItems" -> reading.given(writer, part -> additional(reader, part));
      default -> reading.given(writer, part -> contains(reader, part));
    };
  }

  private Reading items(JsonPart reader, JsonPart writer) {
    if (reader.get("items").isArray()) {
      List<JsonPart> tuple = reader.parts("items");
      Reading all = Reading.YES;
      for (int i = 0; i < tuple.size(); i++) {
        all = all.and(reading.readsWithin(tuple.get(i), at(writer, i)));
      }
      return all;
    }
    return fromOn(reader.part("items"), writer, 0);
  }

  private Reading additional(JsonPart reader, JsonPart writer) {
    return reader.get("items").isArray()
        ? fromOn(reader.part("additionalItems"), writer, reader.get("items").size())
        : Reading.YES;
  }

  /** Whether all elements from a place on are accepted. */
  private Reading fromOn(JsonPart wanted, JsonPart writer, int first) {
    int tuple = writer.get("items").isArray() ? writer.get("items").size() : 0;
    Reading all = Reading.YES;
    for (int i = first; i <= Math.max(tuple, first); i++) {
      all = all.and(reading.readsWithin(wanted, at(writer, i)));
    }
    return all;
  }

  /** What a schema says of the element at a place. */
  private static JsonPart at(JsonPart schema, int place) {
    JsonNode longest = schema.get("maxItems");
    if (longest.isNumber() && longest.asLong() <= place) {
      return schema.part(BooleanNode.FALSE);
    }
    if (!schema.get("items").isArray()) {
      return schema.part("items");
    }
    List<JsonPart> tuple = schema.parts("items");
    return place < tuple.size() ? tuple.get(place) : schema.part("additionalItems");
  }

  private Reading contains(JsonPart reader, JsonPart writer) {
    return writer.has("contains")
        ? reading.readsWithin(reader.part("contains"), writer.part("contains"))
        : Reading.no("contains is new");
  }
}
