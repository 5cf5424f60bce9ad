package com.amazonaws.services.glue.dataframeTransforms;

import com.amazonaws.services.glue.DynamicFrame;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/** ApplyMapping on a DataFrame. */
public final class ApplyMapping {
  private ApplyMapping() {}

  /**
   * Mappings are tuples of two, three or four, as for a DynamicFrame. Names match in any case, as
   * Spark's do.
   */
  public static Dataset<Row> apply(Dataset<Row> data, Seq<?> mappings) {
    return DynamicFrame.mapped(data, mappings);
  }
}
