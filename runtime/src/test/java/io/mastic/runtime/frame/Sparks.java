package io.mastic.runtime.frame;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.Lines;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.record.RecordSource;
import io.mastic.runtime.frame.type.TypeTree;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** One local Spark for all tests of this module, and short ways to make and read frames. */
public final class Sparks {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("runtime tests")
          .config("spark.ui.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.sql.warehouse.dir", "target/warehouse")
          .getOrCreate();

  private Sparks() {}

  public static SparkSession session() {
    return SESSION;
  }

  public static Dataset<String> texts(String... lines) {
    return SESSION.createDataset(List.of(lines), Encoders.STRING());
  }

  /** A frame of these lines of JSON. */
  public static Frame json(String... lines) {
    return RecordSource.json(texts(lines).repartition(1), FaultSite.UNKNOWN);
  }

  public static String tree(Frame frame) {
    return TypeTree.of(frame.schema());
  }

  /** The records as lines of JSON, without absent fields. */
  public static List<String> records(Frame frame) {
    return Lines.json(frame.rows()).collectAsList();
  }

  public static List<String> records(Map<String, Rows> tables, String name) {
    return Lines.json(tables.get(name)).collectAsList();
  }
}
