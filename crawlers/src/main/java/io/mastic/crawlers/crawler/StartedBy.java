package io.mastic.crawlers.crawler;

import org.jspecify.annotations.Nullable;

/**
 * What started a crawl: only crawls that a trigger started fire conditional triggers.
 *
 * @param triggerName null if a client or the crawler's own schedule did
 * @param workflowName null outside of workflows
 */
public record StartedBy(
    @Nullable String triggerName, @Nullable String workflowName, @Nullable String workflowRunId) {

  /** A client, or the crawler's own schedule. */
  public static final StartedBy NOBODY_ELSE = new StartedBy(null, null, null);
}
