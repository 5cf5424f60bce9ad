package io.mastic.crawlers.group;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * Exclude patterns, in time of the pattern's length for each character of a path, whatever they
 * are; matched against what follows the include path.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/define-crawler-choose-data-sources.html">Exclude
 *     patterns</a>
 */
public final class Globs {

  private static final Pattern SPECIAL = Pattern.compile("[*?\\\\\\[\\]{}]");

  private final List<Pattern> patterns;

  private Globs(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * @throws IllegalArgumentException if a pattern is broken
   */
  public static Globs of(List<String> globs) {
    return new Globs(globs.stream().map(Globs::pattern).toList());
  }

  public boolean match(String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  /** The pattern that matches this text alone. */
  public static String literal(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    boolean inGroup = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> {
          boolean crosses = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
          regex.append(crosses ? ".*" : "[^/]*");
          i += crosses ? 1 : 0;
        }
        case '?' -> regex.append("[^/]");
        case '\\' -> {
          if (++i == glob.length()) {
            throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
          }
          i = literal(glob, i, regex);
        }
        case '[' -> i = bracket(glob, i, regex);
        case '{' -> {
          if (inGroup) {
            throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
          }
          inGroup = true;
          regex.append("(?:");
        }
        case '}' -> {
          regex.append(inGroup ? ")" : "\\}");
          inGroup = false;
        }
        case ',' -> regex.append(inGroup ? "|" : ",");
        default -> i = literal(glob, i, regex);
      }
    }
    if (inGroup) {
      throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Translates a character that stands for itself; says where it ends. */
  private static int literal(String glob, int at, StringBuilder regex) {
    int end = glob.offsetByCodePoints(at, 1);
    regex.append(Pattern.quote(glob.substring(at, end)));
    return end - 1;
  }

  /** Translates a bracket expression; says where it ends. */
  private static int bracket(String glob, int open, StringBuilder regex) {
    boolean negated = open + 1 < glob.length() && glob.charAt(open + 1) == '!';
    int from = open + (negated ? 2 : 1);
    int close = glob.indexOf(']', from + 1);
    if (close < 0) {
      throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
    }
    int[] inside = glob.substring(from, close).codePoints().toArray();
    StringBuilder taken = new StringBuilder();
    for (int i = 0; i < inside.length; i++) {
      boolean range = i + 2 < inside.length && inside[i + 1] == '-';
      int first = inside[i];
      int last = range ? inside[i + 2] : first;
      i += range ? 2 : 0;
      if (first > last) {
        throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
      }
      // A bracket never takes what separates folders.
      range(first, first <= '/' && last >= '/' && !negated ? '/' - 1 : last, taken);
      if (first <= '/' && last >= '/' && !negated) {
        range('/' + 1, last, taken);
      }
    }
    if (negated) {
      regex.append("[^/").append(taken).append(']');
    } else {
      regex.append(taken.isEmpty() ? "[^\\x{0}-\\x{10FFFF}]" : "[" + taken + "]");
    }
    return close;
  }

  private static void range(int first, int last, StringBuilder taken) {
    if (first <= last) {
      taken.append(String.format(Locale.ROOT, "\\x{%x}-\\x{%x}", first, last));
    }
  }
}
