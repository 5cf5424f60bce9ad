package io.mastic.runtime.lake;

import io.mastic.runtime.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A table whose files only its own format's log tells: never to be read or written as the files
 * that lie in its folder.
 *
 * @param place for Iceberg the table's name in SQL, for the others its folder
 */
public record LakeTable(LakeFormat format, String place) {

  /** Options that are ours, not the format's. */
  private static final List<String> OURS =
      List.of("path", "paths", "callSite", "push_down_predicate", "catalogPartitionPredicate");

  /** The table of a catalog, if it is of such a format; its libraries must be here. */
  public static Optional<LakeTable> of(SparkSession session, Table table) {
    return LakeFormat.of(table)
        .map(
            format -> {
              String name = table.databaseName() + "." + table.name();
              format.require("The table " + name);
              return new LakeTable(
                  format,
                  format == LakeFormat.ICEBERG
                      ? IcebergCatalog.name(session, table.databaseName(), table.name())
                      : location(name, table));
            });
  }

  /** What connection options name: Iceberg's a table or a folder, the others' a folder. */
  public static LakeTable of(LakeFormat format, Options options) {
    format.require("The connection type " + format.word());
    return new LakeTable(format, options.required("path"));
  }

  private static String location(String name, Table table) {
    String location =
        table.storageDescriptor() == null ? null : table.storageDescriptor().location();
    if (location == null || location.isBlank()) {
      throw new IllegalArgumentException("The table " + name + " has no location");
    }
    return location;
  }

  /**
   * @param options the format's own, such as {@code timestampAsOf}, {@code snapshot-id} or {@code
   *     as.of.instant}
   */
  public Dataset<Row> rows(SparkSession session, Options options) {
    return session.read().format(format.word()).options(own(options)).load(place);
  }

  /** Adds rows; what Hudi is to do with those that are there its options say. */
  public void append(Dataset<Row> rows, Options options) {
    if (format == LakeFormat.ICEBERG && !place.contains("/")) {
      try {
        rows.writeTo(place).options(own(options)).append();
      } catch (NoSuchTableException e) {
        throw new IllegalStateException("There is no table " + place, e);
      }
      return;
    }
    DataFrameWriter<Row> writer =
        rows.write().format(format.word()).mode(SaveMode.Append).options(own(options));
    List<String> keys = options.texts("partitionKeys");
    if (!keys.isEmpty()) {
      writer.partitionBy(keys.toArray(String[]::new));
    }
    writer.save(place);
  }

  private static Map<String, String> own(Options options) {
    Map<String, String> own = new HashMap<>(options.without(OURS).texts());
    own.remove("partitionKeys");
    return own;
  }
}
