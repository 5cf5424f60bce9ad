package io.mastic.crawlers.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JSON path of a custom classifier, with the operators AWS documents: {@code $ * .name ['name']
 * [0]}.
 *
 * @param steps a name, an array index, or {@code *} for any
 */
record JsonPath(String text, List<Step> steps) {

  static final JsonPath ROOT = new JsonPath("$", List.of());

  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<name>[^.\\[\\]]+)|\\['(?<quoted>[^']+)'\\]|\\[(?<index>\\d{1,9}|\\*)\\]");

  /** Of what a step leads into. */
  enum Of {
    OBJECT,
    ARRAY
  }

  /** A member's name or an element's index; {@code any} takes all of either. */
  record Step(String name, boolean any, Of of) {
    boolean takes(String key, Of within) {
      return of == within && (any || name.equals(key));
    }
  }

  JsonPath {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException if it is no path that AWS documents
   */
  static JsonPath parse(String text) {
    String path = fromRoot(text);
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path).region(1, path.length());
    int end = 1;
    while (matcher.lookingAt()) {
      steps.add(step(matcher));
      end = matcher.end();
      matcher.region(end, path.length());
    }
    if (end != path.length() || text.isEmpty()) {
      throw new IllegalArgumentException("Invalid JSON path: " + text);
    }
    return new JsonPath(text, steps);
  }

  /** AWS takes a path without the root before it, too. */
  private static String fromRoot(String text) {
    if (text.startsWith("$")) {
      return text;
    }
    return text.startsWith("[") ? "$" + text : "$." + text;
  }

  /** Dots lead into objects, numbers and stars in brackets into arrays. */
  private static Step step(Matcher matcher) {
    String index = matcher.group("index");
    if (index != null) {
      return new Step(index, index.equals("*"), Of.ARRAY);
    }
    String quoted = matcher.group("quoted");
    return quoted != null
        ? new Step(quoted, false, Of.OBJECT)
        : new Step(matcher.group("name"), matcher.group("name").equals("*"), Of.OBJECT);
  }
}
