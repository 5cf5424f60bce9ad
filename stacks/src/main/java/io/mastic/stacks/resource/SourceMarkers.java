package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in files instead of values that are known only once they are deployed. */
record SourceMarkers(Map<String, String> values) {

  SourceMarkers {
    values = Map.copyOf(values);
  }

  static SourceMarkers of(JsonNode markers, JsonNode config) {
    boolean isJson = config.path("jsonEscape").asBoolean(false);
    Map<String, String> values = new LinkedHashMap<>();
    markers
        .properties()
        .forEach(
            each -> {
              String quoted = each.getValue().toString();
              boolean isEscaped = isJson && each.getValue().isTextual();
              values.put(
                  each.getKey(),
                  isEscaped ? quoted.substring(1, quoted.length() - 1) : each.getValue().asText());
            });
    return new SourceMarkers(values);
  }

  boolean isNone() {
    return values.isEmpty();
  }

  /** Bytes that are no text come back as they are: each is a character of its own meanwhile. */
  byte[] fill(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> each : values.entrySet()) {
      text = text.replace(bytes(each.getKey()), bytes(each.getValue()));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
