package io.mastic.jobs.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process, so that it can be found again: an id alone may have gone to another process since.
 *
 * @param host the name of the machine
 * @param startedAt when the operating system says that the process began
 */
public record Place(String host, long pid, Instant startedAt) {

  /** Of a row with the columns {@code host}, {@code pid} and {@code process_started_at}. */
  public static @Nullable Place read(ResultSet rs) throws SQLException {
    String host = rs.getString("host");
    Instant startedAt = RunTimes.instant(rs, "process_started_at");
    return host == null || startedAt == null ? null : new Place(host, rs.getLong("pid"), startedAt);
  }
}
