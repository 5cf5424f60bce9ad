package io.mastic.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The rows of the task table. Every statement that ends a turn names the lease's owner: a lost
 * lease changes nothing.
 */
final class TaskStore {

  private TaskStore() {}

  static void insert(
      Handle h, String kind, String key, String payload, Instant dueAt, Instant now) {
    h.createUpdate(
            "INSERT INTO task (id, kind, task_key, payload, due_at, attempts, created_at)"
                + " VALUES (:id, :kind, :key, :payload, :due, 0, :now) ON CONFLICT (kind, task_key) DO NOTHING")
        .bind("id", Ids.uuid())
        .bind("kind", kind)
        .bind("key", key)
        .bind("payload", payload)
        .bind("due", dueAt.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void delete(Handle h, String kind, String key) {
    h.createUpdate("DELETE FROM task WHERE kind = :kind AND task_key = :key")
        .bind("kind", kind)
        .bind("key", key)
        .execute();
  }

  static void deleteAll(Handle h, String kind, String prefix) {
    h.createUpdate("DELETE FROM task WHERE kind = :kind AND substr(task_key, 1, :length) = :prefix")
        .bind("kind", kind)
        .bind("length", prefix.length())
        .bind("prefix", prefix)
        .execute();
  }

  static boolean bringForward(Handle h, String kind, String key, Instant dueAt) {
    return h.createUpdate(
                "UPDATE task SET due_at = :due WHERE kind = :kind AND task_key = :key AND due_at > :due")
            .bind("due", dueAt.toEpochMilli())
            .bind("kind", kind)
            .bind("key", key)
            .execute()
        > 0;
  }

  /** Takes up to {@code limit} due tasks of these kinds that nobody holds. */
  static List<Task> claim(
      Handle h, Collection<String> kinds, String owner, Instant now, Instant until, int limit) {
    return h.createQuery(
            "UPDATE task SET lease_owner = :owner, lease_until = :until, attempts = attempts + 1 WHERE id IN ("
                + "SELECT id FROM task WHERE due_at <= :now AND (lease_until IS NULL OR lease_until < :now)"
                + " AND kind IN (<kinds>) ORDER BY due_at LIMIT :limit)"
                + " RETURNING id, kind, task_key, payload, attempts")
        .bindList("kinds", List.copyOf(kinds))
        .bind("owner", owner)
        .bind("until", until.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(
            (rs, c) ->
                new Task(
                    rs.getString("id"),
                    rs.getString("kind"),
                    rs.getString("task_key"),
                    rs.getString("payload"),
                    rs.getInt("attempts") - 1))
        .list();
  }

  /** When the next task is due that nobody holds, or a lease runs out. */
  static Optional<Instant> nextDue(Handle h) {
    return h.createQuery(
            "SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due FROM task")
        .map((rs, c) -> Optional.ofNullable((Number) rs.getObject("due")))
        .one()
        .map(due -> Instant.ofEpochMilli(due.longValue()));
  }

  static void renew(Handle h, String owner, Collection<String> ids, Instant until) {
    h.createUpdate(
            "UPDATE task SET lease_until = :until WHERE lease_owner = :owner AND id IN (<ids>)")
        .bind("until", until.toEpochMilli())
        .bind("owner", owner)
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  static void finish(Handle h, String owner, String id) {
    h.createUpdate("DELETE FROM task WHERE id = :id AND lease_owner = :owner")
        .bind("id", id)
        .bind("owner", owner)
        .execute();
  }

  /** Gives a task back; {@code failure} is empty after a turn that ended as it should. */
  static void release(Handle h, String owner, String id, Instant dueAt, Optional<String> failure) {
    h.createUpdate(
            "UPDATE task SET lease_owner = NULL, lease_until = NULL, due_at = :due, last_error = :error,"
                + " attempts = CASE WHEN :error IS NULL THEN 0 ELSE attempts END"
                + " WHERE id = :id AND lease_owner = :owner")
        .bind("due", dueAt.toEpochMilli())
        .bind("error", failure.orElse(null))
        .bind("id", id)
        .bind("owner", owner)
        .execute();
  }

  static void forgetLeases(Handle h) {
    h.createUpdate("UPDATE task SET lease_owner = NULL, lease_until = NULL").execute();
  }
}
