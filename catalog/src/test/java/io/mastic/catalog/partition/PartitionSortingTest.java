package io.mastic.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.Catalog;
import io.mastic.catalog.CatalogFixture;
import io.mastic.catalog.connection.jdbc.JdbcHosts;
import io.mastic.catalog.connection.jdbc.JdbcLogin;
import io.mastic.catalog.connection.jdbc.LoginSecrets;
import io.mastic.catalog.scope.TableName;
import io.mastic.kernel.TestSeals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;

/** A partition key gets another type: of a million partitions, most of them later. */
class PartitionSortingTest extends CatalogFixture {

  private static final int MANY = 2_300;

  private static final Comparator<String> AS_NUMBERS = Comparator.comparingInt(Integer::parseInt);

  @BeforeEach
  void aTable() {
    sortAll();
    createDatabase("d");
    createTable("d", table("t", "n string"));
  }

  private void fill(int partitions) {
    createPartitions(
        "d",
        "t",
        IntStream.range(0, partitions).mapToObj(i -> partition(String.valueOf(i))).toList());
  }

  private void retype(String type) {
    glue.updateTable(r -> r.databaseName("d").tableInput(table("t", "n " + type)));
  }

  private void sortAll() {
    while (sortSome()) {
      // Some at a time.
    }
  }

  private List<String> values(String expression) {
    List<String> values = new ArrayList<>();
    String token = null;
    do {
      GetPartitionsResponse page = page(expression, token, 700);
      page.partitions().stream().map(p -> p.values().get(0)).forEach(values::add);
      token = page.nextToken();
    } while (token != null);
    return values;
  }

  private GetPartitionsResponse page(String expression, String token, int most) {
    return glue.getPartitions(
        r ->
            r.databaseName("d")
                .tableName("t")
                .expression(expression)
                .nextToken(token)
                .maxResults(most));
  }

  private long rows() {
    return db.read(
        h -> h.createQuery("SELECT COUNT(*) FROM catalog_partition").mapTo(Long.class).one());
  }

  private void clearAll() {
    while (clearSome()) {
      // Some at a time.
    }
  }

