package io.mastic.runtime.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.Utils$;

/**
 * Does once what most runs do first, with a context of its own that is gone afterwards: what stays
 * are classes that are loaded and code that is compiled. The run makes its context, with its
 * settings, anew.
 */
final class Rehearsal {

  private static final String HADOOP = "spark.hadoop.";

  private Rehearsal() {}

  /**
   * @param settings of a run that asks for nothing, of which those of Hadoop count
   * @param folder for what it writes
   */
  static void play(Map<String, String> settings, Path folder) throws InterruptedException {
    SparkConf conf = conf(settings, folder);
    // Hadoop's own settings are read once from here, by whoever is first.
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(HADOOP)) {
            System.setProperty(name, value);
          }
        });
    // On a thread of its own, with which go the session and what else is kept by thread.
    Thread player = new Thread(() -> act(conf, folder), "rehearsal");
    RuntimeException[] failure = new RuntimeException[1];
    player.setUncaughtExceptionHandler(
        (thread, error) -> failure[0] = new IllegalStateException("no rehearsal", error));
    player.start();
    player.join();
    settings.keySet().stream()
        .filter(name -> name.startsWith(HADOOP))
        .forEach(System::clearProperty);
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private static SparkConf conf(Map<String, String> settings, Path folder) {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local[2]")
            .setAppName("rehearsal")
            .set("spark.ui.enabled", "false")
            .set("spark.ui.showConsoleProgress", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.sql.shuffle.partitions", "2")
            .set("spark.local.dir", folder.resolve("rehearsal").toString())
            .set("spark.sql.warehouse.dir", folder.resolve("rehearsal").toUri().toString());
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(HADOOP)) {
            conf.set(name, value);
          }
        });
    return conf;
  }

  private static void act(SparkConf conf, Path folder) {
    SparkSession session =
        SparkSession.builder().sparkContext(new SparkContext(conf)).getOrCreate();
    try {
      query(session, folder.resolve("rehearsal/rows").toUri().toString());
    } finally {
      session.stop();
      SparkSession.clearActiveSession();
      SparkSession.clearDefaultSession();
      Utils$.MODULE$.clearLocalRootDirs();
    }
    try {
      FileSystem.closeAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void query(SparkSession session, String file) {
    session.range(10).count();
    session.sql("select 1").showString(20, 20, false);
    Dataset<Row> rows =
        session
            .createDataset(List.of("1,a", "2,b"), Encoders.STRING())
            .selectExpr("split(value, ',')[0] as id", "split(value, ',')[1] as name");
    rows.write().mode("overwrite").parquet(file);
    rows.write().mode("overwrite").option("header", "true").csv(file + "-text");
    session.read().option("header", "true").csv(file + "-text").count();
    Dataset<Row> read = session.read().parquet(file);
    read.createOrReplaceTempView("rehearsed");
    read.groupBy("name").count().orderBy("name").collectAsList();
    session
        .sql(
            "select l.id, count(*) n from rehearsed l join rehearsed r on l.id = r.id group by l.id")
        .showString(20, 20, false);
  }
}
