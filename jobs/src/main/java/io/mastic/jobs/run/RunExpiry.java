package io.mastic.jobs.run;

import io.mastic.jobs.process.RunKey;
import io.mastic.jobs.process.RunState;
import io.mastic.kernel.expiry.Expiry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Job runs that ended. Kept are those that a retry under way follows, and those of workflow runs
 * under way. Bookmarks stay as they are: they belong to the job.
 */
public final class RunExpiry implements Expiry {

  private static final String ENDED =
      "SELECT account, region, id FROM job_run r WHERE completed_at < :before"
          + " AND NOT EXISTS (SELECT 1 FROM job_run n WHERE n.account = r.account"
          + " AND n.region = r.region AND n.job_name = r.job_name AND n.state IN (<open>)"
          + " AND n.previous_id = r.id)";

  private final Function<Handle, Set<String>> needed;

  /**
   * @param needed the ids of runs that somebody above this room still needs
   */
  public RunExpiry(Function<Handle, Set<String>> needed) {
    this.needed = needed;
  }

  @Override
  public String what() {
    return "job runs";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    List<String> kept = List.copyOf(needed.apply(h));
    var query =
        h.createQuery(
                ENDED
                    + (kept.isEmpty() ? "" : " AND r.id NOT IN (<kept>)")
                    + " ORDER BY completed_at LIMIT :most")
            .bind("before", before.toEpochMilli())
            .bindList("open", RunState.openNames())
            .bind("most", most);
    if (!kept.isEmpty()) {
      query.bindList("kept", kept);
    }
    List<RunKey> runs =
        query.map((rs, c) -> new RunKey(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    if (!runs.isEmpty()) {
      PreparedBatch delete =
          h.prepareBatch(
              "DELETE FROM job_run WHERE account = :account AND region = :region AND id = :id");
      runs.forEach(run -> delete.bindMethods(run).add());
      delete.execute();
      for (String shared : List.of("run_log", "run_record", "run_upload")) {
        PreparedBatch forget = h.prepareBatch("DELETE FROM " + shared + " WHERE run_id = :id");
        runs.forEach(run -> forget.bind("id", run.id()).add());
        forget.execute();
      }
    }
    return runs.size();
  }
}
