package io.mastic.workflows.step;

import software.amazon.awssdk.services.glue.model.Action;

/**
 * Starts and stops what actions name. Called inside the transaction that records it, so that a
 * start and the knowledge of it are one.
 */
public interface Starter {

  /**
   * Starts a job run.
   *
   * @return the run's id
   * @throws software.amazon.awssdk.services.glue.model.GlueException if the job does not let itself
   *     be started
   */
  String startJob(Action action, Origin origin);

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
