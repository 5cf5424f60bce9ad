package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.crawlers.crawler.CrawlerStore;
import io.mastic.kernel.Db;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.glue.model.CrawlerState;

/** Tells a crawl that it was asked to stop; looks into the database twice a second at most. */
final class StopSignal implements Reach {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Db db;
  private final Clock clock;
  private final CrawlerKey crawler;
  private Instant nextLook = Instant.MIN;

  StopSignal(Db db, Clock clock, CrawlerKey crawler) {
    this.db = db;
    this.clock = clock;
    this.crawler = crawler;
  }

  @Override
  public void check() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(PAUSE);
    boolean stopping =
        db.read(h -> CrawlerStore.find(h, crawler))
            .map(found -> found.state() == CrawlerState.STOPPING)
            .orElse(true);
    if (stopping) {
      throw new CrawlStoppedException();
    }
  }
}
