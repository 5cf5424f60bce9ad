package io.mastic.crawlers.crawl;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.Tables.Archive;
import io.mastic.contract.Pojos;
import io.mastic.crawlers.Town;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.crawler.CrawlerKey;
import io.mastic.crawlers.crawler.StartedBy;
import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.FoundTable.FoundPartition;
import io.mastic.crawlers.group.Stats;
import io.mastic.crawlers.group.TableShape;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.kernel.WriteTimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * How long a crawl's table with a million partitions, the new type of its key and its deletion hold
 * SQLite's writer, and what a client waits meanwhile that changes another table: run {@code main};
 * its argument is the number of partitions.
 */
final class LongWritesBench {

  private LongWritesBench() {}

  public static void main(String[] arguments) throws Exception {
    int partitions = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    Path directory = Files.createTempDirectory("long-writes");
    try (Db db = TestDatabases.sqlite(directory);
        Town town = new Town(db, directory).working().start()) {
      town.database("db");
      town.create(Town.crawler("c", "s3://raw/t/"));
      measure(town, db, partitions);
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void measure(Town town, Db db, int partitions) throws Exception {
    CrawlRow crawl = crawl(db);
    StopSignal stop = new StopSignal(db, Clock.systemUTC(), crawl.crawler());
    PartitionWriter writer = new PartitionWriter(db, Clock.systemUTC(), town.catalog, crawl, stop);
    CatalogWriter tables =
        new CatalogWriter(
            db, Clock.systemUTC(), town.catalog, crawl, OutputPolicy.of(null, null), writer);
    phase(
        "create " + partitions,
        town,
        db,
        () -> tables.write(found(partitions, "a"), TableName.of("db", "t")));
    phase(
        "same again",
        town,
        db,
        () -> tables.write(found(partitions, "a"), TableName.of("db", "t")));
    phase(
        "another column",
        town,
        db,
        () -> tables.write(found(partitions, "a", "b"), TableName.of("db", "t")));
    phase(
        "another type of the key",
        town,
        db,
        () -> {
          retype(town);
          cleared(db, "catalog_partition_sorting");
          return List.of();
        });
    phase(
        "delete the table",
        town,
        db,
        () -> {
          town.catalog.tables().delete(TableName.of("db", "t"));
          cleared(db, "catalog_partition");
          return List.of();
        });
  }

  private static CrawlRow crawl(Db db) {
    // A crawl by hand: the town's own task would walk an empty bucket and end it.
    CrawlRow crawl =
        new CrawlRow(
            "bench",
            new CrawlerKey("000000000000", "us-east-1", "c"),
            CrawlerHistoryState.RUNNING,
            StartedBy.NOBODY_ELSE,
            "arn",
            new CrawlRow.Span(Instant.now(), null),
            null);
    db.writeOnly(h -> CrawlStore.insert(h, crawl));
    return crawl;
  }

  private static void retype(Town town) {
    Table table = town.table("t");
    town.catalog
        .tables()
        .update(
            DatabaseName.of("db"),
            Pojos.copy(table, TableInput.builder())
                .partitionKeys(Column.builder().name("n").type("int").build())
                .build(),
            null,
            Archive.KEEP);
  }

  private static void cleared(Db db, String table) {
    Awaiting.until(
        table + " is empty",
        Duration.ofMinutes(30),
        () ->
            db.read(
                h ->
                    h.createQuery("SELECT 1 FROM " + table + " LIMIT 1")
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty()));
  }

  private interface Work {
    List<String> run() throws Exception;
  }

  private static void phase(String name, Town town, Db db, Work work) throws Exception {
    WriteTimes times = db.writeTimes();
    times.reset();
    AtomicBoolean over = new AtomicBoolean();
    List<Long> waits = Collections.synchronizedList(new ArrayList<>());
    Thread client = new Thread(() -> town.as(() -> change(town, name, waits, over)));
    client.start();
    long begun = System.nanoTime();
    town.as(work::run);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    over.set(true);
    client.join();
    List<Long> sorted = waits.stream().sorted().toList();
    System.out.printf(
        "%-26s %7.1f s, %5d transactions, longest %4d ms, %d over 200 ms; a client's write p50 %d"
            + " ms, p99 %d ms, most %d ms (%d)%n",
        name,
        took.toMillis() / 1000.0,
        times.count(),
        times.longest().toMillis(),
        times.overBound(),
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1),
        sorted.size());
    System.out.println("    " + times.byMaker());
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1_000_000;
  }

  private static boolean change(Town town, String phase, List<Long> waits, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      String name = "x" + phase.replaceAll("[^a-z]", "") + i;
      long begun = System.nanoTime();
      town.catalog.tables().create(DatabaseName.of("db"), TableInput.builder().name(name).build());
      waits.add(System.nanoTime() - begun);
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }

  private static FoundTable found(int partitions, String... columns) {
    TableShape shape =
        new TableShape(
            new Format("json", "none", Map.of(), Serde.JSON),
            FileSchema.of(
                List.of(columns).stream()
                    .map(name -> new io.mastic.crawlers.schema.Column(name, Type.INT))
                    .toList(),
                FileSchema.Names.GIVEN),
            List.of(columns));
    return new FoundTable(
        List.of("raw", "t"),
        "s3://raw/t/",
        shape,
        Stats.NONE,
        List.of("n"),
        IntStream.range(0, partitions)
            .mapToObj(
                i ->
                    new FoundPartition(
                        List.of(String.valueOf(i)),
                        "s3://raw/t/n=" + i + "/",
                        shape,
                        new Stats(1, 10, 1)))
            .toList(),
        List.of());
  }
}
