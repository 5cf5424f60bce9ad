package io.mastic.neighbours.logs;

import java.time.Instant;

/**
 * Where an event stands in its stream: its time in milliseconds, and its number within the
 * millisecond, in one number that sorts.
 */
final class Positions {

  private static final int BITS = 20;

  private Positions() {}

  /** The first within a millisecond. */
  static long first(long millis) {
    return millis << BITS;
  }

  static Instant time(long position) {
    return Instant.ofEpochMilli(position >> BITS);
  }
}
