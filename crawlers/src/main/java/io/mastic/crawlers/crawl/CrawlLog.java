package io.mastic.crawlers.crawl;

import io.mastic.crawlers.explain.Findings;
import io.mastic.crawlers.explain.FolderExplanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of one crawl, in the form that AWS's crawler gives them. */
public final class CrawlLog {

  private static final Logger LOG = LoggerFactory.getLogger(CrawlLog.class);

  /** Held while any log is written or replaced. */
  static final Object FILES = new Object();

  /** What one crawl may write, so that a crawl of a million odd files does not fill the disk. */
  private static final long MOST_BYTES = 16L << 20;

  /** Folders whose explanation is written into the log. */
  private static final int MOST_EXPLAINED = 20;

  private final Path file;
  private final String prefix;
  private final Clock clock;
  private long written;

  public CrawlLog(Path file, String prefix, Clock clock) {
    this.file = file;
    this.prefix = prefix;
    this.clock = clock;
  }

  void benchmark(String message) {
    write("BENCHMARK", message);
  }

  public void info(String message) {
    write("INFO", message);
  }

  void warn(String message) {
    write("WARN", message);
  }

  /** What was found out, a sentence each, and how much more there was of it. */
  void explain(Findings findings) {
    findings.explanations().stream().limit(MOST_EXPLAINED).forEach(this::explain);
    findings
        .kept()
        .forEach(
            finding -> write(finding.code().isWarning() ? "WARN" : "INFO", finding.sentence()));
    findings
        .counts()
        .forEach(
            (code, count) -> {
              if (count > Findings.MOST) {
                warn("Of " + code + " there are " + count + "; " + Findings.MOST + " are listed.");
              }
            });
  }

  /** For the first folders what each classifier said, and why the columns have their types. */
  private void explain(FolderExplanation folder) {
    String file = folder.location() + folder.file();
    info("Looked at " + file + " closely: it is " + folder.classification() + ".");
    folder.verdicts().forEach(verdict -> info("  " + verdict.sentence()));
    folder.columns().forEach(column -> info("  column " + column.sentence()));
  }

  void error(String message) {
    write("ERROR", message);
  }

  /** A log that cannot be written is no reason to fail the crawl. */
  private void write(String level, String message) {
    synchronized (FILES) {
      if (written > MOST_BYTES) {
        return;
      }
      append(level, message);
      if (written > MOST_BYTES) {
        append(
            "WARN",
            "This crawl has written "
                + (MOST_BYTES >> 20)
                + " MiB of log; its further messages are left out.");
      }
    }
  }

  private void append(String level, String message) {
    String line =
        clock.millis()
            + "\t["
            + prefix
            + "] "
            + level
            + " : "
            + message.replace('\n', ' ').replace('\r', ' ')
            + "\n";
    written += line.length();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("the crawl log {} cannot be written", file, e);
    }
  }
}
