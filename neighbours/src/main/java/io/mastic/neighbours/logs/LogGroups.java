package io.mastic.neighbours.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The caller's log groups, as rows. */
final class LogGroups {

  private static final String COLUMNS = "name, id, created_at, retention_days, document";
  private static final String OWN = " FROM log_group WHERE account = :account AND region = :region";

  private final Db db;
  private final Clock clock;

  LogGroups(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  Optional<LogGroup> find(String name) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            h.createQuery("SELECT " + COLUMNS + OWN + " AND name = :name")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("name", name)
                .map((row, context) -> group(row))
                .findOne());
  }

  /** Some names that begin so, in order, after that one. */
  List<String> names(String prefix, String after, int limit) {
    Caller caller = Caller.current();
    return db.read(
        h ->
            h.createQuery(
                    "SELECT name"
                        + OWN
                        + " AND name >= :prefix AND name < :end AND name > :after"
                        + " ORDER BY name LIMIT :limit")
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("prefix", prefix)
                // Names have ASCII letters only.
                .bind("end", prefix + "\uDBFF\uDFFF")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  /** Whether there was none of that name. */
  boolean insert(String name, ObjectNode document) {
    Caller caller = Caller.current();
    return db.write(
            h ->
                h.execute(
                    "INSERT INTO log_group (account, region, name, id, created_at, document)"
                        + " VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (account, region, name) DO NOTHING",
                    caller.account(),
                    caller.region(),
                    name,
                    UUID.randomUUID().toString(),
                    clock.millis(),
                    Json.write(document)))
        > 0;
  }

  void setRetention(LogGroup group, @Nullable Integer days) {
    db.writeOnly(
        h -> h.execute("UPDATE log_group SET retention_days = ?" + whose(), args(group, days)));
  }

  /** Changes a group's document, in one transaction with whoever asks. */
  void change(String name, Consumer<LogGroup> change) {
    db.writeOnly(
        h -> {
          LogGroup group = find(name).orElseThrow();
          change.accept(group);
          h.execute(
              "UPDATE log_group SET document = ?" + whose(),
              args(group, Json.write(group.document())));
        });
  }

  /** Forgets a group and its streams; their events go later, in pieces. */
  void delete(LogGroup group) {
    Caller caller = Caller.current();
    db.writeOnly(
        h -> {
          h.execute(
              "DELETE FROM log_group WHERE account = ? AND region = ? AND name = ?",
              caller.account(),
              caller.region(),
              group.name());
          h.execute(
              "INSERT INTO log_gone (stream_id) SELECT id FROM log_stream WHERE group_id = ?",
              group.id());
          h.execute("DELETE FROM log_stream WHERE group_id = ?", group.id());
        });
  }

  /** How many bytes are kept of its events. */
  long bytes(LogGroup group) {
    return db.read(
        h ->
            h.select(
                    "SELECT COALESCE(SUM(bytes), 0) FROM log_stream WHERE group_id = ?", group.id())
                .mapTo(Long.class)
                .one());
  }

  private static String whose() {
    return " WHERE account = ? AND region = ? AND name = ?";
  }

  private static @Nullable Object[] args(LogGroup group, @Nullable Object value) {
    Caller caller = Caller.current();
    return new @Nullable Object[] {value, caller.account(), caller.region(), group.name()};
  }

  private static LogGroup group(ResultSet row) throws SQLException {
    int days = row.getInt("retention_days");
    OptionalInt retention = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
    return new LogGroup(
        row.getString("name"),
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        retention,
        (ObjectNode) Json.read(row.getString("document")));
  }
}
