package io.mastic.catalog.scope;

import io.mastic.contract.Errors;
import io.mastic.kernel.pattern.ClientPattern;
import io.mastic.kernel.pattern.ClientPatternException;
import io.mastic.kernel.pattern.PatternSteps;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Expression of GetTables: Hive's kind of pattern, a regular expression in which a bare {@code
 * *} stands for any text ({@code sales_*}, {@code *_raw|*_clean}, {@code sales.*}).
 */
public final class NamePattern {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_ -]*+");

  /** For one request: a page of names, each looked at some times. */
  private static final long MOST_STEPS = 100_000_000;

  private final ClientPattern pattern;
  private final PatternSteps steps = new PatternSteps(MOST_STEPS);
  private final String prefix;

  private NamePattern(ClientPattern pattern, String prefix) {
    this.pattern = pattern;
    this.prefix = prefix;
  }

  public static NamePattern of(@Nullable String expression) {
    String text = expression == null || expression.isBlank() ? ".*" : expression;
    try {
      // A star behind a dot, bracket or parenthesis repeats, as in any regular expression.
      String regex = text.replaceAll("(?<![.\\])])\\*", ".*");
      return new NamePattern(
          ClientPattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
          prefix(text));
    } catch (ClientPatternException e) {
      throw Errors.invalidInput("Invalid expression: " + e.getMessage());
    }
  }

  private static String prefix(String text) {
    Matcher plain = PLAIN.matcher(text);
    String start = plain.lookingAt() ? plain.group() : "";
    String rest = text.substring(start.length());
    // A choice or a repetition makes even the characters before it uncertain.
    boolean certain = rest.isEmpty() || (!text.contains("|") && rest.matches("[.*].*"));
    return certain ? start.toLowerCase(Locale.ROOT) : "";
  }

  /** What all matching names begin with. */
  public String prefix() {
    return prefix;
  }

  public boolean matches(String name) {
    try {
      return pattern.matches(name, steps);
    } catch (ClientPatternException e) {
      throw Errors.invalidInput("Invalid expression: " + e.getMessage());
    }
  }
}
