package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.SparkHiveTypes;
import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.option.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.services.glue.model.Column;

/**
 * Rows that go into a table's files as the table says that they are written, whether it is there or
 * is made of them.
 *
 * @param options of the format
 */
record TableOutput(Dataset<Row> rows, Options options) {

  /** Throws IllegalArgumentException if a separator is asked for that is not the table's. */
  static TableOutput of(
      CatalogName name,
      String format,
      Options options,
      String path,
      Dataset<Row> rows,
      List<String> keys) {
    String lower = format.toLowerCase(Locale.ROOT);
    if (!lower.equals("csv") && !lower.equals("avro")) {
      return new TableOutput(rows, options);
    }
    List<Column> columns = SparkHiveTypes.columns(withoutKeys(rows.schema(), keys));
    if (lower.equals("avro")) {
      String schema = AvroLiteral.of(SparkHiveTypes.schema(columns));
      return new TableOutput(rows, options.with(AvroLiteral.OPTION, schema));
    }
    Optional<TableLayout> there =
        name.catalog()
            .findTable(name.database(), name.table())
            .map(TableLayout::of)
            .filter(layout -> layout.format().equals("csv"));
    if (there.isEmpty()) {
      return new TableOutput(rows, TableStorage.layout(format, options, path, columns));
    }
    TableLayout table = there.get();
    String separator = table.options().text("separator", "");
    if (!options.text("separator", separator).equals(separator)) {
      throw new IllegalArgumentException(
          "The table "
              + table.name()
              + " has another separator than "
              + options.required("separator"));
    }
    return new TableOutput(TableOrder.of(filled(rows, table.columns()), table), table.options());
  }

  private static StructType withoutKeys(StructType all, List<String> keys) {
    return new StructType(
        Arrays.stream(all.fields())
            .filter(field -> keys.stream().noneMatch(field.name()::equalsIgnoreCase))
            .toArray(StructField[]::new));
  }

  /** With nulls for the table's columns that the rows lack. */
  private static Dataset<Row> filled(Dataset<Row> rows, StructType columns) {
    Dataset<Row> all = rows;
    for (StructField column : columns.fields()) {
      if (Arrays.stream(rows.columns()).noneMatch(column.name()::equalsIgnoreCase)) {
        all = all.withColumn(column.name(), functions.lit(null).cast(column.dataType()));
      }
    }
    return all;
  }
}
