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

  /** Enough of Java for the parts of the compiler that Spark's generated loops need. */
  private static final String LOOP =
      """
      private Object[] references;
      private long count;

      public void init(int index, Object[] references) {
        this.references = references;
      }

      protected boolean next(java.util.Iterator<Object> rows) throws java.io.IOException {
        while (rows.hasNext()) {
          Object row = (Object) rows.next();
          boolean isNull = row == null;
          long value = isNull ? -1L : ((Long) row).longValue();
          if (!isNull && value >= 0) {
            count += value;
            continue;
          }
          for (int i = 0; i < references.length; i++) {
            if (references[i] instanceof String) {
              throw new java.io.IOException("at " + i);
            }
          }
        }
        return new Inner().of(count);
      }

      private class Inner {
        boolean of(long sum) {
          return sum > 0;
        }
      }
      """;

  private Preload() {}

  static void start() {
    Thread thread =
        new Thread(
            () -> {
              now();
              ahead();
            },
            "preload");
    thread.setDaemon(true);
    thread.start();
  }

  /** Loads them on this thread. */
  public static void now() {
    CLASSES.forEach(Preload::load);
  }

  /**
   * Begins, while the script makes its context, what its first query would wait for on its own
   * thread, a third of a second each: Scala's mirror of classes, and Janino, which compiles
   * generated code. Neither is Spark's, so no class of it can be initialized from two ends at once.
   */
  private static void ahead() {
    try {
      mirror();
      compile();
    } catch (ReflectiveOperationException | LinkageError missing) {
      // As below.
    }
  }

  static Object mirror() throws ReflectiveOperationException {
    Class<?> mirrors = Class.forName("scala.reflect.runtime.package$");
    return mirrors.getMethod("universe").invoke(mirrors.getField("MODULE$").get(null));
  }

  static Class<?> compile() throws ReflectiveOperationException {
    Class<?> evaluator = Class.forName("org.codehaus.janino.ClassBodyEvaluator");
    Object compiler = evaluator.getConstructor().newInstance();
    evaluator.getMethod("cook", String.class).invoke(compiler, LOOP);
    return (Class<?>) evaluator.getMethod("getClazz").invoke(compiler);
  }

  private static void load(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError missing) {
      // Only speed is lost: who needs the class will say so.
    }
  }
}
