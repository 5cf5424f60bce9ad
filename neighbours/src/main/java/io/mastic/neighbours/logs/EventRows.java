package io.mastic.neighbours.logs;

import io.mastic.jobs.logs.EventReader;
import io.mastic.jobs.logs.LogEvent;
import io.mastic.jobs.logs.LogPage;
import io.mastic.jobs.logs.TimeRange;
import io.mastic.kernel.Db;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.result.ResultIterator;

/** The events of one stream, in the order of their times; an offset is a position. */
final class EventRows implements EventReader {

  /** CloudWatch's limit of an answer. */
  private static final int MOST_BYTES = 1 << 20;

  private final Db db;
  private final String stream;

  EventRows(Db db, String streamId) {
    this.db = db;
    this.stream = streamId;
  }

  @Override
  public LogPage forward(long from, TimeRange range, int limit) {
    Read read = read(Math.max(from, least(range)), most(range), limit, "ASC");
    return new LogPage(read.events, from, Math.max(from, read.last + 1), read.bytes);
  }

  @Override
  public LogPage backward(long until, TimeRange range, int limit) {
    Read read = read(least(range), Math.min(until, most(range)), limit, "DESC");
    Collections.reverse(read.events);
    long before = read.events.isEmpty() ? until : read.events.get(0).offset();
    long after =
        read.events.isEmpty() ? until : read.events.get(read.events.size() - 1).offset() + 1;
    return new LogPage(read.events, before, after, read.bytes);
  }

  @Override
  public long seek(long millis) {
    return Positions.first(Math.max(0, millis));
  }

  @Override
  public long size() {
    return db.read(
        h ->
            h.select(
                    "SELECT COALESCE(MAX(position) + 1, 0) FROM log_event WHERE stream_id = ?",
                    stream)
                .mapTo(Long.class)
                .one());
  }

  private static long least(TimeRange range) {
    return range.from() == null ? 0 : Positions.first(Math.max(0, range.from().toEpochMilli()));
  }

  private static long most(TimeRange range) {
    return range.until() == null ? Long.MAX_VALUE : Positions.first(range.until().toEpochMilli());
  }

  private static final class Read {
    final List<LogEvent> events = new ArrayList<>();
    long bytes;
    long last = -1;
  }

  private Read read(long from, long until, int limit, String order) {
    Read read = new Read();
    db.read(
        h -> {
          try (ResultIterator<LogEvent> rows =
              h.createQuery(
                      "SELECT position, message FROM log_event WHERE stream_id = :stream"
                          + " AND position >= :from AND position < :until ORDER BY position "
                          + order
                          + " LIMIT :limit")
                  .bind("stream", stream)
                  .bind("from", from)
                  .bind("until", until)
                  .bind("limit", limit)
                  .map(
                      (row, context) ->
                          new LogEvent(
                              Positions.time(row.getLong(1)), row.getString(2), row.getLong(1)))
                  .iterator()) {
            while (rows.hasNext() && read.bytes < MOST_BYTES) {
              LogEvent event = rows.next();
              read.events.add(event);
              read.bytes += event.message().length();
              read.last = event.offset();
            }
          }
          return read;
        });
    return read;
  }
}
