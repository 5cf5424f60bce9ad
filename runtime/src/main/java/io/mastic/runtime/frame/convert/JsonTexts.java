package io.mastic.runtime.frame.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records in JSON, read leniently as Glue reads them, and written one per line. */
public final class JsonTexts {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Date.class, ToStringSerializer.instance)
                  .addSerializer(Timestamp.class, ToStringSerializer.instance))
          .build();

  private JsonTexts() {}

  /**
   * The values in a text: one after another, on as many lines as they like. A list at the top is as
   * many records.
   *
   * @throws JsonProcessingException if the text is not JSON
   */
  public static List<Object> read(String text) throws IOException {
    List<Object> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        Object value = parser.readValueAs(Object.class);
        if (value instanceof List<?> list) {
          values.addAll(list);
        } else {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** The values in a text, one after another, a list as a list; null is passed over. */
  public static List<Object> documents(String text) throws IOException {
    List<Object> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        Object value = parser.readValueAs(Object.class);
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** The first value of a text, a list as a list. */
  public static List<Object> readWhole(String text) throws IOException {
    Object value = JSON.readValue(text, Object.class);
    return value == null ? List.of() : List.of(value);
  }

  /** The fields in front of the fault, for the error record. */
  public static Map<String, Object> salvage(String text) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, parser.readValueAs(Object.class));
        }
      }
    } catch (IOException untilHere) {
      return fields;
    }
    return fields;
  }

  static String write(Object record) {
    try {
      return JSON.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A value that JSON cannot hold: " + e.getMessage(), e);
    }
  }

  /** With a space after each colon and comma, as Glue's show prints. */
  static String writeSpaced(Object record) {
    try {
      return JSON.writer(SPACED).writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A value that JSON cannot hold: " + e.getMessage(), e);
    }
  }

  private static final PrettyPrinter SPACED = new Spaced();

  private static final class Spaced extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }
  }
}
