package io.mastic.runtime.sink;

import java.util.ArrayList;
import java.util.List;
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

/**
 * Values as the texts that Hive's and Trino's readers of delimited text take for the same values: a
 * timestamp is {@code 2026-11-29 21:30:00.5}, without a letter or a zone, and bytes are base64.
 */
final class CsvTexts {

  private CsvTexts() {}

  /** Throws IllegalArgumentException for a column that holds records or lists. */
  static Dataset<Row> of(Dataset<Row> rows) {
    List<Column> texts = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      DataType type = field.dataType();
      if (type instanceof StructType || type instanceof ArrayType || type instanceof MapType) {
        throw new IllegalArgumentException(
            "The column "
                + field.name()
                + " cannot be written as csv, which holds no "
                + type.simpleString()
                + ": settle a choice with resolveChoice, flatten records with relationalize or"
                + " unnest");
      }
      Column column = rows.col("`" + field.name().replace("`", "``") + "`");
      Column text =
          type.equals(DataTypes.BinaryType)
              ? functions.base64(column)
              : column.cast(DataTypes.StringType);
      texts.add(text.as(field.name()));
    }
    return rows.select(texts.toArray(Column[]::new));
  }
}
