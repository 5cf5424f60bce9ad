package io.mastic.runtime.source;

import io.mastic.runtime.delimited.DelimitedText;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.record.Declared;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.Files.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text. Every column is a string, an empty field is an empty string; a catalog table's
 * types are put over them, with a choice where a text is no value of its type.
 */
final class CsvFormat implements FileFormat {

  private final DelimitedText text = new DelimitedText();

  @Override
  public Frame read(Files files, Options options, @Nullable StructType declared) {
    if (files.first().isEmpty()) {
      return Frame.empty(files.session());
    }
    Map<String, String> settings = DelimitedText.settings(options);
    if (declared == null) {
      return Frame.of(files.load(text, settings, null));
    }
    Dataset<Row> rows = bytes(rows(files, settings, shape(declared, options)), declared);
    return Declared.frame(rows, typed(rows, declared));
  }

  /** The rows under the table's columns, whatever order a partition says that its own have. */
  private Dataset<Row> rows(Files files, Map<String, String> settings, StructType columns) {
    Map<List<String>, List<Placed>> byColumns = new LinkedHashMap<>();
    files
        .files()
        .forEach(p -> byColumns.computeIfAbsent(p.columns(), c -> new ArrayList<>()).add(p));
    return byColumns.entrySet().stream()
        .map(
            group -> {
              Files some = files.of(group.getValue());
              if (group.getKey().isEmpty()) {
                return some.load(text, settings, columns);
              }
              StructType own = own(group.getKey(), columns);
              return inOrder(some.load(text, settings, own), columns, files.keys());
            })
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private static StructType own(List<String> names, StructType columns) {
    StructType own = new StructType();
    for (String name : names) {
      StructField column = find(columns, name);
      own = own.add(name, column == null ? DataTypes.StringType : column.dataType());
    }
    return own;
  }

  private static @Nullable StructField find(StructType columns, String name) {
    return Arrays.stream(columns.fields())
        .filter(f -> f.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  private static Dataset<Row> inOrder(Dataset<Row> rows, StructType columns, StructType keys) {
    List<Column> wanted = new ArrayList<>();
    for (StructField column : columns.merge(keys, false).fields()) {
      StructField have = find(rows.schema(), column.name());
      Column value =
          have == null
              ? functions.lit(null).cast(column.dataType())
              : rows.col("`" + have.name().replace("`", "``") + "`");
      wanted.add(value.as(column.name()));
    }
    return rows.select(wanted.toArray(Column[]::new));
  }

  /** Texts, but what LazySimpleSerDe nests in a field is read as it is declared. */
  private static StructType shape(StructType columns, Options options) {
    boolean nests = options.text("rules", "").equals("lazy");
    StructType shape = new StructType();
    for (StructField column : columns.fields()) {
      DataType type = column.dataType();
      boolean nested =
          type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
      shape = shape.add(column.name(), nests && nested ? type : DataTypes.StringType);
    }
    return shape;
  }

  /** Hive's SerDe keeps bytes as base64, and takes what is none for the bytes themselves. */
  private static Dataset<Row> bytes(Dataset<Row> rows, StructType declared) {
    Dataset<Row> read = rows;
    for (StructField column : declared.fields()) {
      if (column.dataType().equals(DataTypes.BinaryType)) {
        Column text = rows.col("`" + column.name().replace("`", "``") + "`");
        read =
            read.withColumn(
                column.name(),
                functions
                    .when(text.rlike("^[A-Za-z0-9+/=\\s]*$"), functions.unbase64(text))
                    .otherwise(text.cast(DataTypes.BinaryType)));
      }
    }
    return read;
  }

  /** The declared types for the file's columns, and those that the partition columns have. */
  private static StructType typed(Dataset<Row> rows, StructType declared) {
    // A copy: the array is the schema's own.
    StructField[] fields = rows.schema().fields().clone();
    for (int i = 0; i < declared.length(); i++) {
      DataType own = fields[i].dataType();
      DataType type = declared.apply(i).dataType();
      boolean text = own.equals(DataTypes.StringType) && type instanceof StructType;
      fields[i] = text ? fields[i] : declared.apply(i);
    }
    return new StructType(fields);
  }
}
