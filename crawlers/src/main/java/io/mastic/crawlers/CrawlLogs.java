package io.mastic.crawlers;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/**
 * The log files of crawlers, one per crawler; each line is the time in milliseconds, a tab, and the
 * text. They are what the log group {@code /aws-glue/crawlers} shows.
 */
final class CrawlLogs {

  private final Path directory;
  private final Clock clock;

  CrawlLogs(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** Opens the crawler's log for the messages of one crawl. */
  CrawlLog open(Crawl crawl) {
    return new CrawlLog(
        directory.resolve(fileName(crawl.crawler().name()) + ".log"), crawl.id(), clock);
  }

  /** A crawler's name as a file name: what a path would take otherwise is written as %XX. */
  private static String fileName(String crawler) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < crawler.length(); i++) {
      char c = crawler.charAt(i);
      boolean odd = c == '/' || c == '\\' || c == '%' || c < ' ' || (c == '.' && name.isEmpty());
      name.append(odd ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
    }
    return name.toString();
  }
}
