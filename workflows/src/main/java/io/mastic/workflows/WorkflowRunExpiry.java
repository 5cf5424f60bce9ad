package io.mastic.workflows;

import io.mastic.jobs.process.RunKey;
import io.mastic.kernel.expiry.Expiry;
import io.mastic.workflows.step.Activity;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Workflow runs that ended. Kept is the last one of a workflow, which it shows, and what a run
 * under way resumes.
 */
final class WorkflowRunExpiry implements Expiry {

  private static final String OPEN = "status IN ('RUNNING', 'STOPPING')";

  @Override
  public String what() {
    return "workflow runs";
  }

  @Override
  public int expire(Handle h, Instant before, int most) {
    List<RunKey> ended =
        h.createQuery(
                "SELECT account, region, id FROM workflow_run r WHERE completed_at < :before"
                    + " AND EXISTS (SELECT 1 FROM workflow_run n WHERE n.account = r.account"
                    + " AND n.region = r.region AND n.workflow = r.workflow"
                    + " AND (n.started_at, n.id) > (r.started_at, r.id))"
                    + " AND NOT EXISTS (SELECT 1 FROM workflow_run n WHERE n.account = r.account"
                    + " AND n.region = r.region AND n.workflow = r.workflow AND n."
                    + OPEN
                    + " AND n.previous_id = r.id) ORDER BY completed_at LIMIT :most")
            .bind("before", before.toEpochMilli())
            .bind("most", most)
            .map((rs, c) -> new RunKey(rs.getString(1), rs.getString(2), rs.getString(3)))
            .list();
    if (!ended.isEmpty()) {
      PreparedBatch delete =
          h.prepareBatch(
              "DELETE FROM workflow_run"
                  + " WHERE account = :account AND region = :region AND id = :id");
      ended.forEach(run -> delete.bindMethods(run).add());
      delete.execute();
    }
    return ended.size();
  }

  /** The job runs that workflow runs under way speak of. */
  static Set<String> jobRunsInUse(Handle h) {
    Set<String> ids = new HashSet<>();
    for (WorkflowRunRow run : WorkflowRunStore.listOpen(h)) {
      run.progress().activities().stream()
          .filter(activity -> activity.kind() == Activity.Kind.JOB)
          .map(Activity::id)
          .filter(Objects::nonNull)
          .forEach(ids::add);
    }
    return ids;
  }
}
