package io.mastic.crawlers.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A metadata file of Iceberg.
 *
 * @see <a href="https://iceberg.apache.org/spec/#table-metadata">Table metadata</a>
 */
public final class IcebergMetadata {

  private IcebergMetadata() {}

  /**
   * @param location of the metadata file itself
   * @throws LakeException if it names no schema
   */
  public static LakeSchema of(JsonNode metadata, String location) throws LakeException {
    JsonNode schema = metadata.path("schema");
    int current = metadata.path("current-schema-id").asInt(-1);
    for (JsonNode each : metadata.path("schemas")) {
      if (each.path("schema-id").asInt(-2) == current) {
        schema = each;
      }
    }
    if (!schema.path("fields").isArray()) {
      throw new LakeException("its metadata file " + location + " names no schema");
    }
    return new LakeSchema(
        fields(schema), Map.of("table_type", "ICEBERG", "metadata_location", location));
  }

  private static List<Column> fields(JsonNode struct) throws LakeException {
    List<Column> columns = new ArrayList<>();
    for (JsonNode field : struct.path("fields")) {
      columns.add(new Column(field.path("name").asText(), type(field.path("type"))));
    }
    return columns;
  }

  private static Type type(JsonNode type) throws LakeException {
    if (type.isTextual()) {
      return atom(type.asText());
    }
    return switch (type.path("type").asText()) {
      case "struct" -> new Type.Struct(fields(type));
      case "list" -> new Type.Array(type(type.path("element")));
      case "map" -> new Type.MapOf(type(type.path("key")), type(type.path("value")));
      default -> throw new LakeException("its metadata has a type that is not known: " + type);
    };
  }

  private static Type atom(String word) {
    if (word.startsWith("decimal")) {
      return Type.atom(word.replace(" ", ""));
    }
    return switch (word) {
      case "long" -> Type.BIGINT;
      case "boolean", "int", "float", "double", "date", "string", "binary" -> Type.atom(word);
      case "uuid", "time" -> Type.STRING;
      default ->
          word.startsWith("timestamp")
              ? Type.atom("timestamp")
              : word.startsWith("fixed") ? Type.atom("binary") : Type.STRING;
    };
  }
}
