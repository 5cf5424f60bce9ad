package io.mastic.runtime.sink;

import io.mastic.runtime.dynamo.DynamoWriting;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table of DynamoDB. */
public record DynamoSink(Options options) implements Sink {

  @Override
  public void write(Dataset<Row> rows) {
    DynamoWriting.write(rows, options);
  }
}
