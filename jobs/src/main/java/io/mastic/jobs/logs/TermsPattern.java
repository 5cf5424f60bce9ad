package io.mastic.jobs.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of terms: all of {@code a b}, at least one of {@code ?a ?b}, none of {@code -a}; {@code
 * "a phrase"} is one term. Upper and lower case differ.
 */
record TermsPattern(List<String> all, List<String> any, List<String> none)
    implements FilterPattern {

  private static final Pattern TERM =
      Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]++|\\\\.)*)\"|(\\S+))");

  static TermsPattern of(String text) {
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
    return new TermsPattern(all, any, none);
  }

  /** The longest term: there is the least of it. */
  @Override
  public String needle() {
    return all.stream().max(Comparator.comparingInt(String::length)).orElse("");
  }

  @Override
  public boolean matches(String message) {
    return all.stream().allMatch(message::contains)
        && none.stream().noneMatch(message::contains)
        && (any.isEmpty() || any.stream().anyMatch(message::contains));
  }
}
