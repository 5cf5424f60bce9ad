package io.mastic.crawlers.crawler;

import io.mastic.kernel.Db;
import io.mastic.kernel.change.Change;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server log's lines about crawls, in a form that stays: {@code crawl-began} and {@code
 * crawl-ended} with their facts.
 */
public final class CrawlEvents {

  private static final Logger LOG = LoggerFactory.getLogger("io.mastic.events");

  private CrawlEvents() {}

  /** For whoever watches crawls. */
  static Change change(CrawlRow crawl, String state) {
    return new Change(
        "crawl",
        crawl.crawler().account(),
        crawl.crawler().region(),
        crawl.id(),
        state,
        Map.of("crawler", crawl.crawler().name()));
  }

  public static void began(CrawlRow crawl) {
    LOG.atInfo()
        .addKeyValue("crawl", crawl.id())
        .addKeyValue("crawler", crawl.crawler().name())
        .addKeyValue("account", crawl.crawler().account())
        .addKeyValue("region", crawl.crawler().region())
        .log("crawl-began");
  }

  /** Once the change is committed. */
  static void ended(Db db, CrawlRow crawl, Instant now) {
    db.afterCommit(
        () ->
            LOG.atInfo()
                .addKeyValue("crawl", crawl.id())
                .addKeyValue("crawler", crawl.crawler().name())
                .addKeyValue("account", crawl.crawler().account())
                .addKeyValue("region", crawl.crawler().region())
                .addKeyValue("state", crawl.state())
                .addKeyValue("seconds", crawl.duration(now).toSeconds())
                .log("crawl-ended"));
  }
}
