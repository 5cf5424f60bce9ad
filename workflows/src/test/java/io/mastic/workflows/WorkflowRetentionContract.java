package io.mastic.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** What is forgotten of workflow runs, on every engine. */
abstract class WorkflowRetentionContract {

  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(100));

  @TempDir Path directory;
  private Db db;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("workflows");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void run(String id, String workflow, @Nullable String previous, @Nullable Instant ended) {
    Activity job = Activity.started(Activity.Kind.JOB, "j", "t", "jr_of_" + id);
    db.writeOnly(
        h ->
            WorkflowRunStore.save(
                h,
                new WorkflowRunRow(
                    new WorkflowRunRow.Key("1", "r", id),
                    workflow,
                    previous,
                    new WorkflowRunRow.Standing(
                        ended == null ? WorkflowRunStatus.RUNNING : WorkflowRunStatus.COMPLETED,
                        OLD.plusMillis(id.charAt(id.length() - 1)),
                        ended,
                        null),
                    Map.of(),
                    new Progress(List.of(), List.of(), List.of(job)))));
  }

  @Test
  void theLastOfAWorkflowAndWhatIsResumedStay() {
    run("wr_1", "w", null, OLD);
    run("wr_2", "w", null, OLD);
    run("wr_3", "w", null, NOW.minus(Duration.ofDays(89)));
    run("wr_4", "w", "wr_2", null);
    run("wr_5", "other", null, OLD);
    assertThat(
            db.<Integer>write(
                h -> new WorkflowRunExpiry().expire(h, NOW.minus(Duration.ofDays(90)), 10)))
        .isEqualTo(1);
    assertThat(
            db.<List<String>>read(
                h ->
                    h.createQuery("SELECT id FROM workflow_run ORDER BY id")
                        .mapTo(String.class)
                        .list()))
        .containsExactly("wr_2", "wr_3", "wr_4", "wr_5");
    assertThat(db.<Set<String>>read(WorkflowRunExpiry::jobRunsInUse)).containsExactly("jr_of_wr_4");
  }
}
