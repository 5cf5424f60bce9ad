package io.mastic.neighbours.logs;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes events into one stream, within a transaction. */
final class EventWriter {

  private final Handle h;
  private final String stream;
  private final long now;

  EventWriter(Handle h, String streamId, long now) {
    this.h = h;
    this.stream = streamId;
    this.now = now;
  }

  void write(List<NewEvent> events) {
    long first = events.get(0).at();
    long last = events.get(events.size() - 1).at();
    // Who changes the stream's row first writes first: nobody else numbers events meanwhile.
    h.createUpdate(
            "UPDATE log_stream SET bytes = bytes + :bytes, ingested_at = :now,"
                + " first_at = CASE WHEN first_at < :first THEN first_at ELSE :first END,"
                + " last_at = CASE WHEN last_at > :last THEN last_at ELSE :last END"
                + " WHERE id = :id")
        .bind("bytes", events.stream().mapToLong(NewEvent::bytes).sum())
        .bind("now", now)
        .bind("first", first)
        .bind("last", last)
        .bind("id", stream)
        .execute();
    boolean appends = next(0, Long.MAX_VALUE) <= Positions.first(first);
    PreparedBatch batch =
        h.prepareBatch(
            "INSERT INTO log_event (stream_id, position, ingested_at, bytes, message)"
                + " VALUES (?, ?, ?, ?, ?)");
    long millis = -1;
    long position = 0;
    for (NewEvent event : events) {
      if (event.at() != millis) {
        millis = event.at();
        long begin = Positions.first(millis);
        position = appends ? begin : next(begin, Positions.first(millis + 1));
      }
      batch.add(stream, position++, now, event.bytes(), event.message());
    }
    batch.execute();
  }

  /** The first free position behind all within a span. */
  private long next(long from, long until) {
    return h.createQuery(
            "SELECT COALESCE(MAX(position) + 1, :from) FROM log_event"
                + " WHERE stream_id = :stream AND position >= :from AND position < :until")
        .bind("stream", stream)
        .bind("from", from)
        .bind("until", until)
        .mapTo(Long.class)
        .one();
  }
}
