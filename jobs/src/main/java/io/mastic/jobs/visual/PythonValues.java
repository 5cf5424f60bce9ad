package io.mastic.jobs.visual;

import io.mastic.kernel.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as Python writes them; texts of JSON are Python's too. */
final class PythonValues {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f]");

  private PythonValues() {}

  /** Code that stands where a value could. */
  record Expression(String code) {}

  static String of(Object value) {
    if (value instanceof Expression expression) {
      return expression.code();
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(PythonValues::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> of(e.getKey()) + ": " + of(e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return Json.write(value.toString());
  }

  static String tuple(List<String> texts) {
    return texts.stream().map(PythonValues::of).collect(Collectors.joining(", ", "(", ")"));
  }

  /** A text of several lines as it was written, wherever Python can have it so. */
  static String block(String text) {
    boolean plain =
        text.contains("\n")
            && !text.contains("\\")
            && !text.contains("\"\"\"")
            && !text.endsWith("\"")
            && !CONTROL.matcher(text).find();
    return plain ? "\"\"\"" + text + "\"\"\"" : of(text);
  }

  /** A field of a frame: dots go down into structures, odd names stand in backticks. */
  static String field(List<String> path) {
    return path.stream()
        .map(
            name ->
                PLAIN.matcher(name).matches() || !name.contains(".")
                    ? name
                    : "`" + name.replace("`", "``") + "`")
        .collect(Collectors.joining("."));
  }

  static boolean isName(String word) {
    return PLAIN.matcher(word).matches();
  }
}
