package io.mastic.runtime.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a rule came out.
 *
 * @param reason why it failed, in AWS's words; null if it passed
 * @param metrics what was measured, by AWS's names
 */
record RuleOutcome(@Nullable String reason, Map<String, Double> metrics) {

  static final RuleOutcome PASSED = new RuleOutcome(null, Map.of());

  boolean passed() {
    return reason == null;
  }

  static RuleOutcome failed(String reason) {
    return new RuleOutcome(reason, Map.of());
  }

  static RuleOutcome of(String metric, double value, boolean passed) {
    return new RuleOutcome(passed ? null : unmet(value), Map.of(metric, value));
  }

  static String unmet(Object value) {
    return "Value: " + value + " does not meet the constraint requirement!";
  }

  /** Of two rules that are joined: what both measured, and why the first that failed did. */
  Map<String, Double> metricsWith(RuleOutcome other) {
    Map<String, Double> all = new LinkedHashMap<>(metrics);
    all.putAll(other.metrics);
    return all;
  }
}
