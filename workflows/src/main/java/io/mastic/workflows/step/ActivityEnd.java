package io.mastic.workflows.step;

import org.jspecify.annotations.Nullable;

/**
 * The news that a job run or a crawl ended.
 *
 * @param state SUCCEEDED, FAILED, TIMEOUT, STOPPED ... for jobs; SUCCEEDED, FAILED, CANCELLED for
 *     crawls
 * @param last false if the job is tried again, under an id that is made from this one's
 * @param origin which trigger started it; null for what a person started
 */
public record ActivityEnd(
    Subject subject, String state, @Nullable String error, boolean last, @Nullable Origin origin) {

  /**
   * What ended.
   *
   * @param name of the job or crawler
   * @param id of the run or crawl
   */
  public record Subject(
      String account, String region, Activity.Kind kind, String name, String id) {}

  private static final String RETRY = "_attempt_";

  /** A retry's news belongs to the run that it tries again. */
  boolean isOf(Activity activity) {
    return activity.id() != null && first(activity.id()).equals(first(subject.id()));
  }

  private static String first(String runId) {
    int retry = runId.indexOf(RETRY);
    return retry < 0 ? runId : runId.substring(0, retry);
  }
}
