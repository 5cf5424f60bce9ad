package io.mastic.neighbours.queues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.expiry.Expiry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of messages. */
final class MessageStore {

  private static final String COLUMNS =
      "SELECT queue, seq, id, grp, expires_at, receipt, received, first_at, document"
          + " FROM queue_message m";
  private static final String KEY = " WHERE queue = :queue AND seq = :seq AND id = :id";

  private final Db db;

  MessageStore(Db db) {
    this.db = db;
  }

  /** A message and what its row says of the moment. */
  record Row(QueuedMessage message, long expiresAt, @Nullable String receipt) {

    static Row of(ResultSet rs) throws SQLException {
      QueuedMessage.Place place =
          new QueuedMessage.Place(rs.getString("queue"), rs.getLong("seq"), rs.getString("id"));
      return new Row(
          new QueuedMessage(
              place,
              rs.getString("grp"),
              rs.getInt("received"),
              rs.getLong("first_at"),
              (ObjectNode) Json.read(rs.getString("document"))),
          rs.getLong("expires_at"),
          rs.getString("receipt"));
    }
  }

  /** When a message is seen, and when it is gone. */
  record Times(long visibleAt, long expiresAt) {}

  void insert(Handle h, QueuedMessage message, Times times) {
    h.createUpdate(
            "INSERT INTO queue_message (queue, seq, id, grp, visible_at, expires_at, received,"
                + " document) VALUES (:queue, :seq, :id, :grp, :visible, :expires, 0, :document)")
        .bindMethods(message.place())
        .bind("grp", message.group())
        .bind("visible", times.visibleAt())
        .bind("expires", times.expiresAt())
        .bind("document", Json.write(message.document()))
        .execute();
  }

  /** The next number of a FIFO queue, whose senders follow one another so. */
  long nextNumber(Handle h, String queue) {
    return h.createQuery(
            "INSERT INTO queue_number (queue, last) VALUES (:queue, 1) ON CONFLICT (queue)"
                + " DO UPDATE SET last = queue_number.last + 1 RETURNING last")
        .bind("queue", queue)
        .mapTo(Long.class)
        .one();
  }

  boolean anyVisible(String queue, long now) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT 1 FROM queue_message WHERE queue = :queue AND visible_at <= :now LIMIT 1")
                .bind("queue", queue)
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Some that can be seen, which nobody else takes meanwhile. */
  List<Row> visible(Handle h, String queue, long now, int most) {
    String lock = db.engine() == Db.Engine.POSTGRESQL ? " FOR UPDATE SKIP LOCKED" : "";
    return h.createQuery(
            COLUMNS
                + " WHERE queue = :queue AND visible_at <= :now ORDER BY visible_at, seq LIMIT :most"
                + lock)
        .bind("queue", queue)
        .bind("now", now)
        .bind("most", most)
        .map((rs, c) -> Row.of(rs))
        .list();
  }

  /** Those that can be seen, after a place in the order of all; they stay as they are. */
  List<QueuedMessage> after(QueuedMessage.Place place, long now, int most) {
    return db.read(
        h ->
            h.createQuery(
                    COLUMNS
                        + " WHERE queue = :queue AND (seq > :seq OR (seq = :seq AND id > :id)) AND"
                        + " visible_at <= :now AND expires_at > :now ORDER BY seq, id LIMIT :most")
                .bindMethods(place)
                .bind("now", now)
                .bind("most", most)
                .map((rs, c) -> Row.of(rs).message())
                .list());
  }

  /** Some of the groups of which none is received at the moment, in their order. */
  List<Row> next(Handle h, String queue, long now, int most) {
    return h.createQuery(
            COLUMNS
                + " WHERE queue = :queue AND visible_at <= :now AND NOT EXISTS (SELECT 1 FROM"
                + " queue_message b WHERE b.queue = m.queue AND b.grp = m.grp AND b.visible_at >"
                + " :now AND b.received > 0) ORDER BY seq LIMIT :most")
        .bind("queue", queue)
        .bind("now", now)
        .bind("most", most)
        .map((rs, c) -> Row.of(rs))
        .list();
  }

  void receive(Handle h, List<QueuedMessage> messages, String receipt, long now, long until) {
    PreparedBatch batch =
        h.prepareBatch(
            "UPDATE queue_message SET visible_at = :until, receipt = :receipt, received = received"
                + " + 1, first_at = COALESCE(first_at, :now)"
                + KEY);
    messages.forEach(
        message ->
            batch
                .bindMethods(message.place())
                .bind("receipt", receipt)
                .bind("now", now)
                .bind("until", until)
                .add());
    batch.execute();
  }

