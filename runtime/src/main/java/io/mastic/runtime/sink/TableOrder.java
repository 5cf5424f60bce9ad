package io.mastic.runtime.sink;

import io.mastic.runtime.catalog.TableLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Delimited text has only places for columns: those of the table first, in its order, then new
 * ones.
 */
final class TableOrder {

  private TableOrder() {}

  /** Throws IllegalArgumentException if the rows lack a column of the table. */
  static Dataset<Row> of(Dataset<Row> rows, TableLayout layout) {
    List<String> known = Arrays.asList(layout.columns().fieldNames());
    List<String> present =
        known.stream()
            .filter(name -> Arrays.stream(rows.columns()).anyMatch(name::equalsIgnoreCase))
            .toList();
    if (present.size() < known.size()) {
      throw new IllegalArgumentException(
          "The frame lacks columns of the table "
              + layout.name()
              + ": it has "
              + present
              + " of "
              + known);
    }
    List<Column> columns =
        new ArrayList<>(known.stream().map(name -> rows.col("`" + name + "`")).toList());
    for (String name : rows.columns()) {
      if (known.stream().noneMatch(name::equalsIgnoreCase)) {
        columns.add(rows.col("`" + name + "`"));
      }
    }
    return rows.select(columns.toArray(Column[]::new));
  }
}
