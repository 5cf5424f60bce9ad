package io.mastic.runtime.frame.step;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.Lines;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * What spigot writes: each record with a probability, up to a number of records.
 *
 * @param topk at most so many records
 * @param prob the probability of a record, 0 to 1
 */
public record FrameSample(int topk, double prob) {

  public static FrameSample of(Map<String, Object> options) {
    return new FrameSample(
        Integer.parseInt(String.valueOf(options.getOrDefault("topk", 100))),
        Double.parseDouble(String.valueOf(options.getOrDefault("prob", 1.0))));
  }

  /** Writes JSON lines into a folder, next to those of earlier samples. */
  public void write(Rows rows, String path) {
    Dataset<Row> some = prob < 1 ? rows.data().sample(prob) : rows.data();
    Lines.json(new Rows(some.limit(topk), rows.schema())).write().mode(SaveMode.Append).text(path);
  }
}
