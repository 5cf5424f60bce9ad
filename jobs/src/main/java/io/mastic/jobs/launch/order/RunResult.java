package io.mastic.jobs.launch.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Json;
import org.jspecify.annotations.Nullable;

/**
 * {@code result.json}, the last act of a run's root process: one flat object.
 *
 * @param outcome {@code SUCCEEDED} or {@code FAILED}
 * @param answer what built-in work found out; null for a script
 */
public record RunResult(
    String outcome,
    int exitCode,
    @JsonUnwrapped Failure failure,
    @JsonUnwrapped Times times,
    @Nullable JsonNode answer) {

  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String FAILED = "FAILED";

  /**
   * Nulls for a success.
   *
   * @param errorMessage for example {@code ValueError: boom}
   */
  public record Failure(
      @Nullable String errorClass, @Nullable String errorMessage, @Nullable String traceback) {

    static final Failure NONE = new Failure(null, null, null);
  }

  /**
   * In epoch millis.
   *
   * @param scriptStartedAt when the script's first line ran; 0 if it never did
   */
  public record Times(long startedAt, long scriptStartedAt, long endedAt) {

    static final Times UNKNOWN = new Times(0, 0, 0);
  }

  /** A success of which nothing more is known. */
  public static RunResult succeeding() {
    return new RunResult(SUCCEEDED, 0, Failure.NONE, Times.UNKNOWN, null);
  }

  /** A failure of which nothing more is known. */
  public static RunResult failed(int exitCode, @Nullable String message) {
    return new RunResult(FAILED, exitCode, new Failure(null, message, null), Times.UNKNOWN, null);
  }

  /**
   * What a run's process has left, whoever wrote it: a script can write there, too. What cannot be
   * understood is a failure.
   */
  public static RunResult read(JsonNode json) {
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

  public static RunResult malformed() {
    return failed(1, "The run left a result that cannot be read: its result.json is malformed");
  }

  public boolean succeeded() {
    return outcome.equals(SUCCEEDED);
  }

  /** For example {@code ValueError: boom}; null for a success. */
  public @Nullable String errorMessage() {
    return failure.errorMessage();
  }

  public long scriptStartedAt() {
    return times.scriptStartedAt();
  }
}
