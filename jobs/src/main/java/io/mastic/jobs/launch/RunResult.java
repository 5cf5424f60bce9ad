package io.mastic.jobs.launch;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code result.json}, the last act of a run's root process.
 *
 * @param outcome {@code SUCCEEDED} or {@code FAILED}
 * @param errorMessage for example {@code ValueError: boom}
 * @param scriptStartedAt when the script's first line ran, in epoch millis; 0 if it never did
 * @param answer what built-in work found out; null for a script
 */
public record RunResult(
    String outcome,
    int exitCode,
    @Nullable String errorClass,
    @Nullable String errorMessage,
    @Nullable String traceback,
    long startedAt,
    long scriptStartedAt,
    long endedAt,
    @Nullable JsonNode answer) {

  public boolean succeeded() {
    return outcome.equals("SUCCEEDED");
  }
}
