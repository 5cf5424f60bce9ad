package io.mastic.runtime.frame.record;

import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.convert.Lines;
import io.mastic.runtime.frame.convert.Records;
import io.mastic.runtime.frame.fault.FaultRecord;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.fault.Faults;
import io.mastic.runtime.frame.type.GlueType;
import io.mastic.runtime.frame.type.Observed;
import io.mastic.runtime.frame.type.Refine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.SparkSession;

/**
 * Map and Filter with functions of the JVM. A record whose function throws becomes an error record.
 */
public final class JavaRecords {
  private JavaRecords() {}

  public static Frame map(
      Frame source,
      MapFunction<Map<String, Object>, Map<String, Object>> function,
      FaultSite site) {
    JavaRDD<Map<String, Object>> records = Lines.records(source.rows());
    JavaRDD<Object> good =
        records.flatMap(
            record -> List.<Object>copyOf(tried(function, record).stream().toList()).iterator());
    JavaRDD<Object> bad =
        records.flatMap(record -> fault(function::call, record, site).stream().iterator());
    Records mapped =
        new Records(source.session(), good, observed -> Refine.struct(observed, source.schema()));
    return Frame.of(mapped, source.faults().then(() -> bad));
  }

  public static Frame filter(
      Frame source, FilterFunction<Map<String, Object>> predicate, FaultSite site) {
    JavaRDD<Map<String, Object>> records = Lines.records(source.rows());
    JavaRDD<Object> good =
        records.filter(record -> passes(predicate, record)).map(record -> record);
    JavaRDD<Object> bad =
        records.flatMap(record -> fault(predicate::call, record, site).stream().iterator());
    Records kept = new Records(source.session(), good, observed -> source.schema());
    return Frame.of(kept, source.faults().then(() -> bad)).withSchema(source.schema());
  }

  /**
   * A frame of records that a script made by itself.
   *
   * @param bad error records of this step
   * @param before the error records of the steps that led here
   */
  public static Frame of(
      SparkSession session, JavaRDD<Object> good, JavaRDD<Object> bad, Faults before) {
    return Frame.of(Records.of(session, good), before.then(() -> bad));
  }

  /** What a record's own fields and values are. */
  public static GlueType.StructOf schema(Map<String, Object> record) {
    Observed seen = new Observed(0);
    seen.see(record, new Observed.Clock(0));
    return seen.struct();
  }

  private static Optional<Object> tried(
      MapFunction<Map<String, Object>, Map<String, Object>> function, Map<String, Object> record) {
    try {
      return Optional.ofNullable(function.call(record));
    } catch (Exception becomesAnErrorRecord) {
      return Optional.empty();
    }
  }

  private static boolean passes(
      FilterFunction<Map<String, Object>> predicate, Map<String, Object> record) {
    try {
      return predicate.call(record);
    } catch (Exception becomesAnErrorRecord) {
      return false;
    }
  }

  /** A step of a record that may throw. */
  @FunctionalInterface
  private interface Step {
    Object call(Map<String, Object> record) throws Exception;
  }

  private static Optional<Object> fault(Step step, Map<String, Object> record, FaultSite site) {
    try {
      step.call(record);
      return Optional.empty();
    } catch (Exception failure) {
      return Optional.of(FaultRecord.of(site, failure, record));
    }
  }
}
