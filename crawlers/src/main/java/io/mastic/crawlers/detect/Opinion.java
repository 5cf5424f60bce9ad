package io.mastic.crawlers.detect;

import io.mastic.crawlers.explain.VerdictCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one classifier makes of a file. */
sealed interface Opinion {

  /**
   * It recognizes the file.
   *
   * @param certainty more than 0, at most 1
   */
  record Fits(double certainty, Look.Recognized recognized) implements Opinion {}

  /** The file is something else. */
  record Differs(VerdictCode code, Map<String, String> facts) implements Opinion {
    public Differs {
      facts = Map.copyOf(facts);
    }
  }

  /** The file is of its format, and gets no table: nobody else is to be asked. */
  record Unusable(VerdictCode code, String why) implements Opinion {}

  /** What it recognized; empty if nothing. */
  default Optional<Look.Recognized> look() {
    return this instanceof Fits fits ? Optional.of(fits.recognized()) : Optional.empty();
  }

  static Opinion fits(Look.Recognized look) {
    return new Fits(1, look);
  }

  static Opinion differs(VerdictCode code, Object... facts) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      named.put(String.valueOf(facts[i]), String.valueOf(facts[i + 1]));
    }
    return new Differs(code, named);
  }

  static Opinion broken(String why) {
    return new Unusable(VerdictCode.BROKEN, why);
  }

  static Opinion unread(String why) {
    return new Unusable(VerdictCode.NOT_READ, why);
  }
}
