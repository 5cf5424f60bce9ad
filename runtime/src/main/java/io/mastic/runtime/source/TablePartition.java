package io.mastic.runtime.source;

import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.source.FileListing.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Partition;

/**
 * A partition of a catalog table; the values are in the order of the table's partition keys.
 *
 * @param columns its own columns in their order; none where they are the table's
 */
record TablePartition(List<String> values, String location, List<String> columns) {

  /** The partitions for which the server finds the expression true; all for null. */
  static List<TablePartition> list(
      CatalogSource.Name table, @Nullable String expression, PartitionColumns columns) {
    List<TablePartition> found = new ArrayList<>();
    GlueCatalog.client()
        .getPartitionsPaginator(
            r ->
                r.catalogId(table.catalog().catalogId())
                    .databaseName(table.database())
                    .tableName(table.table())
                    .expression(expression)
                    .excludeColumnSchema(!columns.matter()))
        .forEach(page -> page.partitions().forEach(p -> found.add(of(p, columns))));
    return found;
  }

  private static TablePartition of(Partition partition, PartitionColumns columns) {
    return new TablePartition(
        partition.values(), partition.storageDescriptor().location(), columns.own(partition));
  }

  /**
   * The files that were found under the partitions' folders, each with its partition's values,
   * which are the catalog's and not the folder's; of several partitions in one folder each has its
   * files.
   */
  static Files files(
      SparkSession session, StructType keys, List<TablePartition> partitions, List<Found> found) {
    Map<Path, List<Found>> byTop = new HashMap<>();
    found.forEach(f -> byTop.computeIfAbsent(f.top(), none -> new ArrayList<>()).add(f));
    List<Files.Placed> placed = new ArrayList<>();
    for (TablePartition partition : partitions) {
      for (Found each : byTop.getOrDefault(place(partition, session), List.of())) {
        placed.add(new Files.Placed(each.file(), List.copyOf(partition.values), partition.columns));
      }
    }
    return new Files(session, keys, placed, FileGroups.SPARKS_OWN);
  }

  private static Path place(TablePartition partition, SparkSession session) {
    return FileListing.qualified(partition.location(), session.sessionState().newHadoopConf());
  }
}
