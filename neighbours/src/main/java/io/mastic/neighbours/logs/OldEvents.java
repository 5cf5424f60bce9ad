package io.mastic.neighbours.logs;

import io.mastic.kernel.expiry.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Events that are older than their group's retention. */
final class OldEvents implements Expiry {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Clock clock;

  OldEvents(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String what() {
    return "log events";
  }

  private record Old(String stream, long until) {}

  @Override
  public int expire(Handle h, Instant before, int most) {
    Optional<Old> old =
        h.createQuery(
                "SELECT s.id, g.retention_days FROM log_group g JOIN log_stream s"
                    + " ON s.group_id = g.id WHERE g.retention_days IS NOT NULL"
                    + " AND s.first_at < :now - g.retention_days * "
                    + DAY
                    + " LIMIT 1")
            .bind("now", clock.millis())
            .map((row, context) -> new Old(row.getString(1), clock.millis() - row.getLong(2) * DAY))
            .findOne();
    if (old.isEmpty()) {
      return 0;
    }
    String stream = old.get().stream();
    long until = Positions.first(old.get().until());
    long bytes = bytes(h, stream, until, most);
    int deleted = delete(h, stream, until, most);
    Long first =
        h.select("SELECT MIN(position) FROM log_event WHERE stream_id = ?", stream)
            .map((row, context) -> row.getObject(1) == null ? null : row.getLong(1))
            .findOne()
            .orElse(null);
    h.execute(
        "UPDATE log_stream SET bytes = bytes - ?, first_at = ? WHERE id = ?",
        bytes,
        first == null ? null : Positions.time(first).toEpochMilli(),
        stream);
    return Math.max(1, deleted);
  }

  private static long bytes(Handle h, String stream, long until, int most) {
    return h.select(
            "SELECT COALESCE(SUM(bytes), 0) FROM (SELECT bytes FROM log_event"
                + " WHERE stream_id = ? AND position < ? ORDER BY position LIMIT ?) AS old",
            stream,
            until,
            most)
        .mapTo(Long.class)
        .one();
  }

  /** The earliest of a stream's events. */
  static int delete(Handle h, String stream, long until, int most) {
    return h.execute(
        "DELETE FROM log_event WHERE stream_id = ? AND position IN (SELECT position FROM log_event"
            + " WHERE stream_id = ? AND position < ? ORDER BY position LIMIT ?)",
        stream,
        stream,
        until,
        most);
  }
}
