package io.mastic.sessions.session;

import java.util.EnumSet;
import java.util.Set;

/** AWS's SessionStatus, and the moves between its values that are allowed. */
public enum SessionState {
  PROVISIONING,
  READY,
  STOPPING,
  STOPPED,
  TIMEOUT,
  FAILED;

  /** May a session that is in this state be in the other one next? */
  public boolean mayBecome(SessionState other) {
    return next().contains(other);
  }

  private Set<SessionState> next() {
    return switch (this) {
      case PROVISIONING -> EnumSet.of(READY, STOPPING, TIMEOUT, FAILED);
      case READY -> EnumSet.of(STOPPING, TIMEOUT, FAILED);
      case STOPPING -> EnumSet.of(STOPPED, TIMEOUT);
      case STOPPED, TIMEOUT, FAILED -> EnumSet.noneOf(SessionState.class);
    };
  }

  public boolean ended() {
    return next().isEmpty();
  }
}
