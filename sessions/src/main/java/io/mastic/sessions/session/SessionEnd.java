package io.mastic.sessions.session;

import io.mastic.jobs.process.Departure;
import io.mastic.jobs.process.RunEnd;
import io.mastic.jobs.process.RunState;
import org.jspecify.annotations.Nullable;

/**
 * How a session ended.
 *
 * @param error AWS's ErrorMessage; null where there is nothing to say
 */
record SessionEnd(SessionState state, @Nullable String error) {

  /** AWS keeps as much of a description. */
  private static final int MOST = 2048;

  SessionEnd {
    error = error == null || error.length() <= MOST ? error : error.substring(0, MOST);
  }

  /** Decides from what is known once there is no process any more. */
  static SessionEnd of(GlueSession session, Departure departure) {
    if (session.state() == SessionState.STOPPING || departure instanceof Departure.NeverBegun) {
      SessionState why = session.standing().why();
      return new SessionEnd(why == null ? SessionState.STOPPED : why, session.standing().error());
    }
    RunEnd end = RunEnd.of(RunState.RUNNING, departure);
    return switch (end.state()) {
      case TIMEOUT ->
          new SessionEnd(
              SessionState.TIMEOUT,
              "The session timed out after " + session.timeout().toMinutes() + " minutes");
      case SUCCEEDED ->
          new SessionEnd(
              SessionState.FAILED, "The session's Python ended by itself, with exit code 0");
      default -> new SessionEnd(SessionState.FAILED, end.error());
    };
  }
}
