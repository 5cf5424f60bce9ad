package io.mastic.runtime.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The push-down predicate: Spark SQL over the partition columns, evaluated on the list of
 * partitions.
 */
final class PartitionPredicate {

  private static final String NUMBER = "__partition";

  private PartitionPredicate() {}

  /** The partitions for which the predicate holds; a blank one holds for all. */
  static List<TablePartition> keep(
      SparkSession session, StructType keys, List<TablePartition> partitions, String predicate) {
    if (predicate.isBlank() || partitions.isEmpty()) {
      return partitions;
    }
    StructType texts = new StructType().add(NUMBER, DataTypes.IntegerType);
    List<Column> typed = new ArrayList<>(List.of(functions.col(NUMBER)));
    for (StructField key : keys.fields()) {
      texts = texts.add(key.name(), DataTypes.StringType);
      typed.add(functions.col("`" + key.name() + "`").cast(key.dataType()).as(key.name()));
    }
    List<Row> rows = new ArrayList<>();
    for (TablePartition partition : partitions) {
      List<@Nullable Object> values = new ArrayList<>(List.of(rows.size()));
      // SQL's null is no text, as for the rows.
      partition.values().forEach(v -> values.add(v.equals(Files.NULL) ? null : v));
      rows.add(RowFactory.create(values.toArray()));
    }
    Dataset<Row> matching =
        session
            .createDataFrame(rows, texts)
            .select(typed.toArray(Column[]::new))
            .where(predicate)
            .select(NUMBER);
    return matching.collectAsList().stream().map(row -> partitions.get(row.getInt(0))).toList();
  }
}
