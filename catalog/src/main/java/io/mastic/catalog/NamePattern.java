package io.mastic.catalog;

import io.mastic.contract.Errors;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The Expression of GetTables: Hive's kind of pattern, a regular expression in which a bare {@code
 * *} stands for any text ({@code sales_*}, {@code *_raw|*_clean}, {@code sales.*}).
 */
final class NamePattern {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_ -]*+");
  private static final int MOST_STEPS = 200_000;

  private final Pattern pattern;
  private final String prefix;

  private NamePattern(Pattern pattern, String prefix) {
    this.pattern = pattern;
    this.prefix = prefix;
  }

  static NamePattern of(@Nullable String expression) {
    String text = expression == null || expression.isBlank() ? ".*" : expression;
    try {
      // A star behind a dot, bracket or parenthesis repeats, as in any regular expression.
      String regex = text.replaceAll("(?<![.\\])])\\*", ".*");
      return new NamePattern(
          Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), prefix(text));
    } catch (PatternSyntaxException e) {
      throw Errors.invalidInput("Invalid expression: " + e.getDescription());
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
  String prefix() {
    return prefix;
  }

  boolean matches(String name) {
    return pattern.matcher(new Counted(name, new AtomicInteger())).matches();
  }

  /** A name that refuses to be read without end, as some patterns would. */
  private record Counted(CharSequence text, AtomicInteger steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > MOST_STEPS) {
        throw Errors.invalidInput("Invalid expression: it takes too long to match");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
