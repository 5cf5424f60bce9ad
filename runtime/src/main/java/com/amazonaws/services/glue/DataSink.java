package com.amazonaws.services.glue;

import com.amazonaws.services.glue.errors.CallSite;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.sink.CatalogName;
import io.mastic.runtime.sink.Sink;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes frames to somewhere. A write answers the frame of the records that could not be written; a
 * write that fails throws, so that frame is empty.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-datasink-class.html">DataSink</a>
 */
public class DataSink {

  private final GlueContext glueContext;
  private Sink sink;

  DataSink(GlueContext glueContext, Sink sink) {
    this.glueContext = glueContext;
    this.sink = sink;
  }

  public void setFormat(String format, JsonOptions options) {
    sink = sink.withFormat(format, options == null ? Options.NONE : new Options(options.toMap()));
  }

  public DataSink withFormat(String format, JsonOptions options) {
    setFormat(format, options);
    return this;
  }

  public boolean supportsFormat(String format) {
    return sink.supportsFormat(format);
  }

  public void setCatalogInfo(String database, String table, String catalogId) {
    sink = sink.toldTo(new CatalogName(GlueCatalog.of(catalogId), database, table));
  }

  /** How many failed records AWS keeps in the driver; there are none to keep here. */
  public void setAccumulableSize(int size) {}

  public DynamicFrame writeDynamicFrame(DynamicFrame frame) {
    return writeDynamicFrame(frame, new CallSite("Not provided", ""));
  }

  public DynamicFrame writeDynamicFrame(DynamicFrame frame, CallSite site) {
    frame.assertErrorThreshold();
    sink.write(frame.toDF());
    return DynamicFrame.emptyDynamicFrame(glueContext);
  }

  public DynamicFrame pyWriteDynamicFrame(DynamicFrame frame, String site, String info) {
    return writeDynamicFrame(frame, new CallSite(site, info));
  }

  public Dataset<Row> pyWriteDataFrame(
      Dataset<Row> rows, GlueContext context, String site, String info) {
    sink.write(rows);
    return rows;
  }
}
