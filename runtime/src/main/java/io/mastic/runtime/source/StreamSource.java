package io.mastic.runtime.source;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.stream.GlueStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A stream: as a DynamicFrame what is in it now, as a DataFrame the stream itself. */
public record StreamSource(GlueStream stream) implements Source {

  @Override
  public Frame frame() {
    return Frame.of(stream.batch());
  }

  @Override
  public Dataset<Row> data() {
    return stream.stream();
  }

  @Override
  public Source withFormat(String format, Options options) {
    return new StreamSource(stream.withFormat(format, options));
  }

  @Override
  public boolean supportsFormat(String format) {
    return GlueStream.supportsFormat(format);
  }
}
