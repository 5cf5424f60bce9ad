package io.mastic.jobs.logs;

import io.mastic.kernel.Db;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** A log of a run on another server, out of the pieces that it has shared, and their times. */
final class SharedLog implements LogBytes, LineClock {

  private static final int STREAMED = 1 << 20;

  private static final String OF_THIS = " FROM run_log WHERE run_id = :run AND name = :name";

  /** The piece in which an offset lies, or which ends before it. */
  private static final String NEAREST = "(SELECT MAX(begins)" + OF_THIS + " AND begins <= :from)";

  private final Db db;
  private final String runId;
  private final String name;

  /** When what was read last was written, by where its pieces begin. */
  private final TreeMap<Long, Instant> known = new TreeMap<>();

  private long knownUntil;

  SharedLog(Db db, String runId, String name) {
    this.db = db;
    this.runId = runId;
    this.name = name;
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares two
  private record Row(long begins, byte[] content, Instant at) {}

  @Override
  public long size() {
    return number("SELECT MAX(ends)" + OF_THIS, Map.of());
  }

  private long number(String sql, Map<String, Long> parameters) {
    return db.read(
        h ->
            h.createQuery("SELECT COALESCE((" + sql + "), 0)")
                .bind("run", runId)
                .bind("name", name)
                .bindMap(parameters)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public byte[] read(long from, int most) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    known.clear();
    knownUntil = from;
    if (most <= 0) {
      return new byte[0];
    }
    db.read(
        h -> {
          h.createQuery(
                  "SELECT begins, content, written_at"
                      + OF_THIS
                      + " AND begins >= COALESCE("
                      + NEAREST
                      + ", 0) AND begins < :until ORDER BY begins")
              .bind("run", runId)
              .bind("name", name)
              .bind("from", from)
              .bind("until", from + most)
              .map(
                  (row, context) ->
                      new Row(
                          row.getLong(1),
                          SharedLogs.unpacked(row.getBytes(2)),
                          Instant.ofEpochMilli(row.getLong(3))))
              .forEach(row -> take(row, from, most, bytes));
          return true;
        });
    return bytes.toByteArray();
  }

  private void take(Row row, long from, int most, ByteArrayOutputStream bytes) {
    int skipped = (int) Math.max(0, from - row.begins());
    int left = Math.min(row.content().length - skipped, most - bytes.size());
    if (left > 0) {
      bytes.write(row.content(), skipped, left);
      known.put(row.begins(), row.at());
      knownUntil = row.begins() + row.content().length;
    }
  }

  @Override
  public InputStream stream(long from) {
    return new SequenceInputStream(new Pieces(from));
  }

  /** One after another, so that none is read before it is asked for. */
  @SuppressWarnings("JdkObsolete") // what SequenceInputStream takes
  private final class Pieces implements Enumeration<InputStream> {
    private long at;
    private byte[] next;

    Pieces(long from) {
      at = from;
      next = read(from, STREAMED);
    }

    @Override
    public boolean hasMoreElements() {
      return next.length > 0;
    }

    @Override
    public InputStream nextElement() {
      if (next.length == 0) {
        throw new NoSuchElementException();
      }
      InputStream piece = new ByteArrayInputStream(next);
      at += next.length;
      next = read(at, STREAMED);
      return piece;
    }
  }

  @Override
  public LogEvent event(String line, long offset) {
    return new LogEvent(at(offset), line, offset);
  }

  private Instant at(long offset) {
    Map.Entry<Long, Instant> piece = offset < knownUntil ? known.floorEntry(offset) : null;
    return piece == null
        ? Instant.ofEpochMilli(
            number(
                "SELECT written_at" + OF_THIS + " AND begins = " + NEAREST, Map.of("from", offset)))
        : piece.getValue();
  }

  @Override
  public long seek(long millis) {
    return number(
        "SELECT MAX(ends)" + OF_THIS + " AND written_at < :millis", Map.of("millis", millis));
  }
}
