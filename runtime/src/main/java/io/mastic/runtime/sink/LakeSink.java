package io.mastic.runtime.sink;

import io.mastic.runtime.lake.LakeTable;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table of Iceberg, Delta Lake or Hudi. */
public record LakeSink(LakeTable table, Options options) implements Sink {

  @Override
  public void write(Dataset<Row> rows) {
    table.append(rows, options);
  }
}
