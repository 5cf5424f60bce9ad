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
 * How long a crawl of 100,000 small files in 1,000 partitions takes, how long the next one in which
 * nothing is new, and how much memory is held after each: run {@code main}, with {@code -Xmx300m}
 * to see that it is enough.
 */
final class RecrawlBench {

  private static final int FILES = 100_000;
  private static final int PARTITIONS = 1_000;

  private RecrawlBench() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("recrawl-bench");
    try (Db db = TestDatabases.sqlite(directory);
        Town town = new Town(db, directory).start()) {
      town.database("db");
      for (int i = 0; i < FILES; i++) {
        String line = "{\"id\":" + i + ",\"name\":\"n" + i + "\",\"price\":" + i + ".5}\n";
        town.put("raw", "t/day=" + i % PARTITIONS + "/part-" + i + ".json", line);
      }
      town.create(Town.crawler("c", "s3://raw/t/"));
      for (String crawl : List.of("first", "second", "third")) {
        Instant start = Instant.now();
        String status = town.crawl("c").statusAsString();
        Duration took = Duration.between(start, Instant.now());
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
            "%s crawl of %d files in %d partitions: %d ms, %s, %d MB held%n",
            crawl,
            FILES,
            PARTITIONS,
            took.toMillis(),
            status,
            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      }
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
