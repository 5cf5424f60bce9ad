package io.mastic.kernel.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The rows of the task table that a server may claim.
 *
 * <p>Each question names the order of the index that answers it, even where any row would do:
 * PostgreSQL, whose statistics are older than a queue is long, would else read the whole table.
 */
final class FreeTasks {

  // Not the bare column, which could tempt the database to use its index and then sort.
  private static final String OF_KINDS = "(kind || '') IN (<kinds>)";

  private static final String SELECT = "SELECT id, kind, task_key, payload, attempts FROM task";

  static final String DUE =
      SELECT
          + " WHERE lease_owner IS NULL AND due_at <= :now AND "
          + OF_KINDS
          + " ORDER BY due_at LIMIT :limit";
  static final String NEXT_DUE = "SELECT MIN(due_at) AS due FROM task WHERE lease_owner IS NULL";

  static final String AWAITED =
      "SELECT 1 FROM task WHERE waits_for = :room AND lease_owner IS NULL"
          + " ORDER BY created_at LIMIT 1";
  static final String ABANDONED =
      "SELECT lease_until FROM task WHERE lease_owner IS NOT NULL AND lease_owner <> :owner"
          + " AND lease_until < "
          + TaskStore.NOW
          + " ORDER BY lease_until LIMIT 1";

  private static final String OWNER = "owner";
  private static final String KINDS = "kinds";
  private static final String LIMIT = "limit";

  private final boolean byTime;
  private final String lock;

  FreeTasks(TaskStore store) {
    this.byTime = store.hasLeasesByTime();
    this.lock = store.lock();
  }

  /** Due tasks of these kinds that nobody holds, locked where the engine has locks of rows. */
  List<Task> due(Handle h, Collection<String> kinds, Instant now, int limit) {
    return h.createQuery(DUE + lock)
        .bindList(KINDS, List.copyOf(kinds))
        .bind("now", now.toEpochMilli())
        .bind(LIMIT, limit)
        .map((rs, c) -> task(rs))
        .list();
  }

  /** Tasks of these kinds that wait for room, the oldest first. */
  List<Task> waiting(Handle h, Collection<String> kinds, String room, int limit) {
    return h.createQuery(
            SELECT
                + " WHERE waits_for = :room AND lease_owner IS NULL AND "
                + OF_KINDS
                + " ORDER BY created_at LIMIT :limit"
                + lock)
        .bindList(KINDS, List.copyOf(kinds))
        .bind("room", room)
        .bind(LIMIT, limit)
        .map((rs, c) -> task(rs))
        .list();
  }

  /** Tasks of these kinds whose holder, another server, has not renewed its lease. */
  List<Task> abandoned(Handle h, Collection<String> kinds, String owner, int limit) {
    if (!byTime) {
      return List.of();
    }
    return h.createQuery(
            SELECT
                + " WHERE lease_owner IS NOT NULL AND lease_owner <> :owner AND lease_until < "
                + TaskStore.NOW
                + " AND "
                + OF_KINDS
                + " ORDER BY lease_until LIMIT :limit"
                + lock)
        .bindList(KINDS, List.copyOf(kinds))
        .bind(OWNER, owner)
        .bind(LIMIT, limit)
        .map((rs, c) -> task(rs))
        .list();
  }

  private static Task task(ResultSet rs) throws SQLException {
    return new Task(
        rs.getString("id"),
        rs.getString("kind"),
        rs.getString("task_key"),
        rs.getString("payload"),
        rs.getInt("attempts"));
  }

  /** When the next task is due that nobody holds. */
  Optional<Instant> nextDue(Handle h) {
    return h.createQuery(NEXT_DUE)
        .map((rs, c) -> Optional.ofNullable((Number) rs.getObject("due")))
        .one()
        .map(due -> Instant.ofEpochMilli(due.longValue()));
  }

  /** Is there a task that waits for room and that nobody holds? */
  boolean isAwaited(Handle h, String room) {
    return h.createQuery(AWAITED).bind("room", room).mapTo(Integer.class).findOne().isPresent();
  }

  /** What there is to claim. */
  record Chances(Optional<Instant> nextDue, boolean isAnyAbandoned) {}

  Chances chances(Handle h, String owner) {
    String abandoned = byTime ? "(" + ABANDONED + ")" : "CASE WHEN :owner = '' THEN 1 END";
    return h.createQuery("SELECT (" + NEXT_DUE + ") AS due, " + abandoned + " AS abandoned")
        .bind(OWNER, owner)
        .map(
            (rs, c) ->
                new Chances(
                    Optional.ofNullable((Number) rs.getObject("due"))
                        .map(due -> Instant.ofEpochMilli(due.longValue())),
                    rs.getObject("abandoned") != null))
        .one();
  }

  /**
   * Tasks of these kinds that earlier lives of a server held; of a database's only server, all that
   * are held. What another transaction changes at this moment is left out.
   */
  List<Task> inheritance(Handle h, Collection<String> kinds, String server, String owner) {
    return ofEarlierLives(h, SELECT, lock, server, owner)
        .bindList(KINDS, List.copyOf(kinds))
        .map((rs, c) -> task(rs))
        .list();
  }

  /** Is there still something of that? */
  boolean isInheritanceLeft(Handle h, Collection<String> kinds, String server, String owner) {
    return ofEarlierLives(h, "SELECT 1 FROM task", " LIMIT 1", server, owner)
        .bindList(KINDS, List.copyOf(kinds))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Query ofEarlierLives(Handle h, String select, String last, String server, String owner) {
    String prefix = server + "/";
    String mine = byTime ? " AND substr(lease_owner, 1, :length) = :prefix" : "";
    Query query =
        h.createQuery(
                select
                    + " WHERE lease_owner IS NOT NULL AND lease_owner <> :owner AND "
                    + OF_KINDS
                    + mine
                    + last)
            .bind(OWNER, owner);
    return byTime ? query.bind("length", prefix.length()).bind("prefix", prefix) : query;
  }
}
