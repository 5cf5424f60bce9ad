package io.mastic.stacks.template;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The text of a template as a tree: JSON, or YAML whose short tags are written out. */
public final class TemplateText {

  /** In bytes: what may come from S3. */
  public static final int LARGEST = 1_048_576;

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TemplateText() {}

  /**
   * Reads a template.
   *
   * @throws TemplateException if it is neither JSON nor YAML, is no mapping, or is too large
   */
  public static ObjectNode read(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw new TemplateException("Template may not exceed 1000000 bytes in size.");
    }
    JsonNode tree = tree(text);
    if (tree instanceof ObjectNode object) {
      NullValues.refuse(object);
      return object;
    }
    throw TemplateException.format("unsupported structure.");
  }

  /** Any piece of a template, as {@code AWS::Include} brings it. */
  static JsonNode tree(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return YamlTree.read(text);
    }
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      return yamlInBraces(text, e);
    }
  }

  private static JsonNode yamlInBraces(String text, JsonProcessingException json) {
    try {
      return YamlTree.read(text);
    } catch (TemplateException notYaml) {
      String where =
          json.getLocation() == null
              ? ""
              : " (line "
                  + json.getLocation().getLineNr()
                  + ", column "
                  + json.getLocation().getColumnNr()
                  + ")";
      throw TemplateException.format("JSON not well-formed." + where);
    }
  }
}
