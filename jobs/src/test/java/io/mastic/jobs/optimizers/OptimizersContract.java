package io.mastic.jobs.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.glue.model.TableOptimizerType.COMPACTION;
import static software.amazon.awssdk.services.glue.model.TableOptimizerType.ORPHAN_FILE_DELETION;
import static software.amazon.awssdk.services.glue.model.TableOptimizerType.RETENTION;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.table.Tables;
import io.mastic.jobs.work.WorkWorld;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchGetTableOptimizerEntry;
import software.amazon.awssdk.services.glue.model.CompactionStrategy;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.ListTableOptimizerRunsResponse;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableOptimizer;
import software.amazon.awssdk.services.glue.model.TableOptimizerConfiguration;
import software.amazon.awssdk.services.glue.model.TableOptimizerEventType;
import software.amazon.awssdk.services.glue.model.TableOptimizerRun;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;

/** What optimizers of tables promise, on every database. */
abstract class OptimizersContract {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  /** Leaves the metadata where it was. */
  private static final String SUCCEEDS = succeeds("s3://b/t/metadata/1.json");

  private static final String FAILS =
      "echo '{\"outcome\":\"FAILED\",\"exitCode\":1,\"errorMessage\":\"no room\"}' > \"$1/result.json\"";

  @TempDir Path data;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private Db db;
  private WorkWorld world;
  private GlueClient glue;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(data);
    world = new WorkWorld(data, db, clock, SUCCEEDS);
    glue =
        OptimizerRoom.open(db, clock, world.tasks(), world.works(), world.catalog())
            .operations()
            .get(0);
    world.create(table("t"));
    world.tasks().start();
  }

  @AfterEach
  void close() {
    world.close();
    db.close();
  }

  private static String succeeds(String metadata) {
    return "echo '{\"outcome\":\"SUCCEEDED\",\"exitCode\":0,\"answer\":{\"IcebergMetrics\":{"
        + "\"NumberOfFilesCompacted\":7,\"NumberOfBytesCompacted\":700,\"NumberOfDataFilesDeleted\":3,"
        + "\"NumberOfManifestFilesDeleted\":2,\"NumberOfManifestListsDeleted\":1,\"NumberOfOrphanFilesDeleted\":4},"
        + "\"MetadataLocation\":\""
        + metadata
        + "\"}}' > \"$1/result.json\"";
  }

  @Test
  void anOptimizerRunsAtOnceAndShowsWhatItDid() {
    create(
        COMPACTION,
        c ->
            c.compactionConfiguration(
                x ->
                    x.icebergConfiguration(
                        i -> i.strategy(CompactionStrategy.BINPACK).minInputFiles(5))));
    create(RETENTION, c -> {});
    create(ORPHAN_FILE_DELETION, c -> {});
    TableOptimizer compaction = ended(COMPACTION);
    assertThat(compaction.configurationSourceAsString()).isEqualTo("table");
    assertThat(compaction.configuration().roleArn()).isEqualTo(ROLE);
    TableOptimizerRun run = compaction.lastRun();
    assertThat(run.eventType()).as(run.error()).isEqualTo(TableOptimizerEventType.COMPLETED);
    assertThat(run.compactionMetrics().icebergMetrics().numberOfFilesCompacted()).isEqualTo(7);
    assertThat(run.compactionMetrics().icebergMetrics().numberOfDpus()).isEqualTo(1);
    assertThat(run.compactionStrategy()).isEqualTo(CompactionStrategy.BINPACK);
    assertThat(run.startTimestamp()).isEqualTo(clock.instant()).isEqualTo(run.endTimestamp());
    var retention = ended(RETENTION).lastRun().retentionMetrics().icebergMetrics();
    assertThat(retention.numberOfDataFilesDeleted()).isEqualTo(3);
    assertThat(retention.numberOfManifestListsDeleted()).isEqualTo(1);
    var orphans =
        ended(ORPHAN_FILE_DELETION).lastRun().orphanFileDeletionMetrics().icebergMetrics();
    assertThat(orphans.numberOfOrphanFilesDeleted()).isEqualTo(4);
    JsonNode request =
        specs().filter(r -> r.path("Type").asText().equals("compaction")).findFirst().orElseThrow();
    assertThat(
            request
                .at("/Configuration/compactionConfiguration/icebergConfiguration/minInputFiles")
                .asInt())
        .isEqualTo(5);
    assertThat(request.path("CreatedAt").asLong()).isEqualTo(clock.millis());
  }

  /** What the processes were asked for. */
  private Stream<JsonNode> specs() {
    try (Stream<Path> runs = Files.list(data.resolve("runs"))) {
      return runs
          .map(run -> world.spec(run.getFileName().toString()).at("/work/request"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void retentionComesAgainAfterItsHours() {
    create(
        RETENTION,
        c ->
            c.retentionConfiguration(
                x ->
                    x.icebergConfiguration(i -> i.runRateInHours(3).numberOfSnapshotsToRetain(1))));
    ended(RETENTION);
    clock.advance(Duration.ofHours(2));
    create(ORPHAN_FILE_DELETION, c -> {});
    ended(ORPHAN_FILE_DELETION);
    assertThat(runs(RETENTION)).hasSize(1);
    clock.advance(Duration.ofHours(1));
    Awaiting.until("it runs again", SOON, () -> runs(RETENTION).size() == 2);
    ended(RETENTION);
    assertThat(runs(ORPHAN_FILE_DELETION)).hasSize(1);
  }

  @Test
  void compactionComesAgainWhenTheTableHasChanged() {
    create(COMPACTION, c -> {});
    ended(COMPACTION);
    look();
    assertThat(runs(COMPACTION)).hasSize(1);
    commit("s3://b/t/metadata/2.json");
    look();
    Awaiting.until("it runs again", SOON, () -> runs(COMPACTION).size() == 2);
    ended(COMPACTION);
  }

  @Test
  void compactionThatFailsAgainAndAgainIsGivenUpUntilItIsSaidAnew() {
    world.running(FAILS);
    create(COMPACTION, c -> {});
    for (int i = 1; i <= 4; i++) {
      int tries = i;
      Awaiting.until("try " + i, SOON, () -> runs(COMPACTION).size() == tries);
      TableOptimizerRun run = ended(COMPACTION).lastRun();
      assertThat(run.eventType()).isEqualTo(TableOptimizerEventType.FAILED);
      assertThat(run.error()).isEqualTo("no room");
      look();
    }
    look();
    commit("s3://b/t/metadata/2.json");
    look();
    assertThat(runs(COMPACTION)).hasSize(4);
    update(COMPACTION, c -> {});
    Awaiting.until("it runs again", SOON, () -> runs(COMPACTION).size() == 5);
    ended(COMPACTION);
    look();
    Awaiting.until("and again", SOON, () -> runs(COMPACTION).size() == 6);
    ended(COMPACTION);
  }

  /** Time for every optimizer's look, and proof that looks were taken: another one's. */
  private void look() {
    world.create(table("witness" + clock.millis()));
    String witness = "witness" + clock.millis();
    clock.advance(Duration.ofMinutes(11));
    world.as(
        () ->
            glue.createTableOptimizer(
                r ->
                    r.catalogId(Caller.DEFAULT_ACCOUNT)
                        .databaseName("db")
                        .tableName(witness)
                        .type(ORPHAN_FILE_DELETION)
                        .tableOptimizerConfiguration(c -> c.enabled(true).roleArn(ROLE))));
    Awaiting.until(
        "the other has looked",
        SOON,
        () -> optimizer(witness, ORPHAN_FILE_DELETION).lastRun() != null);
    Awaiting.until(
        "the other has ended",
        SOON,
        () -> optimizer(witness, ORPHAN_FILE_DELETION).lastRun().endTimestamp() != null);
  }

  @Test
  void oneThatIsDisabledDoesNotRun() {
    create(RETENTION, c -> c.enabled(false).roleArn(null));
    look();
    assertThat(optimizer("t", RETENTION).lastRun()).isNull();
    assertThat(optimizer("t", RETENTION).configuration().enabled()).isFalse();
    update(RETENTION, c -> {});
    ended(RETENTION);
    update(RETENTION, c -> c.enabled(false));
    clock.advance(Duration.ofDays(2));
    look();
    assertThat(runs(RETENTION)).hasSize(1);
  }

  @Test
  void whatIsDeletedIsGoneWithItsHistory() {
    create(RETENTION, c -> {});
    ended(RETENTION);
    assertThatThrownBy(() -> create(RETENTION, c -> {})).isInstanceOf(AlreadyExistsException.class);
    world.running("sleep 300");
    clock.advance(Duration.ofDays(1));
    Awaiting.until(
        "it runs again",
        SOON,
        () ->
            runs(RETENTION).size() == 2
                && runs(RETENTION).get(0).eventType() == TableOptimizerEventType.IN_PROGRESS);
    delete(RETENTION);
    assertThatThrownBy(() -> runs(RETENTION)).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> delete(RETENTION)).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(() -> update(RETENTION, c -> {}))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("no table optimizer of the type retention");
    world.running(SUCCEEDS);
    Awaiting.until(
        "what was under way is stopped",
        SOON,
        () ->
            world.as(
                () ->
                    world
                        .works()
                        .findUnderWay(
                            OptimizerRuns.KIND,
                            new OptimizerKey(TableName.of("db", "t"), RETENTION).subject())
                        .isEmpty()));
    create(RETENTION, c -> {});
    ended(RETENTION);
    assertThat(runs(RETENTION)).hasSize(1);
  }

  @Test
  void aLaterTableOfTheNameHasNone() {
    create(RETENTION, c -> c.enabled(false));
    world.delete("t");
    assertThatThrownBy(() -> optimizer("t", RETENTION)).isInstanceOf(EntityNotFoundException.class);
    clock.advance(Duration.ofSeconds(1));
    world.create(table("t"));
    assertThatThrownBy(() -> optimizer("t", RETENTION))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("no table optimizer");
  }

  @Test
  void severalAtOnce() {
    create(RETENTION, c -> c.enabled(false));
    var got =
        world.as(
            () ->
                glue.batchGetTableOptimizer(
                    r ->
                        r.entries(
                            entry("t", RETENTION), entry("t", COMPACTION), entry("x", RETENTION))));
    assertThat(got.tableOptimizers())
        .singleElement()
        .matches(o -> o.tableName().equals("t") && o.tableOptimizer().type() == RETENTION);
    assertThat(got.failures()).extracting(f -> f.tableName()).containsExactly("t", "x");
    assertThat(got.failures())
        .extracting(f -> f.error().errorCode())
        .containsOnly("EntityNotFoundException");
  }

  private static BatchGetTableOptimizerEntry entry(String table, TableOptimizerType type) {
    return BatchGetTableOptimizerEntry.builder()
        .catalogId(Caller.DEFAULT_ACCOUNT)
        .databaseName("db")
        .tableName(table)
        .type(type)
        .build();
  }

  @Test
  void theHistoryIsPaged() {
    create(RETENTION, c -> {});
    for (int i = 1; i <= 3; i++) {
      int number = i;
      Awaiting.until("run " + i, SOON, () -> runs(RETENTION).size() == number);
      ended(RETENTION);
      clock.advance(Duration.ofDays(1));
    }
    Awaiting.until("the last", SOON, () -> runs(RETENTION).size() == 4);
    ended(RETENTION);
    var first = page(RETENTION, null, 3);
    assertThat(first.tableOptimizerRuns()).hasSize(3);
    var second = page(RETENTION, first.nextToken(), 3);
    assertThat(second.tableOptimizerRuns()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    assertThat(second.tableOptimizerRuns().get(0).startTimestamp())
        .isBefore(first.tableOptimizerRuns().get(2).startTimestamp());
    assertThatThrownBy(() -> page(RETENTION, "x", 3)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> page(RETENTION, null, 0)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatCannotBeIsRefused() {
    world.create(table("plain").parameters(Map.of()));
    refused("not an Iceberg table", "plain", RETENTION, c -> {});
    refused("needs enabled", "t", RETENTION, c -> c.enabled(null));
    refused("needs roleArn", "t", RETENTION, c -> c.roleArn(null));
    refused(
        "no configuration of the type", "t", RETENTION, c -> c.compactionConfiguration(x -> {}));
    refused(
        "z-order is not supported",
        "t",
        COMPACTION,
        c ->
            c.compactionConfiguration(
                x -> x.icebergConfiguration(i -> i.strategy(CompactionStrategy.Z_ORDER))));
    refused(
        "minInputFiles",
        "t",
        COMPACTION,
        c -> c.compactionConfiguration(x -> x.icebergConfiguration(i -> i.minInputFiles(1))));
    refused(
        "between 3 and 168",
        "t",
        RETENTION,
        c -> c.retentionConfiguration(x -> x.icebergConfiguration(i -> i.runRateInHours(2))));
    refused(
        "orphanFileRetentionPeriodInDays",
        "t",
        ORPHAN_FILE_DELETION,
        c ->
            c.orphanFileDeletionConfiguration(
                x -> x.icebergConfiguration(i -> i.orphanFileRetentionPeriodInDays(0))));
    for (String beside : List.of("s3://b/", "s3://b/tt/", "s3://b/t/../u/", "s3://b/t/..", "")) {
      refused(
          "does not lie in",
          "t",
          ORPHAN_FILE_DELETION,
          c ->
              c.orphanFileDeletionConfiguration(
                  x -> x.icebergConfiguration(i -> i.location(beside))));
    }
    create(
        ORPHAN_FILE_DELETION,
        c ->
            c.enabled(false)
                .orphanFileDeletionConfiguration(
                    x -> x.icebergConfiguration(i -> i.location("s3://b/t/data"))));
    assertThatThrownBy(() -> create("none", RETENTION, c -> {}))
        .isInstanceOf(EntityNotFoundException.class);
  }

  private void refused(
      String message,
      String table,
      TableOptimizerType type,
      Consumer<TableOptimizerConfiguration.Builder> but) {
    assertThatThrownBy(() -> create(table, type, but))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  private static TableInput.Builder table(String name) {
    return TableInput.builder()
        .name(name)
        .storageDescriptor(StorageDescriptor.builder().location("s3://b/" + name).build())
        .parameters(
            Map.of("table_type", "ICEBERG", "metadata_location", "s3://b/t/metadata/1.json"));
  }

  /** As a writer of the table does. */
  private void commit(String metadata) {
    world.as(
        () -> {
          world
              .catalog()
              .tables()
              .update(
                  DatabaseName.of("db"),
                  table("t")
                      .parameters(Map.of("table_type", "ICEBERG", "metadata_location", metadata))
                      .build(),
                  null,
                  Tables.Archive.SKIP);
          return true;
        });
  }

  private void create(TableOptimizerType type, Consumer<TableOptimizerConfiguration.Builder> but) {
    create("t", type, but);
  }

  private void create(
      String table, TableOptimizerType type, Consumer<TableOptimizerConfiguration.Builder> but) {
    world.as(
        () ->
            glue.createTableOptimizer(
                r ->
                    r.catalogId(Caller.DEFAULT_ACCOUNT)
                        .databaseName("db")
                        .tableName(table)
                        .type(type)
                        .tableOptimizerConfiguration(
                            c -> but.accept(c.enabled(true).roleArn(ROLE)))));
  }

  private void update(TableOptimizerType type, Consumer<TableOptimizerConfiguration.Builder> but) {
    world.as(
        () ->
            glue.updateTableOptimizer(
                r ->
                    r.catalogId(Caller.DEFAULT_ACCOUNT)
                        .databaseName("db")
                        .tableName("t")
                        .type(type)
                        .tableOptimizerConfiguration(
                            c -> but.accept(c.enabled(true).roleArn(ROLE)))));
  }

  private void delete(TableOptimizerType type) {
    world.as(
        () ->
            glue.deleteTableOptimizer(
                r ->
                    r.catalogId(Caller.DEFAULT_ACCOUNT)
                        .databaseName("db")
                        .tableName("t")
                        .type(type)));
  }

  private TableOptimizer optimizer(String table, TableOptimizerType type) {
    return world.as(
        () ->
            glue.getTableOptimizer(
                    r ->
                        r.catalogId(Caller.DEFAULT_ACCOUNT)
                            .databaseName("db")
                            .tableName(table)
                            .type(type))
                .tableOptimizer());
  }

  private TableOptimizer ended(TableOptimizerType type) {
    Awaiting.until(
        type + " has run",
        SOON,
        () ->
            optimizer("t", type).lastRun() != null
                && optimizer("t", type).lastRun().endTimestamp() != null);
    return optimizer("t", type);
  }

  private List<TableOptimizerRun> runs(TableOptimizerType type) {
    return page(type, null, 100).tableOptimizerRuns();
  }

  private ListTableOptimizerRunsResponse page(TableOptimizerType type, String token, int most) {
    return world.as(
        () ->
            glue.listTableOptimizerRuns(
                r ->
                    r.catalogId(Caller.DEFAULT_ACCOUNT)
                        .databaseName("db")
                        .tableName("t")
                        .type(type)
                        .nextToken(token)
                        .maxResults(most)));
  }
}
