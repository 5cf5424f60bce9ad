package io.mastic.crawlers;

import com.sun.management.OperatingSystemMXBean;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerState;

/**
 * How long a crawl of 100,000 small files in 1,000 partitions takes, how long the next one in which
 * nothing is new, by the clock and of the processor, and how much memory is held after each: run
 * {@code main}, with {@code -Xmx300m} to see that it is enough. The files are made as they are
 * read, so that it is the crawl that is measured and not a disk.
 */
final class RecrawlBench {

  private static final int FILES = 100_000;
  private static final int PARTITIONS = 1_000;

  private RecrawlBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("recrawl-bench");
    try (Db db = TestDatabases.sqlite(directory);
        Town town = new Town(db, directory, Clock.systemUTC(), store -> new Made()).start()) {
      town.database("db");
      town.create(Town.crawler("c", "s3://raw/t/"));
      for (String crawl : List.of("first", "second", "third")) {
        Instant start = Instant.now();
        long cpu = cpu();
        town.as(() -> town.glue().startCrawler(r -> r.name("c")));
        while (town.load("c").state() != CrawlerState.READY) {
          Thread.sleep(20);
        }
        Duration took = Duration.between(start, Instant.now());
        long used = (cpu() - cpu) / 1_000_000;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
            "%s crawl of %d files in %d partitions: %d ms, %d ms of the processor, %s, %d MB held%n",
            crawl,
            FILES,
            PARTITIONS,
            took.toMillis(),
            used,
            town.load("c").lastCrawl().statusAsString(),
            (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      }
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Files that are alike, in the order of their keys. */
  private static final class Made implements ObjectStore {
    private static final byte[] LINE =
        "{\"id\": 1, \"name\": \"a\", \"price\": 1.5}\n".getBytes(StandardCharsets.UTF_8);

    private static String key(int i) {
      return String.format(Locale.ROOT, "t/day=%04d/part-%08d.json", i / (FILES / PARTITIONS), i);
    }

    private static ObjectInfo info(int i) {
      return new ObjectInfo(key(i), LINE.length, Instant.EPOCH, "\"etag-" + i + "\"");
    }

    @Override
    public ObjectListing list(
        String bucket,
        String prefix,
        @Nullable String delimiter,
        @Nullable String after,
        int limit) {
      int from =
          after == null
              ? 0
              : Integer.parseInt(after.substring(after.length() - 13, after.length() - 5)) + 1;
      List<ObjectInfo> page = new ArrayList<>();
      for (int i = from; i < Math.min(FILES, from + limit); i++) {
        page.add(info(i));
      }
      String next = from + limit < FILES ? key(from + limit - 1) : null;
      return new ObjectListing(page, List.of(), next);
    }

    @Override
    public InputStream read(String bucket, String key, long offset, long length) {
      return new ByteArrayInputStream(LINE, (int) offset, (int) Math.min(length, LINE.length));
    }

    @Override
    public boolean bucketExists(String bucket) {
      return true;
    }

    @Override
    public Optional<ObjectInfo> find(String bucket, String key) {
      return Optional.empty();
    }

    @Override
    public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String type) {
      throw new UnsupportedOperationException("read only");
    }

    @Override
    public void delete(String bucket, String key) {
      throw new UnsupportedOperationException("read only");
    }

    @Override
    public Optional<Path> localFile(String bucket, String key) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> localRoot() {
      return Optional.empty();
    }
  }
}
