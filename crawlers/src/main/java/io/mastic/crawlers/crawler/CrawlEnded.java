package io.mastic.crawlers.crawler;

import org.jspecify.annotations.Nullable;

/**
 * The event that a crawl has ended, on the topic {@link #TOPIC}.
 *
 * @param state SUCCEEDED, FAILED or CANCELLED
 * @param triggerName null if no trigger started it; likewise the workflow's
 */
public record CrawlEnded(
    String account,
    String region,
    String crawler,
    String crawlId,
    String state,
    long tablesCreated,
    long tablesUpdated,
    long tablesDeleted,
    @Nullable String error,
    @Nullable String triggerName,
    @Nullable String workflowName,
    @Nullable String workflowRunId) {

  public static final String TOPIC = "crawl-ended";

  public static CrawlEnded of(CrawlRow crawl, Changes changes) {
    return new CrawlEnded(
        crawl.crawler().account(),
        crawl.crawler().region(),
        crawl.crawler().name(),
        crawl.id(),
        crawl.status().toString(),
        changes.tables(Changes.Action.ADD),
        changes.tables(Changes.Action.UPDATE),
        changes.tables(Changes.Action.DELETE),
        crawl.error(),
        crawl.startedBy().triggerName(),
        crawl.startedBy().workflowName(),
        crawl.startedBy().workflowRunId());
  }
}
