package io.mastic.jobs.logs;

import io.mastic.kernel.Db;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;

/**
 * What runs have written, in the database that servers share: their logs in pieces, each of one
 * time, and their latest records.
 */
public final class SharedLogs {

  private final Db db;

  public SharedLogs(Db db) {
    this.db = db;
  }

  /** A piece of a log. */
  static final class Piece {
    private final long from;
    private final byte[] bytes;
    private final Instant at;

    /**
     * @param from where in the log it begins
     * @param at when it was written
     */
    Piece(long from, byte[] bytes, Instant at) {
      this.from = from;
      this.bytes = bytes;
      this.at = at;
    }
  }

  /** Adds pieces; one that is there already stays as it is. */
  void add(String runId, String name, List<Piece> pieces) {
    db.changeRows(h -> pieces.forEach(piece -> add(h, runId, name, piece)));
  }

  private static void add(Handle h, String runId, String name, Piece piece) {
    h.createUpdate(
            "INSERT INTO run_log (run_id, name, begins, ends, written_at, content)"
                + " VALUES (:run, :name, :begins, :ends, :at, :content)"
                + " ON CONFLICT (run_id, name, begins) DO NOTHING")
        .bind("run", runId)
        .bind("name", name)
        .bind("begins", piece.from)
        .bind("ends", piece.from + piece.bytes.length)
        .bind("at", piece.at.toEpochMilli())
        .bind("content", packed(piece.bytes))
        .execute();
  }

  /** A run's log, as far as it has been shared. */
  SharedLog log(String runId, String name) {
    return new SharedLog(db, runId, name);
  }

  /** Keeps a record of a run in the place of an earlier one of that name. */
  void keep(String runId, String name, byte[] record) {
    db.changeRows(
        h ->
            h.createUpdate(
                    "INSERT INTO run_record (run_id, name, content) VALUES (:run, :name, :content)"
                        + " ON CONFLICT (run_id, name) DO UPDATE SET content = excluded.content")
                .bind("run", runId)
                .bind("name", name)
                .bind("content", packed(record))
                .execute());
  }

  /**
   * The latest record of a run.
   *
   * @param name of the file that it was in
   */
  public Optional<byte[]> record(String runId, String name) {
    return db.read(
            h ->
                h.createQuery("SELECT content FROM run_record WHERE run_id = :run AND name = :name")
                    .bind("run", runId)
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .findOne())
        .map(SharedLogs::unpacked);
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] unpacked(byte[] packed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
