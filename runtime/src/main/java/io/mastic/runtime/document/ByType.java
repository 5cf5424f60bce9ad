package io.mastic.runtime.document;

import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.GlueType.ArrayOf;
import io.mastic.runtime.frame.type.GlueType.Atomic;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.MapOf;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * Texts of XML as values of a schema that is given ({@code withSchema}): one element is a list of
 * one where a list is wanted; what is no value of its type is null.
 *
 * @param valueTag the field of an element's own text
 */
public record ByType(String valueTag) implements Serializable {

  public @Nullable Object of(GlueType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (type instanceof ArrayOf array) {
      List<?> elements = value instanceof List<?> list ? list : List.of(value);
      return elements.stream().map(each -> of(array.element(), each)).collect(Collectors.toList());
    }
    if (type instanceof StructOf struct) {
      return fields(struct, value instanceof Map<?, ?> map ? map : Map.of(valueTag, value));
    }
    if (type instanceof MapOf map) {
      return value instanceof Map<?, ?> fields ? entries(map, fields) : null;
    }
    Object text = value instanceof Map<?, ?> fields ? fields.get(valueTag) : value;
    return type instanceof Atomic atomic && text instanceof String s ? atom(atomic, s) : null;
  }

  private Map<String, @Nullable Object> fields(StructOf struct, Map<?, ?> have) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Field field : struct.fields()) {
      fields.put(field.name(), of(field.type(), find(have, field.name())));
    }
    return fields;
  }

  /** Names of tables are in lower case. */
  private static @Nullable Object find(Map<?, ?> have, String name) {
    Object exact = have.get(name);
    return exact != null
        ? exact
        : have.entrySet().stream()
            .filter(entry -> String.valueOf(entry.getKey()).equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
  }

  private Map<String, @Nullable Object> entries(MapOf map, Map<?, ?> have) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    have.forEach((name, value) -> entries.put(String.valueOf(name), of(map.value(), value)));
    return entries;
  }

  private static @Nullable Object atom(Atomic type, String text) {
    if (type.name().equals("string")) {
      return text;
    }
    String word = text.strip();
    try {
      return switch (type.name()) {
        case "int" -> (Object) Integer.valueOf(word);
        case "long" -> Long.valueOf(word);
        case "short" -> Short.valueOf(word);
        case "byte" -> Byte.valueOf(word);
        case "float" -> Float.valueOf(word);
        case "double" -> Double.valueOf(word);
        case "boolean" -> truth(word);
        case "decimal" -> decimal(word, (DecimalType) type.spark());
        case "date" -> LocalDate.parse(word);
        case "timestamp" -> LocalDateTime.parse(word.replace(' ', 'T'));
        default -> text;
      };
    } catch (RuntimeException noValue) {
      return null;
    }
  }

  private static @Nullable Boolean truth(String word) {
    boolean isOne = word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
    return isOne ? Boolean.valueOf(word) : null;
  }

  private static BigDecimal decimal(String word, DecimalType type) {
    return new BigDecimal(word).setScale(type.scale(), RoundingMode.HALF_UP);
  }
}
