package io.mastic.runtime.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A grok pattern that a script gives, as a regular expression over a line. The server's crawlers
 * have their own, which clients must not be able to slow down; a job's patterns are its own matter.
 *
 * @param regex whose groups are the fields and no others
 * @param fields by name, each with its Hive type
 */
record LogPattern(String regex, Map<String, String> fields) {

  private static final Pattern PART =
      Pattern.compile("%\\{(\\w+)(?::([^:;}]+))?(?:[:;]([^}]+))?\\}");

  private static final Map<String, String> TYPES =
      Map.of(
          "byte",
          "tinyint",
          "short",
          "smallint",
          "int",
          "int",
          "integer",
          "int",
          "long",
          "bigint",
          "float",
          "float",
          "double",
          "double",
          "boolean",
          "boolean",
          "string",
          "string");

  /** Before the bracket of a field's group; no pattern has it. */
  private static final char FIELD = '\u0001';

  private static final int DEEPEST = 40;

  /**
   * @param custom named patterns, one a line; may be empty
   * @throws IllegalArgumentException naming what is wrong
   */
  static LogPattern of(String format, String custom) {
    Map<String, String> known = new HashMap<>(named(builtIn()));
    known.putAll(named(custom));
    Map<String, String> fields = new LinkedHashMap<>();
    String regex = withoutOtherGroups(expanded(format, known, fields, 0));
    try {
      var unused = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("The option logFormat is no pattern: " + format, e);
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException(
          "The option logFormat names no field, as %{IP:client} does: " + format);
    }
    return new LogPattern("^.*?" + regex + ".*$", fields);
  }

  private static Map<String, String> named(String lines) {
    Map<String, String> patterns = new HashMap<>();
    for (String line : lines.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException(
            "The option customPatterns has a name, a space and a pattern on each line: " + line);
      }
      patterns.put(parts[0], parts[1]);
    }
    return patterns;
  }

  private static String expanded(
      String pattern, Map<String, String> known, Map<String, String> fields, int depth) {
    Matcher part = PART.matcher(pattern);
    StringBuilder regex = new StringBuilder();
    int from = 0;
    while (part.find()) {
      String definition = known.get(part.group(1));
      if (definition == null || depth > DEEPEST) {
        throw new IllegalArgumentException(
            "The option logFormat: "
                + (definition == null ? "there is no pattern " : "of itself is made the pattern ")
                + part.group(1));
      }
      regex.append(pattern, from, part.start());
      String name = part.group(2) == null ? "" : part.group(2).strip().toLowerCase(Locale.ROOT);
      boolean isField =
          !Set.of("", "unwanted").contains(name)
              && fields.putIfAbsent(name, type(part.group(3))) == null;
      regex.append(isField ? FIELD + "(" : "(?:");
      regex.append(expanded(definition, known, fields, depth + 1)).append(')');
      from = part.end();
    }
    return regex.append(pattern.substring(from)).toString();
  }

  private static String type(@Nullable String word) {
    String type = TYPES.get(word == null ? "string" : word.strip().toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new IllegalArgumentException("The option logFormat: there is no type " + word);
    }
    return type;
  }

  /** All groups but the fields' become mere brackets. */
  private static String withoutOtherGroups(String marked) {
    StringBuilder regex = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      boolean isField = i > 0 && marked.charAt(i - 1) == FIELD;
      if (c == FIELD) {
        continue;
      }
      regex.append(c);
      if (c == '\\' && i + 1 < marked.length()) {
        regex.append(marked.charAt(++i));
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '(' && !inClass && !isField && !marked.startsWith("?", i + 1)) {
        regex.append("?:");
      }
    }
    return regex.toString();
  }

  List<String> names() {
    return List.copyOf(fields.keySet());
  }

  private static String builtIn() {
    try (InputStream in =
        Objects.requireNonNull(LogPattern.class.getResourceAsStream("grok-patterns.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
