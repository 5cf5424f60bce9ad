package io.mastic.jobs.run;

import java.time.Instant;
import software.amazon.awssdk.services.glue.model.NotificationProperty;
import software.amazon.awssdk.services.glue.model.Predecessor;

/** A run as AWS shows it. */
final class RunView {

  private RunView() {}

  static software.amazon.awssdk.services.glue.model.JobRun of(JobRun run, Instant now) {
    RunPlan plan = run.plan();
    var view =
        software.amazon.awssdk.services.glue.model.JobRun.builder()
            .id(run.id())
            .attempt(run.attempt())
            .previousRunId(run.previousId())
            .triggerName(run.request().triggerName())
            .jobName(run.jobName())
            .startedOn(run.startedAt())
            .lastModifiedOn(run.modifiedAt())
            .completedOn(run.completedAt())
            .jobRunState(run.state().name())
            .arguments(
                RunArguments.merge(
                    java.util.Map.of(),
                    run.request().triggerArguments(),
                    run.request().arguments(),
                    java.util.Map.of()))
            .errorMessage(run.error())
            .predecessorRuns(java.util.List.<Predecessor>of())
            .executionTime((int) run.executionTime(now).toSeconds())
            .logGroupName(plan.kind().logs())
            .glueVersion(plan.glueVersion())
            .executionClass(plan.executionClass())
            .securityConfiguration(plan.securityConfiguration());
    if (plan.timeout() > 0) {
      view.timeout(plan.timeout());
    }
    if (plan.notifyDelayAfter() != null) {
      view.notificationProperty(
          NotificationProperty.builder().notifyDelayAfter(plan.notifyDelayAfter()).build());
    }
    if (plan.queuing()) {
      view.jobRunQueuingEnabled(true);
    }
    return capacity(view, plan.capacity()).build();
  }

  /** A run that waits, with what it waits for. */
  static software.amazon.awssdk.services.glue.model.JobRun waiting(
      software.amazon.awssdk.services.glue.model.JobRun run, String why) {
    return run.toBuilder().stateDetail(why).build();
  }

  @SuppressWarnings("deprecation") // AllocatedCapacity: AWS still gives it, and clients read it.
  private static software.amazon.awssdk.services.glue.model.JobRun.Builder capacity(
      software.amazon.awssdk.services.glue.model.JobRun.Builder view, Capacity capacity) {
    return view.maxCapacity(capacity.dpus())
        .allocatedCapacity(capacity.allocated())
        .workerType(capacity.workerType())
        .numberOfWorkers(capacity.workers());
  }
}
