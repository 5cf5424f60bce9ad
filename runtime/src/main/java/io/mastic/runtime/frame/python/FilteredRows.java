package io.mastic.runtime.frame.python;

import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What a filter left of a batch. Its answer is {@code (a byte for each record, errors)}: 1 where
 * the record stays, and an error is {@code (record, message)}.
 */
record FilteredRows(RowBytes rows, List<Object> faults) implements Serializable {

  /** Joins the answers with the rows that were sent under this name. */
  static JavaRDD<FilteredRows> of(JavaRDD<byte[]> answers, String name, FaultSite site) {
    return answers.mapPartitions(
        some -> {
          RowsUnderWay.Way way = RowsUnderWay.of(name, TaskContext.get());
          return map(some, answer -> of(Answer.parts(answer), way.next(), site));
        });
  }

  private static FilteredRows of(Object[] parts, RowBytes rows, FaultSite site) {
    byte[] flags = (byte[]) parts[0];
    if (flags.length != rows.count()) {
      throw new IllegalStateException(
          "Python answered for " + flags.length + " records of " + rows.count());
    }
    int[] places = IntStream.range(0, flags.length).filter(i -> flags[i] != 0).toArray();
    List<Object> faults = Answer.faults(parts[1], site);
    return new FilteredRows(places.length == flags.length ? rows : rows.at(places), faults);
  }

  static JavaRDD<InternalRow> rows(JavaRDD<FilteredRows> kept, StructOf schema) {
    int width = schema.fields().size();
    return kept.flatMap(some -> some.rows.rows(width));
  }

  private static <A, B> Iterator<B> map(Iterator<A> source, Function<A, B> each) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public B next() {
        return each.apply(source.next());
      }
    };
  }
}
