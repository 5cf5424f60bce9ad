package io.mastic.jobs.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
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

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  /** A failure of which nothing more is known. */
  static RunResult failed(int exitCode, String message) {
    return new RunResult(FAILED, exitCode, null, message, null, 0, 0, 0, null);
  }

  /**
   * What a run's process has left, whoever wrote it: a script can write there, too. What cannot be
   * understood is a failure.
   */
  static RunResult read(JsonNode json) {
    try {
      RunResult result = Json.read(json.toString(), RunResult.class);
      if (SUCCEEDED.equals(result.outcome()) || FAILED.equals(result.outcome())) {
        return result;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    return malformed();
  }

  static RunResult malformed() {
    return failed(1, "The run left a result that cannot be read: its result.json is malformed");
  }

  public boolean succeeded() {
    return outcome.equals(SUCCEEDED);
  }
}
