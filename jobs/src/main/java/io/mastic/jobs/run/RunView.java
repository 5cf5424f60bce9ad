package io.mastic.jobs.run;

import io.mastic.jobs.capacity.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.NotificationProperty;
import software.amazon.awssdk.services.glue.model.Predecessor;

/** A run as AWS shows it. */
final class RunView {

  private RunView() {}

  static JobRun.Builder of(Run run, Instant now) {
    RunPlan plan = run.plan();
    Attributes attributes = plan.attributes();
    JobRun.Builder view =
        JobRun.builder()
            .id(run.id())
            .attempt(run.attempt().number())
            .previousRunId(run.attempt().previousId())
            .triggerName(run.request().cause().triggerName())
            .jobName(run.jobName())
            .startedOn(run.times().startedAt())
            .lastModifiedOn(run.times().modifiedAt())
            .completedOn(run.times().completedAt())
            .jobRunState(run.state().name())
            .arguments(RunPlan.said(run.request()).byKey())
            .errorMessage(run.error())
            .predecessorRuns(List.of())
            .executionTime((int) run.times().execution(now).toSeconds())
            .logGroupName(plan.code().kind().logs())
            .glueVersion(plan.code().glueVersion())
            .executionClass(attributes.executionClass())
            .securityConfiguration(attributes.securityConfiguration())
            .profileName(attributes.profile());
    if (plan.limits().timeout() > 0) {
      view.timeout(plan.limits().timeout());
    }
    if (attributes.notifyDelayAfter() != null) {
      view.notificationProperty(
          NotificationProperty.builder().notifyDelayAfter(attributes.notifyDelayAfter()).build());
    }
    if (plan.limits().queuing()) {
      view.jobRunQueuingEnabled(true);
    }
    return capacity(view, plan.capacity());
  }

  /** The runs for whose ends its trigger waited, in the order of their jobs. */
  static List<Predecessor> predecessors(Run run) {
    return new TreeMap<>(run.request().cause().predecessors())
        .entrySet().stream()
            .map(
                each -> Predecessor.builder().jobName(each.getKey()).runId(each.getValue()).build())
            .toList();
  }

  @SuppressWarnings("deprecation") // AllocatedCapacity: AWS still gives it, and clients read it.
  private static JobRun.Builder capacity(JobRun.Builder view, Capacity capacity) {
    return view.maxCapacity(capacity.dpus())
        .allocatedCapacity(capacity.allocated())
        .workerType(capacity.workerType())
        .numberOfWorkers(capacity.workers());
  }
}
