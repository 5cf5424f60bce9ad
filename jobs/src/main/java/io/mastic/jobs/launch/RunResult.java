package io.mastic.jobs.launch;

import org.jspecify.annotations.Nullable;

/**
 * {@code result.json}, the last act of a run's root process.
 *
 * @param outcome {@code SUCCEEDED} or {@code FAILED}
 * @param errorMessage for example {@code ValueError: boom}
 * @param scriptStartedAt when the script's first line ran, in epoch millis; 0 if it never did
 */
public record RunResult(
    String outcome,
    int exitCode,
    @Nullable String errorClass,
    @Nullable String errorMessage,
    @Nullable String traceback,
    long startedAt,
    long scriptStartedAt,
    long endedAt) {

  public boolean succeeded() {
    return outcome.equals("SUCCEEDED");
  }
}
