package io.mastic.jobs.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch Logs' filter patterns of terms: all of {@code a b}, at least one of {@code ?a ?b},
 * none of {@code -a}; {@code "a phrase"} is one term. Upper and lower case differ.
 */
public record FilterPattern(List<String> all, List<String> any, List<String> none) {

  private static final int LONGEST = 1024;
  private static final Pattern TERM =
      Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]++|\\\\.)*)\"|(\\S+))");

  /**
   * @throws IllegalArgumentException for a pattern over JSON or space-delimited events
   */
  public static FilterPattern parse(@Nullable String pattern) {
    String text = pattern == null ? "" : pattern.strip();
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "filterPattern must have length less than or equal to " + LONGEST);
    }
    if (text.startsWith("{") || text.startsWith("[") || text.startsWith("%")) {
      throw new IllegalArgumentException(
          "Only filter patterns of terms and phrases are supported here, not " + text);
    }
    List<String> all = new ArrayList<>();
    List<String> any = new ArrayList<>();
    List<String> none = new ArrayList<>();
    Matcher terms = TERM.matcher(text);
    while (terms.find()) {
      String term =
          terms.group(2) == null ? terms.group(3) : terms.group(2).replaceAll("\\\\(.)", "$1");
      switch (terms.group(1)) {
        case "?" -> any.add(term);
        case "-" -> none.add(term);
        default -> all.add(term);
      }
    }
    return new FilterPattern(all, any, none);
  }

  public boolean matches(String message) {
    return all.stream().allMatch(message::contains)
        && none.stream().noneMatch(message::contains)
        && (any.isEmpty() || any.stream().anyMatch(message::contains));
  }
}
