package io.mastic.crawlers.group;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Exclude patterns, matched against what follows the include path.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/define-crawler-choose-data-sources.html">Exclude
 *     patterns</a>
 */
public final class Globs {

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
          regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
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
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (inGroup) {
      throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Translates a bracket expression; says where it ends. */
  private static int bracket(String glob, int open, StringBuilder regex) {
    boolean negated = open + 1 < glob.length() && glob.charAt(open + 1) == '!';
    int from = open + (negated ? 2 : 1);
    int close = glob.indexOf(']', from + 1);
    if (close < 0) {
      throw new IllegalArgumentException("Invalid exclude pattern: " + glob);
    }
    String inside = glob.substring(from, close);
    regex.append(negated ? "[^/" : "[");
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      boolean range = c == '-' && i > 0 && i < inside.length() - 1;
      regex.append(range ? "-" : Pattern.quote(String.valueOf(c)));
    }
    regex.append(negated ? "]" : "&&[^/]]");
    return close;
  }
}
