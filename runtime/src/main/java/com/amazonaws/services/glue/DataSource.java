package com.amazonaws.services.glue;

import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.option.KnownOptions;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.source.PartitionCounts;
import io.mastic.runtime.source.Source;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads a frame from somewhere.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-datasource-trait.html">DataSource</a>
 */
public class DataSource {

  private final GlueContext glueContext;
  private final String name;
  private Source source;

  DataSource(GlueContext glueContext, Source source, String name) {
    this.glueContext = glueContext;
    this.source = source;
    this.name = name;
  }

  public GlueContext glueContext() {
    return glueContext;
  }

  public void setFormat(String format, JsonOptions options) {
    source =
        source.withFormat(format, options == null ? Options.NONE : new Options(options.toMap()));
  }

  public DataSource withFormat(String format, JsonOptions options) {
    setFormat(format, options);
    return this;
  }

  public boolean supportsFormat(String format) {
    return source.supportsFormat(format);
  }

  public DynamicFrame getDynamicFrame() {
    return glueContext
        .partitionCounts()
        .map(counts -> of(source.frame().then(counts::given)))
        .orElseGet(() -> of(source.frame()));
  }

  /** In {@code targetPartitions} partitions, if there would be fewer than {@code minPartitions}. */
  public DynamicFrame getDynamicFrame(int minPartitions, int targetPartitions) {
    return of(source.frame().then(new PartitionCounts(minPartitions, targetPartitions)::given));
  }

  /** The first {@code num} records; no more is read than they need. */
  public DynamicFrame getSampleDynamicFrame(int num, JsonOptions options) {
    if (options != null) {
      KnownOptions.heed(new Options(options.toMap()), "sample");
    }
    return of(source.frame().then(rows -> new Rows(rows.data().limit(num), rows.schema())));
  }

  private DynamicFrame of(Frame frame) {
    return new DynamicFrame(frame, glueContext, name);
  }

  public Dataset<Row> getDataFrame() {
    return source.data();
  }
}
