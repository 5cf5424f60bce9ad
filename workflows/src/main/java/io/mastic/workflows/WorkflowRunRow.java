package io.mastic.workflows;

import io.mastic.workflows.step.Progress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/**
 * A run of a workflow, as its row keeps it.
 *
 * @param id {@code wr_} and 64 hexadecimal digits
 * @param previousId the run that this one resumes
 * @param properties the workflow's default run properties, overlaid with the caller's
 */
record WorkflowRunRow(
    String account,
    String region,
    String id,
    String workflow,
    @Nullable String previousId,
    WorkflowRunStatus status,
    Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable String error,
    Map<String, String> properties,
    Progress progress) {

  boolean isOpen() {
    return status == WorkflowRunStatus.RUNNING || status == WorkflowRunStatus.STOPPING;
  }

  WorkflowRunRow with(Progress now) {
    return new WorkflowRunRow(
        account,
        region,
        id,
        workflow,
        previousId,
        status,
        startedAt,
        completedAt,
        error,
        properties,
        now);
  }

  WorkflowRunRow with(Map<String, String> newProperties) {
    return new WorkflowRunRow(
        account,
        region,
        id,
        workflow,
        previousId,
        status,
        startedAt,
        completedAt,
        error,
        newProperties,
        progress);
  }

  /** A new run that resumes this one. */
  WorkflowRunRow again(String newId, Instant at, Progress kept) {
    return new WorkflowRunRow(
        account,
        region,
        newId,
        workflow,
        id,
        WorkflowRunStatus.RUNNING,
        at,
        null,
        null,
        properties,
        kept);
  }

  WorkflowRunRow stopping() {
    return new WorkflowRunRow(
        account,
        region,
        id,
        workflow,
        previousId,
        WorkflowRunStatus.STOPPING,
        startedAt,
        completedAt,
        error,
        properties,
        progress);
  }

  WorkflowRunRow ended(WorkflowRunStatus end, Instant at) {
    return new WorkflowRunRow(
        account, region, id, workflow, previousId, end, startedAt, at, error, properties, progress);
  }
}
