package io.mastic.jobs.run;

import io.mastic.jobs.process.Place;
import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunStanding;
import io.mastic.jobs.process.RunState;
import io.mastic.jobs.process.RunTimes;
import io.mastic.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A run as a row. */
final class RunRow {

  private RunRow() {}

  static Run read(ResultSet rs, StatementContext context) throws SQLException {
    return new Run(
        new RunKey(rs.getString("account"), rs.getString("region"), rs.getString("id")),
        rs.getString("job_name"),
        new Attempt(rs.getInt("attempt"), rs.getString("previous_id")),
        Json.read(rs.getString("request"), StartRequest.class),
        Json.read(rs.getString("plan"), RunPlan.class),
        RunStanding.read(rs),
        RunTimes.read(rs));
  }

  static void insert(Handle h, Run run) {
    h.createUpdate(
            "INSERT INTO job_run (account, region, id, job_name, kind, attempt, previous_id, state, request,"
                + " plan, started_at, modified_at, completed_at, error)"
                + " VALUES (:account, :region, :id, :job, :kind, :attempt, :previous, :state, :request,"
                + " :plan, :started, :modified, :completed, :error)")
        .bind("account", run.key().account())
        .bind("region", run.key().region())
        .bind("id", run.id())
        .bind("job", run.jobName())
        .bind("kind", run.plan().code().kind().name())
        .bind("attempt", run.attempt().number())
        .bind("previous", run.attempt().previousId())
        .bind("state", run.state().name())
        .bind("request", Json.write(run.request()))
        .bind("plan", Json.write(run.plan()))
        .bind("started", run.times().startedAt().toEpochMilli())
        .bind("modified", run.times().modifiedAt().toEpochMilli())
        .bind("completed", millis(run.times().completedAt()))
        .bind("error", run.error())
        .execute();
  }

  static void update(Handle h, RunKey key, RunState state, RunStore.RunChange change, Instant now) {
    h.createUpdate(
            "UPDATE job_run SET state = :state, modified_at = :now,"
                + " running_at = COALESCE(CAST(:running AS BIGINT), running_at),"
                + " completed_at = COALESCE(CAST(:completed AS BIGINT), completed_at),"
                + " error = COALESCE(CAST(:error AS TEXT), error)"
                + " WHERE account = :account AND region = :region AND id = :id")
        .bind("state", state.name())
        .bind("now", now.toEpochMilli())
        .bind("running", millis(change.runningAt()))
        .bind("completed", millis(change.completedAt()))
        .bind("error", change.error())
        .bind("account", key.account())
        .bind("region", key.region())
        .bind("id", key.id())
        .execute();
  }

  /**
   * @param forUpdate what locks the rows of a query
   */
  static void lock(Handle h, RunKey key, String forUpdate) {
    var unused =
        h.createQuery(
                "SELECT 1 FROM job_run WHERE account = :account AND region = :region AND id = :id"
                    + forUpdate)
            .bind("account", key.account())
            .bind("region", key.region())
            .bind("id", key.id())
            .mapTo(Integer.class)
            .findOne();
  }

  /** It is nowhere: it has no process yet. */
  static void leave(Handle h, RunKey key) {
    h.createUpdate(
            "UPDATE job_run SET host = NULL, pid = NULL, process_started_at = NULL"
                + " WHERE account = :account AND region = :region AND id = :id AND host IS NOT NULL")
        .bind("account", key.account())
        .bind("region", key.region())
        .bind("id", key.id())
        .execute();
  }

  static void place(Handle h, RunKey key, Place place) {
    h.createUpdate(
            "UPDATE job_run SET host = :host, pid = :pid, process_started_at = :started"
                + " WHERE account = :account AND region = :region AND id = :id")
        .bind("host", place.host())
        .bind("pid", place.pid())
        .bind("started", place.startedAt().toEpochMilli())
        .bind("account", key.account())
        .bind("region", key.region())
        .bind("id", key.id())
        .execute();
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : (Long) instant.toEpochMilli();
  }
}
