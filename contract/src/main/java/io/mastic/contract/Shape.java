package io.mastic.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service model says of one type or operation, as one line of glue-model.txt. */
final class Shape {

  final List<String> required = new ArrayList<>();
  final List<String> enumeration = new ArrayList<>();

  /** The error codes of an operation. */
  final List<String> errors = new ArrayList<>();

  /** Member name to shape name. */
  final Map<String, String> members = new HashMap<>();

  @Nullable Double min;
  @Nullable Double max;
  @Nullable String pattern;

  /** A model's pattern holds for the whole text; its dot stands for line ends too. */
  @Nullable Pattern compiledPattern;

  /** Shape names of a list's elements, a map's keys and its values. */
  @Nullable String member;

  @Nullable String key;
  @Nullable String value;
  boolean sensitive;
  boolean union;

  static Shape parse(String line) {
    try (JsonParser json = AwsJson.FACTORY.createParser(line)) {
      Shape shape = new Shape();
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String fact = json.currentName();
        json.nextToken();
        shape.learn(fact, json);
      }
      return shape;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets the limits of a text. */
  void allowAnyText() {
    min = null;
    max = null;
    pattern = null;
    compiledPattern = null;
  }

  private void learn(String fact, JsonParser json) throws IOException {
    switch (fact) {
      case "required" -> readStrings(json, required);
      case "enum" -> readStrings(json, enumeration);
      case "errors" -> readStrings(json, errors);
      case "min" -> min = json.getDoubleValue();
      case "max" -> max = json.getDoubleValue();
      case "pattern" -> {
        pattern = json.getText();
        compiledPattern = Pattern.compile(pattern, Pattern.DOTALL);
      }
      case "member" -> member = json.getText();
      case "key" -> key = json.getText();
      case "value" -> value = json.getText();
      case "sensitive" -> sensitive = json.getBooleanValue();
      case "union" -> union = json.getBooleanValue();
      case "members" -> {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          members.put(name, json.nextTextValue());
        }
      }
      default -> json.skipChildren();
    }
  }

  private static void readStrings(JsonParser json, List<String> into) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      into.add(json.getText());
    }
  }
}
