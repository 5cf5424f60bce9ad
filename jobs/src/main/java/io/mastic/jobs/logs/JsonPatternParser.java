package io.mastic.jobs.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code { ($.level = "ERROR" || $.code >= 500) && $.user NOT EXISTS }}. */
final class JsonPatternParser {

  private static final int DEEPEST = 50;
  private static final Pattern OPERATOR = Pattern.compile("!=|>=|<=|=|<|>");
  private static final Pattern NAME = Pattern.compile("\\.([\\w-]+)");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");
  private static final Pattern QUOTED_NAME = Pattern.compile("\\[['\"]([^'\"\\]]+)['\"]]");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*)\"");
  private static final Pattern REGEX = Pattern.compile("%[^%]+%");
  private static final Pattern BARE = Pattern.compile("[^\\s()&|{}\"]+");
  private static final Pattern WORDS =
      Pattern.compile("(IS\\s+NULL|IS\\s+TRUE|IS\\s+FALSE|NOT\\s+EXISTS|EXISTS)\\b");

  private final String text;
  private int at;
  private int depth;

  JsonPatternParser(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException saying where it cannot be read
   */
  JsonPattern parse() {
    expect("{");
    Predicate<JsonNode> condition = either();
    expect("}");
    if (at < text.length()) {
      throw invalid();
    }
    return new JsonPattern(condition);
  }

  private Predicate<JsonNode> either() {
    Predicate<JsonNode> left = both();
    while (takes("||")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<JsonNode> both() {
    Predicate<JsonNode> left = one();
    while (takes("&&")) {
      left = left.and(one());
    }
    return left;
  }

  private Predicate<JsonNode> one() {
    if (!takes("(")) {
      return condition();
    }
    if (++depth > DEEPEST) {
      throw invalid();
    }
    Predicate<JsonNode> inner = either();
    expect(")");
    depth--;
    return inner;
  }

  private Predicate<JsonNode> condition() {
    JsonPattern.Selector selector = selector();
    String words = take(WORDS, 1);
    if (words != null) {
      Predicate<JsonNode> asked =
          switch (words.replaceAll("\\s+", " ")) {
            case "IS NULL" -> JsonNode::isNull;
            case "IS TRUE" -> member -> member.isBoolean() && member.booleanValue();
            case "IS FALSE" -> member -> member.isBoolean() && !member.booleanValue();
            case "EXISTS" -> member -> !member.isMissingNode();
            default -> JsonNode::isMissingNode;
          };
      return event -> asked.test(selector.of(event));
    }
    String operator = take(OPERATOR, 0);
    if (operator == null) {
      throw invalid();
    }
    Predicate<JsonNode> compared = compared(operator, value());
    return event -> compared.test(selector.of(event));
  }

  private Predicate<JsonNode> compared(String operator, JsonPattern.Value value) {
    if (operator.equals("=")) {
      return value::is;
    }
    if (operator.equals("!=")) {
      return member -> !member.isMissingNode() && !value.is(member);
    }
    BigDecimal number = value.number();
    if (number == null) {
      throw invalid();
    }
    return member -> {
      if (!member.isNumber()) {
        return false;
      }
      int order = member.decimalValue().compareTo(number);
      return switch (operator) {
        case ">" -> order > 0;
        case "<" -> order < 0;
        case ">=" -> order >= 0;
        default -> order <= 0;
      };
    };
  }

  private JsonPattern.Selector selector() {
    expect("$");
    List<Object> steps = new ArrayList<>();
    while (true) {
      String name = take(NAME, 1);
      String quoted = name == null ? take(QUOTED_NAME, 1) : name;
      String index = quoted == null ? take(INDEX, 1) : null;
      if (quoted != null) {
        steps.add(quoted);
      } else if (index != null) {
        steps.add(Integer.valueOf(index));
      } else if (steps.isEmpty()) {
        throw invalid();
      } else {
        return new JsonPattern.Selector(steps);
      }
    }
  }

  private JsonPattern.Value value() {
    String quoted = take(QUOTED, 1);
    if (quoted != null) {
      return new JsonPattern.Value(quoted.replaceAll("\\\\(.)", "$1"), null, null);
    }
    String regex = take(REGEX, 0);
    if (regex != null) {
      return new JsonPattern.Value(regex, null, RegexTerm.of(regex));
    }
    String bare = take(BARE, 0);
    if (bare == null) {
      throw invalid();
    }
    return new JsonPattern.Value(bare, number(bare), null);
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return text.length() > 40 ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean takes(String sign) {
    blanks();
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    return true;
  }

  private void expect(String sign) {
    if (!takes(sign)) {
      throw invalid();
    }
  }

  private @Nullable String take(Pattern pattern, int group) {
    blanks();
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.group(group);
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException(
        "Invalid filter pattern: cannot read on behind '" + text.substring(0, at) + "'");
  }
}
