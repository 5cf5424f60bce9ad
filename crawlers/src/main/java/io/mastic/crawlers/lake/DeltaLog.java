package io.mastic.crawlers.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A commit of Delta Lake's log: JSON, an action a line.
 *
 * @see <a href="https://github.com/delta-io/delta/blob/master/PROTOCOL.md#change-metadata">Change
 *     Metadata</a>
 */
public final class DeltaLog {

  private DeltaLog() {}

  /** The table's schema, if this commit says it; most only add files. */
  public static Optional<LakeSchema> of(String commit) throws LakeException {
    Optional<LakeSchema> latest = Optional.empty();
    for (String line : commit.split("\n", -1)) {
      if (line.contains("\"metaData\"")) {
        JsonNode schema = read(line).path("metaData").path("schemaString");
        if (schema.isTextual()) {
          latest = Optional.of(schema(read(schema.asText())));
        }
      }
    }
    return latest;
  }

  private static LakeSchema schema(JsonNode schema) throws LakeException {
    return new LakeSchema(fields(schema), Map.of("spark.sql.sources.provider", "delta"));
  }

  private static JsonNode read(String json) throws LakeException {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new LakeException("its log cannot be read: " + e.getOriginalMessage());
    }
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
      case "array" -> new Type.Array(type(type.path("elementType")));
      case "map" -> new Type.MapOf(type(type.path("keyType")), type(type.path("valueType")));
      default -> throw new LakeException("its log has a type that is not known: " + type);
    };
  }

  private static Type atom(String word) {
    return switch (word) {
      case "integer" -> Type.INT;
      case "long" -> Type.BIGINT;
      case "short" -> Type.atom("smallint");
      case "byte" -> Type.atom("tinyint");
      case "timestamp_ntz" -> Type.atom("timestamp");
      case "string", "float", "double", "boolean", "binary", "date", "timestamp" -> Type.atom(word);
      default -> word.startsWith("decimal") ? Type.atom(word.replace(" ", "")) : Type.STRING;
    };
  }
}
