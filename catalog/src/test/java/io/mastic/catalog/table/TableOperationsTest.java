package io.mastic.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.PartitionIndex;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;

class TableOperationsTest extends CatalogFixture {

  @BeforeEach
  void aDatabase() {
    createDatabase("d");
  }

  @Test
  void aTableComesBackAsItWasSaid() {
    TableInput input =
        table("Orders", "Year int", "dt string").toBuilder()
            .description("Zoë's \uD83D\uDE00")
            .owner("me")
            .viewOriginalText("SELECT ';--'")
            .parameters(Map.of("classification", "csv", "empty", ""))
            .build();
    createTable("D", input);
    Table table = glue.getTable(r -> r.databaseName("D").name("ORDERS")).table();
    assertThat(table.name()).isEqualTo("orders");
    assertThat(table.databaseName()).isEqualTo("d");
    assertThat(table.description()).isEqualTo(input.description());
    assertThat(table.owner()).isEqualTo("me");
    assertThat(table.viewOriginalText()).isEqualTo(input.viewOriginalText());
    assertThat(table.parameters()).isEqualTo(input.parameters());
    assertThat(table.partitionKeys()).isEqualTo(input.partitionKeys());
    assertThat(table.storageDescriptor().columns()).isEqualTo(input.storageDescriptor().columns());
    assertThat(table.storageDescriptor().compressed()).isFalse();
    assertThat(table.createTime()).isEqualTo(clock.instant());
    assertThat(table.updateTime()).isEqualTo(clock.instant());
    assertThat(table.createdBy()).isEqualTo(caller.principalArn());
    assertThat(table.catalogId()).isEqualTo(caller.account());
    assertThat(table.versionId()).isEqualTo("0");
    assertThat(table.retention()).isZero();
    assertThat(table.isRegisteredWithLakeFormation()).isFalse();
  }

