package io.mastic.catalog.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mastic.kernel.Json;
import java.util.List;

/** JSON Schema, drafts 4, 6 and 7. */
final class JsonLanguage implements SchemaLanguage<JsonRoot> {

  private static final ObjectReader WHOLE =
      Json.MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final ObjectWriter SORTED =
      Json.MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Override
  public JsonRoot read(String definition) {
    try {
      JsonNode schema = WHOLE.readTree(definition);
      List<String> wrong = JsonSchemas.check(schema);
      if (!wrong.isEmpty()) {
        throw DefinitionErrors.invalid("JSON", String.join("; ", wrong));
      }
      return JsonRoot.of(schema);
    } catch (JsonProcessingException e) {
      throw DefinitionErrors.invalid("JSON", e.getOriginalMessage());
    }
  }

  @Override
  public Reading reads(JsonRoot reader, JsonRoot writer) {
    return JsonReading.of(reader, writer);
  }

  /** Without blanks, the members in the order of their names. */
  @Override
  public String canonical(String definition) {
    read(definition);
    try {
      return SORTED.writeValueAsString(WHOLE.forType(Object.class).readValue(definition));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read cannot be written", e);
    }
  }

  @Override
  public JsonNode tree(String definition) {
    return Json.read(definition);
  }
}
