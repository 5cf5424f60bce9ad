package io.mastic.runtime.frame.python;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.python.RowsUnderWay.Way;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/** Rows as pickles, each a list of records. */
final class RecordBatches {
  private static final int MOST_RECORDS = 512;
  private static final int MOST_BYTES = 1 << 18;

  private RecordBatches() {}

  /** The batches of rows that need not be seen again. */
  static JavaRDD<byte[]> of(Rows rows) {
    return of(rows, null);
  }

  /**
   * The batches of rows that are to be found again, in the same task, under this name.
   *
   * @see RowsUnderWay
   */
  static JavaRDD<byte[]> of(Rows rows, @Nullable String name) {
    StructOf schema = rows.schema();
    return rows.data()
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(
            some ->
                new Batches(
                    some, schema, name == null ? null : RowsUnderWay.of(name, TaskContext.get())));
  }

  private static final class Batches implements Iterator<byte[]> {
    private final Iterator<InternalRow> rows;
    private final ToPickle.WholeRow record;
    private final UnsafeProjection unsafe;
    private final @Nullable Way way;

    Batches(Iterator<InternalRow> rows, StructOf schema, @Nullable Way way) {
      this.rows = rows;
      this.record = ToPickle.record(schema);
      this.unsafe = UnsafeProjection.create(SparkTypes.struct(schema));
      this.way = way;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public byte[] next() {
      if (!rows.hasNext()) {
        throw new NoSuchElementException();
      }
      Pickle pickle = new Pickle();
      RowBytes.Growing kept = new RowBytes.Growing();
      pickle.beginList();
      for (int i = 0; i < MOST_RECORDS && pickle.size() < MOST_BYTES && rows.hasNext(); i++) {
        InternalRow row = rows.next();
        record.write(row, pickle);
        if (way != null) {
          kept.add(row instanceof UnsafeRow already ? already : unsafe.apply(row));
        }
      }
      pickle.endList();
      if (way != null) {
        way.send(kept.finished());
      }
      return pickle.finished();
    }
  }
}
