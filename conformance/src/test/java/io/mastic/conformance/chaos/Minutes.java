package io.mastic.conformance.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The whole minutes at which a schedule was due, by the true clock.
 *
 * @param before and {@code made}: around the moment when the schedules began
 * @param stopping and {@code stopped}: around the moment when they were ended
 * @param slack how late a firing may be
 */
record Minutes(Instant before, Instant made, Instant stopping, Instant stopped, Duration slack) {

  /** How often it fires at least and at most. */
  long[] bounds() {
    return new long[] {count(made, stopping.minus(slack)), count(before, stopped)};
  }

  private static long count(Instant from, Instant to) {
    Instant first = from.truncatedTo(ChronoUnit.MINUTES);
    return Math.max(0, ChronoUnit.MINUTES.between(first, to.truncatedTo(ChronoUnit.MINUTES)));
  }
}
