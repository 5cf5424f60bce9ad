package io.mastic.crawlers.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.partition.PartitionQuery;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.Tables;
import io.mastic.contract.Pojos;
import io.mastic.crawlers.Town;
import io.mastic.crawlers.crawler.CatalogChanges;
import io.mastic.crawlers.crawler.CrawlRow;
import io.mastic.crawlers.crawler.CrawlStoppedException;
import io.mastic.crawlers.crawler.CrawlStore;
import io.mastic.crawlers.crawler.StartedBy;
import io.mastic.crawlers.detect.Format;
import io.mastic.crawlers.detect.Serde;
import io.mastic.crawlers.group.FoundTable;
import io.mastic.crawlers.group.FoundTable.FoundPartition;
import io.mastic.crawlers.group.Stats;
import io.mastic.crawlers.group.TableShape;
import io.mastic.crawlers.plan.OutputPolicy;
import io.mastic.crawlers.schema.Column;
import io.mastic.crawlers.schema.FileSchema;
import io.mastic.crawlers.schema.Type;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.DeleteBehavior;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.SchemaChangePolicy;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** A table with many partitions is written in pieces, whatever comes between them. */
abstract class PartitionWritesContract {

  private static final int MANY = 3_000;

  @TempDir Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private Db db;
  private Town town;
  private CrawlRow crawl;

  abstract Db open(Path directory);

  /** What comes between two pieces, told which piece is next. */
  private IntConsumer between = piece -> {};

  /** The clock of the stop signal: it is asked between two pieces, and nowhere else. */
  private final class Between extends Clock {
    private int pieces;

