package io.mastic.catalog.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.Db;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;

/** A page costs what it holds, whatever PostgreSQL believes about the table it belongs to. */
class PageCostTest extends CatalogFixture {

  private static final int PAGE = 1_000;

  @Test
  void aPageReadsItsOwnRowsThoughStatisticsAreOld() {
    assumeThat(engine)
        .as("PostgreSQL counts the rows that it reads")
        .isEqualTo(Db.Engine.POSTGRESQL);
    db.writeOnly(h -> h.execute("ALTER TABLE catalog_partition SET (autovacuum_enabled = false)"));
    createDatabase("d");
    createTable("d", table("known", "k string"));
    load("known", 0, 3_000);
    createTable("d", table("fresh", "k string"));
    load("fresh", 0, 100);
    db.writeOnly(h -> h.execute("ANALYZE catalog_partition"));
    load("fresh", 100, 12_000);

    assertThat(rowsRead("fresh", null)).isLessThan(2 * PAGE);
    // An expression is counted and measured out first, to limits that do not grow with the table.
    assertThat(rowsRead("fresh", "k >= '02000'")).isLessThan(2_000 + 5_000 + 2 * PAGE);
    assertThat(rowsRead("known", null)).isLessThan(2 * PAGE);
  }

  private void load(String table, int from, int to) {
    createPartitions(
        "d",
        table,
        IntStream.range(from, to).mapToObj(i -> partition(String.format("%05d", i))).toList());
  }

  private long rowsRead(String table, String expression) {
    return db.write(
        h -> {
          long before = rowsRead(h);
          GetPartitionsResponse page =
              glue.getPartitions(
                  r ->
                      r.databaseName("d").tableName(table).expression(expression).maxResults(PAGE));
          assertThat(page.partitions()).hasSize(PAGE);
          return rowsRead(h) - before;
        });
  }

  private static long rowsRead(Handle h) {
    return h.createQuery(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
                + " WHERE relname = 'catalog_partition'")
        .mapTo(Long.class)
        .one();
  }
}