  @Test
  void refusalsAreInGluesWords() {
    createTable("d", table("t"));
    assertThatThrownBy(() -> createTable("d", table("T")))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageContaining("Table already exists.");
    assertThatThrownBy(() -> createTable("nowhere", table("t")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Database nowhere not found.");
    assertThatThrownBy(() -> glue.getTable(r -> r.databaseName("d").name("nothing")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Entity Not Found");
    assertThatThrownBy(() -> glue.getTables(r -> r.databaseName("nowhere")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Database nowhere not found.");
    assertThatThrownBy(() -> glue.deleteTable(r -> r.databaseName("d").name("nothing")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Table nothing not found.");
    assertThatThrownBy(() -> createTable("d", table("u", "a string", "A int")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> glue.createTable(r -> r.databaseName("d")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anUpdateMakesAVersionAndArchivesTheOldOne() {
    createTable("d", table("t").toBuilder().description("zero").build());
    clock.advance(Duration.ofMinutes(1));
    update("t", "one", null, null);
    update("t", "two", "1", true);
    update("t", "three", "2", false);
    Table now = glue.getTable(r -> r.databaseName("d").name("t")).table();
    assertThat(now.versionId()).isEqualTo("3");
    assertThat(now.createTime()).isBefore(now.updateTime());
    assertThat(versions("t")).containsExactly("3:three", "2:two", "0:zero");
    TableVersion old =
        glue.getTableVersion(r -> r.databaseName("d").tableName("t").versionId("0")).tableVersion();
    assertThat(old.table().description()).isEqualTo("zero");
    assertThat(
            glue.getTableVersion(r -> r.databaseName("d").tableName("t"))
                .tableVersion()
                .versionId())
        .isEqualTo("3");
    assertThatThrownBy(() -> update("t", "late", "2", true))
        .isInstanceOf(ConcurrentModificationException.class)
        .hasMessageContaining("Update table failed due to concurrent modifications.");
    assertThatThrownBy(() -> update("nothing", "x", null, null))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void oldVersionsCanBeDeletedAndTheCurrentCannot() {
    createTable("d", table("t"));
    update("t", "one", null, null);
    update("t", "two", null, null);
    glue.deleteTableVersion(r -> r.databaseName("d").tableName("t").versionId("0"));
    var errors =
        glue.batchDeleteTableVersion(
                r -> r.databaseName("d").tableName("t").versionIds("1", "0", "2", "x"))
            .errors();
    assertThat(errors)
        .extracting(e -> e.versionId() + " " + e.errorDetail().errorCode())
        .containsExactly(
            "0 EntityNotFoundException", "2 InvalidInputException", "x InvalidInputException");
    assertThat(versions("t")).containsExactly("2:two");
  }

  @Test
  void versionsComeInPages() {
    createTable("d", table("t").toBuilder().description("0").build());
    IntStream.rangeClosed(1, 6).forEach(i -> update("t", String.valueOf(i), null, null));
    List<String> seen = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page =
          glue.getTableVersions(
              r -> r.databaseName("d").tableName("t").maxResults(3).nextToken(from));
      page.tableVersions().forEach(v -> seen.add(v.versionId()));
      token = page.nextToken();
    } while (token != null);
    assertThat(seen).containsExactly("6", "5", "4", "3", "2", "1", "0");
  }

  @Test
  void ofRacingCommitsExactlyOneWins() throws Exception {
    createTable("d", table("t").toBuilder().description("0").build());
    int writers = 8;
    int commits = 25;
    AtomicInteger won = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    Callable<Integer> writer =
        () -> {
          int mine = 0;
          while (won.get() < commits) {
            String version = glue.getTable(r -> r.databaseName("d").name("t")).table().versionId();
            try {
              update("t", String.valueOf(Integer.parseInt(version) + 1), version, false);
              won.incrementAndGet();
              mine++;
            } catch (ConcurrentModificationException lost) {
              assertThat(lost.getMessage()).contains("concurrent");
            }
          }
          return mine;
        };
    for (var each : pool.invokeAll(Collections.nCopies(writers, writer), 60, TimeUnit.SECONDS)) {
      assertThat(each.get()).isNotNegative();
    }
    pool.shutdown();
    List<String> expected = IntStream.rangeClosed(0, won.get()).mapToObj(i -> i + ":" + i).toList();
    List<String> found = new ArrayList<>(versions("t"));
    Collections.reverse(found);
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "sales_*, sales_eu sales_us",
    "sales_.*, sales_eu sales_us",
    "*_eu, old_eu sales_eu",
    "'sales_eu|old_eu', old_eu sales_eu",
    "SALES_EU, sales_eu",
    "sales, ''",
    "'*', 'a old_eu sales_eu sales_us'",
    "[as].*, a sales_eu sales_us",
  })
  void tablesAreListedByHivesPatterns(String expression, String expected) {
    for (String name : List.of("sales_us", "a", "sales_eu", "old_eu")) {
      createTable("d", table(name));
    }
    GetTablesResponse response = glue.getTables(r -> r.databaseName("d").expression(expression));
    assertThat(names(response)).isEqualTo(expected);
  }

  @Test
  void aBadPatternIsRefused() {
    createTable("d", table("a".repeat(60)));
    assertThatThrownBy(() -> glue.getTables(r -> r.databaseName("d").expression("(")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> glue.getTables(r -> r.databaseName("d").expression("(.*a){25}b")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void tablesComeInPagesWhileTheyChange() {
    for (int i = 0; i < 7; i++) {
      createTable("d", table("t" + i));
    }
    GetTablesResponse first = glue.getTables(r -> r.databaseName("d").maxResults(3));
    assertThat(names(first)).isEqualTo("t0 t1 t2");
    glue.deleteTable(r -> r.databaseName("d").name("t2"));
    glue.deleteTable(r -> r.databaseName("d").name("t3"));
    createTable("d", table("t11"));
    GetTablesResponse second =
        glue.getTables(r -> r.databaseName("d").maxResults(3).nextToken(first.nextToken()));
    assertThat(names(second)).isEqualTo("t4 t5 t6");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void aBatchDeletesWhatIsThereAndReportsTheRest() {
    createTable("d", table("t"));
    var errors =
        glue.batchDeleteTable(r -> r.databaseName("d").tablesToDelete("t", "missing")).errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).tableName()).isEqualTo("missing");
    assertThat(errors.get(0).errorDetail().errorCode()).isEqualTo("EntityNotFoundException");
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).isEmpty();
  }

  @Test
  void partitionIndexesAreNamed() {
    glue.createTable(
        r ->
            r.databaseName("d")
                .tableInput(table("t", "year int", "dt string"))
                .partitionIndexes(
                    PartitionIndex.builder().indexName("by_year").keys("year").build()));
    glue.createPartitionIndex(
        r ->
            r.databaseName("d")
                .tableName("t")
                .partitionIndex(i -> i.indexName("all").keys("year", "dt")));
    var indexes =
        glue.getPartitionIndexes(r -> r.databaseName("d").tableName("t"))
            .partitionIndexDescriptorList();
    assertThat(indexes).extracting(i -> i.indexName()).containsExactly("all", "by_year");
    assertThat(indexes.get(1).keys().get(0).type()).isEqualTo("int");
    glue.deletePartitionIndex(r -> r.databaseName("d").tableName("t").indexName("all"));
    assertThatThrownBy(
            () ->
                glue.deletePartitionIndex(r -> r.databaseName("d").tableName("t").indexName("all")))
        .isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () ->
                glue.createPartitionIndex(
                    r ->
                        r.databaseName("d")
                            .tableName("t")
                            .partitionIndex(i -> i.indexName("x").keys("id"))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void namesAreDataNeverSql() {
    String name = "x'; DROP TABLE catalog_table; -- \" ` %_ é";
    createTable("d", table(name));
    assertThat(glue.getTable(r -> r.databaseName("d").name(name)).table().name())
        .isEqualTo(name.toLowerCase(Locale.ROOT));
    glue.deleteTable(r -> r.databaseName("d").name(name));
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).isEmpty();
  }

  private void update(String table, String description, String version, Boolean skipArchive) {
    glue.updateTable(
        r ->
            r.databaseName("d")
                .versionId(version)
                .skipArchive(skipArchive)
                .tableInput(table(table).toBuilder().description(description).build()));
  }

  private List<String> versions(String table) {
    List<String> all = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      var page = glue.getTableVersions(r -> r.databaseName("d").tableName(table).nextToken(from));
      page.tableVersions().forEach(v -> all.add(v.versionId() + ":" + v.table().description()));
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  private static String names(GetTablesResponse response) {
    return String.join(" ", response.tableList().stream().map(Table::name).toList());
  }
}
