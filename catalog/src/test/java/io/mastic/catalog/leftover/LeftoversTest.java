package io.mastic.catalog.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.catalog.CatalogFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;

class LeftoversTest extends CatalogFixture {

  private static final int PARTITIONS = 4_500;

  private long rows() {
    return List.of(
            "partition",
            "partition_shape",
            "table_version",
            "column_statistics",
            "leftover",
            "set_leftover")
        .stream()
        .mapToLong(
            name ->
                db.read(
                    h ->
                        h.createQuery("SELECT COUNT(*) FROM catalog_" + name)
                            .mapTo(Long.class)
                            .one()))
        .sum();
  }

  private void clearAll() {
    while (clearSome()) {
      // Some rows at a time.
    }
  }

  private void createAndFill(String table) {
    createTable("d", table(table, "n int"));
    glue.updateTable(r -> r.databaseName("d").tableInput(table(table, "n int")));
    createPartitions(
        "d",
        table,
        IntStream.range(0, PARTITIONS).mapToObj(i -> partition(String.valueOf(i))).toList());
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
    glue.updateColumnStatisticsForTable(
        r -> r.databaseName("d").tableName(table).columnStatisticsList(statistics));
  }

  @Test
  void whatADeletedTableLeavesIsClearedAwayInSteps() {
    clearAll();
    final long before = rows();
    createDatabase("d");
    createAndFill("t");
    createAndFill("u");
    assertThat(rows()).isGreaterThan(before + 2L * PARTITIONS);

    glue.deleteTable(r -> r.databaseName("d").name("t"));
    createTable("d", table("t", "n int"));
    assertThat(glue.getPartitions(r -> r.databaseName("d").tableName("t")).partitions()).isEmpty();

    assertThat(clearSome()).isTrue();
    assertThat(rows()).isBetween(before + PARTITIONS, before + 2L * PARTITIONS);
    glue.deleteDatabase(r -> r.name("d"));
    clearAll();
    assertThat(rows()).isEqualTo(before);
  }
}
