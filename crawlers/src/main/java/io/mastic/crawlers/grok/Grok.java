package io.mastic.crawlers.grok;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A grok pattern as one regular expression.
 *
 * @param regex with one group for each field, in their order, and no other
 * @param fields of a name that comes again the first one counts
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-grok">Writing
 *     grok custom classifiers</a>
 */
public record Grok(String regex, List<Field> fields) {

  /**
   * A column.
   *
   * @param type a Hive type
   */
  public record Field(String name, String type) {}

  private static final Pattern PART =
      Pattern.compile("%\\{(\\w+)(?::([^:;}]+))?(?:[:;]([^}]+))?\\}");

  private static final Map<String, String> TYPES =
      Map.of(
          "string",
          "string",
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
          "boolean");

  /** As far as patterns may be made of patterns. */
  private static final int DEEPEST = 40;

  private static final int LONGEST = 200_000;

  /** Before each group that is a field: no pattern holds it. */
  private static final char MARK = '\u0001';

  public Grok {
    fields = List.copyOf(fields);
  }

  /**
   * @param pattern such as {@code %{IP:client} %{NUMBER:bytes:long}}
   * @param custom named patterns, one a line; may be empty
   * @throws IllegalArgumentException saying what is wrong with them
   */
  public static Grok of(String pattern, String custom) {
    if (pattern.indexOf('\n') >= 0 || pattern.indexOf(MARK) >= 0) {
      throw new IllegalArgumentException("A grok pattern is of one line.");
    }
    Map<String, String> known = new HashMap<>(GrokPatterns.BUILT_IN);
    known.putAll(GrokPatterns.parse(custom));
    List<Field> named = new ArrayList<>();
    String marked = expand(pattern, known, named, new ArrayDeque<>());
    return numbered(marked, named);
  }

  private static String expand(
      String pattern, Map<String, String> known, List<Field> named, Deque<String> within) {
    StringBuilder regex = new StringBuilder();
    Matcher part = PART.matcher(pattern);
    int from = 0;
    while (part.find()) {
      String name = part.group(1);
      String definition = known.get(name);
      if (definition == null) {
        throw new IllegalArgumentException("There is no grok pattern " + name + ".");
      }
      if (within.contains(name) || within.size() >= DEEPEST) {
        throw new IllegalArgumentException("The grok pattern " + name + " is made of itself.");
      }
      regex.append(pattern, from, part.start());
      String field = part.group(2);
      if (field == null || field.equals("UNWANTED")) {
        regex.append("(?:");
      } else {
        named.add(new Field(field.strip().toLowerCase(Locale.ROOT), type(part.group(3))));
        regex.append(MARK).append('(');
      }
      within.push(name);
      regex.append(expand(definition, known, named, within)).append(')');
      within.pop();
      from = part.end();
      if (regex.length() > LONGEST) {
        throw new IllegalArgumentException("The grok pattern is too long.");
      }
    }
    return regex.append(pattern.substring(from)).toString();
  }

  private static String type(@Nullable String word) {
    if (word == null) {
      return "string";
    }
    String hive = TYPES.get(word.strip().toLowerCase(Locale.ROOT));
    if (hive == null) {
      throw new IllegalArgumentException("Unsupported data type in a grok pattern: " + word);
    }
    return hive;
  }

  /** Leaves the groups of fields, takes out the marks, and makes all other groups mere brackets. */
  private static Grok numbered(String marked, List<Field> named) {
    StringBuilder regex = new StringBuilder();
    Map<String, Field> fields = new LinkedHashMap<>();
    boolean inClass = false;
    boolean isField = false;
    int field = 0;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == MARK) {
        isField = fields.putIfAbsent(named.get(field).name(), named.get(field)) == null;
        field++;
        continue;
      }
      regex.append(c);
      if (c == '\\' && i + 1 < marked.length()) {
        regex.append(marked.charAt(++i));
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '(' && !inClass && !isField && isPlainGroup(marked, i)) {
        regex.append("?:");
      }
      isField = false;
    }
    return new Grok(regex.toString(), List.copyOf(fields.values()));
  }

  private static boolean isPlainGroup(String regex, int at) {
    return at + 1 >= regex.length() || regex.charAt(at + 1) != '?';
  }
}