  private static Collection<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).toList();
  }

  @Test
  void whoReadsMeanwhileGetsRightAnswersAndThenTheNewOrder() {
    clearAll();
    final long before = rows();
    fill(MANY);
    retype("int");
    assertThat(values(null)).isNotEqualTo(numbers(0, MANY));
    boolean more;
    int pieces = 0;
    do {
      assertThat(values(null)).containsExactlyInAnyOrderElementsOf(numbers(0, MANY));
      assertThat(values("n > 2000")).containsExactlyInAnyOrderElementsOf(numbers(2_001, MANY));
      assertThat(values("n in (7, 1000)")).containsExactlyInAnyOrder("7", "1000");
      assertThat(glue.getPartition(r -> r.databaseName("d").tableName("t").partitionValues("7")))
          .isNotNull();
      more = sortSome();
      pieces++;
    } while (more);
    assertThat(pieces).isGreaterThan(2);
    assertThat(values(null)).containsExactlyElementsOf(numbers(0, MANY));
    assertThat(values("n > 2000")).containsExactlyElementsOf(numbers(2_001, MANY));
    clearAll();
    assertThat(rows()).isEqualTo(before + MANY);
  }

  @Test
  void fewAreSortedWithTheChange() {
    fill(120);
    retype("int");
    assertThat(values(null)).containsExactlyElementsOf(numbers(0, 120));
    assertThat(sortSome()).isFalse();
  }

  @Test
  void anotherNameIsNoOtherOrder() {
    fill(700);
    String token = page(null, null, 100).nextToken();
    glue.updateTable(r -> r.databaseName("d").tableInput(table("t", "m string")));
    assertThat(sortSome()).isFalse();
    assertThat(page(null, token, 1_000).partitions()).hasSize(600);
  }

  @Test
  void aPlaceInTheOldOrderIsNoneInTheNew() {
    fill(700);
    retype("int");
    String token = page(null, null, 100).nextToken();
    assertThat(page(null, token, 1_000).partitions()).hasSize(600);
    sortAll();
    assertThatThrownBy(() -> page(null, token, 1_000)).isInstanceOf(InvalidInputException.class);
  }

  /** Random changes by clients between the pieces, and another change of mind on the way. */
  @Test
  void whatChangesMeanwhileIsInTheNewOrderToo() {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      glue.deleteTable(r -> r.databaseName("d").name("t"));
      createTable("d", table("t", "n string"));
      fill(1_200);
      Set<String> model = new TreeSet<>(AS_NUMBERS);
      model.addAll(numbers(0, 1_200));
      final Set<String> updated = new HashSet<>();
      retype("int");
      boolean changesMind = seed == 2;
      do {
        for (int i = 0; i < 20; i++) {
          String value = String.valueOf(random.nextInt(2_000));
          boolean isThere = model.contains(value);
          switch (random.nextInt(3)) {
            case 0 -> {
              if (model.add(value)) {
                createPartitions("d", "t", List.of(partition(value)));
                updated.remove(value);
              }
            }
            case 1 -> {
              if (isThere) {
                glue.deletePartition(
                    r -> r.databaseName("d").tableName("t").partitionValues(value));
                model.remove(value);
              }
            }
            default -> {
              if (isThere) {
                update(value);
                updated.add(value);
              }
            }
          }
        }
        if (changesMind) {
          retype("date");
          retype("bigint");
          changesMind = false;
        }
        assertThat(values(null)).containsExactlyInAnyOrderElementsOf(model);
      } while (sortSome());
      assertThat(values(null)).containsExactlyElementsOf(model);
      for (String value : updated) {
        if (model.contains(value)) {
          Partition partition =
              glue.getPartition(r -> r.databaseName("d").tableName("t").partitionValues(value))
                  .partition();
          assertThat(partition.parameters()).containsEntry("updated", "yes");
        }
      }
    }
  }

  private void update(String value) {
    glue.updatePartition(
        r ->
            r.databaseName("d")
                .tableName("t")
                .partitionValueList(value)
                .partitionInput(
                    partition(value).toBuilder().parameters(Map.of("updated", "yes")).build()));
  }

  @Test
  void theOldTypeAgainEndsTheSorting() {
    fill(700);
    retype("int");
    final List<String> old = values(null);
    retype("string");
    assertThat(sortSome()).isFalse();
    assertThat(values(null)).isEqualTo(old);
    assertThat(values("n > '5'")).isNotEmpty();
  }

  @Test
  void aServerThatDiesLeavesTheRestToTheNext() {
    fill(1_300);
    retype("int");
    sortSome();
    catalog =
        Catalog.open(
            db, clock, files, TestSeals.seals(), new JdbcLogin(JdbcHosts.ALL, LoginSecrets.NONE));
    sortAll();
    assertThat(values(null)).containsExactlyElementsOf(numbers(0, 1_300));
  }

  @Test
  void aTableOrDatabaseThatIsDeletedMeanwhileLeavesNothing() {
    clearAll();
    final long before = rows();
    fill(1_300);
    retype("int");
    glue.deleteTable(r -> r.databaseName("d").name("t"));
    sortAll();
    createTable("d", table("t", "n string"));
    fill(1_300);
    retype("int");
    glue.deleteDatabase(r -> r.name("d"));
    assertThatThrownBy(() -> glue.getTable(r -> r.databaseName("d").name("t")))
        .isInstanceOf(EntityNotFoundException.class);
    createDatabase("d");
    assertThat(glue.getTables(r -> r.databaseName("d")).tableList()).isEmpty();
    sortAll();
    clearAll();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void allPartitionsAreGoneAtOnceWithTheirStatistics() {
    fill(1_300);
    retype("int");
    ColumnStatistics statistics =
        ColumnStatistics.builder()
            .columnName("id")
            .columnType("bigint")
            .analyzedTime(clock.instant())
            .statisticsData(
                d ->
                    d.type("LONG")
                        .longColumnStatisticsData(
                            l -> l.numberOfNulls(0L).numberOfDistinctValues(1L)))
            .build();
    glue.updateColumnStatisticsForPartition(
        r ->
            r.databaseName("d")
                .tableName("t")
                .partitionValues("7")
                .columnStatisticsList(statistics));
    caller.run(() -> catalog.partitions().deleteAll(TableName.of("d", "t")));
    assertThat(values(null)).isEmpty();
    createPartitions("d", "t", List.of(partition("7")));
    assertThat(
            glue.getColumnStatisticsForPartition(
                    r -> r.databaseName("d").tableName("t").partitionValues("7").columnNames("id"))
                .columnStatisticsList())
        .isEmpty();
    sortAll();
    clearAll();
    assertThat(values(null)).containsExactly("7");
  }
}
