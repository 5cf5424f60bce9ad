package io.mastic.runtime.launch;

import java.util.List;

/**
 * Loads what a script is going to need of Spark while Python starts. It changes nothing: no
 * context, no session, no setting is made, since those are the script's to make.
 */
public final class Preload {

  private static final List<String> CLASSES =
      List.of(
          "org.apache.spark.SparkConf",
          "org.apache.spark.api.java.JavaSparkContext",
          "org.apache.hadoop.conf.Configuration",
          "org.apache.hadoop.security.UserGroupInformation",
          "org.apache.spark.SparkEnv$",
          "org.apache.spark.rpc.netty.NettyRpcEnv",
          "org.apache.spark.storage.BlockManager",
          "org.apache.spark.scheduler.DAGScheduler",
          "org.apache.spark.sql.SparkSession$",
          "org.apache.spark.sql.internal.SessionState",
          "org.apache.spark.sql.catalyst.parser.SqlBaseParser",
          "org.apache.spark.sql.functions$",
          "org.apache.spark.sql.Dataset$",
          "org.apache.spark.sql.execution.datasources.csv.CSVFileFormat",
          "org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat",
          "com.amazonaws.services.glue.GlueContext",
          "com.amazonaws.services.glue.DynamicFrame",
          "software.amazon.awssdk.services.glue.GlueClient");

  private Preload() {}

  static void start() {
    Thread thread = new Thread(Preload::now, "preload");
    thread.setDaemon(true);
    thread.start();
  }

  /** Loads them on this thread. */
  public static void now() {
    CLASSES.forEach(Preload::load);
  }

  private static void load(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError missing) {
      // Only speed is lost: who needs the class will say so.
    }
  }
}
