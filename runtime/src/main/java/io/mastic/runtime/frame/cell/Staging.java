package io.mastic.runtime.frame.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Keeps rows as they are now, so that whatever is computed from them later sees the same rows in
 * the same order.
 */
@FunctionalInterface
public interface Staging {
  Rows keep(Rows rows);

  /** In Spark's block store, memory first, then disk. */
  static Staging cached() {
    return rows -> new Rows(rows.data().persist(StorageLevel.MEMORY_AND_DISK()), rows.schema());
  }

  /** Nowhere, where the rows come out the same whenever they are computed; else as another does. */
  static Staging unlessRepeated(Staging other) {
    return rows -> Repeated.of(rows).orElseGet(() -> other.keep(rows));
  }

  /** In Parquet files below a path. Survives the loss of executors. */
  static Staging below(String path) {
    return rows -> {
      String folder = path + (path.endsWith("/") ? "" : "/") + "relationalize-" + UUID.randomUUID();
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : rows.cells()) {
        cells.add(cell.named("c" + cells.size()));
      }
      rows.select(cells).data().write().parquet(folder);
      Dataset<Row> kept = rows.data().sparkSession().read().parquet(folder);
      Rows staged = new Rows(kept, Cell.schema(cells));
      List<Cell> back = new ArrayList<>();
      for (Cell cell : staged.cells()) {
        back.add(cell.named(rows.schema().fields().get(back.size()).name()));
      }
      return staged.select(back);
    };
  }
}
