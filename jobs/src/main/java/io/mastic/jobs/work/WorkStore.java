package io.mastic.jobs.work;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunStanding;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.RunTimes;
import io.mastic.kernel.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The rows of the spark_work table. */
final class WorkStore {

  private static final String ONE = " WHERE account = :account AND region = :region AND id = :id";
  private static final String OF_KIND =
      "SELECT * FROM spark_work WHERE account = :account AND region = :region AND kind = :kind";

  private WorkStore() {}

  /** Where a page ended. */
  record Position(long startedAt, String id) {

    static final Position LATEST = new Position(Long.MAX_VALUE, "");
  }

  static void insert(Handle h, Work work) {
    h.createUpdate(
            "INSERT INTO spark_work"
                + " (account, region, id, kind, subject, role, request, state, started_at, modified_at)"
                + " VALUES (:account, :region, :id, :kind, :subject, :role, :request, :state, :started, :started)")
        .bindMethods(work.key())
        .bind("kind", work.kind())
        .bind("subject", work.subject())
        .bind("role", work.assignment().role())
        .bind("request", work.request())
        .bind("state", work.state().name())
        .bind("started", work.times().startedAt().toEpochMilli())
        .execute();
  }

  static Optional<Work> find(Handle h, RunKey key) {
    return h.createQuery("SELECT * FROM spark_work" + ONE)
        .bindMethods(key)
        .map(WorkStore::read)
        .findOne();
  }

  /** The one that has not ended. */
  static Optional<Work> findUnderWay(Handle h, Caller caller, String kind, String subject) {
    return h.createQuery(OF_KIND + " AND subject = :subject AND completed_at IS NULL")
        .bindMethods(caller)
        .bind("kind", kind)
        .bind("subject", subject)
        .map(WorkStore::read)
        .findOne();
  }

  /**
   * The latest first, from before that one on.
   *
   * @param subject null for all
   */
  static List<Work> list(
      Handle h, Caller caller, String kind, @Nullable String subject, Position before, int limit) {
    var query =
        h.createQuery(
                OF_KIND
                    + (subject == null ? "" : " AND subject = :subject")
                    + " AND (started_at < :started OR (started_at = :started AND id < :id))"
                    + " ORDER BY started_at DESC, id DESC LIMIT :limit")
            .bindMethods(caller)
            .bind("kind", kind)
            .bind("started", before.startedAt())
            .bind("id", before.id())
            .bind("limit", limit);
    if (subject != null) {
      query.bind("subject", subject);
    }
    return query.map(WorkStore::read).list();
  }

  static void place(Handle h, RunKey key, Place place) {
    h.createUpdate(
            "UPDATE spark_work SET host = :host, pid = :pid, process_started_at = :started" + ONE)
        .bindMethods(key)
        .bind("host", place.host())
        .bind("pid", place.pid())
        .bind("started", place.startedAt().toEpochMilli())
        .execute();
  }

  static void leave(Handle h, RunKey key) {
    h.createUpdate("UPDATE spark_work SET host = NULL, pid = NULL, process_started_at = NULL" + ONE)
        .bindMethods(key)
        .execute();
  }

  static void run(Handle h, RunKey key, Instant now) {
    h.createUpdate(
            "UPDATE spark_work SET state = 'RUNNING', running_at = :now, modified_at = :now" + ONE)
        .bindMethods(key)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void stop(Handle h, RunKey key, Instant now) {
    h.createUpdate("UPDATE spark_work SET state = 'STOPPING', modified_at = :now" + ONE)
        .bindMethods(key)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  static void keep(Handle h, RunKey key, String answer) {
    h.createUpdate("UPDATE spark_work SET answer = :answer" + ONE)
        .bindMethods(key)
        .bind("answer", answer)
        .execute();
  }

  /** Deletes what has ended. */
  static void forget(Handle h, Caller caller, String kind, String subject) {
    h.createUpdate(
            "DELETE FROM spark_work WHERE account = :account AND region = :region AND kind = :kind"
                + " AND subject = :subject AND completed_at IS NOT NULL")
        .bindMethods(caller)
        .bind("kind", kind)
        .bind("subject", subject)
        .execute();
  }

  static void end(Handle h, RunKey key, RunState state, @Nullable String error, Instant now) {
    h.createUpdate(
            "UPDATE spark_work SET state = :state, error = :error, modified_at = :now, completed_at = :now"
                + ONE)
        .bindMethods(key)
        .bind("state", state.name())
        .bind("error", error)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static Work read(ResultSet rs, StatementContext context) throws SQLException {
    return new Work(
        new RunKey(rs.getString("account"), rs.getString("region"), rs.getString("id")),
        new Work.Assignment(
            rs.getString("kind"),
            rs.getString("subject"),
            rs.getString("role"),
            rs.getString("request")),
        RunStanding.read(rs),
        RunTimes.read(rs),
        rs.getString("answer"));
  }
}
