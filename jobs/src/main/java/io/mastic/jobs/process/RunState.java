package io.mastic.jobs.process;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The states of a job run, as AWS's "job run statuses" page names and orders them, and the moves
 * between them that are allowed.
 */
public enum RunState {
  WAITING,
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  SUCCEEDED,
  FAILED,
  TIMEOUT,
  ERROR,
  EXPIRED;

  /**
   * May a run that is in this state be in the other one next? A run that has ended stays as it is.
   */
  public boolean mayBecome(RunState other) {
    return next().contains(other);
  }

  private Set<RunState> next() {
    return switch (this) {
      // Its process is the truth: a database that was set back may have lost the note that it ran.
      case WAITING ->
          EnumSet.of(STARTING, RUNNING, STOPPING, STOPPED, SUCCEEDED, FAILED, TIMEOUT, EXPIRED);
      case STARTING -> EnumSet.of(WAITING, RUNNING, STOPPING, SUCCEEDED, FAILED, TIMEOUT);
      case RUNNING -> EnumSet.of(STOPPING, SUCCEEDED, FAILED, TIMEOUT);
      case STOPPING -> EnumSet.of(STOPPED);
      case STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, EXPIRED -> EnumSet.noneOf(RunState.class);
    };
  }

  public boolean ended() {
    return next().isEmpty();
  }

  /** Does a run in this state count against the job's MaxConcurrentRuns? */
  public boolean concurrent() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** The names of the states in which a run has not ended. */
  public static List<String> openNames() {
    return Arrays.stream(values()).filter(state -> !state.ended()).map(Enum::name).toList();
  }

  /** The names of the states that count against MaxConcurrentRuns. */
  public static List<String> concurrentNames() {
    return Arrays.stream(values()).filter(RunState::concurrent).map(Enum::name).toList();
  }
}
