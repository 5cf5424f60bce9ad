package io.mastic.neighbours.metrics;

/**
 * Values of some time, summed up.
 *
 * @param at in milliseconds, where the minute or second begins
 */
record Datum(long at, String unit, Sums sums) {

  /** How many there were, and what can still be said of them. */
  record Sums(double samples, double total, double least, double most) {

    static Sums of(double value, double times) {
      return new Sums(times, value * times, value, value);
    }

    Sums and(Sums other) {
      return new Sums(
          samples + other.samples,
          total + other.total,
          Math.min(least, other.least),
          Math.max(most, other.most));
    }
  }
}
