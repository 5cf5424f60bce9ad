package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A place to read from. */
public interface Source {

  Frame frame();

  /** The rows for Spark itself. */
  default Dataset<Row> data() {
    return frame().data();
  }

  /**
   * The same place, its content in another format. Throws UnsupportedOperationException where the
   * place decides.
   */
  default Source withFormat(String format, Options options) {
    throw new UnsupportedOperationException(
        "This source has a format of its own; it cannot be read as " + format);
  }

  /** Whether its content can be read in a format that is named. */
  default boolean supportsFormat(String format) {
    return false;
  }
}
