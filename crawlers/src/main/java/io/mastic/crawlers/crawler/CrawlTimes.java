package io.mastic.crawlers.crawler;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.glue.model.CrawlerMetrics;

/**
 * How long a crawler's crawls take.
 *
 * @param latest its latest crawls, the latest first
 * @param last what the last crawl that ended changed
 */
record CrawlTimes(CrawlerRow crawler, List<CrawlRow> latest, CatalogChanges last) {

  /** So many crawls tell the median. */
  static final int MOST = 100;

  CrawlerMetrics metrics(Clock clock) {
    Instant now = clock.instant();
    List<Double> ended =
        latest.stream().filter(crawl -> !crawl.isRunning()).map(c -> seconds(c, now)).toList();
    double median = median(ended);
    CrawlRow current = crawler.current();
    double left = current == null ? 0 : Math.max(0, median - seconds(current, now));
    return CrawlerMetrics.builder()
        .crawlerName(crawler.key().name())
        .timeLeftSeconds(left)
        .stillEstimating(current != null && ended.isEmpty())
        .lastRuntimeSeconds(ended.isEmpty() ? 0 : ended.get(0))
        .medianRuntimeSeconds(median)
        .tablesCreated((int) last.tables(CatalogChanges.Action.ADD))
        .tablesUpdated((int) last.tables(CatalogChanges.Action.UPDATE))
        .tablesDeleted((int) last.tables(CatalogChanges.Action.DELETE))
        .build();
  }

  private static double seconds(CrawlRow crawl, Instant now) {
    return crawl.duration(now).toMillis() / 1000.0;
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
