package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.objects.ObjectStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerNotRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;

/** What becomes of crawls when something goes wrong, or somebody comes between, on every engine. */
abstract class CrawlFaultsContract {

  @TempDir Path directory;
  private Db db;
  private Town town;
  private final Map<String, RuntimeException> faults = new ConcurrentHashMap<>();

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    town =
        new Town(db, directory, Clock.systemUTC(), store -> new FaultyStore(store, faults)).start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  @Test
  void aCrawlIsStoppedInTheMiddleOfAReadThatDoesNotEnd() throws Exception {
    town.close();
    CountDownLatch reading = new CountDownLatch(1);
    town =
        new Town(db, directory, Clock.systemUTC(), store -> new HangingStore(store, reading))
            .start();
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.as(() -> town.glue().startCrawler(r -> r.name("c")));
    assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
    long begun = System.nanoTime();
    town.as(() -> town.glue().stopCrawler(r -> r.name("c")));
    assertThat(town.await("c").status()).isEqualTo(LastCrawlStatus.CANCELLED);
    // A second, and what a busy machine of tests may add.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    assertThat(town.tables()).isEmpty();
  }

  @Test
  void filesThatCannotBeReadAreSaidAndPassedOverAndNothingIsHeldToBeGone() {
    town.put("raw", "t/a.json", "{\"a\":1,\"b\":1,\"c\":1}\n");
    town.put("raw", "t/b.json", "{\"a\":1,\"b\":1,\"c\":1}\n");
    town.put("raw", "u/a.json", "{\"b\":1}\n");
    town.put("raw", "v/a.json", "{\"c\":1}\n");
    town.create(Town.crawler("c", "s3://raw/"));
    town.crawl("c");
    assertThat(town.tables()).containsExactly("t", "u", "v");
    // What is as it was is not read again.
    town.put("raw", "t/b.json", "{\"a\":10,\"b\":1,\"c\":1}\n");
    town.put("raw", "u/a.json", "{\"b\":10}\n");
    town.put("raw", "v/a.json", "{\"c\":10}\n");
    faults.put("t/b.json", new ObjectStoreException(403, "AccessDenied", "Access Denied"));
    faults.put("u/a.json", new UncheckedIOException(new AccessDeniedException("u/a.json")));
    faults.put("v/a.json", new IllegalStateException("a defect"));
    town.put("raw", "t/c.json", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1}\n");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.columns("t")).isEqualTo("a int, b int, c int, d int");
    for (String table : List.of("u", "v")) {
      assertThat(town.table(table).parameters()).doesNotContainKey("DEPRECATED_BY_CRAWLER");
    }
    assertThat(town.log("c"))
        .contains("WARN : File s3://raw/t/b.json cannot be read")
        .contains("Access Denied")
        .contains("WARN : File s3://raw/u/a.json cannot be read")
        .contains("WARN : File s3://raw/v/a.json cannot be read")
        .contains("a defect");
    faults.clear();
    town.objects.delete("raw", "v/a.json");
    town.crawl("c");
    assertThat(town.table("v").parameters()).containsKey("DEPRECATED_BY_CRAWLER");
  }

