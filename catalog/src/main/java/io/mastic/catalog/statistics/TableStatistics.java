package io.mastic.catalog.statistics;

import io.mastic.catalog.partition.PartitionStore;
import io.mastic.catalog.partition.Partitions;
import io.mastic.catalog.scope.CatalogErrors;
import io.mastic.catalog.scope.ContentId;
import io.mastic.catalog.scope.TableName;
import io.mastic.catalog.statistics.ColumnStatisticsStore.Owner;
import io.mastic.catalog.table.TableRow;
import io.mastic.catalog.table.Tables;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.amazon.awssdk.services.glue.model.ColumnError;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;

/**
 * The statistics of columns, of tables and of partitions.
 *
 * <p>In each method {@code partition} holds a partition's values, or nothing for the table itself.
 */
public final class TableStatistics {

  private final Db db;

  public TableStatistics(Db db) {
    this.db = db;
  }

  /**
   * @param missing one error for each column that has none
   */
  public record Found(List<ColumnStatistics> statistics, List<ColumnError> missing) {}

  /** Sets the statistics of some columns; those of others stay. */
  public void update(TableName table, List<String> partition, List<ColumnStatistics> statistics) {
    statistics.forEach(StatisticsCheck::check);
    db.writeOnly(
        h -> {
          Owner owner = owner(h, table, partition);
          statistics.forEach(each -> ColumnStatisticsStore.put(h, owner, each));
        });
  }

  public Found find(TableName table, List<String> partition, List<String> columns) {
    return db.read(
        h -> {
          Owner owner = owner(h, table, partition);
          Found found = new Found(new ArrayList<>(), new ArrayList<>());
          for (String column : columns) {
            Optional<ColumnStatistics> one = ColumnStatisticsStore.find(h, owner, column);
            one.ifPresentOrElse(
                found.statistics()::add, () -> found.missing().add(missing(column)));
          }
          return found;
        });
  }

  /** Takes the statistics of a column away; that there were none is no error. */
  public void delete(TableName table, List<String> partition, String column) {
    db.writeOnly(h -> ColumnStatisticsStore.delete(h, owner(h, table, partition), column));
  }

  private static Owner owner(Handle h, TableName name, List<String> partition) {
    TableRow table = Tables.load(h, name);
    if (partition.isEmpty()) {
      return new Owner(table.id(), "");
    }
    Partitions.checkValues(partition, table.partitionKeys().size());
    if (PartitionStore.find(h, table, partition).isEmpty()) {
      throw Errors.entityNotFound("Partition " + partition + " not found");
    }
    return new Owner(table.id(), ContentId.of(partition));
  }

  private static ColumnError missing(String column) {
    return ColumnError.builder()
        .columnName(column)
        .error(
            CatalogErrors.detail(Errors.entityNotFound("Statistics do not exist for this column")))
        .build();
  }
}
