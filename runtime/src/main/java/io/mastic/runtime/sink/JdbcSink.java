package io.mastic.runtime.sink;

import io.mastic.runtime.jdbc.JdbcConnection;
import io.mastic.runtime.jdbc.JdbcWriting;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table of a database. */
public record JdbcSink(JdbcConnection connection, Options options) implements Sink {

  @Override
  public void write(Dataset<Row> rows) {
    new JdbcWriting(connection, options).write(rows);
  }
}