  @Test
  void aStoreThatIsAwayFailsTheCrawlAndChangesNothing() {
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    town.put("raw", "u/a.json", "{\"b\":1}\n");
    town.create(Town.crawler("c", "s3://raw/"));
    town.crawl("c");
    faults.put("t/a.json", new ObjectStoreException(503, "SlowDown", "Reduce your request rate"));
    town.put("raw", "t/a.json", "{\"a\":10}\n");
    town.put("raw", "u/b.json", "{\"b\":1,\"c\":1}\n");
    LastCrawlInfo last = town.crawl("c");
    assertThat(last.status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(last.errorMessage()).contains("s3://raw/t/a.json").contains("Reduce your request");
    faults.put("t/a.json", new UncheckedIOException(new IOException("connection reset")));
    assertThat(town.crawl("c").errorMessage()).contains("connection reset");
    assertThat(town.columns("u")).isEqualTo("b int");
  }

  /** Two servers over one database, and more callers than crawls. */
  @Test
  void crawlsOfOneCrawlerNeverInterleave() throws Exception {
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    town.create(Town.crawler("c", "s3://raw/t/"));
    ExecutorService callers = Executors.newFixedThreadPool(6);
    try (Town other = new Town(db, directory).start()) {
      List<Future<Integer>> started = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Town asked = i % 2 == 0 ? town : other;
        int stops = i;
        started.add(callers.submit(startsOf(asked, stops)));
      }
      int all = 0;
      for (Future<Integer> each : started) {
        all += each.get(60, TimeUnit.SECONDS);
      }
      town.await("c");
      List<CrawlerHistory> crawls =
          town.as(() -> town.glue().listCrawls(r -> r.crawlerName("c").maxResults(100))).crawls();
      assertThat(crawls).hasSize(all).hasSizeGreaterThan(1);
      for (int i = 0; i + 1 < crawls.size(); i++) {
        assertThat(crawls.get(i).startTime()).isAfterOrEqualTo(crawls.get(i + 1).endTime());
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(town.tables()).containsExactly("t");
  }

  /** Tries to start, and now and then to stop, for a while; how many crawls it started. */
  private static Callable<Integer> startsOf(Town town, int stops) {
    return () -> {
      int started = 0;
      for (int turn = 0; turn < 15; turn++) {
        try {
          town.as(() -> town.glue().startCrawler(r -> r.name("c")));
          started++;
          if (stops == 0) {
            town.as(() -> town.glue().stopCrawler(r -> r.name("c")));
          }
        } catch (CrawlerRunningException | CrawlerStoppingException busy) {
          TimeUnit.MILLISECONDS.sleep(5);
        } catch (CrawlerNotRunningException over) {
          // It had ended before it could be stopped.
        }
      }
      return started;
    };
  }

  @Test
  void aClassifierThatIsDeletedIsMissedByTheNextCrawl() {
    town.put("raw", "t/a.json", "{\"rows\":[{\"x\":1}]}\n");
    town.as(
        () ->
            town.classifiers()
                .createClassifier(
                    r -> r.jsonClassifier(j -> j.name("rows").jsonPath("$.rows[*]"))));
    town.create(Town.crawler("c", "s3://raw/t/").classifiers("rows"));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.columns("t")).isEqualTo("x int");
    town.as(() -> town.classifiers().deleteClassifier(r -> r.name("rows")));
    LastCrawlInfo last = town.crawl("c");
    assertThat(last.status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(last.errorMessage()).isEqualTo("Classifier with name rows does not exist.");
    assertThat(town.columns("t")).isEqualTo("x int");
    town.as(() -> town.glue().updateCrawler(r -> r.name("c").classifiers(List.of())));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
  }

  @Test
  void whyACrawlDidWhatItDidIsKeptAsLongAsTheCrawl() {
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    town.put("raw", "t/b.txt", "no table\n");
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.crawl("c");
    var latest = town.as(() -> town.room().history().latest("c", 5));
    assertThat(latest).hasSize(1);
    assertThat(latest.get(0).changes().all()).hasSize(1);
    String id = latest.get(0).shown().crawlId();
    var report = town.as(() -> town.room().history().find(id)).orElseThrow().report();
    assertThat(Json.write(report))
        .contains("\"Code\":\"UNKNOWN_FILE\"")
        .contains("File s3://raw/t/b.txt is classified UNKNOWN")
        .contains("\"Counts\":{");
    town.as(() -> town.glue().deleteCrawler(r -> r.name("c")));
    assertThat(town.as(() -> town.room().history().find(id))).isEmpty();
    int left =
        db.read(h -> h.createQuery("SELECT count(*) FROM crawl_report").mapTo(Integer.class).one());
    assertThat(left).isZero();
  }
}
