package io.mastic.workflows;

import io.mastic.workflows.step.Progress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/**
 * A run of a workflow, as its row keeps it.
 *
 * @param previousId the run that this one resumes
 * @param properties the workflow's default run properties, overlaid with the caller's
 */
record WorkflowRunRow(
    Key key,
    String workflow,
    @Nullable String previousId,
    Standing standing,
    Map<String, String> properties,
    Progress progress) {

  /**
   * @param id {@code wr_} and 64 hexadecimal digits
   */
  record Key(String account, String region, String id) {}

  /** How far it is. */
  record Standing(
      WorkflowRunStatus status,
      Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable String error) {

    static Standing runningSince(Instant at) {
      return new Standing(WorkflowRunStatus.RUNNING, at, null, null);
    }
  }

  String account() {
    return key.account();
  }

  String region() {
    return key.region();
  }

  String id() {
    return key.id();
  }

  WorkflowRunStatus status() {
    return standing.status();
  }

  Instant startedAt() {
    return standing.startedAt();
  }

  @Nullable Instant completedAt() {
    return standing.completedAt();
  }

  @Nullable String error() {
    return standing.error();
  }

  boolean isOpen() {
    return status() == WorkflowRunStatus.RUNNING || status() == WorkflowRunStatus.STOPPING;
  }

  WorkflowRunRow with(Progress now) {
    return new WorkflowRunRow(key, workflow, previousId, standing, properties, now);
  }

  WorkflowRunRow with(Map<String, String> newProperties) {
    return new WorkflowRunRow(key, workflow, previousId, standing, newProperties, progress);
  }

  /** A new run that resumes this one. */
  WorkflowRunRow again(String newId, Instant at, Progress kept) {
    return new WorkflowRunRow(
        new Key(account(), region(), newId),
        workflow,
        id(),
        Standing.runningSince(at),
        properties,
        kept);
  }

  WorkflowRunRow stopping() {
    return in(new Standing(WorkflowRunStatus.STOPPING, startedAt(), completedAt(), error()));
  }

  WorkflowRunRow ended(WorkflowRunStatus end, Instant at) {
    return in(new Standing(end, startedAt(), at, error()));
  }

  private WorkflowRunRow in(Standing other) {
    return new WorkflowRunRow(key, workflow, previousId, other, properties, progress);
  }
}
