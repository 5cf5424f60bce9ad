package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.lake.LakeTable;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of Iceberg, Delta Lake or Hudi.
 *
 * @param predicate a push-down predicate, which may name any columns; empty for all rows
 */
public record LakeSource(SparkSession session, LakeTable table, Options options, String predicate)
    implements Source {

  @Override
  public Frame frame() {
    return Frame.of(data());
  }

  @Override
  public Dataset<Row> data() {
    Dataset<Row> rows = table.rows(session, options);
    return predicate.isBlank() ? rows : rows.where(predicate);
  }
}
