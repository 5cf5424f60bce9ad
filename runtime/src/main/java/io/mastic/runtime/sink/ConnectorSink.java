package io.mastic.runtime.sink;

import io.mastic.runtime.connector.Connector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a connector of Spark's writes to. */
public record ConnectorSink(Connector connector) implements Sink {

  @Override
  public void write(Dataset<Row> rows) {
    connector.append(rows);
  }
}
