package io.mastic.crawlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.crawler.CrawlEnded;
import io.mastic.crawlers.crawler.StartedBy;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import io.mastic.kernel.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.CrawlerNotRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.NoScheduleException;
import software.amazon.awssdk.services.glue.model.RecrawlPolicy;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.SchedulerNotRunningException;
import software.amazon.awssdk.services.glue.model.SchedulerRunningException;
import software.amazon.awssdk.services.glue.model.Table;

/** Whole crawls over real files, and the life of crawlers, on every engine. */
abstract class CrawlsContract {

  @TempDir Path directory;
  private Db db;
  private Town town;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    town = new Town(db, directory).start();
    town.database("db");
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  @Test
  void jsonByDayOneOfThemPacked() {
    town.put("raw", "quakes/day=1/a.json", "{\"Id\":1,\"p\":{\"mag\":1}}\n{\"Id\":2,\"p\":{}}\n");
    town.put("raw", "quakes/day=2/a.json", "{\"Id\":3,\"p\":{\"mag\":2.5}}\n");
    town.put("raw", "quakes/day=3/a.json.gz", Town.gzip("{\"Id\":4,\"p\":{\"mag\":3}}\n"));
    town.create(Town.crawler("c", "s3://raw/quakes/"));
    LastCrawlInfo last = town.crawl("c");
    assertThat(last.status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(last.logGroup()).isEqualTo("/aws-glue/crawlers");
    assertThat(last.logStream()).isEqualTo("c");
    assertThat(town.tables()).containsExactly("quakes");
    assertThat(town.columns("quakes")).isEqualTo("id int, p struct<mag:double>");
    assertThat(town.keys("quakes")).isEqualTo("day string");
    Table table = town.table("quakes");
    assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(table.storageDescriptor().location()).isEqualTo("s3://raw/quakes/");
    assertThat(table.storageDescriptor().serdeInfo().serializationLibrary())
        .isEqualTo("org.openx.data.jsonserde.JsonSerDe");
    assertThat(table.storageDescriptor().serdeInfo().parameters()).containsEntry("paths", "Id,p");
    assertThat(table.parameters())
        .containsEntry("classification", "json")
        .containsEntry("typeOfData", "file")
        .containsEntry("recordCount", "4")
        .containsEntry("objectCount", "3")
        .containsEntry("UPDATED_BY_CRAWLER", "c")
        .containsEntry("CRAWL_RUN_ID", last.messagePrefix());
    assertThat(town.partitions("quakes"))
        .extracting(partition -> partition.values().get(0))
        .containsExactlyInAnyOrder("1", "2", "3");
    assertThat(town.partitions("quakes"))
        .filteredOn(partition -> partition.values().equals(List.of("3")))
        .allSatisfy(
            partition -> {
              assertThat(partition.storageDescriptor().location())
                  .isEqualTo("s3://raw/quakes/day=3/");
              assertThat(partition.parameters()).containsEntry("compressionType", "gzip");
            });
    // The last line is written when the state is.
    Awaiting.until(
        "the log is whole",
        Duration.ofSeconds(20),
        () -> town.log("c").contains("finished running and is in state READY"));
    assertThat(town.log("c"))
        .contains("BENCHMARK : Running Start Crawl for Crawler c")
        .contains("INFO : Created table quakes in database db")
        .contains("BENCHMARK : Crawler has finished running and is in state READY");
  }

  @Test
  void csvAndParquetAndWhatIsNeither() throws IOException {
    town.put("raw", "airports/a.csv", "iata,name,lat\n00M,\"Thigpen, X\",31.9\n00R,Y,30\n");
    town.put("raw", "types/part-0.parquet", parquet());
    town.put("raw", "types/_SUCCESS", "");
    town.put("raw", "notes/readme.txt", "No table at all.\n");
    town.create(Town.crawler("c", "s3://raw").tablePrefix("Raw_"));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.tables()).containsExactly("raw_airports", "raw_types");
    assertThat(town.columns("raw_airports")).isEqualTo("iata string, name string, lat double");
    assertThat(town.table("raw_airports").parameters())
        .containsEntry("skip.header.line.count", "1")
        .containsEntry("delimiter", ",");
    assertThat(town.columns("raw_types"))
        .isEqualTo(
            "i int, b bigint, d double, f float, s string, flag boolean, day date, at timestamp,"
                + " amount decimal(10,2), raw binary, list array<int>, map map<string,double>,"
                + " nested struct<userId:int,tags:array<string>>, tiny tinyint, small smallint");
    assertThat(town.table("raw_types").parameters())
        .containsEntry("classification", "parquet")
        .containsEntry("recordCount", "2");
    assertThat(town.log("c"))
        .contains("File s3://raw/notes/readme.txt is classified UNKNOWN")
        .doesNotContain("_SUCCESS");
  }

