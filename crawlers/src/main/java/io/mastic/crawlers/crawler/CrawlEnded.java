package io.mastic.crawlers.crawler;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The event that a crawl has ended, on the topic {@link #TOPIC}; its payload is one flat JSON
 * object.
 *
 * @param state SUCCEEDED, FAILED or CANCELLED
 */
public record CrawlEnded(
    @JsonUnwrapped Subject subject,
    String state,
    @JsonUnwrapped TableCounts tables,
    @Nullable String error,
    @JsonUnwrapped StartedBy startedBy) {

  public static final String TOPIC = "crawl-ended";

  /** Which crawl. */
  public record Subject(String account, String region, String crawler, String crawlId) {}

  /** How many tables it touched. */
  public record TableCounts(long tablesCreated, long tablesUpdated, long tablesDeleted) {}

  public static CrawlEnded of(CrawlRow crawl, CatalogChanges changes) {
    CrawlerKey crawler = crawl.crawler();
    return new CrawlEnded(
        new Subject(crawler.account(), crawler.region(), crawler.name(), crawl.id()),
        crawl.status().toString(),
        new TableCounts(
            changes.tables(CatalogChanges.Action.ADD),
            changes.tables(CatalogChanges.Action.UPDATE),
            changes.tables(CatalogChanges.Action.DELETE)),
        crawl.error(),
        crawl.startedBy());
  }
}
