package io.mastic.crawlers.crawler;

/** The crawl was asked to stop. */
public final class CrawlStoppedException extends RuntimeException {
  public CrawlStoppedException() {
    super("the crawl was stopped");
  }
}