  @Test
  void brokenFilesAreSaidAndLeftOut() throws IOException {
    byte[] parquet = parquet();
    byte[] cut = Arrays.copyOf(parquet, parquet.length - 20);
    byte[] muddled = parquet.clone();
    for (int i = parquet.length - 200; i < parquet.length - 8; i++) {
      muddled[i] = (byte) 0xFF;
    }
    byte[] packed = Town.gzip("{\"a\":1}\n".repeat(1000));
    town.put("raw", "t/good.json", "{\"a\":1}\n");
    town.put("raw", "t/broken.json.gz", Arrays.copyOf(packed, packed.length - 9));
    town.put("raw", "t/cut.parquet", cut);
    town.put("raw", "t/muddled.parquet", muddled);
    town.put("raw", "t/bomb.json.gz", Town.gzip("[".repeat(50_000_000)));
    town.create(Town.crawler("c", "s3://raw/t/"));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.columns("t")).isEqualTo("a int");
    assertThat(town.log("c"))
        .contains("s3://raw/t/broken.json.gz is classified UNKNOWN")
        .contains("s3://raw/t/cut.parquet is classified UNKNOWN")
        .contains("s3://raw/t/muddled.parquet is classified UNKNOWN")
        .contains("s3://raw/t/bomb.json.gz is classified UNKNOWN");
  }

  @Test
  void aCrawlThatCannotBeDoneFailsAndSaysWhy() {
    town.create(Town.crawler("c", "s3://nowhere/x/"));
    LastCrawlInfo last = town.crawl("c");
    assertThat(last.status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(last.errorMessage()).contains("nowhere").contains("does not exist");
    assertThat(town.log("c")).contains("ERROR : The S3 bucket nowhere");
    town.put("raw", "t/a.json", "{\"a\":1}");
    town.create(
        Town.crawler("e", "s3://raw/")
            .configuration(
                "{\"Version\":1.0,\"CrawlerOutput\":{\"Tables\":{\"TableThreshold\":1}}}"));
    town.put("raw", "u/a.json", "{\"b\":1}");
    assertThat(town.crawl("e").errorMessage())
        .contains("detected by crawler: 2")
        .contains("threshold value provided: 1");
    assertThat(town.tables()).isEmpty();
    Awaiting.until("all ends were told", Duration.ofSeconds(20), () -> town.events.size() == 2);
    assertThat(town.events).extracting(CrawlEnded::state).containsOnly("FAILED");
  }

  @Test
  void aSecondCrawlUpdatesAddsAndDeprecates() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1,\"b\":1,\"c\":1}\n");
    town.put("raw", "u/a.json", "{\"z\":1}\n");
    town.create(Town.crawler("c", "s3://raw/"));
    town.crawl("c");
    assertThat(town.tables()).containsExactly("t", "u");
    town.put("raw", "t/y=2/a.json", "{\"a\":1.5,\"b\":1,\"c\":1,\"d\":\"x\"}\n");
    town.objects.delete("raw", "u/a.json");
    town.crawl("c");
    assertThat(town.columns("t")).isEqualTo("a double, b int, c int, d string");
    assertThat(town.partitions("t")).hasSize(2);
    assertThat(town.table("t").versionId()).isEqualTo("1");
    assertThat(town.table("u").parameters()).containsKey("DEPRECATED_BY_CRAWLER");
    String version = town.table("t").versionId();
    town.crawl("c");
    assertThat(town.table("t").versionId()).isEqualTo(version);
    town.put("raw", "u/a.json", "{\"z\":1}\n");
    town.crawl("c");
    assertThat(town.table("u").parameters()).doesNotContainKey("DEPRECATED_BY_CRAWLER");
    List<CrawlerHistory> history =
        town.as(() -> town.glue().listCrawls(r -> r.crawlerName("c"))).crawls();
    assertThat(history).hasSize(4);
    assertThat(history.get(3).summary()).contains("ADD").contains("\\\"t\\\"");
    assertThat(history.get(1).summary()).isNull();
  }

  @Test
  void policiesAreKept() {
    town.put("raw", "t/y=1/a.json", "{\"a\":1,\"b\":1,\"c\":1}\n");
    town.create(
        Town.crawler("c", "s3://raw/t/")
            .schemaChangePolicy(
                p -> p.updateBehavior("LOG").deleteBehavior("DELETE_FROM_DATABASE")));
    town.crawl("c");
    town.put("raw", "t/y=2/a.json", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1}\n");
    town.objects.delete("raw", "t/y=1/a.json");
    town.crawl("c");
    assertThat(town.columns("t")).isEqualTo("a int, b int, c int");
    assertThat(town.partitions("t"))
        .extracting(partition -> partition.values().get(0))
        .containsExactly("2");
    town.as(
        () ->
            town.glue()
                .updateCrawler(
                    r ->
                        r.name("c")
                            .configuration(
                                "{\"Version\":1.0,\"CrawlerOutput\":{\"Tables\":"
                                    + "{\"AddOrUpdateBehavior\":\"MergeNewColumns\"},"
                                    + "\"Partitions\":{\"AddOrUpdateBehavior\":"
                                    + "\"InheritFromTable\"}}}")));
    town.put("raw", "t/y=2/a.json", "{\"a\":\"x\",\"b\":1,\"c\":1,\"d\":1}\n");
    town.crawl("c");
    assertThat(town.columns("t")).isEqualTo("a int, b int, c int, d int");
    assertThat(town.partitions("t").get(0).storageDescriptor().columns())
        .isEqualTo(town.table("t").storageDescriptor().columns());
    town.objects.delete("raw", "t/y=2/a.json");
    town.crawl("c");
    assertThat(town.tables()).isEmpty();
  }

  @Test
  void exclusionsSamplesAndClassifiers() {
    town.put("raw", "t/a.json", "[{\"a\":1},{\"a\":2}]");
    town.put("raw", "t/b.json", "[{\"a\":3,\"b\":1}]");
    town.put("raw", "t/skip/c.csv", "x,y\n1,2\n");
    town.as(
        () ->
            town.classifiers()
                .createClassifier(r -> r.jsonClassifier(j -> j.name("elements").jsonPath("$[*]"))));
    town.create(
        Town.crawler("c", "s3://raw/t/")
            .classifiers("elements")
            .targets(
                t ->
                    t.s3Targets(
                        S3Target.builder()
                            .path("s3://raw/t/")
                            .exclusions("skip/**")
                            .sampleSize(1)
                            .build())));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.tables()).containsExactly("t");
    assertThat(town.columns("t")).isEqualTo("a int");
    assertThat(town.table("t").parameters())
        .containsEntry("jsonPath", "$[*]")
        .containsEntry("objectCount", "2");
    town.as(
        () ->
            town.classifiers()
                .createClassifier(
                    r -> r.xmlClassifier(x -> x.name("rows").classification("xml").rowTag("row"))));
    town.put("xml", "x/a.xml", "<rows><row><a>1</a></row></rows>");
    town.create(Town.crawler("d", "s3://xml/x/").classifiers("rows"));
    assertThat(town.crawl("d").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.columns("x")).isEqualTo("a int");
    assertThat(town.table("x").parameters())
        .containsEntry("classification", "xml")
        .containsEntry("recordCount", "1");
    assertThat(town.table("x").storageDescriptor().serdeInfo().parameters())
        .containsEntry("rowTag", "row");
  }

  @Test
  void aMissingDatabaseIsMadeAndPartitionsAreIndexed() {
    town.put("raw", "t/year=1/month=2/a.json", "{\"a\":1}");
    town.put("raw", "u/a.json", "{\"z\":1}");
    town.create(Town.crawler("d", "s3://raw/").databaseName("Missing"));
    assertThat(town.crawl("d").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.log("d")).contains("Created database Missing");
    assertThat(indexes("missing", "t")).containsExactly("crawler_partition_index [year, month]");
    assertThat(indexes("missing", "u")).isEmpty();
    town.create(
        Town.crawler("e", "s3://raw/")
            .configuration("{\"Version\":1.0,\"CreatePartitionIndex\":false}"));
    town.crawl("e");
    assertThat(town.keys("t")).isEqualTo("year string, month string");
    assertThat(indexes("db", "t")).isEmpty();
  }

  @Test
  void theIndexFollowsTheKeys() {
    town.put("raw", "t/year=1/a.json", "{\"a\":1}");
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.crawl("c");
    assertThat(indexes("db", "t")).containsExactly("crawler_partition_index [year]");
    town.objects.delete("raw", "t/year=1/a.json");
    town.put("raw", "t/day=1/a.json", "{\"a\":1}");
    town.crawl("c");
    assertThat(town.keys("t")).isEqualTo("day string");
    assertThat(indexes("db", "t")).containsExactly("crawler_partition_index [day]");
    assertThat(town.partitions("t")).hasSize(1);
  }

  private List<String> indexes(String database, String table) {
    return town.as(
        () ->
            town.catalog.indexes().list(TableName.of(database, table)).stream()
                .map(i -> i.indexName() + " " + i.keys().stream().map(k -> k.name()).toList())
                .toList());
  }

  @Test
  void aTableOwnsItsFiles() {
    String rows = "{\"id\":1,\"n\":\"a\"}\n{\"id\":2,\"n\":\"b\"}\n";
    town.put("raw", "t/a.json", rows);
    town.put("raw", "t/b.json", rows);
    town.put("raw", "t/a.tmp", rows);
    town.put("raw", "t/notes.txt", "Nothing to see.\n");
    town.put("raw", "t/odd.csv", "x,y\n1,2\n");
    town.create(
        Town.crawler("c", "s3://raw/")
            .targets(
                t ->
                    t.s3Targets(
                        S3Target.builder().path("s3://raw/").exclusions("**.tmp").build())));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.tables()).containsExactly("odd_csv", "t");
    assertThat(town.table("t").parameters())
        .containsEntry("recordCount", "4")
        .containsEntry(
            "exclusions", "[\"s3://raw/t/notes.txt\",\"s3://raw/t/odd.csv\",\"s3://raw/**.tmp\"]");
    assertThat(town.as(() -> town.room().previews().of(TableName.of("db", "t"), 100)).rows())
        .hasSize(4);
    assertThat(town.log("c"))
        .contains("WARN : File s3://raw/t/notes.txt is classified UNKNOWN")
        .contains("INFO : 2 files of s3://raw/t/ are not of its table and are excluded from it");
    town.objects.delete("raw", "t/notes.txt");
    town.objects.delete("raw", "t/odd.csv");
    town.crawl("c");
    assertThat(town.table("t").parameters()).containsEntry("exclusions", "[\"s3://raw/**.tmp\"]");
  }

  @Test
  void aFolderOfALakeIsThatTable() {
    String schema =
        "{\"format-version\":2,\"current-schema-id\":1,\"schemas\":[{\"schema-id\":1,\"fields\":["
            + "{\"id\":1,\"name\":\"id\",\"type\":\"long\"},"
            + "{\"id\":2,\"name\":\"tags\",\"type\":{\"type\":\"list\",\"element\":\"string\"}}]}]}";
    town.put("raw", "ice/metadata/00000-a.metadata.json", "{}");
    town.put("raw", "ice/metadata/00001-b.metadata.json", schema);
    town.put("raw", "ice/data/a=1/x.json", "{\"q\":1}");
    String delta =
        "{\"type\":\"struct\",\"fields\":[{\"name\":\"n\",\"type\":\"integer\"},"
            + "{\"name\":\"day\",\"type\":\"date\"}]}";
    town.put(
        "raw",
        "del/_delta_log/00000000000000000000.json",
        "{\"metaData\":{\"schemaString\":" + Json.write(delta) + "}}\n");
    town.put("raw", "del/_delta_log/00000000000000000001.json", "{\"add\":{}}\n");
    town.put("raw", "del/day=2026-11-30/x.json", "{\"n\":1}");
    town.put("raw", "hud/.hoodie/hoodie.properties", "hoodie.table.name=hud");
    town.put("raw", "hud/x.json", "{\"n\":1}");
    town.put("raw", "mor/.hoodie/hoodie.properties", "hoodie.table.type=MERGE_ON_READ\n");
    town.put(
        "raw",
        "mor/.hoodie/20261130041155000.deltacommit",
        "{\"extraMetadata\":{\"schema\":"
            + Json.write(
                "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"n\",\"type\":[\"null\",\"long\"]}]}")
            + "}}");
    town.put("raw", "mor/.hoodie/20261130041156000.clean", "{}");
    town.put("raw", "mor/y=1/x.json", "{\"q\":1}");
    town.create(Town.crawler("c", "s3://raw/"));
    assertThat(town.crawl("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.tables()).containsExactly("del", "ice", "mor");
    assertThat(town.columns("mor"))
        .isEqualTo(
            "_hoodie_commit_time string, _hoodie_commit_seqno string, _hoodie_record_key string,"
                + " _hoodie_partition_path string, _hoodie_file_name string, n bigint");
    assertThat(town.table("mor").parameters())
        .containsEntry("classification", "hudi")
        .containsEntry("spark.sql.sources.provider", "hudi");
    assertThat(town.table("mor").storageDescriptor().inputFormat())
        .isEqualTo("org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat");
    assertThat(town.columns("ice")).isEqualTo("id bigint, tags array<string>");
    assertThat(town.table("ice").parameters())
        .containsEntry("table_type", "ICEBERG")
        .containsEntry("metadata_location", "s3://raw/ice/metadata/00001-b.metadata.json");
    assertThat(town.columns("del")).isEqualTo("n int, day date");
    assertThat(town.table("del").parameters()).containsEntry("spark.sql.sources.provider", "delta");
    assertThat(town.log("c"))
        .contains("s3://raw/hud gets no table: its timeline says no schema yet.");
  }

  @Test
  void tablesOfOthersAreNotTouched() {
    town.put("one", "t/a.json", "{\"a\":1}");
    town.put("two", "t/a.json", "{\"b\":1}");
    town.create(Town.crawler("c", "s3://one/t/"));
    town.create(Town.crawler("d", "s3://two/t/"));
    town.crawl("c");
    town.crawl("d");
    assertThat(town.tables()).hasSize(2).first().isEqualTo("t");
    assertThat(town.tables().get(1)).matches("t_[0-9a-f]{32}");
    assertThat(town.columns("t")).isEqualTo("a int");
  }

  @Test
  void aCrawlInterruptedByDeathIsWalkedToItsEnd() {
    town.close();
    town = new Town(db, directory);
    town.put("raw", "t/y=1/a.json", "{\"a\":1}");
    town.put("raw", "u/a.csv", "x,y\n1,2\n");
    town.create(Town.crawler("c", "s3://raw/"));
    String crawlId =
        town.as(() -> town.crawlers().start("c", new StartedBy("trigger", "flow", "wr_1")));
    assertThat(town.load("c").state()).isEqualTo(CrawlerState.RUNNING);
    assertThatThrownBy(() -> town.as(() -> town.glue().startCrawler(r -> r.name("c"))))
        .isInstanceOf(CrawlerRunningException.class);
    // The server dies before the crawl ended; the next one finds its row and its task.
    town.close();
    town = new Town(db, directory).start();
    assertThat(town.await("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.load("c").lastCrawl().messagePrefix()).isEqualTo(crawlId);
    assertThat(town.tables()).containsExactly("t", "u");
    Awaiting.until("the end was told", Duration.ofSeconds(20), () -> !town.events.isEmpty());
    CrawlEnded event = town.events.get(0);
    assertThat(event.subject().crawlId()).isEqualTo(crawlId);
    assertThat(event.startedBy().triggerName()).isEqualTo("trigger");
    assertThat(event.startedBy().workflowRunId()).isEqualTo("wr_1");
    assertThat(event.tables().tablesCreated()).isEqualTo(2);
    assertThat(town.as(() -> town.crawlers().findCrawl(crawlId)))
        .hasValueSatisfying(crawl -> assertThat(crawl.stateAsString()).isEqualTo("SUCCEEDED"));
  }

  @Test
  void aServerThatDiesWhileItReadsLeavesTheCrawlToTheNext() throws InterruptedException {
    town.close();
    CountDownLatch reading = new CountDownLatch(1);
    town =
        new Town(db, directory, Clock.systemUTC(), store -> new HangingStore(store, reading))
            .start();
    town.put("raw", "t/a.json", "{\"a\":1}");
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.as(() -> town.glue().startCrawler(r -> r.name("c")));
    assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
    town.close();
    assertThat(town.load("c").state()).isEqualTo(CrawlerState.RUNNING);
    town = new Town(db, directory).start();
    assertThat(town.await("c").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.tables()).containsExactly("t");
    assertThat(town.as(() -> town.glue().listCrawls(r -> r.crawlerName("c"))).crawls()).hasSize(1);
  }

  @Test
  void aCrawlThatFailsInEachTurnIsGivenUpWithTheReason() {
    town.close();
    SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    town = new Town(db, directory, clock, store -> new BrokenStore()).start();
    town.create(Town.crawler("c", "s3://raw/t/"));
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    Logger events = (Logger) LoggerFactory.getLogger("io.mastic.events");
    events.addAppender(told);
    events.setLevel(Level.INFO);
    try {
      town.as(() -> town.glue().startCrawler(r -> r.name("c")));
      Awaiting.until(
          "the crawl is given up",
          Duration.ofSeconds(60),
          () -> {
            // Each turn but the first comes after a pause.
            clock.advance(Duration.ofMinutes(1));
            return town.load("c").state() == CrawlerState.READY;
          });
    } finally {
      events.setLevel(null);
      events.detachAppender(told);
    }
    LastCrawlInfo last = town.load("c").lastCrawl();
    assertThat(last.status()).isEqualTo(LastCrawlStatus.FAILED);
    assertThat(last.errorMessage()).contains("Internal Service Exception").contains("a defect");
    assertThat(town.log("c")).contains("ERROR : Internal Service Exception");
    assertThat(told.list)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly("crawl-began", "crawl-ended");
  }

  @Test
  void aScheduleStartsTheCrawl() {
    town.close();
    SettableClock clock = new SettableClock(Instant.parse("2026-01-01T12:14:59Z"));
    town = new Town(db, directory, clock, store -> store).start();
    town.put("raw", "t/a.json", "{\"a\":1}");
    town.create(Town.crawler("c", "s3://raw/t/").schedule("cron(15 12 * * ? *)"));
    assertThat(town.load("c").lastCrawl()).isNull();
    clock.advance(Duration.ofSeconds(2));
    Awaiting.until(
        "the crawl has ended", Duration.ofSeconds(60), () -> town.load("c").lastCrawl() != null);
    assertThat(town.tables()).containsExactly("t");
  }

  @Test
  void aCrawlThatIsAskedToStopIsCancelled() {
    town.close();
    town = new Town(db, directory);
    town.put("raw", "t/a.json", "{\"a\":1}");
    town.create(Town.crawler("c", "s3://raw/t/"));
    assertThatThrownBy(() -> town.as(() -> town.glue().stopCrawler(r -> r.name("c"))))
        .isInstanceOf(CrawlerNotRunningException.class);
    town.as(() -> town.glue().startCrawler(r -> r.name("c")));
    town.as(() -> town.glue().stopCrawler(r -> r.name("c")));
    assertThat(town.load("c").state()).isEqualTo(CrawlerState.STOPPING);
    assertThatThrownBy(() -> town.as(() -> town.glue().stopCrawler(r -> r.name("c"))))
        .isInstanceOf(CrawlerStoppingException.class);
    assertThatThrownBy(() -> town.as(() -> town.glue().deleteCrawler(r -> r.name("c"))))
        .isInstanceOf(CrawlerRunningException.class);
    town.start();
    assertThat(town.await("c").status()).isEqualTo(LastCrawlStatus.CANCELLED);
    assertThat(town.tables()).isEmpty();
    assertThat(town.as(() -> town.glue().listCrawls(r -> r.crawlerName("c"))).crawls().get(0))
        .satisfies(crawl -> assertThat(crawl.state()).isEqualTo(CrawlerHistoryState.STOPPED));
  }

  @Test
  void theLifeOfACrawler() {
    town.create(
        Town.crawler("c", "raw/t")
            .description("d")
            .schedule("cron(15 12 * * ? *)")
            .tags(Map.of("team", "x")));
    Crawler shown = town.load("c");
    assertThat(shown.role()).isEqualTo("service/glue");
    assertThat(shown.state()).isEqualTo(CrawlerState.READY);
    assertThat(shown.version()).isEqualTo(1);
    assertThat(shown.schedule().state()).isEqualTo(ScheduleState.SCHEDULED);
    assertThat(shown.schedule().scheduleExpression()).isEqualTo("cron(15 12 * * ? *)");
    assertThat(shown.schemaChangePolicy().deleteBehaviorAsString())
        .isEqualTo("DEPRECATE_IN_DATABASE");
    assertThat(shown.recrawlPolicy().recrawlBehaviorAsString()).isEqualTo("CRAWL_EVERYTHING");
    assertThat(shown.lastCrawl()).isNull();
    assertThatThrownBy(() -> town.create(Town.crawler("c", "s3://raw/")))
        .isInstanceOf(AlreadyExistsException.class);
    town.as(() -> town.glue().updateCrawler(r -> r.name("c").description("new")));
    assertThat(town.load("c").description()).isEqualTo("new");
    assertThat(town.load("c").version()).isEqualTo(2);
    assertThat(town.load("c").targets()).isEqualTo(shown.targets());
    assertThatThrownBy(
            () -> town.as(() -> town.glue().startCrawlerSchedule(r -> r.crawlerName("c"))))
        .isInstanceOf(SchedulerRunningException.class);
    town.as(() -> town.glue().stopCrawlerSchedule(r -> r.crawlerName("c")));
    assertThat(town.load("c").schedule().state()).isEqualTo(ScheduleState.NOT_SCHEDULED);
    assertThatThrownBy(
            () -> town.as(() -> town.glue().stopCrawlerSchedule(r -> r.crawlerName("c"))))
        .isInstanceOf(SchedulerNotRunningException.class);
    town.create(Town.crawler("b", "s3://raw/"));
    assertThatThrownBy(
            () -> town.as(() -> town.glue().startCrawlerSchedule(r -> r.crawlerName("b"))))
        .isInstanceOf(NoScheduleException.class);
    assertThat(town.as(() -> town.glue().listCrawlers(r -> r.maxResults(1))))
        .satisfies(
            page -> {
              assertThat(page.crawlerNames()).containsExactly("b");
              assertThat(
                      town.as(() -> town.glue().listCrawlers(r -> r.nextToken(page.nextToken())))
                          .crawlerNames())
                  .containsExactly("c");
            });
    assertThat(
            town.as(() -> town.glue().listCrawlers(r -> r.tags(Map.of("team", "x"))))
                .crawlerNames())
        .containsExactly("c");
    assertThat(town.as(() -> town.glue().batchGetCrawlers(r -> r.crawlerNames("b", "zz"))))
        .satisfies(
            found -> {
              assertThat(found.crawlers()).hasSize(1);
              assertThat(found.crawlersNotFound()).containsExactly("zz");
            });
    assertThat(town.as(() -> town.glue().getCrawlerMetrics(r -> {})).crawlerMetricsList())
        .hasSize(2);
    town.as(() -> town.glue().deleteCrawler(r -> r.name("c")));
    assertThatThrownBy(() -> town.load("c"))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Crawler entry with name c does not exist");
  }

  @Test
  void whatACrawlerCannotBeIsRefused() {
    assertThatThrownBy(
            () ->
                town.create(
                    Town.crawler("c")
                        .targets(t -> t.jdbcTargets(JdbcTarget.builder().path("x").build()))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ConnectionName cannot be null or empty for JDBC targets");
    assertThatThrownBy(() -> town.create(Town.crawler("c", "ftp://x/")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> town.create(Town.crawler("c", "s3://b/").schedule("every day")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> town.create(Town.crawler("c", "s3://b/").configuration("{")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> town.create(Town.crawler("c", "s3://b/").classifiers("none")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> town.crawl("none")).isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void whatACrawlerMayNotBeTogetherIsRefused() {
    var newOnly = RecrawlPolicy.builder().recrawlBehavior("CRAWL_NEW_FOLDERS_ONLY").build();
    assertThatThrownBy(
            () ->
                town.create(
                    Town.crawler("c", "s3://b/a/")
                        .recrawlPolicy(newOnly)
                        .schemaChangePolicy(p -> p.updateBehavior("UPDATE_IN_DATABASE"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "The SchemaChangePolicy for \"Crawl new folders only\" Amazon S3 target can have only"
                + " LOG DeleteBehavior value and LOG UpdateBehavior value.");
    town.create(Town.crawler("c", "s3://b/a/").recrawlPolicy(newOnly));
    assertThat(town.load("c").schemaChangePolicy().deleteBehaviorAsString()).isEqualTo("LOG");
    var other = S3Target.builder().path("s3://b/c/").build();
    assertThatThrownBy(
            () ->
                town.as(
                    () ->
                        town.glue()
                            .updateCrawler(r -> r.name("c").targets(t -> t.s3Targets(other)))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("targets");
    assertThatThrownBy(
            () ->
                town.create(
                    Town.crawler("d", "s3://b/a/")
                        .lineageConfiguration(l -> l.crawlerLineageSettings("ENABLE"))))
        .hasMessageContaining("CrawlerLineageSettings ENABLE is not supported");
    assertThatThrownBy(
            () ->
                town.create(
                    Town.crawler("d", "s3://b/a/")
                        .lakeFormationConfiguration(l -> l.useLakeFormationCredentials(true))))
        .hasMessageContaining("UseLakeFormationCredentials is not supported");
    var queued = S3Target.builder().path("s3://b/c/").eventQueueArn("arn:aws:sqs:::q").build();
    assertThatThrownBy(() -> town.create(Town.crawler("d").targets(t -> t.s3Targets(queued))))
        .hasMessageContaining("EventQueueArn");
  }

  @Test
  void classifiersAreCheckedWhenTheyAreMade() {
    var glue = town.classifiers();
    for (String rowTag : List.of("", "a b", "1a", "<row>")) {
      assertThatThrownBy(
              () ->
                  town.as(
                      () ->
                          glue.createClassifier(
                              r ->
                                  r.xmlClassifier(
                                      x -> x.name("x").classification("xml").rowTag(rowTag)))))
          .as(rowTag)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("RowTag");
    }
  }

  @Test
  void classifiersKeepTheirKind() {
    var glue = town.classifiers();
    town.as(
        () ->
            glue.createClassifier(
                r -> r.csvClassifier(c -> c.name("k").delimiter(";").header("a", "b"))));
    town.as(() -> glue.updateClassifier(r -> r.csvClassifier(c -> c.name("k").delimiter("|"))));
    var csv = town.as(() -> glue.getClassifier(r -> r.name("k"))).classifier().csvClassifier();
    assertThat(csv.delimiter()).isEqualTo("|");
    assertThat(csv.header()).containsExactly("a", "b");
    assertThat(csv.version()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                town.as(
                    () ->
                        glue.updateClassifier(
                            r -> r.jsonClassifier(j -> j.name("k").jsonPath("$")))))
        .isInstanceOf(InvalidInputException.class);
    assertThat(town.as(() -> glue.getClassifiers(r -> {})).classifiers()).hasSize(1);
    town.as(() -> glue.deleteClassifier(r -> r.name("k")));
    assertThatThrownBy(() -> town.as(() -> glue.getClassifier(r -> r.name("k"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aTableOfTheSameNameAndPlaceIsTakenOver() {
    town.put("raw", "t/a.json", "{\"a\":1}");
    town.create(Town.crawler("c", "s3://raw/t/"));
    town.crawl("c");
    town.create(Town.crawler("d", "s3://raw/t/"));
    town.crawl("d");
    assertThat(town.tables()).containsExactly("t");
    assertThat(town.as(() -> town.catalog.tables().load(TableName.of("db", "t"))).parameters())
        .containsEntry("UPDATED_BY_CRAWLER", "d");
  }

  private static byte[] parquet() throws IOException {
    try (InputStream in = CrawlsContract.class.getResourceAsStream("/types.parquet")) {
      return in.readAllBytes();
    }
  }
}
