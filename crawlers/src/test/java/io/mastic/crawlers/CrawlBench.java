package io.mastic.crawlers;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a crawl of 1,000 small files takes, on SQLite and plain files: run {@code main}. The
 * first crawl is with a cold JVM and creates the table; the others find it there.
 */
final class CrawlBench {

  private static final int FILES = 1000;

  private CrawlBench() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("crawl-bench");
    try (Db db = TestDatabases.sqlite(directory);
        Town town = new Town(db, directory).start()) {
      town.database("db");
      for (int i = 0; i < FILES; i++) {
        String line = "{\"id\":" + i + ",\"name\":\"n" + i + "\",\"price\":" + i + ".5}\n";
        town.put("raw", "t/day=" + i % 50 + "/part-" + i + ".json", line.repeat(20));
      }
      town.create(Town.crawler("c", "s3://raw/t/"));
      for (String crawl : List.of("first", "second", "third")) {
        Instant start = Instant.now();
        var last = town.crawl("c");
        System.out.printf(
            "%s crawl of %d files in 50 partitions: %d ms, %s%n",
            crawl, FILES, Duration.between(start, Instant.now()).toMillis(), last.statusAsString());
      }
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
