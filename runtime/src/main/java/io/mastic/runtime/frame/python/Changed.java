package io.mastic.runtime.frame.python;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.SelfDescribing;
import io.mastic.runtime.frame.convert.ToCatalyst;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.type.GlueType.Field;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.Observed;
import io.mastic.runtime.frame.type.Refine;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/**
 * The records that a function made of others. An answer holds them by column: {@code (number of
 * records, names, columns, errors)}, where an error is {@code (record, message)}.
 *
 * @param before the schema of the records that the function got
 */
record Changed(SparkSession session, JavaRDD<byte[]> answers, StructOf before)
    implements SelfDescribing {

  @Override
  public StructOf schema() {
    StructOf kept = before;
    if (answers.getNumPartitions() == 0) {
      return Refine.struct(StructOf.EMPTY, kept);
    }
    return Refine.struct(
        answers
            .mapPartitionsWithIndex((partition, some) -> look(partition, some), true)
            .treeReduce(Observed::merge)
            .struct(),
        kept);
  }

  @Override
  public Rows read(StructOf schema) {
    JavaRDD<InternalRow> rows = answers.mapPartitions(some -> new RowsOf(some, schema));
    return new Rows(
        session.internalCreateDataFrame(rows.rdd(), SparkTypes.struct(schema), false), schema);
  }

  /** The error records. */
  static JavaRDD<Object> faults(JavaRDD<byte[]> answers, FaultSite site) {
    return answers.flatMap(answer -> Answer.faults(Answer.parts(answer)[3], site).iterator());
  }

  private static Iterator<Observed> look(int partition, Iterator<byte[]> answers) {
    Observed.Clock clock = new Observed.Clock(partition);
    Observed seen = new Observed(0);
    while (answers.hasNext()) {
      Object[] parts = Answer.parts(answers.next());
      List<?> names = Answer.list(parts[1]);
      List<?> columns = Answer.list(parts[2]);
      for (int i = 0; i < names.size(); i++) {
        Observed place = seen.field((String) names.get(i), clock);
        for (Object value : Answer.list(columns.get(i))) {
          place.see(Answer.value(value), clock);
        }
      }
    }
    return List.of(seen).iterator();
  }

  private static final class RowsOf implements Iterator<InternalRow> {
    private final Iterator<byte[]> answers;
    private final StructOf schema;
    private final ToCatalyst[] converters;
    private List<?>[] columns = {};
    private int count;
    private int next;

    RowsOf(Iterator<byte[]> answers, StructOf schema) {
      this.answers = answers;
      this.schema = schema;
      this.converters =
          schema.fields().stream().map(f -> ToCatalyst.of(f.type())).toArray(ToCatalyst[]::new);
    }

    @Override
    public boolean hasNext() {
      while (next == count && answers.hasNext()) {
        take(Answer.parts(answers.next()));
      }
      return next < count;
    }

    private void take(Object[] parts) {
      List<?> names = Answer.list(parts[1]);
      columns = new List<?>[converters.length];
      for (int i = 0; i < columns.length; i++) {
        Field field = schema.fields().get(i);
        int place = names.indexOf(field.name());
        columns[i] = place < 0 ? null : Answer.list(Answer.list(parts[2]).get(place));
      }
      count = ((Number) parts[0]).intValue();
      next = 0;
    }

    @Override
    public InternalRow next() {
      @Nullable Object[] cells = new Object[converters.length];
      for (int i = 0; i < cells.length; i++) {
        Object value = columns[i] == null ? null : Answer.value(columns[i].get(next));
        cells[i] = value == null ? null : converters[i].convert(value);
      }
      next++;
      return new GenericInternalRow(cells);
    }
  }
}
