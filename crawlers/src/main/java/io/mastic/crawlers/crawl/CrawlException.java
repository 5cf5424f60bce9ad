package io.mastic.crawlers.crawl;

/** The crawl cannot be done; the message says what and where, and becomes its error message. */
public final class CrawlException extends RuntimeException {
  CrawlException(String message) {
    super(message);
  }
}
