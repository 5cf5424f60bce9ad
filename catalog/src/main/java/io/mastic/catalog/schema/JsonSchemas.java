package io.mastic.catalog.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.mastic.kernel.pattern.ClientPattern;
import io.mastic.kernel.pattern.ClientPatternException;
import io.mastic.kernel.pattern.PatternSteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the validator decides; Glue knows the drafts 4, 6 and 7. */
final class JsonSchemas {

  private static final Map<String, VersionFlag> DRAFTS =
      Map.of("draft-04", VersionFlag.V4, "draft-06", VersionFlag.V6, "draft-07", VersionFlag.V7);

  private JsonSchemas() {}

  /** The draft that a schema says; without a {@code $schema} it is draft 7. */
  static Optional<VersionFlag> draft(JsonNode schema) {
    String declared = schema.path("$schema").asText("http://json-schema.org/draft-07/schema#");
    return DRAFTS.entrySet().stream()
        .filter(each -> declared.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What is wrong with a schema, by the schema of schemas of its draft. */
  static List<String> check(JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      return List.of("a schema is an object or a boolean");
    }
    Optional<VersionFlag> draft = draft(schema);
    if (draft.isEmpty()) {
      return List.of("unknown $schema " + schema.path("$schema").asText());
    }
    JsonSchema meta =
        JsonSchemaFactory.getInstance(draft.get())
            .getSchema(SchemaLocation.of(draft.get().getId()));
    return meta.validate(schema).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  /** The values that a schema accepts. */
  interface Values {
    /**
     * @throws ClientPatternException if a pattern of the schema takes too long
     */
    boolean has(JsonNode value);
  }

  /**
   * @param schema refers to nothing
   * @param steps for its patterns
   */
  static Values values(VersionFlag draft, JsonNode schema, PatternSteps steps) {
    RegularExpressionFactory patterns =
        regex -> {
          ClientPattern pattern = ClientPattern.compile(regex, 0);
          return text -> pattern.find(text, steps);
        };
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().regularExpressionFactory(patterns).build();
    JsonSchema validator = JsonSchemaFactory.getInstance(draft).getSchema(schema, config);
    return value -> validator.validate(value).isEmpty();
  }
}
