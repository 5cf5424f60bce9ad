package io.mastic.workflows;

import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.Firing;
import io.mastic.workflows.step.GraphView;
import io.mastic.workflows.step.Progress;
import io.mastic.workflows.step.RunStatistics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.CrawlerNodeDetails;
import software.amazon.awssdk.services.glue.model.EventBatchingCondition;
import software.amazon.awssdk.services.glue.model.JobNodeDetails;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.StartingEventBatchCondition;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.WorkflowRun;

/**
 * Shows runs as the API has them: statistics, and the graph with the job runs and crawls of this
 * run in its nodes.
 */
final class WorkflowRunView {

  /** What the rooms below know of what a run started. */
  interface Details {
    Optional<JobRun> jobRun(String jobName, String runId);

    Crawl crawl(Activity activity);
  }

  private final WorkflowRuns runs;
  private final Details details;

  WorkflowRunView(WorkflowRuns runs, Details details) {
    this.runs = runs;
    this.details = details;
  }

  /** The newest run of a workflow, without its graph. */
  Optional<WorkflowRun> last(String workflow) {
    return runs.list(workflow, null, 1).items().stream().findFirst().map(this::summary);
  }

  WorkflowRun summary(WorkflowRunRow run) {
    return WorkflowRun.builder()
        .name(run.workflow())
        .workflowRunId(run.id())
        .previousRunId(run.previousId())
        .workflowRunProperties(run.properties())
        .startedOn(run.startedAt())
        .completedOn(run.completedAt())
        .status(run.status())
        .errorMessage(run.error())
        .statistics(RunStatistics.of(run.progress()))
        .startingEventBatchCondition(batch(run))
        .build();
  }

  /** With how many events it began, of which window; null if with none. */
  private static @Nullable StartingEventBatchCondition batch(WorkflowRunRow run) {
    String ids = run.properties().get(TriggerEvents.IDS);
    return ids == null
        ? null
        : StartingEventBatchCondition.builder()
            .batchSize(ids.split(",", -1).length)
            .batchWindow(
                Firing.start(run.progress().triggers())
                    .map(Trigger::eventBatchingCondition)
                    .map(EventBatchingCondition::batchWindow)
                    .orElse(null))
            .build();
  }

  WorkflowRun whole(WorkflowRunRow run) {
    return summary(run).toBuilder()
        .graph(
            GraphView.of(
                run.workflow(), run.progress().triggers(), node -> detailed(node, run.progress())))
        .build();
  }

  private Node detailed(Node node, Progress progress) {
    if (node.type() == NodeType.JOB) {
      List<JobRun> jobRuns =
          progress.of(Activity.Kind.JOB, node.name()).stream()
              .flatMap(a -> jobRun(a).stream())
              .toList();
      return node.toBuilder().jobDetails(JobNodeDetails.builder().jobRuns(jobRuns).build()).build();
    }
    if (node.type() == NodeType.CRAWLER) {
      List<Crawl> crawls =
          progress.of(Activity.Kind.CRAWLER, node.name()).stream().map(details::crawl).toList();
      return node.toBuilder()
          .crawlerDetails(CrawlerNodeDetails.builder().crawls(crawls).build())
          .build();
    }
    return node;
  }

  private Optional<JobRun> jobRun(Activity activity) {
    if (activity.id() == null) {
      return Optional.of(
          JobRun.builder()
              .jobName(activity.name())
              .triggerName(activity.trigger())
              .jobRunState(activity.state())
              .errorMessage(activity.error())
              .build());
    }
    return details.jobRun(activity.name(), activity.id());
  }
}
