package io.mastic.workflows;

import io.mastic.jobs.JobRuns;
import io.mastic.jobs.StartRequest;
import software.amazon.awssdk.services.glue.model.Action;

/** Starts and stops by way of the rooms below. */
final class Rooms implements Starter {

  private final JobRuns jobRuns;
  private final io.mastic.crawlers.Crawlers crawlers;

  Rooms(JobRuns jobRuns, io.mastic.crawlers.Crawlers crawlers) {
    this.jobRuns = jobRuns;
    this.crawlers = crawlers;
  }

  @Override
  public String startJob(Action action, Origin origin) {
    StartRequest request =
        StartRequest.triggered(origin.trigger(), action.arguments(), origin.workflow(), origin.workflowRunId())
            .withTimeout(action.timeout());
    return jobRuns.start(action.jobName(), request).id();
  }

  @Override
  public String startCrawler(String name, Origin origin) {
    return crawlers.start(name, origin.write());
  }

  @Override
  public void stop(Activity activity) {
    if (activity.kind() == Activity.Kind.CRAWLER) {
      crawlers.stop(activity.name());
    } else if (activity.id() != null) {
      jobRuns.stop(activity.name(), activity.id());
    }
  }
}
