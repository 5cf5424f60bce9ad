package io.mastic.runtime.frame.convert;

import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.type.GlueType.StructOf;
import io.mastic.runtime.frame.type.Observed;
import io.mastic.runtime.frame.type.SparkTypes;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Self-describing records: an RDD of maps, lists and plain Java values. Their schema is found in
 * one parallel pass.
 *
 * @param refine what is known beforehand of the schema: gets the observed one, gives the one to use
 */
public record Records(SparkSession session, JavaRDD<Object> values, UnaryOperator<StructOf> refine)
    implements SelfDescribing {

  public static Records of(SparkSession session, JavaRDD<Object> values) {
    return new Records(session, values, schema -> schema);
  }

  @Override
  public StructOf schema() {
    if (values.getNumPartitions() == 0) {
      return refine.apply(StructOf.EMPTY);
    }
    return refine.apply(
        values.mapPartitionsWithIndex(LOOK, true).treeReduce(Observed::merge).struct());
  }

  @Override
  public Rows read(StructOf schema) {
    JavaRDD<InternalRow> rows = values.mapPartitions(records -> rows(records, schema));
    return new Rows(
        session.internalCreateDataFrame(rows.rdd(), SparkTypes.struct(schema), false), schema);
  }

  private static final Function2<Integer, Iterator<Object>, Iterator<Observed>> LOOK =
      (partition, records) -> {
        Observed.Clock clock = new Observed.Clock(partition);
        Observed seen = new Observed(0);
        records.forEachRemaining(record -> seen.see(record, clock));
        return List.of(seen).iterator();
      };

  private static Iterator<InternalRow> rows(Iterator<Object> records, StructOf schema) {
    ToCatalyst.ToRow convert = ToCatalyst.rows(schema);
    return stream(records).map(convert::convert).iterator();
  }

  public static <T> Stream<T> stream(Iterator<T> values) {
    Iterable<T> once = () -> values;
    return StreamSupport.stream(once.spliterator(), false);
  }
}
