package io.mastic.runtime.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Connection or format options as scripts write them: names in any case, and truths, numbers and
 * lists also as texts.
 */
public final class Options {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static final Options NONE = new Options(Map.of());

  private final Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  public Options(Map<String, ? extends @Nullable Object> values) {
    values.forEach(
        (name, value) -> {
          if (value != null) {
            this.values.put(name, value);
          }
        });
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(Object::toString);
  }

  public String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /** Throws IllegalArgumentException if the option is missing. */
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("The option " + name + " is missing"));
  }

  /** All of them, by name. */
  public Map<String, Object> all() {
    return new TreeMap<>(values);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public boolean isOn(String name) {
    return text(name).map(value -> value.equalsIgnoreCase("true")).orElse(false);
  }

  public boolean isOff(String name) {
    return text(name).map(value -> value.equalsIgnoreCase("false")).orElse(false);
  }

  public long number(String name, long otherwise) {
    return text(name).map(value -> Double.valueOf(value).longValue()).orElse(otherwise);
  }

  /** A list; a single text counts as a list of one, and a JSON list in a text as that list. */
  public List<String> texts(String name) {
    Object value = values.get(name);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    String text = value == null ? "" : value.toString().trim();
    if (text.startsWith("[")) {
      try {
        return List.of(JSON.readValue(text, String[].class));
      } catch (JsonProcessingException notJson) {
        throw new IllegalArgumentException(
            "The option " + name + " is not a list: " + text, notJson);
      }
    }
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** These options and others, which win. */
  public Options with(Options others) {
    Options both = new Options(values);
    both.values.putAll(others.values);
    return both;
  }

  /** These options but for some. */
  public Options without(List<String> names) {
    Options rest = new Options(values);
    names.forEach(rest.values::remove);
    return rest;
  }

  /** All of them as texts, the names as they were written. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  public Options with(String name, Object value) {
    return with(new Options(Map.of(name, value)));
  }
}
