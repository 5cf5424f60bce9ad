package io.mastic.workflows;

import org.jspecify.annotations.Nullable;

/**
 * The news that a job run or a crawl ended.
 *
 * @param id of the run or crawl that ended
 * @param state SUCCEEDED, FAILED, TIMEOUT, STOPPED ... for jobs; SUCCEEDED, FAILED, CANCELLED for crawls
 * @param nextId the retry that follows it, if one does
 * @param origin which trigger started it; null for what a person started
 */
record Ending(
    String account,
    String region,
    Activity.Kind kind,
    String name,
    String id,
    String state,
    @Nullable String nextId,
    @Nullable String error,
    @Nullable Origin origin) {

  boolean isFinal() {
    return nextId == null;
  }
}
