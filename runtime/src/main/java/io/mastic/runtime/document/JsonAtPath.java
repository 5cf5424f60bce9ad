package io.mastic.runtime.document;

import io.mastic.runtime.frame.convert.JsonTexts;
import io.mastic.runtime.frame.convert.TextReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records of JSON documents at a path, as crawlers take it: {@code .name}, {@code ['name']} and
 * {@code .*} lead into objects, {@code [0]} and {@code [*]} into arrays. A list at its end is as
 * many records; what is no object is the field {@code record}, and null is none.
 */
public final class JsonAtPath implements TextReader {
  private static final long serialVersionUID = 1L;

  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<name>[^.\\[\\]]+)|\\['(?<quoted>[^']+)'\\]|\\[(?<index>\\d{1,9}|\\*)\\]");

  private enum Of {
    OBJECT,
    ARRAY
  }

  private record Step(String name, boolean any, Of of) implements Serializable {}

  private final ArrayList<Step> steps = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if it is none
   */
  public JsonAtPath(String said) {
    String path = fromRoot(said);
    Matcher matcher = STEP.matcher(path);
    int end = 1;
    while (end < path.length() && matcher.region(end, path.length()).lookingAt()) {
      steps.add(step(matcher));
      end = matcher.end();
    }
    if (end != path.length()) {
      throw new IllegalArgumentException(
          "The jsonPath " + said + " is none: $, .name, ['name'], [0] and * make one");
    }
  }

  /** A path without the root before it is taken, too. */
  private static String fromRoot(String said) {
    if (said.startsWith("$")) {
      return said;
    }
    return said.startsWith("[") ? "$" + said : "$." + said;
  }

  private static Step step(Matcher matcher) {
    String index = matcher.group("index");
    if (index != null) {
      return new Step(index, index.equals("*"), Of.ARRAY);
    }
    String quoted = matcher.group("quoted");
    String name = matcher.group("name");
    return quoted != null
        ? new Step(quoted, false, Of.OBJECT)
        : new Step(name, name.equals("*"), Of.OBJECT);
  }

  @Override
  public List<Object> read(String text) throws IOException {
    List<Object> records = new ArrayList<>();
    for (Object document : JsonTexts.documents(text)) {
      collect(document, 0, records);
    }
    return records;
  }

  private void collect(Object value, int at, List<Object> records) {
    if (at == steps.size()) {
      add(value, records);
      return;
    }
    Step step = steps.get(at);
    if (value instanceof Map<?, ?> object && step.of() == Of.OBJECT) {
      object.forEach(
          (name, member) -> {
            if (member != null && (step.any() || step.name().equals(name))) {
              collect(member, at + 1, records);
            }
          });
    } else if (value instanceof List<?> array && step.of() == Of.ARRAY) {
      for (int i = 0; i < array.size(); i++) {
        Object element = array.get(i);
        if (element != null && (step.any() || step.name().equals(String.valueOf(i)))) {
          collect(element, at + 1, records);
        }
      }
    }
  }

  private static void add(Object value, List<Object> records) {
    if (value instanceof List<?> list) {
      list.stream().filter(Objects::nonNull).map(JsonAtPath::record).forEach(records::add);
    } else {
      records.add(record(value));
    }
  }

  private static Object record(Object value) {
    return value instanceof Map<?, ?> ? value : Map.of("record", value);
  }
}
