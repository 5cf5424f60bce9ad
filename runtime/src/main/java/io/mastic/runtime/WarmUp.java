package io.mastic.runtime;

import com.amazonaws.services.glue.DynamicFrame;
import com.amazonaws.services.glue.GlueContext;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.fs.LocalS3FileSystem;
import io.mastic.runtime.fs.LocalS3Files;
import io.mastic.runtime.launch.Preload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Does once what most jobs do, so that the JVM can archive the classes of it: {@code java
 * -XX:ArchiveClassesAtExit=FILE ... io.mastic.runtime.WarmUp FOLDER}. The folder is made if need be
 * and holds a few small files afterwards.
 */
public final class WarmUp {

  private WarmUp() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("Usage: WarmUp <folder>");
      System.exit(2);
    }
    Path folder = Path.of(args[0]).toAbsolutePath();
    Path bucket = Files.createDirectories(folder.resolve("objects/warm"));
    Files.writeString(
        bucket.resolve("in.csv"), "id,name,amount\n1,a,1.5\n2,b,x\n", StandardCharsets.UTF_8);
    Files.writeString(
        bucket.resolve("in.json"),
        "{\"id\":1,\"n\":{\"a\":[1]}}\n{\"id\":\"x\"}\n",
        StandardCharsets.UTF_8);
    Preload.now();
    SparkSession session =
        SparkSession.builder().sparkContext(new SparkContext(conf(folder))).getOrCreate();
    try {
      String written = work(session, System.nanoTime());
      try (WarmCatalog catalog = WarmCatalog.serve(written)) {
        catalog.ask(session.sparkContext());
      }
    } finally {
      session.stop();
    }
  }

  private static SparkConf conf(Path folder) {
    return new SparkConf()
        .setMaster("local[2]")
        .setAppName("warm-up")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString())
        .set("spark.hadoop." + LocalS3FileSystem.ROOT, folder.resolve("objects").toString())
        .set("spark.hadoop.fs.s3.impl", LocalS3FileSystem.class.getName())
        .set("spark.hadoop.fs.AbstractFileSystem.s3.impl", LocalS3Files.class.getName());
  }

  private static String work(SparkSession session, long run) {
    GlueContext glue = new GlueContext(session.sparkContext());
    String out = "s3://warm/out-" + run;
    DynamicFrame frame = read(glue, "in.csv", "csv", Map.of("withHeader", true));
    frame.schema().treeString();
    frame.count();
    glue.getSink("s3", new JsonOptions(Map.of("path", out)), "")
        .withFormat("parquet", JsonOptions.empty())
        .writeDynamicFrame(frame);
    Dataset<Row> rows = session.read().parquet(out);
    rows.groupBy("name").count().orderBy("name").collectAsList();
    rows.createOrReplaceTempView("warm");
    session
        .sql("select w.id, count(*) n from warm w join warm v on w.id = v.id group by w.id")
        .showString(20, 20, false);
    DynamicFrame records = read(glue, "in.json", "json", Map.of());
    records.showString(5);
    records.toDF().collectAsList();
    return out;
  }

  private static DynamicFrame read(
      GlueContext glue, String file, String format, Map<String, Object> options) {
    return glue.getSource("s3", new JsonOptions(Map.of("paths", "s3://warm/" + file)), "")
        .withFormat(format, new JsonOptions(options))
        .getDynamicFrame();
  }
}
