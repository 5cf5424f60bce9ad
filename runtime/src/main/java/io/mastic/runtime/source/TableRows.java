package io.mastic.runtime.source;

import io.mastic.runtime.catalog.TableLayout;
import io.mastic.runtime.frame.cell.Cell;
import io.mastic.runtime.frame.cell.Conform;
import io.mastic.runtime.frame.cell.Find;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows under the columns of their table. */
final class TableRows {

  private TableRows() {}

  static Dataset<Row> of(Rows rows, StructType columns, TableLayout table) {
    List<Cell> have = rows.cells();
    List<Cell> cells = new ArrayList<>();
    MappedKeys keys = MappedKeys.of(table.options());
    for (StructField column : columns.fields()) {
      GlueType type = SparkTypes.toGlue(column.dataType());
      Column value =
          have.stream()
              .filter(cell -> keys.isFor(cell.name(), column.name()))
              .findFirst()
              .map(cell -> value(cell, type, table))
              .orElseGet(() -> Cell.nothing(type));
      cells.add(new Cell(column.name(), value, type));
    }
    return rows.select(cells).data();
  }

  private static Column value(Cell cell, GlueType type, TableLayout table) {
    Column value = Conform.column(cell, type, Find.Names.ANY_CASE);
    if (cell.type().equals(type) || table.format().equals("csv")) {
      return value;
    }
    String refusal =
        "The column "
            + cell.name()
            + " of the table "
            + table.name()
            + " holds a value that is no "
            + SparkTypes.of(type).simpleString()
            + ": read the table as a DynamicFrame and settle the column with resolveChoice";
    Column lost = cell.column().isNotNull().and(value.isNull());
    return functions
        .when(lost, functions.raise_error(functions.lit(refusal)).cast(SparkTypes.of(type)))
        .otherwise(value);
  }
}
