package io.mastic.runtime.delimited;

import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.cell.TextCast;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A table's columns as its files are read, and then as they are declared. */
final class CsvShape {

  private CsvShape() {}

  static StructType of(TableLayout layout) {
    StructType shape = new StructType();
    for (var column : layout.columns().fields()) {
      shape =
          shape.add(
              column.name(),
              column.dataType() instanceof AtomicType ? DataTypes.StringType : column.dataType());
    }
    return shape;
  }

  static Column[] typed(TableLayout layout) {
    return Arrays.stream(layout.columns().fields())
        .map(
            column ->
                column.dataType() instanceof AtomicType
                    ? TextCast.to(functions.col(column.name()), column.dataType())
                    : functions.col(column.name()))
        .toArray(Column[]::new);
  }
}
