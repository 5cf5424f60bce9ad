package io.mastic.jobs.run;

import io.mastic.jobs.process.Place;
import io.mastic.kernel.Db;
import io.mastic.kernel.change.Change;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server log's lines about runs, in a form that stays: {@code run-began} and {@code run-ended}
 * with their facts. What a run says of its failure is its own, and may hold what is no one else's
 * business: it is not repeated here.
 */
final class RunEvents {

  private static final Logger LOG = LoggerFactory.getLogger("io.mastic.events");

  private RunEvents() {}

  /** For whoever watches runs. */
  static Change change(Run run) {
    return new Change(
        "job-run",
        run.key().account(),
        run.key().region(),
        run.id(),
        run.state().name(),
        Map.of("job", run.jobName()));
  }

  /** Once the change is committed. */
  static void began(Db db, Run run, Place place) {
    db.afterCommit(
        () ->
            LOG.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("job", run.jobName())
                .addKeyValue("account", run.key().account())
                .addKeyValue("region", run.key().region())
                .addKeyValue("attempt", run.attempt().number())
                .addKeyValue("pid", place.pid())
                .log("run-began"));
  }

  /** Once the change is committed. */
  static void ended(Db db, Run run) {
    db.afterCommit(
        () ->
            LOG.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("job", run.jobName())
                .addKeyValue("account", run.key().account())
                .addKeyValue("region", run.key().region())
                .addKeyValue("attempt", run.attempt().number())
                .addKeyValue("state", run.state().name())
                .addKeyValue("seconds", run.times().execution(run.times().modifiedAt()).toSeconds())
                .log("run-ended"));
  }
}
