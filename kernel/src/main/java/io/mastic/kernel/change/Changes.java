package io.mastic.kernel.change;

import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * The change table: a change is published in the transaction that makes it, and read by cursor by
 * whoever wants to, on every server. Unlike an event of the outbox it is nobody's duty.
 *
 * <p>On PostgreSQL transactions commit in another order than they draw numbers. So a change carries
 * its transaction's id, and only those of transactions below the oldest that is still open are
 * read: none of them can come later. A write that takes long holds up the news, never loses any.
 */
public final class Changes implements Publisher {

  private static final String POSTGRESQL_TX = "CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)";
  private static final String POSTGRESQL_OPEN =
      "CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)";
  private static final String POSTGRESQL_NEXT =
      "CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)";
  private static final String SQLITE_OPEN = "(SELECT last + 1 FROM change_mark)";

  private final Db db;
  private final Clock clock;
  private final boolean isPostgresql;
  // Within a transaction, which is one server's, the order in which it published.
  private final AtomicLong numbers = new AtomicLong();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** The changes of that database, whose tables are up to date. */
  public static Changes open(Db db, Clock clock) {
    Changes changes = new Changes(db, clock);
    if (changes.isPostgresql) {
      db.writeOnly(Changes::forgetAnotherCluster);
    }
    return changes;
  }

  /** After a restore into another cluster, whose transactions count anew. */
  private static void forgetAnotherCluster(Handle h) {
    h.execute("DELETE FROM change WHERE tx >= " + POSTGRESQL_NEXT);
    h.execute(
        "UPDATE change_mark SET gone_tx = 0, gone_number = 0 WHERE gone_tx >= " + POSTGRESQL_NEXT);
  }

  private Changes(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.isPostgresql = db.engine() == Db.Engine.POSTGRESQL;
  }

  /** Says who hears at once that this server has published something; at wiring. */
  void onPublished(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void publish(Handle h, Change change) {
    long tx = transaction(h);
    h.createUpdate(
            "INSERT INTO change (tx, number, at, document) VALUES (:tx, :number, :at, :document)")
        .bind("tx", tx)
        .bind("number", numbers.incrementAndGet())
        .bind("at", clock.millis())
        .bind("document", Json.write(change))
        .execute();
    db.afterCommit(() -> listeners.forEach(Runnable::run));
  }

  private long transaction(Handle h) {
    String sql =
        isPostgresql
            ? "SELECT " + POSTGRESQL_TX
            : "UPDATE change_mark SET last = last + 1 RETURNING last";
    return h.createQuery(sql).mapTo(Long.class).one();
  }

  /** The place after all that there is: from there on one reads what is still to come. */
  public Cursor latest() {
    return db.read(h -> edge(h.createQuery("SELECT " + open()).mapTo(Long.class).one()));
  }

  /** The id of the oldest transaction that may still publish. */
  private String open() {
    return isPostgresql ? POSTGRESQL_OPEN : SQLITE_OPEN;
  }

  private static Cursor edge(long open) {
    return Cursor.after(open - 1);
  }

  /**
   * Reads on; one query along the table's key.
   *
   * @param limit how many at most
   */
  public Batch after(Cursor cursor, int limit) {
    return db.read(h -> after(h, cursor, limit));
  }

  private Batch after(Handle h, Cursor cursor, int limit) {
    List<Row> rows =
        h.createQuery(
                "SELECT m.gone_tx, m.gone_number, "
                    + open()
                    + " AS open_tx, c.* FROM change_mark m LEFT JOIN (SELECT * FROM change WHERE"
                    + " (tx, number) > (:tx, :number) AND tx < "
                    + open()
                    + " ORDER BY tx, number LIMIT :limit) c ON 1 = 1 ORDER BY c.tx, c.number")
            .bind("tx", cursor.transaction())
            .bind("number", cursor.number())
            .bind("limit", limit)
            .map((rs, c) -> Row.of(rs))
            .list();
    Row any = rows.get(0);
    return new Batch(
        rows.stream().flatMap(row -> row.change().stream()).toList(), any.gone(), any.edge());
  }

  /** There is always one, if only to say where gone changes end and open transactions begin. */
  private record Row(Cursor gone, Cursor edge, Optional<Published> change) {

    static Row of(ResultSet rs) throws SQLException {
      return new Row(
          new Cursor(rs.getLong("gone_tx"), rs.getLong("gone_number")),
          Changes.edge(rs.getLong("open_tx")),
          rs.getObject("tx") == null ? Optional.empty() : Optional.of(published(rs)));
    }
  }

  private static Published published(ResultSet rs) throws SQLException {
    return new Published(
        new Cursor(rs.getLong("tx"), rs.getLong("number")),
        Instant.ofEpochMilli(rs.getLong("at")),
        Json.read(rs.getString("document"), Change.class));
  }

  /**
   * Forgets some of those published before then, in a transaction; who has not read them is told of
   * a gap.
   *
   * @return how many there were; none if there are no more
   */
  int forget(Handle h, Instant before, int most) {
    List<Cursor> gone =
        h.createQuery(
                "DELETE FROM change WHERE (tx, number) IN (SELECT tx, number FROM change"
                    + " WHERE at < :before ORDER BY at LIMIT :most) RETURNING tx, number")
            .bind("before", before.toEpochMilli())
            .bind("most", most)
            .map((rs, c) -> new Cursor(rs.getLong("tx"), rs.getLong("number")))
            .list();
    gone.stream()
        .max(Cursor::compareTo)
        .ifPresent(
            last ->
                h.createUpdate(
                        "UPDATE change_mark SET gone_tx = :tx, gone_number = :number"
                            + " WHERE (gone_tx, gone_number) < (:tx, :number)")
                    .bind("tx", last.transaction())
                    .bind("number", last.number())
                    .execute());
    return gone.size();
  }
}
