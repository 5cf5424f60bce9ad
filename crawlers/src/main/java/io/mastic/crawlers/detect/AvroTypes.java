package io.mastic.crawlers.detect;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns an Avro schema into Hive types.
 *
 * @see <a href="https://avro.apache.org/docs/1.11.1/specification/">Specification</a>
 */
public final class AvroTypes {

  private static final int DEEPEST = 200;

  private final Map<String, JsonNode> named = new HashMap<>();

  private AvroTypes() {}

  /**
   * @throws IllegalArgumentException if it is no schema of a record
   */
  public static List<Column> columns(JsonNode schema) {
    if (!schema.path("type").asText().equals("record")) {
      throw new IllegalArgumentException("its schema is not a record's");
    }
    return new AvroTypes().fields(schema, 0);
  }

  private List<Column> fields(JsonNode record, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema is nested more than " + DEEPEST + " deep");
    }
    remember(record);
    List<Column> columns = new ArrayList<>();
    for (JsonNode field : record.path("fields")) {
      columns.add(new Column(field.path("name").asText(), type(field.path("type"), depth)));
    }
    return columns;
  }

  private void remember(JsonNode type) {
    String name = type.path("name").asText();
    named.put(name, type);
    if (type.has("namespace")) {
      named.put(type.path("namespace").asText() + "." + name, type);
    }
  }

  private Type type(JsonNode type, int depth) {
    if (type.isArray()) {
      return union(type, depth);
    }
    if (type.isTextual()) {
      JsonNode known = named.get(type.asText());
      return known == null ? primitive(type.asText(), "") : complex(known, depth + 1);
    }
    return complex(type, depth);
  }

  private Type complex(JsonNode type, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("a type is made of itself");
    }
    if (!type.path("type").isTextual()) {
      return type(type.path("type"), depth + 1);
    }
    String word = type.path("type").asText();
    if (word.equals("record")) {
      return new Type.Struct(fields(type, depth + 1));
    }
    if (word.equals("array")) {
      return new Type.Array(type(type.path("items"), depth + 1));
    }
    if (word.equals("map")) {
      return new Type.MapOf(Type.STRING, type(type.path("values"), depth + 1));
    }
    if (word.equals("enum") || word.equals("fixed")) {
      remember(type);
    }
    String logical = type.path("logicalType").asText();
    if (logical.equals("decimal")) {
      return Type.atom(
          "decimal(" + type.path("precision").asInt(38) + "," + type.path("scale").asInt(0) + ")");
    }
    return primitive(word, logical);
  }

  /** Of null and one other the other; else a struct of all, as Spark reads it. */
  private Type union(JsonNode union, int depth) {
    List<Type> types = new ArrayList<>();
    for (JsonNode each : union) {
      if (!each.asText().equals("null")) {
        types.add(type(each, depth + 1));
      }
    }
    if (types.size() == 1) {
      return types.get(0);
    }
    if (types.size() == 2 && types.contains(Type.INT) && types.contains(Type.BIGINT)) {
      return Type.BIGINT;
    }
    if (types.size() == 2 && types.contains(Type.DOUBLE) && types.contains(Type.atom("float"))) {
      return Type.DOUBLE;
    }
    List<Column> members = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      members.add(new Column("member" + i, types.get(i)));
    }
    return types.isEmpty() ? Type.STRING : new Type.Struct(members);
  }

  private static Type primitive(String word, String logical) {
    if (logical.equals("date")) {
      return Type.atom("date");
    }
    if (logical.endsWith("timestamp-millis") || logical.endsWith("timestamp-micros")) {
      return Type.atom("timestamp");
    }
    return switch (word) {
      case "int" -> Type.INT;
      case "long" -> Type.BIGINT;
      case "bytes", "fixed" -> Type.atom("binary");
      case "boolean", "float", "double" -> Type.atom(word);
      case "string", "null", "enum" -> Type.STRING;
      default -> throw new IllegalArgumentException("there is no type " + word);
    };
  }
}
