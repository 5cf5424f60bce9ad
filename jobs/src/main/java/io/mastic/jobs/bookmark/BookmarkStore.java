package io.mastic.jobs.bookmark;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the job_bookmark table: every version of a job's bookmark; the highest is the one in
 * force.
 */
public final class BookmarkStore {

  private static final String OF_JOB =
      " WHERE account = :account AND region = :region AND job_name = :job";

  private final Db db;

  public BookmarkStore(Db db) {
    this.db = db;
  }

  Optional<Bookmark> latest(Caller caller, String job) {
    return find(caller, job, "", "");
  }

  /** The bookmark as that run left it. */
  Optional<Bookmark> ofRun(Caller caller, String job, String runId) {
    return find(caller, job, " AND run_id = :run", runId);
  }

  private Optional<Bookmark> find(Caller caller, String job, String condition, String runId) {
    return db.read(
        h -> {
          var query =
              h.createQuery(
                      "SELECT * FROM job_bookmark"
                          + OF_JOB
                          + condition
                          + " ORDER BY version DESC LIMIT 1")
                  .bind("account", caller.account())
                  .bind("region", caller.region())
                  .bind("job", job);
          if (!condition.isEmpty()) {
            query.bind("run", runId);
          }
          return query.map(BookmarkStore::row).findOne();
        });
  }

  public void insert(Handle h, Caller caller, Bookmark bookmark) {
    h.createUpdate(
            "INSERT INTO job_bookmark (account, region, job_name, version, run, attempt, previous_run_id,"
                + " run_id, bookmark) VALUES (:account, :region, :job, :version, :run, :attempt, :previous,"
                + " :runId, :bookmark)")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("job", bookmark.jobName())
        .bind("version", bookmark.version())
        .bind("run", bookmark.run())
        .bind("attempt", bookmark.attempt())
        .bind("previous", bookmark.previousRunId())
        .bind("runId", bookmark.runId())
        .bind("bookmark", bookmark.state())
        .execute();
  }

  public void delete(Caller caller, String job) {
    db.writeOnly(
        h ->
            h.createUpdate("DELETE FROM job_bookmark" + OF_JOB)
                .bind("account", caller.account())
                .bind("region", caller.region())
                .bind("job", job)
                .execute());
  }

  /** Forgets the versions before that one, but for so many. */
  void prune(Handle h, Caller caller, String job, int before) {
    h.createUpdate("DELETE FROM job_bookmark" + OF_JOB + " AND version < :before")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("job", job)
        .bind("before", before)
        .execute();
  }

  /** Counts one more failed attempt on the bookmark in force, if there is one. */
  public void failed(Handle h, Caller caller, String job) {
    h.createUpdate(
            "UPDATE job_bookmark SET attempt = attempt + 1"
                + OF_JOB
                + " AND version = (SELECT MAX(version) FROM job_bookmark"
                + OF_JOB
                + ")")
        .bind("account", caller.account())
        .bind("region", caller.region())
        .bind("job", job)
        .execute();
  }

  private static Bookmark row(ResultSet rs, StatementContext context) throws SQLException {
    return new Bookmark(
        rs.getString("job_name"),
        rs.getInt("version"),
        rs.getInt("run"),
        rs.getInt("attempt"),
        rs.getString("previous_run_id"),
        rs.getString("run_id"),
        text(rs));
  }

  private static @Nullable String text(ResultSet rs) throws SQLException {
    return rs.getString("bookmark");
  }
}
