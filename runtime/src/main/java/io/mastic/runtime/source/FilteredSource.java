package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A source that has no partitions to choose from: its push-down predicate is over rows, and Spark
 * brings it to the place where it can.
 */
public record FilteredSource(Source source, String predicate) implements Source {

  /** The source itself where there is no predicate. */
  public static Source of(Source source, String predicate) {
    return predicate.isBlank() ? source : new FilteredSource(source, predicate);
  }

  @Override
  public Frame frame() {
    return source.frame().then(rows -> new Rows(rows.data().where(predicate), rows.schema()));
  }

  @Override
  public Dataset<Row> data() {
    return source.data().where(predicate);
  }

  @Override
  public Source withFormat(String format, Options options) {
    return new FilteredSource(source.withFormat(format, options), predicate);
  }

  @Override
  public boolean supportsFormat(String format) {
    return source.supportsFormat(format);
  }
}
