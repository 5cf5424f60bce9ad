package io.mastic.jobs.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param error AWS's ErrorMessage; null while there is none
 * @param place the machine and process that it runs in; null before
 */
public record RunStanding(RunState state, @Nullable String error, @Nullable Place place) {

  /** Of a run that has no process yet. */
  public static final RunStanding STARTING = new RunStanding(RunState.STARTING, null, null);

  /** Of a row with the columns {@code state}, {@code error}, {@code host} and so on. */
  public static RunStanding read(ResultSet rs) throws SQLException {
    return new RunStanding(
        RunState.valueOf(rs.getString("state")), rs.getString("error"), Place.read(rs));
  }

  public RunStanding in(RunState other) {
    return new RunStanding(other, error, place);
  }

  public RunStanding ended(RunEnd end) {
    return new RunStanding(end.state(), end.error(), place);
  }
}
