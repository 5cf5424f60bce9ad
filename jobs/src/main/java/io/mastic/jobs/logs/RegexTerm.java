package io.mastic.jobs.logs;

import io.mastic.kernel.pattern.ClientPattern;
import io.mastic.kernel.pattern.ClientPatternException;
import io.mastic.kernel.pattern.PatternSteps;

/** A regular expression between percent signs, found somewhere in a text. */
final class RegexTerm implements FilterPattern {

  /** For one request and all its events. */
  private static final long MOST_STEPS = 2_000_000_000L;

  private final ClientPattern pattern;
  private final PatternSteps steps = new PatternSteps(MOST_STEPS);

  private RegexTerm(ClientPattern pattern) {
    this.pattern = pattern;
  }

  static RegexTerm of(String text) {
    if (text.length() < 3 || !text.endsWith("%") || text.indexOf('%', 1) < text.length() - 1) {
      throw invalid(text);
    }
    try {
      return new RegexTerm(ClientPattern.compile(text.substring(1, text.length() - 1), 0));
    } catch (ClientPatternException e) {
      throw new IllegalArgumentException(
          "Invalid filter pattern " + text + ": " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "Invalid filter pattern: a regular expression stands alone between two percent signs: "
            + text);
  }

  @Override
  public boolean matches(String message) {
    try {
      return pattern.find(message, steps);
    } catch (ClientPatternException e) {
      throw new IllegalArgumentException("Invalid filter pattern: " + e.getMessage(), e);
    }
  }
}
