package io.mastic.kernel.task;

import io.mastic.kernel.Db;
import io.mastic.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the task table as their holders and makers change them; {@link FreeTasks} are those
 * to claim. Every statement that ends a turn names the lease's owner: a lost lease changes nothing.
 *
 * <p>A task is due by the clock of the server that claims it; a lease runs out by the database's.
 * SQLite has one server, so there a lease ends with its server and never by time.
 */
final class TaskStore {

  /** When a task is due that waits for room: nothing but room makes it so. */
  static final Instant WITH_ROOM = Instant.ofEpochMilli(9_000_000_000_000_000L);

  /** The database's clock, in milliseconds. */
  static final String NOW = "CAST(EXTRACT(EPOCH FROM now()) * 1000 AS BIGINT)";

  private static final String NEVER = "9000000000000000";
  private static final String ONE = " WHERE kind = :kind AND task_key = :key";
  private static final String HELD = " WHERE id = :id AND lease_owner = :owner";
  private static final String OWNER = "owner";
  private static final String LIMIT = "limit";

  private final Db.Engine engine;

  TaskStore(Db.Engine engine) {
    this.engine = engine;
  }

  boolean hasLeasesByTime() {
    return engine == Db.Engine.POSTGRESQL;
  }

  void insert(Handle h, String kind, String key, String payload, Instant dueAt, Instant now) {
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

  void delete(Handle h, String kind, String key) {
    h.createUpdate("DELETE FROM task" + ONE).bind("kind", kind).bind("key", key).execute();
  }

  void deleteAll(Handle h, String kind, String prefix) {
    h.createUpdate("DELETE FROM task WHERE kind = :kind AND substr(task_key, 1, :length) = :prefix")
        .bind("kind", kind)
        .bind("length", prefix.length())
        .bind("prefix", prefix)
        .execute();
  }

  /** Makes a task due, also after the turn that it may be in. */
  void bringForward(Handle h, String kind, String key, Instant dueAt) {
    h.createUpdate(
            "UPDATE task SET waits_for = NULL,"
                + " due_at = CASE WHEN due_at > :due THEN :due ELSE due_at END,"
                + " hastened = CASE WHEN lease_owner IS NULL THEN 0 ELSE 1 END"
                + ONE)
        .bind("due", dueAt.toEpochMilli())
        .bind("kind", kind)
        .bind("key", key)
        .execute();
  }

  /** Notes, in a turn, that the next one may be brought forward by {@link #wake}. */
  void waitFor(Handle h, String owner, String id, String line) {
    h.createUpdate("UPDATE task SET waits_for = :line" + HELD)
        .bind("line", line)
        .bind("id", id)
        .bind(OWNER, owner)
        .execute();
  }

  /** Makes the first of those due that wait in a line. */
  void wake(Handle h, String line, int most, Instant now) {
    h.createUpdate(
            "UPDATE task SET waits_for = NULL, due_at = :now,"
                + " hastened = CASE WHEN lease_owner IS NULL THEN 0 ELSE 1 END WHERE id IN"
                + " (SELECT id FROM task WHERE waits_for = :line ORDER BY created_at LIMIT :limit)")
        .bind("now", now.toEpochMilli())
        .bind("line", line)
        .bind(LIMIT, most)
        .execute();
  }

  /** Where the engine has locks of rows. */
  String lock() {
    return engine == Db.Engine.POSTGRESQL ? " FOR UPDATE SKIP LOCKED" : "";
  }

  /** Takes tasks that the same transaction has found free. */
  void lease(Handle h, String owner, Collection<String> ids, Duration lease) {
    h.createUpdate(
            "UPDATE task SET lease_owner = :owner, lease_until = "
                + until()
                + ", attempts = attempts + 1, hastened = 0, waits_for = NULL WHERE id IN (<ids>)")
        .bind(OWNER, owner)
        .bind("lease", lease.toMillis())
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  private String until() {
    return hasLeasesByTime() ? NOW + " + :lease" : NEVER + " + :lease";
  }

  /**
   * Renews what is still the owner's. A row that a write of a turn has locked is skipped: nobody
   * else can take it meanwhile.
   */
  void renew(Handle h, String owner, Collection<String> ids, Duration lease) {
    h.createUpdate(
            "UPDATE task SET lease_until = "
                + until()
                + " WHERE id IN (SELECT id FROM task WHERE lease_owner = :owner AND id IN (<ids>)"
                + lock()
                + ")")
        .bind(OWNER, owner)
        .bind("lease", lease.toMillis())
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  /** All that the owner holds. */
  Set<String> held(Handle h, String owner) {
    return new HashSet<>(
        h.createQuery("SELECT id FROM task WHERE lease_owner IS NOT NULL AND lease_owner = :owner")
            .bind(OWNER, owner)
            .mapTo(String.class)
            .list());
  }

  /** Is the task still the owner's? Nobody can take it before the transaction has ended. */
  boolean holds(Handle h, String owner, String id) {
    return h.createQuery("SELECT 1 FROM task" + HELD + (hasLeasesByTime() ? " FOR SHARE" : ""))
        .bind("id", id)
        .bind(OWNER, owner)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  List<String> hastened(Handle h, String owner) {
    return h.createQuery("SELECT id FROM task WHERE hastened = 1 AND lease_owner = :owner")
        .bind(OWNER, owner)
        .mapTo(String.class)
        .list();
  }

  /** Notes that the owner knows of what hastened these. */
  void heard(Handle h, String owner, Collection<String> ids) {
    h.createUpdate(
            "UPDATE task SET hastened = 0 WHERE hastened = 1 AND lease_owner = :owner"
                + " AND id IN (<ids>)")
        .bind(OWNER, owner)
        .bindList("ids", List.copyOf(ids))
        .execute();
  }

  /** The turn ended well, and the lease goes on. */
  void keep(Handle h, String owner, String id) {
    h.createUpdate("UPDATE task SET attempts = 0, last_error = NULL" + HELD)
        .bind("id", id)
        .bind(OWNER, owner)
        .execute();
  }

  /** False if it was not the owner's any more. */
  boolean note(Handle h, String owner, String id, String error) {
    return h.createUpdate("UPDATE task SET last_error = :error" + HELD)
            .bind("error", error)
            .bind("id", id)
            .bind(OWNER, owner)
            .execute()
        > 0;
  }

  void finish(Handle h, String owner, String id) {
    h.createUpdate("DELETE FROM task" + HELD).bind("id", id).bind(OWNER, owner).execute();
  }

  /**
   * What a task is given back with.
   *
   * @param room null if it does not wait for any
   * @param error null after a turn that ended as it should
   */
  record Release(Instant dueAt, @Nullable String room, @Nullable String error) {}

  /** Gives a task back; one that was hastened meanwhile is due at once. */
  void release(Handle h, String owner, String id, Release release, Instant now) {
    h.createUpdate(
            "UPDATE task SET lease_owner = NULL, lease_until = NULL,"
                + " due_at = CASE WHEN hastened = 1 THEN :now ELSE :due END,"
                + " waits_for = CASE WHEN hastened = 1 THEN NULL ELSE COALESCE(:room, waits_for) END,"
                + " hastened = 0, last_error = :error,"
                + " attempts = CASE WHEN :failed = 0 THEN 0 ELSE attempts END"
                + HELD)
        .bind("now", now.toEpochMilli())
        .bind("due", release.dueAt().toEpochMilli())
        .bind("room", release.room())
        .bind("error", release.error())
        .bind("failed", release.error() == null ? 0 : 1)
        .bind("id", id)
        .bind(OWNER, owner)
        .execute();
  }

  /**
   * The clock was set back: what was due at once, or to be tried again, is so by the new time.
   * Schedules keep theirs.
   */
  void bringBack(Handle h, Instant now) {
    h.createUpdate(
            "UPDATE task SET due_at = :now WHERE lease_owner IS NULL AND due_at > :now"
                + " AND waits_for IS NULL AND (due_at = created_at OR last_error IS NOT NULL)")
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
