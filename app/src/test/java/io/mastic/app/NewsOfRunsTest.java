package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.change.Change;
import io.mastic.kernel.change.Changes;
import io.mastic.kernel.change.Cursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** Each new state of a crawl, a job run and a workflow run is a change that listeners get. */
class NewsOfRunsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  @TempDir private Path data;

  @Test
  void newStatesAreNews() throws IOException {
    String run;
    try (Server server =
            Server.start(Settings.local(data), new Home(HOME), Server.Spark.NOT_PREPARED);
        GlueClient glue = Clients.glue(server)) {
      glue.createCrawler(
          r ->
              r.name("c")
                  .role(ROLE)
                  .databaseName("d")
                  .targets(t -> t.s3Targets(S3Target.builder().path("s3://nowhere/").build())));
      glue.startCrawler(r -> r.name("c"));
      glue.createJob(
          r ->
              r.name("j")
                  .role(ROLE)
                  .command(c -> c.name("pythonshell").scriptLocation("s3://nowhere/j.py")));
      glue.createWorkflow(r -> r.name("w"));
      glue.createTrigger(
          r ->
              r.name("t")
                  .workflowName("w")
                  .type(TriggerType.ON_DEMAND)
                  .actions(Action.builder().jobName("j").build()));
      run = glue.startWorkflowRun(r -> r.name("w")).runId();
      Awaiting.until("both end", SOON, () -> haveEnded(glue, run));
    }
    List<Change> told = told();
    assertThat(states(told, "crawl")).startsWith("RUNNING").hasSize(2);
    assertThat(states(told, "job-run")).startsWith("STARTING").endsWith("FAILED");
    assertThat(states(told, "workflow-run")).startsWith("RUNNING").endsWith("COMPLETED");
    assertThat(told)
        .filteredOn(change -> change.kind().equals("workflow-run"))
        .allMatch(change -> change.key().equals(run) && change.detail().get("workflow").equals("w"))
        .allMatch(change -> change.account().equals("000000000000"));
  }

  private static boolean haveEnded(GlueClient glue, String run) {
    return glue.getCrawler(r -> r.name("c")).crawler().state() == CrawlerState.READY
        && glue.getWorkflowRun(r -> r.name("w").runId(run)).run().status()
            == WorkflowRunStatus.COMPLETED;
  }

  private List<Change> told() {
    try (Db db = Db.sqlite(data.resolve("mastic.db"))) {
      return Changes.open(db, Clock.systemUTC()).after(new Cursor(0, 0), 99).changes().stream()
          .map(published -> published.change())
          .toList();
    }
  }

  private static List<String> states(List<Change> told, String kind) {
    return told.stream().filter(change -> change.kind().equals(kind)).map(Change::what).toList();
  }
}
