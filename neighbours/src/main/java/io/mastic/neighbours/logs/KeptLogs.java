package io.mastic.neighbours.logs;

import io.mastic.jobs.logs.EventReader;
import io.mastic.jobs.logs.LogSource;
import io.mastic.jobs.logs.LogStream;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import io.mastic.kernel.expiry.Expiry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log groups that clients made and write to. */
public final class KeptLogs implements LogSource {

  private final Db db;
  private final Clock clock;
  private final LogGroups groups;

  public KeptLogs(Db db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.groups = new LogGroups(db, clock);
  }

  /** What of the events is forgotten by and by. */
  public static List<Expiry> expiries(Clock clock) {
    return List.of(new GoneStreams(), new OldEvents(clock));
  }

  LogGroups groups() {
    return groups;
  }

  @Override
  public List<String> groups(String prefix, String after, int limit) {
    return groups.names(prefix, after, limit);
  }

  @Override
  public boolean has(String group) {
    return groups.find(group).isPresent();
  }

  @Override
  public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    List<LogStream> rows =
        select(
            "group_id = :a AND name >= :b AND name < :c AND name > :d ORDER BY name",
            limit + 1,
            id(group),
            prefix,
            prefix + "\uDBFF\uDFFF",
            position.isEmpty() ? "" : position.get(0));
    return Page.cut(rows, limit, stream -> List.of(stream.name()));
  }

  @Override
  public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 2);
    long last = position.isEmpty() ? Long.MAX_VALUE : Long.parseLong(position.get(0));
    List<LogStream> rows =
        select(
            "group_id = :a AND (COALESCE(last_at, 0) < :b OR (COALESCE(last_at, 0) = :b"
                + " AND name > :c)) ORDER BY COALESCE(last_at, 0) DESC, name",
            limit + 1,
            id(group),
            last,
            position.isEmpty() ? "" : position.get(1));
    return Page.cut(rows, limit, stream -> List.of(Long.toString(last(stream)), stream.name()));
  }

  private static long last(LogStream stream) {
    return stream.lastEventAt() == null ? 0 : stream.lastEventAt().toEpochMilli();
  }

  @Override
  public Instant createdAt(String group) {
    return groups.find(group).map(LogGroup::createdAt).orElse(Instant.EPOCH);
  }

  @Override
  public long bytes(String group) {
    return groups.find(group).map(groups::bytes).orElse(0L);
  }

  @Override
  public Optional<EventReader> open(String group, String stream) {
    return streamId(id(group), stream).map(id -> new EventRows(db, id));
  }

  /** A group's id; none that any stream has, if there is no such group. */
  private String id(String group) {
    return groups.find(group).map(LogGroup::id).orElse("");
  }

  private Optional<String> streamId(String groupId, String stream) {
    return db.read(
        h ->
            h.select("SELECT id FROM log_stream WHERE group_id = ? AND name = ?", groupId, stream)
                .mapTo(String.class)
                .findOne());
  }

  private List<LogStream> select(String where, int limit, Object... parameters) {
    return db.read(
        h -> {
          var query =
              h.createQuery(
                  "SELECT name, created_at, bytes, first_at, last_at FROM log_stream WHERE "
                      + where
                      + " LIMIT "
                      + limit);
          for (int i = 0; i < parameters.length; i++) {
            query.bind(String.valueOf((char) ('a' + i)), parameters[i]);
          }
          return query.map((row, context) -> stream(row)).list();
        });
  }

  private static LogStream stream(ResultSet row) throws SQLException {
    return new LogStream(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        instant(row, 4),
        instant(row, 5),
        row.getLong(3));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** Whether there was none of that name. */
  boolean createStream(LogGroup group, String name) {
    return db.write(
            h ->
                h.execute(
                    "INSERT INTO log_stream (group_id, name, id, created_at, bytes)"
                        + " VALUES (?, ?, ?, ?, 0) ON CONFLICT (group_id, name) DO NOTHING",
                    group.id(),
                    name,
                    UUID.randomUUID().toString(),
                    clock.millis()))
        > 0;
  }

  /** Whether there was one; its events go later, in pieces. */
  boolean deleteStream(LogGroup group, String name) {
    return db.write(
        h -> {
          h.execute(
              "INSERT INTO log_gone (stream_id)"
                  + " SELECT id FROM log_stream WHERE group_id = ? AND name = ?",
              group.id(),
              name);
          return h.execute(
                  "DELETE FROM log_stream WHERE group_id = ? AND name = ?", group.id(), name)
              > 0;
        });
  }

  /**
   * Keeps some events, whose times do not fall.
   *
   * @return false if there is no such stream
   */
  boolean put(LogGroup group, String stream, List<NewEvent> events) {
    return db.write(
        h -> {
          String id = streamId(group.id(), stream).orElse(null);
          if (id == null) {
            return false;
          }
          new EventWriter(h, id, clock.millis()).write(events);
          return true;
        });
  }

  /**
   * Writes a line that came from within the server, at the present time.
   *
   * @param stream made if it is not there
   * @return false if the caller has no such group
   */
  public boolean log(String group, String stream, String message) {
    return db.write(
        h ->
            groups
                .find(group)
                .map(
                    found -> {
                      boolean unused = createStream(found, stream);
                      return put(found, stream, List.of(new NewEvent(clock.millis(), message)));
                    })
                .orElse(false));
  }
}
