package io.mastic.runtime.source;

import io.mastic.runtime.connector.Connector;
import io.mastic.runtime.frame.Frame;
import org.apache.spark.sql.SparkSession;

/** What a connector of Spark's reads. */
public record ConnectorSource(SparkSession session, Connector connector) implements Source {

  @Override
  public Frame frame() {
    return Frame.of(connector.read(session));
  }
}
