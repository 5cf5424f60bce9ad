package com.amazonaws.services.glue;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;

/**
 * The door to sources and sinks, as AWS's GlueContext: a SQLContext that also reads and writes
 * DynamicFrames.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-gluecontext.html">GlueContext</a>
 */
public class GlueContext extends SQLContext {

  public GlueContext(SparkContext context) {
    super(SparkSession.builder().sparkContext(context).getOrCreate());
  }

  public GlueContext(JavaSparkContext context) {
    this(context.sc());
  }

  /**
   * The partition counts are hints of AWS's record engine; Spark's own splitting answers for them
   * here.
   */
  public GlueContext(SparkContext context, int minPartitions, int targetPartitions) {
    this(context);
  }

  public SparkSession getSparkSession() {
    return sparkSession();
  }
}
