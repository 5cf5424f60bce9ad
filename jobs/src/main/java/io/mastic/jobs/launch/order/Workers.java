package io.mastic.jobs.launch.order;

import org.jspecify.annotations.Nullable;

/**
 * The workers that a run asks for, in AWS's words.
 *
 * @param type for example {@code G.1X}; null if the capacity was given in units
 * @param dpus the size of one of them in AWS's units, which decides about memory
 * @param number of all of them, the driver's with them; 0 for what is one process wherever it runs
 */
public record Workers(@Nullable String type, double dpus, int number, Supply supply) {

  /** Whether there are as many all the time. */
  public enum Supply {
    /** All of them from the beginning to the end. */
    FIXED,
    /** As many as there is work for, and room. */
    AS_NEEDED
  }

  /** All of the work in one process. */
  public static Workers alone(double dpus) {
    return new Workers(null, dpus, 0, Supply.FIXED);
  }

  /** Can others than the run's own process do its work? */
  public boolean areSeveral() {
    return number > 0;
  }
}
