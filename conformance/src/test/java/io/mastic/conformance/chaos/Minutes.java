package io.mastic.conformance.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The whole minutes at which a schedule was due, by the true clock.
 *
 * @param before and {@code made}: around the moment when the schedules began
 * @param healed when no fault was any more; what was due until then has been waited for
 * @param stopped when the schedules were ended
 */
record Minutes(Instant before, Instant made, Instant healed, Instant stopped) {

  /** When it was due first, at the earliest. */
  Instant first() {
    return before.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  /** How often it fires at least and at most. */
  long[] bounds() {
    return new long[] {count(made, healed), count(before, stopped)};
  }

  private static long count(Instant from, Instant to) {
    Instant first = from.truncatedTo(ChronoUnit.MINUTES);
    return Math.max(0, ChronoUnit.MINUTES.between(first, to.truncatedTo(ChronoUnit.MINUTES)));
  }
}
