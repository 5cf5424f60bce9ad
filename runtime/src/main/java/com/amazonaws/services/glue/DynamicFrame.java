package com.amazonaws.services.glue;

import com.amazonaws.services.glue.errors.CallSite;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.python.PythonFunctions;
import io.mastic.runtime.frame.record.JavaRecords;
import io.mastic.runtime.frame.record.PythonRecords;
import io.mastic.runtime.frame.step.Mapping;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/**
 * A distributed collection of self-describing records; a thin face, the engine is {@link Frame}.
 * All transforms end with the same arguments: transformation context, call site, and the numbers of
 * error records of the step and in total that are allowed (zero: any).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-dynamicframe-class.html">DynamicFrame</a>
 */
public class DynamicFrame extends FrameRows {

  public DynamicFrame(Frame frame, GlueContext glueContext, String name) {
    this(frame, glueContext, name, 0, 0);
  }

  public DynamicFrame(
      Frame frame, GlueContext glueContext, String name, long stageThreshold, long totalThreshold) {
    super(frame, glueContext, name, stageThreshold, totalThreshold);
  }

  public static DynamicFrame apply(Dataset<Row> data, GlueContext glueContext) {
    return new DynamicFrame(Frame.of(data), glueContext, "");
  }

  public static DynamicFrame emptyDynamicFrame(GlueContext glueContext) {
    return new DynamicFrame(Frame.empty(glueContext.getSparkSession()), glueContext, "");
  }

  /**
   * The frame of what a Python function made of another frame's records; see {@link #javaToPython}.
   */
  public static DynamicFrame fromPythonRDD(
      DynamicFrame source,
      JavaRDD<byte[]> records,
      GlueContext glueContext,
      String context,
      String name,
      CallSite site,
      long stageThreshold,
      long totalThreshold) {
    Frame returned = PythonRecords.frame(source.frame, records, inner(site));
    return new DynamicFrame(returned, glueContext, name, stageThreshold, totalThreshold);
  }

  static DynamicFrame unnamed(Frame frame, GlueContext glueContext) {
    return new DynamicFrame(frame, glueContext, "");
  }

  /** A DataFrame mapped as applyMapping does. */
  public static Dataset<Row> mapped(Dataset<Row> data, Seq<?> mappings) {
    return Mapping.ignoringCase(entries(mappings)).apply(Rows.of(data)).data();
  }

  /**
   * Batches of pickled dicts for Python: {@code {"record": .., "isError": false, "errorMessage":
   * ""}}.
   */
  public JavaRDD<byte[]> javaToPython() {
    return PythonRecords.pickled(frame.rows());
  }

  /** This frame on its way through one Python function. */
  public PythonFunctions pythonFunctions() {
    return new PythonFunctions(frame);
  }

  /** The frame of what a Python function answered to {@link PythonFunctions#recordsToChange}. */
  public DynamicFrame changedByPython(
      PythonFunctions sent,
      JavaRDD<byte[]> answers,
      String name,
      CallSite site,
      long stageThreshold,
      long totalThreshold) {
    Frame changed = sent.changed(answers, inner(site));
    return new DynamicFrame(changed, glueContext, name, stageThreshold, totalThreshold);
  }

  /** The frame of what a Python function answered to {@link PythonFunctions#recordsToFilter}. */
  public DynamicFrame filteredByPython(
      PythonFunctions sent,
      JavaRDD<byte[]> answers,
      String name,
      CallSite site,
      long stageThreshold,
      long totalThreshold) {
    Frame filtered = sent.filtered(answers, inner(site));
    return new DynamicFrame(filtered, glueContext, name, stageThreshold, totalThreshold);
  }

  /** Records are maps in field order; a record whose function throws becomes an error record. */
  public DynamicFrame map(MapFunction<Map<String, Object>, Map<String, Object>> function) {
    return like(JavaRecords.map(frame, function, FaultSite.UNKNOWN), 0, 0);
  }

  public DynamicFrame filter(FilterFunction<Map<String, Object>> predicate) {
    return like(JavaRecords.filter(frame, predicate, FaultSite.UNKNOWN), 0, 0);
  }
}
