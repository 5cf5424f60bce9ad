package io.mastic.runtime.stream;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.StorageLevels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * A batch of a stream that is read once, however often its script looks at it. Its rows are kept as
 * the bytes that they are in Spark, many in a block: next to nothing, beside what Spark's own cache
 * takes to lay them out in columns.
 */
public final class KeptBatch implements AutoCloseable {

  private final JavaRDD<RowBlock> blocks;
  private final Dataset<Row> rows;

  private KeptBatch(JavaRDD<RowBlock> blocks, Dataset<Row> rows) {
    this.blocks = blocks;
    this.rows = rows;
  }

  /** As below, within the batch's own session. */
  static KeptBatch of(Dataset<Row> batch) {
    return of(batch, batch.sparkSession());
  }

  /**
   * Reads the batch, all of its partitions side by side.
   *
   * @param session of the script, so that its views and tables of the catalog are one with those
   *     that it makes of the batch; a stream's own session is a copy of it
   */
  public static KeptBatch of(Dataset<Row> batch, SparkSession session) {
    int columns = batch.schema().size();
    JavaRDD<RowBlock> blocks =
        batch
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> RowBlock.of(unsafe(rows)))
            .persist(StorageLevels.MEMORY_AND_DISK);
    JavaRDD<InternalRow> again = blocks.mapPartitions(each -> RowBlock.rows(each, columns));
    return new KeptBatch(
        blocks, session.internalCreateDataFrame(again.rdd(), batch.schema(), false));
  }

  private static Iterator<UnsafeRow> unsafe(Iterator<InternalRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public UnsafeRow next() {
        return (UnsafeRow) rows.next();
      }
    };
  }

  /** Are there no rows? An empty partition has no block. */
  public boolean isEmpty() {
    return blocks.count() == 0;
  }

  public Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