    @Override
    public Instant instant() {
      between.accept(++pieces);
      clock.advance(Duration.ofSeconds(1));
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** The server is gone between two pieces. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void open() {
    db = open(directory);
    town = new Town(db, directory, clock, store -> store);
    town.database("db");
    town.create(Town.crawler("c", "s3://raw/t/"));
    crawl = newCrawl();
  }

  @AfterEach
  void close() {
    town.close();
    db.close();
  }

  private CrawlRow newCrawl() {
    String id = town.as(() -> town.crawlers().start("c", new StartedBy(null, null, null)));
    return db.read(h -> CrawlStore.find(h, id)).orElseThrow();
  }

  private void end() {
    town.as(
        () -> {
          town.crawlers().end(crawl, CrawlerHistoryState.COMPLETED, null);
          return true;
        });
  }

  private static FoundTable found(int from, int to, String... columns) {
    TableShape shape =
        new TableShape(
            new Format("json", "none", Map.of(), Serde.JSON),
            FileSchema.of(
                List.of(columns).stream().map(name -> new Column(name, Type.INT)).toList(),
                FileSchema.Names.GIVEN),
            List.of(columns));
    return new FoundTable(
        List.of("raw", "t"),
        "s3://raw/t/",
        shape,
        Stats.NONE,
        List.of("n"),
        IntStream.range(from, to)
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

  private List<String> write(FoundTable found, DeleteBehavior deleting) {
    StopSignal stop = new StopSignal(db, new Between(), crawl.crawler());
    OutputPolicy policy =
        OutputPolicy.of(SchemaChangePolicy.builder().deleteBehavior(deleting).build(), null);
    PartitionWriter partitions = new PartitionWriter(db, clock, town.catalog, crawl, stop);
    CatalogWriter writer = new CatalogWriter(db, clock, town.catalog, crawl, policy, partitions);
    return town.as(() -> writer.write(found, TableName.of("db", "t")));
  }

  private List<String> write(FoundTable found) {
    return write(found, DeleteBehavior.DELETE_FROM_DATABASE);
  }

  private Map<String, Partition> partitions() {
    Map<String, Partition> all = new TreeMap<>();
    String token = null;
    do {
      String from = token;
      Page<Partition> page =
          town.as(
              () ->
                  town.catalog
                      .partitions()
                      .list(TableName.of("db", "t"), PartitionQuery.all().from(from)));
      page.items().forEach(partition -> all.put(partition.values().get(0), partition));
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  private CatalogChanges changes() {
    return db.read(h -> CrawlStore.changes(h, List.of(crawl.id())))
        .getOrDefault(crawl.id(), CatalogChanges.NONE);
  }

  private static Partition timeless(Partition partition) {
    return partition.toBuilder().creationTime(null).build();
  }

  @Test
  void aKillBetweenAnyTwoPiecesIsMadeGoodByWalkingAgain() {
    write(found(0, MANY, "a"));
    final CatalogChanges first = changes();
    assertThat(first.count(CatalogChanges.Entity.PARTITION, CatalogChanges.Action.ADD))
        .isEqualTo(MANY);
    end();
    crawl = newCrawl();

    // One column more, the first thousand gone, a thousand new: updates, deletes and additions.
    FoundTable next = found(1_000, MANY + 1_000, "a", "b");
    int kills = 0;
    for (boolean killed = true; killed; ) {
      int last = 2 + kills;
      between =
          piece -> {
            if (piece > last) {
              throw new Killed();
            }
          };
      try {
        write(next);
        killed = false;
      } catch (Killed e) {
        kills++;
      }
    }
    assertThat(kills).isGreaterThan(2);
    final Map<String, Partition> resumed = new TreeMap<>();
    partitions().forEach((value, partition) -> resumed.put(value, timeless(partition)));
    CatalogChanges changes = changes();
    assertThat(changes.count(CatalogChanges.Entity.PARTITION, CatalogChanges.Action.ADD))
        .isEqualTo(1_000);
    assertThat(changes.count(CatalogChanges.Entity.PARTITION, CatalogChanges.Action.UPDATE))
        .isEqualTo(MANY - 1_000);
    assertThat(changes.count(CatalogChanges.Entity.PARTITION, CatalogChanges.Action.DELETE))
        .isEqualTo(1_000);
    assertThat(changes.tables(CatalogChanges.Action.UPDATE)).isEqualTo(1);

    // The same without a kill, on a fresh table.
    town.as(
        () -> {
          town.catalog.tables().delete(TableName.of("db", "t"));
          return true;
        });
    between = piece -> {};
    write(next);
    Map<String, Partition> straight = new TreeMap<>();
    partitions().forEach((value, partition) -> straight.put(value, timeless(partition)));
    assertThat(resumed).isEqualTo(straight);
  }

  @Test
  void whoReadsMeanwhileSeesTheTableAndPartitionsThatArrive() {
    int[] seen = new int[1];
    between =
        piece -> {
          if (piece == 4) {
            seen[0] = partitions().size();
            assertThat(town.columns("t")).isEqualTo("a int");
          }
        };
    write(found(0, MANY, "a"));
    assertThat(seen[0]).isBetween(1, MANY - 1);
    assertThat(partitions()).hasSize(MANY);
  }

  @Test
  void whatAClientChangesMeanwhileIsNotLost() {
    between =
        piece -> {
          if (piece == 3) {
            town.as(
                () -> {
                  TableName name = TableName.of("db", "t");
                  Partition one = town.catalog.partitions().load(name, List.of("0"));
                  town.catalog.partitions().delete(name, List.of("0"));
                  town.catalog
                      .partitions()
                      .create(
                          name,
                          Pojos.copy(one, PartitionInput.builder())
                              .values("2999")
                              .parameters(Map.of("by", "client"))
                              .build());
                  return true;
                });
          }
        };
    write(found(0, MANY, "a"));
    Map<String, Partition> all = partitions();
    assertThat(all).hasSize(MANY - 1).doesNotContainKey("0");
    assertThat(all.get("2999").parameters()).containsEntry("by", "client");
    assertThat(changes().count(CatalogChanges.Entity.PARTITION, CatalogChanges.Action.ADD))
        .isEqualTo(MANY - 1);
  }

  @Test
  void aStopEndsItBetweenTwoPieces() {
    between =
        piece -> {
          if (piece == 3) {
            town.as(() -> town.glue().stopCrawler(r -> r.name("c")));
          }
        };
    assertThatThrownBy(() -> write(found(0, MANY, "a"))).isInstanceOf(CrawlStoppedException.class);
    assertThat(partitions().size()).isBetween(1, MANY - 1);
  }

  @Test
  void aCrawlThatAnotherServerHasEndedWritesNoMore() {
    between =
        piece -> {
          if (piece == 3) {
            town.as(
                () -> {
                  town.crawlers().end(crawl, CrawlerHistoryState.FAILED, "by another server");
                  return true;
                });
          }
        };
    int[] before = new int[1];
    assertThatThrownBy(() -> write(found(0, MANY, "a"))).isInstanceOf(CrawlStoppedException.class);
    before[0] = partitions().size();
    assertThat(before[0]).isBetween(1, MANY - 1);
  }

  @Test
  void aTableThatIsDeletedOrGetsOtherKeysMeanwhileIsLeftAlone() {
    between =
        piece -> {
          if (piece == 3) {
            town.as(
                () -> {
                  town.catalog.tables().delete(TableName.of("db", "t"));
                  return true;
                });
          }
        };
    assertThat(write(found(0, MANY, "a")))
        .anySatisfy(message -> assertThat(message).contains("changed or deleted by someone else"));
    assertThat(town.tables()).isEmpty();

    between =
        piece -> {
          if (piece == 3) {
            Table table = town.table("t");
            town.as(
                () -> {
                  town.catalog
                      .tables()
                      .update(
                          DatabaseName.of("db"),
                          Pojos.copy(table, TableInput.builder())
                              .partitionKeys(
                                  software.amazon.awssdk.services.glue.model.Column.builder()
                                      .name("other")
                                      .type("string")
                                      .build())
                              .build(),
                          null,
                          Tables.Archive.SKIP);
                  return true;
                });
          }
        };
    assertThat(write(found(0, MANY, "a")))
        .anySatisfy(message -> assertThat(message).contains("changed or deleted by someone else"));
    assertThat(town.keys("t")).isEqualTo("other string");
  }

  @Test
  void withoutItsDatabaseTheCrawlFailsInAwsWords() {
    between =
        piece -> {
          if (piece == 3) {
            town.as(
                () -> {
                  town.catalog.databases().delete(DatabaseName.of("db"));
                  return true;
                });
          }
        };
    assertThatThrownBy(() -> write(found(0, MANY, "a")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aKeyThatIsRetypedMeanwhileBeginsTheListingAnew() {
    write(found(0, MANY, "a"));
    end();
    crawl = newCrawl();
    between =
        piece -> {
          if (piece == 3) {
            Table table = town.table("t");
            town.as(
                () -> {
                  town.catalog
                      .tables()
                      .update(
                          DatabaseName.of("db"),
                          Pojos.copy(table, TableInput.builder())
                              .partitionKeys(
                                  software.amazon.awssdk.services.glue.model.Column.builder()
                                      .name("n")
                                      .type("int")
                                      .build())
                              .build(),
                          null,
                          Tables.Archive.SKIP);
                  return true;
                });
          }
        };
    write(found(0, MANY, "a", "b"));
    assertThat(partitions()).hasSize(MANY);
    assertThat(partitions().values())
        .allSatisfy(partition -> assertThat(partition.storageDescriptor().columns()).hasSize(2));
  }

  @Test
  void noTransactionHoldsTheDatabaseLong() {
    db.writeTimes().reset();
    write(found(0, 20_000, "a"));
    write(found(10_000, 20_000, "a", "b"));
    System.out.printf(
        "20,000 partitions: %d transactions, longest %d ms, %d over the bound: %s%n",
        db.writeTimes().count(),
        db.writeTimes().longest().toMillis(),
        db.writeTimes().overBound(),
        db.writeTimes().byMaker());
    assertThat(db.writeTimes().count()).isGreaterThan(30);
    // A busy machine may stop one piece for a while; it cannot stop many, as they become smaller.
    assertThat(db.writeTimes().overBound()).isLessThanOrEqualTo(db.writeTimes().count() / 20);
  }
}
