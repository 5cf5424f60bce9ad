package io.mastic.crawlers.detect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mastic.crawlers.explain.Evidence;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which types the top-level fields of the first records have. */
final class JsonEvidence {

  private static final int MOST_RECORDS = 1000;

  private static final ObjectReader READER =
      new ObjectMapper(JsonClassifier.factory()).readerFor(JsonNode.class);

  private final Sample sample;
  private final JsonPath path;

  JsonEvidence(Sample sample, JsonPath path) {
    this.sample = sample;
    this.path = path;
  }

  List<Evidence> evidence(FileSchema schema) {
    Map<String, Integer> places = new HashMap<>();
    for (Column column : schema.columns()) {
      places.put(column.name(), places.size());
    }
    EvidenceBook book = new EvidenceBook(places.size());
    long number = 0;
    for (JsonNode record : records()) {
      number++;
      for (Map.Entry<String, JsonNode> field : fields(record)) {
        Integer place = places.get(field.getKey().toLowerCase(Locale.ROOT));
        if (place != null) {
          book.add(place, kind(field.getValue()), field.getValue().toString(), number);
        }
      }
    }
    return book.evidence(schema);
  }

  private static List<Map.Entry<String, JsonNode>> fields(JsonNode record) {
    return record.isObject()
        ? List.copyOf(record.properties())
        : List.of(Map.entry(record.isArray() ? "array" : "record", record));
  }

  /** The first ones that are whole. */
  private List<JsonNode> records() {
    List<JsonNode> records = new ArrayList<>();
    int start = sample.start();
    try (JsonParser parser =
            JsonClassifier.factory().createParser(sample.content(), start, sample.end() - start);
        MappingIterator<JsonNode> documents = READER.readValues(parser)) {
      while (records.size() < MOST_RECORDS && documents.hasNextValue()) {
        collect(documents.nextValue(), 0, records);
      }
    } catch (IOException | RuntimeException cut) {
      return records;
    }
    return records;
  }

  private void collect(JsonNode node, int step, List<JsonNode> records) {
    if (records.size() >= MOST_RECORDS || (step > 0 && node.isNull())) {
      return;
    }
    if (step == path.steps().size()) {
      boolean isList = step > 0 && node.isArray();
      (isList ? node : List.of(node)).forEach(records::add);
    } else if (node.isObject()) {
      node.properties().stream()
          .filter(field -> path.steps().get(step).takes(field.getKey(), JsonPath.Of.OBJECT))
          .forEach(field -> collect(field.getValue(), step + 1, records));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        if (path.steps().get(step).takes(String.valueOf(i), JsonPath.Of.ARRAY)) {
          collect(node.get(i), step + 1, records);
        }
      }
    }
  }

  /** Of what has parts only that it has. */
  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> "empty";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isInt() ? "int" : value.isLong() ? "bigint" : "double";
      case OBJECT, POJO -> "struct";
      case ARRAY -> "array";
      default -> "string";
    };
  }
}
