package io.mastic.jobs.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a run was where.
 *
 * @param startedAt when it was asked for (AWS's StartedOn)
 * @param runningAt when its process began; null before
 * @param completedAt null while it has not ended
 */
public record RunTimes(
    Instant startedAt,
    @Nullable Instant runningAt,
    Instant modifiedAt,
    @Nullable Instant completedAt) {

  /** Of a run that is asked for now. */
  public static RunTimes startingAt(Instant now) {
    return new RunTimes(now, null, now, null);
  }

  /** Of a row with the columns {@code started_at} and so on, in epoch millis. */
  public static RunTimes read(ResultSet rs) throws SQLException {
    return new RunTimes(
        Instant.ofEpochMilli(rs.getLong("started_at")),
        instant(rs, "running_at"),
        Instant.ofEpochMilli(rs.getLong("modified_at")),
        instant(rs, "completed_at"));
  }

  /** A column in epoch millis; null for none. */
  public static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    long millis = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  public RunTimes endedAt(Instant now) {
    return new RunTimes(startedAt, runningAt, now, now);
  }

  /** How long the run has used its process, up to now if it still does. */
  public Duration execution(Instant now) {
    if (runningAt == null) {
      return Duration.ZERO;
    }
    Duration time = Duration.between(runningAt, completedAt == null ? now : completedAt);
    return time.isNegative() ? Duration.ZERO : time;
  }
}
