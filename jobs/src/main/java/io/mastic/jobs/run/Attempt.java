package io.mastic.jobs.run;

import org.jspecify.annotations.Nullable;

/**
 * Which try of the same work a run is.
 *
 * @param number 0 for the first run, 1 for its first retry
 * @param previousId the run that this one tries again; null for the first
 */
public record Attempt(int number, @Nullable String previousId) {

  static final Attempt FIRST = new Attempt(0, null);

  private static final String RETRY = "_attempt_";

  /** The try after that run. */
  Attempt after(String runId) {
    return new Attempt(number + 1, runId);
  }

  /** The id of a run of this number: the first run's id and {@code _attempt_N}. */
  static String retryId(String id, int number) {
    int suffix = id.indexOf(RETRY);
    return (suffix < 0 ? id : id.substring(0, suffix)) + RETRY + number;
  }
}
