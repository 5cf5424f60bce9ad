package io.mastic.crawlers.crawl;

import io.mastic.kernel.expiry.Housekeeping.Chore;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The old lines of the crawlers' logs. */
public final class CrawlLogChore implements Chore {

  private static final String ROOM = "crawlers";
  private static final String LOG = ".log";

  private final Path directory;

  /**
   * @param directory with all logs in it, however deep
   */
  public CrawlLogChore(Path directory) {
    this.directory = directory;
  }

  @Override
  public String room() {
    return ROOM;
  }

  @Override
  public String what() {
    return "lines of logs";
  }

  @Override
  public long tidy(Optional<Instant> before, Instant now) throws IOException {
    if (before.isEmpty() || !Files.isDirectory(directory)) {
      return 0;
    }
    List<Path> logs;
    try (Stream<Path> all = Files.walk(directory)) {
      logs =
          all.filter(file -> file.toString().endsWith(LOG) && Files.isRegularFile(file)).toList();
    }
    long removed = 0;
    for (Path log : logs) {
      removed += tidy(log, before.get().toEpochMilli());
    }
    return removed;
  }

  private static long tidy(Path log, long before) throws IOException {
    // A crawl that writes meanwhile would write into the file that is replaced.
    synchronized (CrawlLog.FILES) {
      try (BufferedReader lines = Files.newBufferedReader(log)) {
        if (!isBefore(lines.readLine(), before)) {
          return 0;
        }
      }
      Path rest = log.resolveSibling(log.getFileName() + ".rest");
      long removed = 0;
      long kept = 0;
      try (BufferedReader lines = Files.newBufferedReader(log);
          BufferedWriter writer = Files.newBufferedWriter(rest)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (kept == 0 && isBefore(line, before)) {
            removed++;
          } else {
            writer.write(line);
            writer.write('\n');
            kept++;
          }
        }
      }
      if (kept == 0) {
        Files.delete(rest);
        Files.delete(log);
      } else {
        Files.move(rest, log, StandardCopyOption.ATOMIC_MOVE);
      }
      return removed;
    }
  }

  /** Each line begins with its time; one that does not is old if those before it are. */
  private static boolean isBefore(@Nullable String line, long before) {
    if (line == null) {
      return false;
    }
    int tab = line.indexOf('\t');
    try {
      return tab < 0 || Long.parseLong(line.substring(0, tab)) < before;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
