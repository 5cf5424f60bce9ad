package io.mastic.jobs.process;

import io.mastic.jobs.launch.order.RunResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param error what AWS shows as ErrorMessage; null for a success
 */
public record RunEnd(RunState state, @Nullable String error) {

  private static final int SIGNALS = 128;
  private static final int KILLED = 137;

  /** Scripts can fail with any text; a database cannot keep U+0000. */
  public RunEnd {
    error = error == null ? null : error.replace('\0', '\uFFFD');
  }

  public static RunEnd failed(String error) {
    return new RunEnd(RunState.FAILED, error);
  }

  /**
   * Decides from what is known once there is no process any more.
   *
   * @param state the run's state until now: a run being stopped ends as stopped
   */
  public static RunEnd of(RunState state, Departure departure) {
    if (state == RunState.STOPPING || departure instanceof Departure.NeverBegun) {
      return new RunEnd(RunState.STOPPED, null);
    }
    if (departure instanceof Departure.Gone gone) {
      boolean overdue = gone.cause() == Departure.Cause.OVERDUE;
      return of(state, overdue, gone.result(), gone.exitCode());
    }
    return failed(((Departure.Failed) departure).reason());
  }

  /**
   * Decides from what is known once the process is gone.
   *
   * @param state the run's state until now: a run being stopped ends as stopped
   * @param overdue whether its time was over and it was ended for that
   * @param result what the process wrote as its last act
   * @param exitCode empty if the process was not this server's child
   */
  public static RunEnd of(
      RunState state, boolean overdue, Optional<RunResult> result, Optional<Integer> exitCode) {
    if (state == RunState.STOPPING) {
      return new RunEnd(RunState.STOPPED, null);
    }
    if (result.isPresent()) {
      RunResult said = result.get();
      return said.succeeded()
          ? new RunEnd(RunState.SUCCEEDED, null)
          : failed(said.errorMessage() == null ? exit(said.exitCode()) : said.errorMessage());
    }
    if (overdue) {
      return new RunEnd(RunState.TIMEOUT, "Job timed out");
    }
    return failed(
        exitCode
            .map(RunEnd::withoutResult)
            .orElse(
                "The run's process was gone without a result when the server came to look for it"));
  }

  private static String withoutResult(int exitCode) {
    String killed =
        exitCode == KILLED
            ? ": the process was killed (SIGKILL), as happens when memory runs out"
            : exitCode > SIGNALS ? ": the process was ended by signal " + (exitCode - SIGNALS) : "";
    return exit(exitCode) + (killed.isEmpty() ? " and left no result" : killed);
  }

  private static String exit(int exitCode) {
    return "Command failed with exit code " + exitCode;
  }
}
