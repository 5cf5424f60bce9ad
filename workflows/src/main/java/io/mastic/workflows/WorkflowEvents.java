package io.mastic.workflows;

import io.mastic.kernel.Db;
import io.mastic.kernel.change.Change;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server log's lines about runs of workflows, in a form that stays: {@code workflow-began} and
 * {@code workflow-ended} with their facts; each once the change is committed.
 */
final class WorkflowEvents {

  private static final Logger LOG = LoggerFactory.getLogger("io.mastic.events");

  private WorkflowEvents() {}

  /** For whoever watches runs. */
  static Change change(WorkflowRunRow run) {
    return new Change(
        "workflow-run",
        run.account(),
        run.region(),
        run.id(),
        run.status().toString(),
        Map.of("workflow", run.workflow()));
  }

  static void began(Db db, WorkflowRunRow run) {
    write(db, "workflow-began", run);
  }

  static void ended(Db db, WorkflowRunRow run) {
    write(db, "workflow-ended", run);
  }

  private static void write(Db db, String event, WorkflowRunRow run) {
    db.afterCommit(
        () ->
            LOG.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("workflow", run.workflow())
                .addKeyValue("account", run.account())
                .addKeyValue("region", run.region())
                .addKeyValue("state", run.status())
                .log(event));
  }
}
