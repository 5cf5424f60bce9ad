package io.mastic.runtime.source;

import io.mastic.runtime.dynamo.DynamoReading;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.option.Options;
import org.apache.spark.sql.SparkSession;

/** A table of DynamoDB. */
public record DynamoSource(SparkSession session, Options options) implements Source {

  @Override
  public Frame frame() {
    return DynamoReading.frame(session, options);
  }
}
