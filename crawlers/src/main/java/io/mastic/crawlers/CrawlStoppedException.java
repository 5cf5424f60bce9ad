package io.mastic.crawlers;

/** The crawl was asked to stop. */
final class CrawlStoppedException extends RuntimeException {
  CrawlStoppedException() {
    super("the crawl was stopped");
  }
}
