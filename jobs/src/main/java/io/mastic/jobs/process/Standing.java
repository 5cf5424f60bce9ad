package io.mastic.jobs.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param error AWS's ErrorMessage; null while there is none
 * @param place the machine and process that it runs in; null before
 */
public record Standing(RunState state, @Nullable String error, @Nullable Place place) {

  /** Of a run that has no process yet. */
  public static final Standing STARTING = new Standing(RunState.STARTING, null, null);

  /** Of a row with the columns {@code state}, {@code error}, {@code host} and so on. */
  public static Standing read(ResultSet rs) throws SQLException {
    String host = rs.getString("host");
    Instant startedAt = RunTimes.instant(rs, "process_started_at");
    Place place =
        host == null || startedAt == null ? null : new Place(host, rs.getLong("pid"), startedAt);
    return new Standing(RunState.valueOf(rs.getString("state")), rs.getString("error"), place);
  }

  public Standing in(RunState other) {
    return new Standing(other, error, place);
  }

  public Standing ended(RunEnd end) {
    return new Standing(end.state(), end.error(), place);
  }
}
