package io.mastic.workflows.step;

import java.util.Map;
import software.amazon.awssdk.services.glue.model.Action;

/**
 * Starts and stops what actions name. Called inside the transaction that records it, so that a
 * start and the knowledge of it are one.
 */
public interface Starter {

  /**
   * Starts a job run.
   *
   * @param before the job runs, by their jobs, for whose ends the trigger waited
   * @return the run's id
   * @throws software.amazon.awssdk.services.glue.model.GlueException if the job does not let itself
   *     be started
   */
  String startJob(Action action, Origin origin, Map<String, String> before);

  /**
   * Starts a crawl.
   *
   * @return the crawl's id
   * @throws software.amazon.awssdk.services.glue.model.GlueException if the crawler does not let
   *     itself be started
   */
  String startCrawler(String name, Origin origin);

  /** Asks a job run or a crawl to stop; its end is heard as any other. */
  void stop(Activity activity);
}
