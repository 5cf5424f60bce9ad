package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.RecrawlBehavior;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Table;

/** What a crawl remembers, and what of it the next one need not look at, on every engine. */
abstract class RecrawlContract {

  @TempDir Path directory;
  private Db db;
  private Town town;
  private ReadsStore reads;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    town =
        new Town(
            db,
            directory,
            Clock.systemUTC(),
            store -> {
              reads = new ReadsStore(store);
              return reads;
            });
    town.start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private List<String> crawled() {
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    return reads.taken();
  }

  @Test
  void onlyWhatChangedIsLookedAt() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1}\n");
    town.put("raw", "t/y=1/odd.bin", "\u0000\u0001");
    town.put("raw", "t/y=2/a.json", "{\"a\":1}\n{\"a\":2}\n");
    town.create(Town.crawler("c", "s3://raw/t/"));
    assertThat(crawled()).containsExactly("t/y=1/a.json", "t/y=1/odd.bin", "t/y=2/a.json");
    Table first = town.table("t");
    assertThat(crawled()).isEmpty();
    assertThat(lasting(town.table("t"))).isEqualTo(lasting(first));
    assertThat(town.log("c")).contains("t/y=1/odd.bin is classified UNKNOWN");

    town.put("raw", "t/y=2/a.json", "{\"a\":1.5}\n");
    town.put("raw", "t/y=3/a.json", "{\"a\":3}\n");
    town.objects.delete("raw", "t/y=1/a.json");
    town.put("raw", "t/y=1/b.json", "{\"a\":1}\n");
    assertThat(crawled()).containsExactly("t/y=1/b.json", "t/y=2/a.json", "t/y=3/a.json");
    assertThat(town.columns("t")).isEqualTo("a double");
    assertThat(town.partitions("t")).hasSize(3);
    assertThat(town.table("t").parameters()).containsEntry("recordCount", "3");
    assertThat(crawled()).isEmpty();
  }

  /** Without the crawl's own id. */
  private static Map<String, String> lasting(Table table) {
    return table.parameters().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("CRAWL_RUN_ID"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void aChangedClassifierIsForNewFilesAsAwsSays() {
    town.put("raw", "t/a.json", "[{\"a\":1},{\"a\":2}]");
    town.create(Town.crawler("c", "s3://raw/t/"));
    crawled();
    assertThat(town.columns("t")).isEqualTo("array array<struct<a:int>>");
    town.as(
        () ->
            town.classifiers()
                .createClassifier(r -> r.jsonClassifier(j -> j.name("k").jsonPath("$[*]"))));
    town.as(() -> town.glue().updateCrawler(r -> r.name("c").classifiers("k")));
    assertThat(crawled()).isEmpty();
    assertThat(town.columns("t")).isEqualTo("array array<struct<a:int>>");
    town.create(Town.crawler("d", "s3://raw/t/").classifiers("k"));
    town.crawl("d");
    assertThat(town.columns("t")).isEqualTo("a int");
  }

  @Test
  void newFoldersOnly() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1}\n");
    town.put("raw", "t/y=2/a.json", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1}\n");
    town.create(
        Town.crawler("c", "s3://raw/t/")
            .recrawlPolicy(r -> r.recrawlBehavior(RecrawlBehavior.CRAWL_NEW_FOLDERS_ONLY)));
    assertThat(crawled()).hasSize(2);
    Table first = town.table("t");
    town.put("raw", "t/y=1/b.json", "{\"other\":1}\n");
    town.put("raw", "t/y=2/a.json", "{\"a\":\"x\",\"b\":1,\"c\":1,\"d\":1}\n");
    town.objects.delete("raw", "t/y=1/a.json");
    town.put("raw", "t/y=3/a.json", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}\n");
    town.put("raw", "t/y=4/a.json", "{\"quite\":1,\"another\":1}\n");
    assertThat(crawled()).containsExactly("t/y=3/a.json", "t/y=4/a.json");
    assertThat(town.tables()).containsExactly("t");
    assertThat(town.columns("t")).isEqualTo("a int, b int, c int, d int");
    assertThat(town.table("t").parameters()).isEqualTo(first.parameters());
    assertThat(town.partitions("t"))
        .extracting(partition -> partition.values().get(0))
        .containsExactly("1", "2", "3");
    assertThat(town.log("c")).contains("no table is created for s3://raw/t/y=4/");
    assertThat(crawled()).isEmpty();
    town.as(
        () ->
            town.glue()
                .updateCrawler(
                    r ->
                        r.name("c")
                            .recrawlPolicy(
                                p -> p.recrawlBehavior(RecrawlBehavior.CRAWL_EVERYTHING))));
    assertThat(crawled()).containsExactly("t/y=1/b.json", "t/y=2/a.json");
  }

  @Test
  void aCrawlThatFailsLeavesWhatWasRememberedBefore() {
    town.put("raw", "t/a.json", "{\"a\":1}\n");
    town.create(Town.crawler("c", "s3://raw/t/"));
    crawled();
    S3Target here = S3Target.builder().path("s3://raw/t/").build();
    S3Target gone = S3Target.builder().path("s3://gone/x/").build();
    town.as(
        () -> town.glue().updateCrawler(r -> r.name("c").targets(t -> t.s3Targets(here, gone))));
    town.put("raw", "t/b.json", "{\"a\":1}\n");
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(reads.taken()).containsExactly("t/b.json");
    town.bucket("gone");
    assertThat(crawled()).containsExactly("t/b.json");
    assertThat(pages("crawler_memory")).isEqualTo(1);
    town.as(() -> town.glue().deleteCrawler(r -> r.name("c")));
    town.create(Town.crawler("c", "s3://raw/t/"));
    assertThat(crawled()).containsExactly("t/a.json", "t/b.json");
  }

  private int pages(String table) {
    return db.read(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }
}
