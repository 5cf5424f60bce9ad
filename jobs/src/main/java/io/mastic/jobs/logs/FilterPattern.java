package io.mastic.jobs.logs;

import org.jspecify.annotations.Nullable;

/**
 * CloudWatch Logs' filter patterns, as far as they are over terms, JSON and regular expressions.
 */
public interface FilterPattern {

  /** CloudWatch's limit. */
  int LONGEST = 1024;

  boolean matches(String message);

  /** A text that each message has which matches; empty if none is known. */
  default String needle() {
    return "";
  }

  /**
   * @throws IllegalArgumentException for one that is none, and for one over space-delimited events
   */
  static FilterPattern parse(@Nullable String pattern) {
    String text = pattern == null ? "" : pattern.strip();
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "filterPattern must have length less than or equal to " + LONGEST);
    }
    if (text.startsWith("[")) {
      throw new IllegalArgumentException(
          "Filter patterns over space-delimited events are not supported here: " + text);
    }
    if (text.startsWith("{")) {
      return new JsonPatternParser(text).parse();
    }
    if (text.startsWith("%")) {
      return RegexTerm.of(text);
    }
    return TermsPattern.of(text);
  }
}
