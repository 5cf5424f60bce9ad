package io.mastic.runtime.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.spark.sql.avro.SchemaConverters;
import org.apache.spark.sql.types.StructType;

/**
 * The Avro schema of a table, as readers of its files look for it in the SerDe's parameter {@code
 * avro.schema.literal}. Each field may be null and is null by default, so that files from before a
 * column was added can be read by it; timestamps are in milliseconds and decimals are bytes, the
 * only ones that Hive knows: a decimal of Spark's, which is fixed, is binary to it.
 */
final class AvroLiteral {

  /** The SerDe's parameter, and the option that gives it to a writer. */
  static final String OPTION = "avro.schema.literal";

  private static final ObjectMapper JSON = new ObjectMapper();

  private AvroLiteral() {}

  static String of(StructType columns) {
    try {
      JsonNode schema =
          JSON.readTree(SchemaConverters.toAvroType(columns, false, "record", "").toString());
      change(schema);
      return JSON.writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void change(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("logicalType").asText().equals("timestamp-micros")) {
        object.put("logicalType", "timestamp-millis");
      }
      if (object.path("logicalType").asText().equals("decimal")) {
        object.put("type", "bytes").remove(List.of("name", "namespace", "size"));
      }
      if (object.has("name") && object.path("type") instanceof ArrayNode union) {
        object.set("type", nullFirst(union));
        object.putNull("default");
      }
    }
    node.forEach(AvroLiteral::change);
  }

  private static ArrayNode nullFirst(ArrayNode union) {
    ArrayNode ordered = JSON.createArrayNode().add("null");
    for (JsonNode type : union) {
      if (!type.asText().equals("null")) {
        ordered.add(type);
      }
    }
    return ordered;
  }
}
