package io.mastic.crawlers.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Look;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import io.mastic.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks as JSON and back, without how many records there were: that each file has its own. */
final class LookJson {

  private LookJson() {}

  static ObjectNode write(Look look) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    if (look instanceof Look.Unknown unknown) {
      return json.put("why", unknown.why());
    }
    Look.Recognized recognized = (Look.Recognized) look;
    json.set("format", format(recognized.format()));
    json.put("named", recognized.schema().names() == FileSchema.Names.GIVEN);
    json.set("columns", columns(recognized.schema().columns()));
    json.set("paths", Json.MAPPER.valueToTree(recognized.paths()));
    return json.put("certainty", recognized.certainty());
  }

  static Look read(JsonNode json, long records) {
    if (json.has("why")) {
      return new Look.Unknown(json.get("why").asText());
    }
    List<String> paths = new ArrayList<>();
    json.path("paths").forEach(path -> paths.add(path.asText()));
    FileSchema.Names names =
        json.path("named").asBoolean() ? FileSchema.Names.GIVEN : FileSchema.Names.MADE_UP;
    return new Look.Recognized(
        format(json.path("format")),
        new FileSchema(columns(json.path("columns")), names),
        records,
        paths,
        json.path("certainty").asDouble(1));
  }

  private static ObjectNode format(Format format) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("classification", format.classification());
    json.put("compression", format.compression());
    json.set("parameters", Json.MAPPER.valueToTree(format.parameters()));
    Serde serde = format.serde();
    json.putArray("serde").add(serde.library()).add(serde.inputFormat()).add(serde.outputFormat());
    json.set("serdeParameters", Json.MAPPER.valueToTree(serde.parameters()));
    Format unquoted = format.unquoted();
    if (unquoted != null) {
      json.set("unquoted", format(unquoted));
    }
    return json;
  }

  private static Format format(JsonNode json) {
    JsonNode serde = json.path("serde");
    return new Format(
        json.path("classification").asText(),
        json.path("compression").asText(),
        texts(json.path("parameters")),
        new Serde(
            text(serde.path(0)),
            text(serde.path(1)),
            text(serde.path(2)),
            texts(json.path("serdeParameters"))),
        json.has("unquoted") ? format(json.get("unquoted")) : null);
  }

  private static @Nullable String text(JsonNode json) {
    return json.isTextual() ? json.textValue() : null;
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new HashMap<>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static ArrayNode columns(List<Column> columns) {
    ArrayNode json = Json.MAPPER.createArrayNode();
    columns.forEach(column -> json.add(column.name()).add(type(column.type())));
    return json;
  }

  private static List<Column> columns(JsonNode json) {
    List<Column> columns = new ArrayList<>(json.size() / 2);
    for (int i = 0; i + 1 < json.size(); i += 2) {
      columns.add(new Column(json.get(i).asText(), type(json.get(i + 1))));
    }
    return columns;
  }

  /** An atom is its name; what has parts is an object. */
  private static JsonNode type(Type type) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    if (type instanceof Type.Atom atom) {
      return json.textNode(atom.name());
    }
    if (type instanceof Type.Array array) {
      return json.set("of", type(array.element()));
    }
    if (type instanceof Type.MapOf map) {
      json.set("key", type(map.key()));
      return json.set("value", type(map.value()));
    }
    return json.set("fields", columns(((Type.Struct) type).fields()));
  }

  private static Type type(JsonNode json) {
    if (json.isTextual()) {
      return Type.atom(json.asText());
    }
    if (json.has("of")) {
      return new Type.Array(type(json.get("of")));
    }
    return json.has("key")
        ? new Type.MapOf(type(json.get("key")), type(json.get("value")))
        : new Type.Struct(columns(json.path("fields")));
  }
}
