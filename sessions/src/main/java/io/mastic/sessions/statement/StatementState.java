package io.mastic.sessions.statement;

import java.util.EnumSet;
import java.util.Set;

/** AWS's states of a statement, and the moves between them that are allowed. */
public enum StatementState {
  WAITING,
  RUNNING,
  AVAILABLE,
  CANCELLING,
  CANCELLED,
  ERROR;

  /** May a statement that is in this state be in the other one next? */
  public boolean mayBecome(StatementState other) {
    return next().contains(other);
  }

  private Set<StatementState> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(RUNNING, CANCELLED, ERROR);
      case RUNNING -> EnumSet.of(AVAILABLE, CANCELLING, CANCELLED, ERROR);
      // What was at its end before the word to cancel reached it is available.
      case CANCELLING -> EnumSet.of(AVAILABLE, CANCELLED, ERROR);
      case AVAILABLE, CANCELLED, ERROR -> EnumSet.noneOf(StatementState.class);
    };
  }

  public boolean ended() {
    return next().isEmpty();
  }
}
