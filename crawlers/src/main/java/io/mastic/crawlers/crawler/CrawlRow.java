package io.mastic.crawlers.crawler;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;

/**
 * One run of a crawler.
 *
 * @param id a UUID, also the prefix of its log messages
 * @param principal on whose behalf it runs
 * @param error null unless it failed
 */
public record CrawlRow(
    String id,
    CrawlerKey crawler,
    CrawlerHistoryState state,
    StartedBy startedBy,
    String principal,
    Span span,
    @Nullable String error) {

  /**
   * @param endedAt null while it runs
   */
  public record Span(Instant startedAt, @Nullable Instant endedAt) {}

  static final String LOG_GROUP = "/aws-glue/crawlers";

  public Instant startedAt() {
    return span.startedAt();
  }

  public @Nullable Instant endedAt() {
    return span.endedAt();
  }

  public boolean isRunning() {
    return state == CrawlerHistoryState.RUNNING;
  }

  /** How long it took, or has taken by now. */
  Duration duration(Instant now) {
    return Duration.between(startedAt(), endedAt() == null ? now : endedAt());
  }

  LastCrawlInfo showAsLast() {
    return LastCrawlInfo.builder()
        .status(status())
        .errorMessage(error)
        .logGroup(LOG_GROUP)
        .logStream(crawler.name())
        .messagePrefix(id)
        .startTime(startedAt())
        .build();
  }

  public CrawlerHistory show(CatalogChanges changes) {
    CrawlerHistory.Builder shown =
        CrawlerHistory.builder()
            .crawlId(id)
            .state(state)
            .startTime(startedAt())
            .endTime(endedAt())
            .errorMessage(error)
            .logGroup(LOG_GROUP)
            .logStream(crawler.name())
            .messagePrefix(id);
    if (!changes.isEmpty()) {
      shown.summary(changes.summary());
    }
    return shown.build();
  }

  /** As the graph of a workflow run shows it. */
  Crawl showInWorkflow() {
    return Crawl.builder()
        .state(isRunning() ? "RUNNING" : status().toString())
        .startedOn(startedAt())
        .completedOn(endedAt())
        .errorMessage(error)
        .logGroup(LOG_GROUP)
        .logStream(crawler.name())
        .build();
  }

  /** Of a crawl that ended. */
  public LastCrawlStatus status() {
    return switch (state) {
      case COMPLETED -> LastCrawlStatus.SUCCEEDED;
      case STOPPED -> LastCrawlStatus.CANCELLED;
      default -> LastCrawlStatus.FAILED;
    };
  }
}
