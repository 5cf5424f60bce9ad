package io.mastic.jobs.logs;

import io.mastic.kernel.Db;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
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
              .map((row, context) -> take(row, from, most, bytes))
              .list();
          return true;
        });
    return bytes.toByteArray();
  }

  /** Adds what is asked for of a piece; how much that was. */
  private int take(ResultSet row, long from, int most, ByteArrayOutputStream bytes)
      throws SQLException {
    long begins = row.getLong(1);
    byte[] content = SharedLogs.unpacked(row.getBytes(2));
    int skipped = (int) Math.max(0, from - begins);
    int left = Math.max(0, Math.min(content.length - skipped, most - bytes.size()));
    if (left > 0) {
      bytes.write(content, skipped, left);
      known.put(begins, Instant.ofEpochMilli(row.getLong(3)));
      knownUntil = begins + content.length;
    }
    return left;
  }

  @Override
  public InputStream stream(long from) {
    return new Pieces(from);
  }

  /** One piece after another, none before it is asked for. */
  private final class Pieces extends InputStream {
    private long next;
    private InputStream piece = InputStream.nullInputStream();

    Pieces(long from) {
      next = from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = piece.read(bytes, offset, length);
      if (read >= 0 || length == 0) {
        return read;
      }
      byte[] more = SharedLog.this.read(next, STREAMED);
      next += more.length;
      piece = new ByteArrayInputStream(more);
      return piece.read(bytes, offset, length);
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
