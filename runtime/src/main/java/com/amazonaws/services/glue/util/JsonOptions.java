package com.amazonaws.services.glue.util;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options as a JSON object.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-util-jsonoptions.html">JsonOptions</a>
 */
public class JsonOptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> values;

  /** Throws IllegalArgumentException if the text is not a JSON object. */
  public JsonOptions(String json) {
    this(read(json));
  }

  public JsonOptions(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  public static JsonOptions empty() {
    return new JsonOptions(Map.of());
  }

  /**
   * The options in their order; values are those of JSON: text, numbers, booleans, lists, maps,
   * null.
   */
  public Map<String, Object> toMap() {
    return new LinkedHashMap<>(values);
  }

  @Override
  public String toString() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Options that are no JSON: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> read(String json) {
    if (json == null || json.isBlank()) {
      return Map.of();
    }
    try {
      return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Options have to be a JSON object: " + json, e);
    }
  }
}
