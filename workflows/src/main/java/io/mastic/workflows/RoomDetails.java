package io.mastic.workflows;

import io.mastic.crawlers.crawler.Crawlers;
import io.mastic.jobs.run.JobRunOperations;
import io.mastic.workflows.step.Activity;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobRun;

/** Looks runs and crawls up in the rooms below. */
final class RoomDetails implements WorkflowRunView.Details {

  private final JobRunOperations jobRuns;
  private final Crawlers crawlers;

  RoomDetails(JobRunOperations jobRuns, Crawlers crawlers) {
    this.jobRuns = jobRuns;
    this.crawlers = crawlers;
  }

  @Override
  public Optional<JobRun> jobRun(String jobName, String runId) {
    try {
      return Optional.of(jobRuns.getJobRun(b -> b.jobName(jobName).runId(runId)).jobRun());
    } catch (EntityNotFoundException e) {
      // The job was deleted since, and its runs with it.
      return Optional.empty();
    }
  }

  @Override
  public Crawl crawl(Activity activity) {
    return Optional.ofNullable(activity.id())
        .flatMap(crawlers::findCrawl)
        .orElseGet(
            () -> Crawl.builder().state(activity.state()).errorMessage(activity.error()).build());
  }
}
