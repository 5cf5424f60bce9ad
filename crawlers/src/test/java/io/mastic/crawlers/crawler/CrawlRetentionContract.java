package io.mastic.crawlers.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.Town;
import io.mastic.crawlers.crawl.CrawlLog;
import io.mastic.crawlers.crawl.CrawlLogChore;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.disk.DiskGuard;
import io.mastic.kernel.expiry.Housekeeping.Chore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;

/** What is forgotten of crawls, and what a full disk does to them, on every engine. */
abstract class CrawlRetentionContract {

  @TempDir Path directory;
  private Db db;
  private Town town;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    town = new Town(db, directory);
    town.database("db");
    town.put("raw", "t/a.json", "{\"a\":1}");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private String ended(String crawler, CrawlerHistoryState state) {
    nextMillisecond();
    String id = town.as(() -> town.crawlers().start(crawler, StartedBy.NOBODY_ELSE));
    CrawlRow crawl = db.read(h -> CrawlStore.find(h, id)).orElseThrow();
    db.writeOnly(
        h ->
            CrawlStore.add(
                h,
                id,
                new CatalogChanges.Change(
                    CatalogChanges.Entity.PARTITION, CatalogChanges.Action.ADD, "t", 1)));
    town.as(
        () -> {
          town.crawlers().end(crawl, state, null);
          return true;
        });
    return id;
  }

  /** Two crawls do not begin in the same one. */
  private static void nextMillisecond() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  private List<String> ids(String table, String column) {
    return db.read(
        h ->
            h.createQuery("SELECT " + column + " FROM " + table + " ORDER BY 1")
                .mapTo(String.class)
                .list());
  }

  private int expire(Instant before) {
    return db.write(h -> new CrawlExpiry().expire(h, before, 1_000));
  }

  /** As if it had crawled so often: copies of one crawl and of what that changed. */
  private void history(String id, int crawls) {
    db.writeOnly(
        h -> {
          for (int i = 0; i < crawls; i++) {
            for (String copy :
                List.of(
                    "INSERT INTO crawl (id, account, region, crawler, state, started_by, principal,"
                        + " started_at) SELECT id || :n, account, region, crawler, state,"
                        + " started_by, principal, started_at FROM crawl WHERE id = :id",
                    "INSERT INTO crawl_change (crawl_id, entity, action, name, amount)"
                        + " SELECT crawl_id || :n, entity, action, name, amount FROM crawl_change"
                        + " WHERE crawl_id = :id")) {
              h.createUpdate(copy).bind("n", "-" + i).bind("id", id).execute();
            }
          }
        });
  }

  @Test
  void aCrawlerWithALongHistoryIsDeletedInPieces() {
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.create(Town.crawler("other", "s3://raw/t/"));
    history(ended("c", CrawlerHistoryState.COMPLETED), 1_500);
    final String kept = ended("other", CrawlerHistoryState.COMPLETED);
    db.writeTimes().reset();
    town.as(
        () -> {
          town.crawlers().delete("c");
          return true;
        });
    assertThat(db.writeTimes().count()).isGreaterThanOrEqualTo(4);
    assertThat(ids("crawl", "id")).containsExactly(kept);
    assertThat(ids("crawl_change", "crawl_id")).containsExactly(kept);
    assertThat(ids("crawler", "name")).containsExactly("other");
  }

  @Test
  void theLastOfACrawlerAndItsLastCompletedOneStay() {
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.create(Town.crawler("other", "s3://raw/t/"));
    final String first = ended("c", CrawlerHistoryState.COMPLETED);
    final String completed = ended("c", CrawlerHistoryState.COMPLETED);
    final String failed = ended("c", CrawlerHistoryState.FAILED);
    final String last = ended("c", CrawlerHistoryState.STOPPED);
    final String only = ended("other", CrawlerHistoryState.FAILED);
    nextMillisecond();
    final String running = town.as(() -> town.crawlers().start("other", StartedBy.NOBODY_ELSE));

    assertThat(expire(Instant.now().minus(Duration.ofHours(1)))).isZero();
    assertThat(expire(Instant.now().plus(Duration.ofHours(1)))).isEqualTo(3);
    assertThat(ids("crawl", "id"))
        .containsExactlyInAnyOrder(completed, last, running)
        .doesNotContain(first, failed, only);
    assertThat(ids("crawl_change", "crawl_id")).containsExactlyInAnyOrder(completed, last);
    assertThat(town.load("c").lastCrawl().status()).isEqualTo(LastCrawlStatus.CANCELLED);
  }

  @Test
  void oldLinesOfLogsGo() throws Exception {
    Path log = directory.resolve("logs/aws-glue/crawlers/c.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "1000\told\nof it\n2000\tolder than\n3000\tnew\nwith more\n");
    Path old = log.resolveSibling("gone.log");
    Files.writeString(old, "1000\told\n");
    Chore chore = new CrawlLogChore(directory.resolve("logs/aws-glue/crawlers"));
    assertThat(chore.tidy(Optional.empty(), Instant.ofEpochMilli(9_000))).isZero();
    assertThat(chore.tidy(Optional.of(Instant.ofEpochMilli(3_000)), Instant.ofEpochMilli(9_000)))
        .isEqualTo(4);
    assertThat(log).hasContent("3000\tnew\nwith more\n");
    assertThat(old).doesNotExist();
    assertThat(chore.tidy(Optional.of(Instant.ofEpochMilli(3_000)), Instant.ofEpochMilli(9_000)))
        .isZero();
  }

  @Test
  void aLogIsCappedAndSaysSo() throws Exception {
    Path file = directory.resolve("x.log");
    CrawlLog log = new CrawlLog(file, "id", Clock.systemUTC());
    String line = "x".repeat(1 << 20);
    for (int i = 0; i < 40; i++) {
      log.info(line);
    }
    assertThat(Files.size(file)).isBetween(16L << 20, 18L << 20);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(lines.size() - 1)).contains("further messages are left out");
  }

  @Test
  void aCrawlWaitsWhileTheDiskIsFullAndCanBeStopped() {
    AtomicLong free = new AtomicLong();
    town.room().heed(new DiskGuard(directory, 1 << 30, free::get));
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.start();
    town.as(() -> town.glue().startCrawler(r -> r.name("c")));
    Awaiting.until(
        "the log says why",
        Duration.ofSeconds(30),
        () ->
            Files.exists(directory.resolve("logs/aws-glue/crawlers/000000000000/us-east-1/c.log"))
                && town.log("c").contains("when there is room"));
    assertThat(town.log("c")).contains("--disk-reserve");
    assertThat(town.load("c").state()).isEqualTo(CrawlerState.RUNNING);
    town.as(() -> town.glue().stopCrawler(r -> r.name("c")));
    assertThat(town.await("c").status()).isEqualTo(LastCrawlStatus.CANCELLED);
    assertThat(town.tables()).isEmpty();
    free.set(2L << 30);
    Awaiting.until(
        "it looked again", Duration.ofSeconds(10), () -> town.crawl("c").status() != null);
    assertThat(town.tables()).containsExactly("t");
  }
}
