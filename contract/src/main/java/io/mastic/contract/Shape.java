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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the service model says of one type or operation, as one line of glue-model.txt. */
final class Shape {

  /** A pattern that is any number of characters of one class. */
  /** Characters more than the most that a text may have. */
  private static final int FAR_BEYOND = 4096;

  private static final Pattern ONE_CLASS = Pattern.compile("\\[[^\\[\\]]*]\\*");

  private static final String PLAIN =
      IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

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
  private @Nullable Pattern compiledPattern;

  /** Whether any text of printable ASCII fits the pattern, which most texts are and most do. */
  private boolean takesPlainText;

  /** Shape names of a list's elements, a map's keys and its values. */
  @Nullable String member;

  @Nullable String key;
  @Nullable String value;
  boolean sensitive;
  boolean union;

  /** Values that begin so are not listed, and are right. */
  @Nullable String openPrefix;

  /** Whether a text is of the enumeration, if there is one. */
  boolean lists(String text) {
    return enumeration.isEmpty()
        || enumeration.contains(text)
        || (openPrefix != null && text.startsWith(openPrefix));
  }

  /** Whether a text fits the pattern, if there is one. */
  boolean fits(String text) {
    if (compiledPattern == null || (takesPlainText && isPlain(text))) {
      return true;
    }
    if (max != null && text.length() > max + FAR_BEYOND) {
      // It is refused for its length; some patterns take the square of it.
      return true;
    }
    try {
      return compiledPattern.matcher(text).matches();
    } catch (StackOverflowError e) {
      return false;
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

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
        takesPlainText =
            ONE_CLASS.matcher(pattern).matches() && compiledPattern.matcher(PLAIN).matches();
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
