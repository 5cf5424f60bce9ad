package io.mastic.runtime.sink;

import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A place to write to; rows are added to what is there. */
public interface Sink {

  void write(Dataset<Row> rows);

  /**
   * The same place, in another format. Throws UnsupportedOperationException where the place
   * decides.
   */
  default Sink withFormat(String format, Options options) {
    throw new UnsupportedOperationException(
        "This sink has a format of its own; it cannot be written as " + format);
  }

  /** Whether it can be written in a format that is named. */
  default boolean supportsFormat(String format) {
    return false;
  }

  /**
   * The same place, told to the catalog under this name. Throws UnsupportedOperationException if it
   * cannot be.
   */
  default Sink toldTo(CatalogName name) {
    throw new UnsupportedOperationException(
        "This sink cannot update the catalog: " + name.database() + "." + name.table());
  }
}
