package io.mastic.workflows;

import io.mastic.crawlers.crawler.Crawlers;
import io.mastic.crawlers.crawler.StartedBy;
import io.mastic.jobs.parameter.Parameters;
import io.mastic.jobs.run.Cause;
import io.mastic.jobs.run.JobRuns;
import io.mastic.jobs.run.StartRequest;
import io.mastic.workflows.step.Activity;
import io.mastic.workflows.step.Origin;
import io.mastic.workflows.step.Starter;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.CrawlerNotRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;

/** Starts and stops by way of the rooms below. */
final class Rooms implements Starter {

  private final JobRuns jobRuns;
  private final Crawlers crawlers;

  Rooms(JobRuns jobRuns, Crawlers crawlers) {
    this.jobRuns = jobRuns;
    this.crawlers = crawlers;
  }

  @Override
  public String startJob(Action action, Origin origin, Map<String, String> before) {
    StartRequest request =
        StartRequest.triggered(
                new Cause(
                    origin.trigger(),
                    Parameters.of(action.arguments()),
                    origin.workflow(),
                    origin.workflowRunId(),
                    before))
            .with(action);
    return jobRuns.start(action.jobName(), request).id();
  }

  @Override
  public String startCrawler(String name, Origin origin) {
    return crawlers.start(
        name, new StartedBy(origin.trigger(), origin.workflow(), origin.workflowRunId()));
  }

  @Override
  public void stop(Activity activity) {
    if (activity.kind() == Activity.Kind.CRAWLER) {
      stopCrawler(activity.name());
    } else if (activity.id() != null) {
      jobRuns.stop(activity.name(), activity.id());
    }
  }

  private void stopCrawler(String name) {
    try {
      crawlers.stop(name);
    } catch (CrawlerNotRunningException | CrawlerStoppingException e) {
      // Its end is on the way already.
    }
  }
}
