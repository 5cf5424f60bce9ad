package io.mastic.runtime.frame.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.ChoiceOf;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DecimalType;

/**
 * Schemas as JSON, the form of {@code withSchema} and of Python's gluetypes: {@code
 * {"dataType":"struct","fields":[{"name":
 * "x","container":{"dataType":"int","properties":{}},"properties":{}}],"properties":{}}}; arrays
 * have elementType, maps valueType, choices choices, decimals precision and scale.
 */
public final class TypeJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TypeJson() {}

  public static String write(GlueType type) {
    return node(type).toString();
  }

  /** Reads a struct. Throws IllegalArgumentException for other JSON. */
  public static StructOf read(String json) {
    try {
      if (type(JSON.readTree(json)) instanceof StructOf struct) {
        return struct;
      }
      throw new IllegalArgumentException("A schema has to be a struct: " + json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a schema in JSON: " + json, e);
    }
  }

  private static ObjectNode node(GlueType type) {
    ObjectNode node = JSON.createObjectNode().put("dataType", type.name());
    if (type instanceof Atomic atomic && atomic.spark() instanceof DecimalType decimal) {
      node.put("precision", decimal.precision()).put("scale", decimal.scale());
    } else if (type instanceof ArrayOf array) {
      node.set("elementType", node(array.element()));
    } else if (type instanceof MapOf map) {
      if (!map.key().equals(GlueType.STRING)) {
        node.set("keyType", node(map.key()));
      }
      node.set("valueType", node(map.value()));
    } else if (type instanceof ChoiceOf choice) {
      ArrayNode choices = node.putArray("choices");
      choice.alternatives().forEach(a -> choices.add(node(a)));
    } else if (type instanceof StructOf struct) {
      ArrayNode fields = node.putArray("fields");
      struct.fields().forEach(f -> field(fields.addObject(), f));
    }
    node.putObject("properties");
    return node;
  }

  private static void field(ObjectNode node, Field field) {
    node.put("name", field.name());
    node.set("container", node(field.type()));
    node.putObject("properties");
  }

  private static GlueType type(JsonNode node) {
    String word = node.isTextual() ? node.asText() : node.path("dataType").asText();
    return switch (word) {
      case "struct" -> new StructOf(fields(node.path("fields")));
      case "array", "set" ->
          new ArrayOf(node.has("elementType") ? type(node.get("elementType")) : GlueType.NULL);
      case "map" ->
          new MapOf(
              node.has("keyType") ? type(node.get("keyType")) : GlueType.STRING,
              node.has("valueType") ? type(node.get("valueType")) : GlueType.NULL);
      case "choice" -> choice(node.path("choices"));
      case "decimal" ->
          GlueType.decimal(node.path("precision").asInt(10), node.path("scale").asInt(2));
      case "unknown" -> GlueType.NULL;
      case "enum" -> GlueType.STRING;
      default ->
          TypeNames.find(word)
              .<GlueType>map(a -> a)
              .orElseThrow(
                  () -> new IllegalArgumentException("Unknown data type in schema: " + word));
    };
  }

  private static List<Field> fields(JsonNode nodes) {
    List<Field> fields = new ArrayList<>();
    nodes.forEach(n -> fields.add(new Field(n.path("name").asText(), type(n.path("container")))));
    return fields;
  }

  private static GlueType choice(JsonNode nodes) {
    List<GlueType> types = new ArrayList<>();
    nodes.forEach(n -> types.add(type(n)));
    return TypeMerge.choice(types);
  }
}
