package io.mastic.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;

/** JSON Schemas against the schema of schemas of their draft; Glue knows the drafts 4, 6 and 7. */
final class JsonSchemas {

  private static final Map<String, VersionFlag> DRAFTS =
      Map.of("draft-04", VersionFlag.V4, "draft-06", VersionFlag.V6, "draft-07", VersionFlag.V7);

  private JsonSchemas() {}

  /** What is wrong with a schema; without a {@code $schema} it is one of draft 7. */
  static List<String> check(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      return List.of("a schema is an object or a boolean");
    }
    String declared = schema.path("$schema").asText("http://json-schema.org/draft-07/schema#");
    VersionFlag draft =
        DRAFTS.entrySet().stream()
            .filter(each -> declared.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    if (draft == null) {
      return List.of("unknown $schema " + declared);
    }
    JsonSchema meta =
        JsonSchemaFactory.getInstance(draft).getSchema(SchemaLocation.of(draft.getId()));
    return meta.validate(schema).stream().map(ValidationMessage::getMessage).sorted().toList();
  }
}
