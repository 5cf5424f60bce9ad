package io.mastic.conformance.chaos;

import org.jspecify.annotations.Nullable;

/**
 * One start that was asked for.
 *
 * @param what a job, a crawler or a workflow
 * @param answer what is known of it
 * @param id of what was started, where that was answered
 */
record Request(String what, String token, Answer answer, @Nullable String id) {

  /** After UNKNOWN it may have been done, once. */
  enum Answer {
    DONE,
    REFUSED,
    UNKNOWN
  }
}
