package io.mastic.jobs.launch;

import io.mastic.jobs.launch.order.Memory;
import java.time.Duration;

/**
 * How many drivers wait, made ready, for runs that nobody has asked for yet.
 *
 * @param drivers at most
 * @param when the first of them begin
 */
public record Readiness(int drivers, When when) {

  /** When there are to be some. */
  public enum When {
    /** From the server's start on. */
    ALWAYS,
    /** After the first run, and as long as there was one in the last half hour. */
    AFTER_A_RUN
  }

  public static final Readiness NONE = new Readiness(0, When.AFTER_A_RUN);

  private static final Duration REMEMBERED = Duration.ofMinutes(30);
  private static final long ENOUGH_BYTES = 15L << 30;
  private static final int ENOUGH_PROCESSORS = 4;

  public Readiness {
    if (drivers < 0) {
      throw new IllegalArgumentException("there cannot be less than no prepared driver");
    }
  }

  /** What suits this machine: one where there is plenty of memory and processors, else none. */
  public static Readiness usual() {
    return usual(Memory.machineBytes(), Runtime.getRuntime().availableProcessors());
  }

  static Readiness usual(long machineBytes, int processors) {
    return machineBytes >= ENOUGH_BYTES && processors >= ENOUGH_PROCESSORS
        ? new Readiness(1, When.AFTER_A_RUN)
        : NONE;
  }

  /** Is it so long ago that somebody asked for a run that none is expected? */
  boolean isForgotten(Duration since) {
    return when == When.AFTER_A_RUN && since.compareTo(REMEMBERED) > 0;
  }
}