  Optional<Row> find(Handle h, QueuedMessage.Place place) {
    return h.createQuery(COLUMNS + KEY + db.forUpdate())
        .bindMethods(place)
        .map((rs, c) -> Row.of(rs))
        .findOne();
  }

  /** Whether a message is hidden because somebody has received it. */
  boolean isInFlight(Handle h, QueuedMessage.Place place, long now) {
    return h.createQuery("SELECT visible_at FROM queue_message" + KEY)
        .bindMethods(place)
        .mapTo(Long.class)
        .findOne()
        .filter(at -> at > now)
        .isPresent();
  }

  /** Deletes a message that was received so last; whether there was one. */
  boolean delete(Handle h, QueuedMessage.Handle handle) {
    return h.createUpdate("DELETE FROM queue_message" + KEY + " AND receipt = :receipt")
            .bindMethods(handle.place())
            .bind("receipt", handle.receipt())
            .execute()
        > 0;
  }

  void remove(Handle h, QueuedMessage.Place place) {
    h.createUpdate("DELETE FROM queue_message" + KEY).bindMethods(place).execute();
  }

  void hide(Handle h, QueuedMessage.Place place, long until) {
    h.createUpdate("UPDATE queue_message SET visible_at = :until" + KEY)
        .bindMethods(place)
        .bind("until", until)
        .execute();
  }

  /** How many there are. */
  record Counts(long visible, long inFlight, long delayed) {}

  Counts count(String queue, long now) {
    return db.read(
        h ->
            h.createQuery(
                    "SELECT COALESCE(SUM(CASE WHEN visible_at <= :now THEN 1 ELSE 0 END), 0) AS a,"
                        + " COALESCE(SUM(CASE WHEN visible_at > :now AND received > 0 THEN 1 ELSE 0"
                        + " END), 0) AS b, COALESCE(SUM(CASE WHEN visible_at > :now AND received = 0"
                        + " THEN 1 ELSE 0 END), 0) AS c FROM queue_message WHERE queue = :queue AND"
                        + " expires_at > :now")
                .bind("queue", queue)
                .bind("now", now)
                .map((rs, c) -> new Counts(rs.getLong("a"), rs.getLong("b"), rs.getLong("c")))
                .one());
  }

  /** What was answered to who sent that within the last five minutes. */
  Optional<ObjectNode> taken(Handle h, String queue, String dedup, long now) {
    return h.createQuery(
            "SELECT document FROM queue_taken WHERE queue = :queue AND dedup = :dedup AND until >"
                + " :now")
        .bind("queue", queue)
        .bind("dedup", dedup)
        .bind("now", now)
        .mapTo(String.class)
        .findOne()
        .map(json -> (ObjectNode) Json.read(json));
  }

  void take(Handle h, String queue, String dedup, long until, ObjectNode answer) {
    h.createUpdate(
            "INSERT INTO queue_taken (queue, dedup, until, document) VALUES (:queue, :dedup, :until,"
                + " :document) ON CONFLICT (queue, dedup) DO UPDATE SET until = EXCLUDED.until,"
                + " document = EXCLUDED.document")
        .bind("queue", queue)
        .bind("dedup", dedup)
        .bind("until", until)
        .bind("document", Json.write(answer))
        .execute();
  }

  void purge(Handle h, String queue) {
    h.execute("DELETE FROM queue_message WHERE queue = ?", queue);
  }

  void forget(Handle h, String queue) {
    purge(h, queue);
    h.execute("DELETE FROM queue_number WHERE queue = ?", queue);
    h.execute("DELETE FROM queue_taken WHERE queue = ?", queue);
  }

  /** Messages have times of their own: gone is what nobody would be given any more. */
  static final class MessageExpiry implements Expiry {

    private final Clock clock;

    MessageExpiry(Clock clock) {
      this.clock = clock;
    }

    @Override
    public String what() {
      return "messages of queues";
    }

    @Override
    public int expire(Handle h, Instant before, int most) {
      long now = clock.millis();
      int messages =
          h.execute(
              "DELETE FROM queue_message WHERE (queue, seq, id) IN (SELECT queue, seq, id FROM"
                  + " queue_message WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
              now,
              most);
      int taken =
          h.execute(
              "DELETE FROM queue_taken WHERE (queue, dedup) IN (SELECT queue, dedup FROM"
                  + " queue_taken WHERE until <= ? ORDER BY until LIMIT ?)",
              now,
              most);
      return Math.max(messages, taken);
    }
  }
}
