package io.mastic.catalog.statistics;

import io.mastic.catalog.leftover.ChildRows;
import io.mastic.catalog.leftover.Children;
import io.mastic.contract.Pojos;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;

/** The rows of column statistics. */
public final class ColumnStatisticsStore {

  private static final int AT_ONCE = 1_000;
  private static final String ONE =
      "table_id = :table AND partition_id = :partition AND column_name = :column";

  private static final String KEY = "partition_id, column_name";
  public static final Children OF_TABLE =
      new ChildRows("catalog_column_statistics", "table_id", KEY);

  private ColumnStatisticsStore() {}

  /**
   * Whose columns they are.
   *
   * @param partitionId empty for the table itself
   */
  record Owner(long tableId, String partitionId) {}

  static void put(Handle h, Owner owner, ColumnStatistics statistics) {
    h.createUpdate(
            "INSERT INTO catalog_column_statistics (table_id, partition_id, column_name, document)"
                + " VALUES (:table, :partition, :column, :document)"
                + " ON CONFLICT (table_id, partition_id, column_name)"
                + " DO UPDATE SET document = excluded.document")
        .bind("table", owner.tableId())
        .bind("partition", owner.partitionId())
        .bind("column", folded(statistics.columnName()))
        .bind("document", Pojos.json(statistics))
        .execute();
  }

  static Optional<ColumnStatistics> find(Handle h, Owner owner, String column) {
    return h.createQuery("SELECT document FROM catalog_column_statistics WHERE " + ONE)
        .bind("table", owner.tableId())
        .bind("partition", owner.partitionId())
        .bind("column", folded(column))
        .map((rs, c) -> Pojos.read(rs.getString(1), ColumnStatistics.builder()).build())
        .findOne();
  }

  static void delete(Handle h, Owner owner, String column) {
    h.createUpdate("DELETE FROM catalog_column_statistics WHERE " + ONE)
        .bind("table", owner.tableId())
        .bind("partition", owner.partitionId())
        .bind("column", folded(column))
        .execute();
  }

  static void deleteAll(Handle h, Owner owner) {
    h.createUpdate(
            "DELETE FROM catalog_column_statistics"
                + " WHERE table_id = :table AND partition_id = :partition")
        .bind("table", owner.tableId())
        .bind("partition", owner.partitionId())
        .execute();
  }

  /** Deletes some statistics of a table's partitions; false if those were the last. */
  static boolean deleteOfPartitions(Handle h, long tableId) {
    return h.createUpdate(
                "DELETE FROM catalog_column_statistics WHERE table_id = :table"
                    + " AND (partition_id, column_name) IN (SELECT partition_id, column_name"
                    + " FROM catalog_column_statistics WHERE table_id = :table"
                    + " AND partition_id > '' ORDER BY partition_id, column_name LIMIT :few)")
            .bind("table", tableId)
            .bind("few", AT_ONCE)
            .execute()
        == AT_ONCE;
  }

  private static String folded(String column) {
    return column.toLowerCase(Locale.ROOT);
  }
}
