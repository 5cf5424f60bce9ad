package io.mastic.crawlers.crawl;

import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.kernel.Caller;
import io.mastic.kernel.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log files of crawlers, {@code ACCOUNT/REGION/CRAWLER.log}; each line is the time in
 * milliseconds, a tab, and the text. They are what the log group {@code /aws-glue/crawlers} shows.
 */
public final class CrawlLogs {

  private static final Logger LOG = LoggerFactory.getLogger(CrawlLogs.class);

  private final Path directory;
  private final Clock clock;

  public CrawlLogs(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** Opens the crawler's log for the messages of one crawl. */
  public CrawlLog open(CrawlRow crawl) {
    CrawlerKey crawler = crawl.crawler();
    Path file = file(directory, crawler.account(), crawler.region(), crawler.name());
    if (crawler.account().equals(Caller.DEFAULT_ACCOUNT) && !Files.exists(file)) {
      takeOver(directory.resolve(file.getFileName()), file);
    }
    return new CrawlLog(file, crawl.id(), clock);
  }

  public static Path file(Path directory, String account, String region, String crawler) {
    return directory
        .resolve(FileName.of(account))
        .resolve(FileName.of(region))
        .resolve(FileName.of(crawler) + ".log");
  }

  /** Older builds had one file for all crawlers of a name: it goes on as the first that crawls. */
  private static void takeOver(Path old, Path file) {
    if (Files.isRegularFile(old)) {
      try {
        Files.createDirectories(file.getParent());
        Files.move(old, file);
      } catch (IOException e) {
        LOG.warn("the log {} stays where an older build wrote it", old, e);
      }
    }
  }
}
