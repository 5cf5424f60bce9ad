package com.amazonaws.services.glue;

import com.amazonaws.services.glue.errors.CallSite;
import com.amazonaws.services.glue.schema.Schema;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.convert.Lines;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.step.Choices;
import io.mastic.runtime.frame.step.Mapping;
import io.mastic.runtime.frame.type.TypeJson;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * What a DynamicFrame is and tells of itself; its transforms are in {@link FrameFields} and {@link
 * FrameRows}.
 */
public abstract class FrameState {
  final Frame frame;
  final GlueContext glueContext;
  final String name;
  final long stageThreshold;
  final long totalThreshold;

  FrameState(
      Frame frame, GlueContext glueContext, String name, long stageThreshold, long totalThreshold) {
    this.frame = frame.guarded(stageThreshold, totalThreshold);
    this.glueContext = glueContext;
    this.name = name;
    this.stageThreshold = stageThreshold;
    this.totalThreshold = totalThreshold;
  }

  /** The engine's side of this frame. */
  public Frame frame() {
    return frame;
  }

  public GlueContext glueContext() {
    return glueContext;
  }

  public String getName() {
    return name;
  }

  public String name() {
    return name;
  }

  public DynamicFrame withName(String other) {
    return new DynamicFrame(frame, glueContext, other, stageThreshold, totalThreshold);
  }

  public Schema schema() {
    return new Schema(frame.schema());
  }

  public boolean isSchemaComputed() {
    return frame.isSchemaComputed();
  }

  public Option<Schema> getSchemaIfComputed() {
    return isSchemaComputed() ? Option.apply(schema()) : Option.empty();
  }

  /** The same records read under this schema (Glue's JSON); spares the pass that would find one. */
  public DynamicFrame pyWithFrameSchema(String json) {
    return like(frame.withSchema(TypeJson.read(json)), 0, 0);
  }

  public DynamicFrame withFrameSchema(Schema schema) {
    return like(frame.withSchema(schema.type()), 0, 0);
  }

  public void printSchema() {
    System.out.println(schema().treeString());
  }

  public void show(int rows) {
    System.out.println(showString(rows));
  }

  /** Up to so many records in JSON, one per line. */
  public String showString(int rows) {
    return Lines.show(frame.rows(), rows);
  }

  public long count() {
    return frame.data().count();
  }

  public int getNumPartitions() {
    return frame.data().rdd().getNumPartitions();
  }

  public Dataset<Row> toDF() {
    return frame.data();
  }

  /** The Dataset; choices without a spec are structs with one field per alternative. */
  public Dataset<Row> toDF(Seq<ResolveSpec> specs) {
    return specs.isEmpty() ? toDF() : Choices.resolve(specs(specs)).apply(frame.rows()).data();
  }

  // ---- records that went wrong ----

  /** The error records of this step and all before, each a struct {@code error}. */
  public DynamicFrame errorsAsDynamicFrame() {
    return DynamicFrame.unnamed(frame.errors(), glueContext);
  }

  public long errorsCount() {
    return frame.faults().count();
  }

  public long stageErrorsCount() {
    return frame.faults().ownCount();
  }

  /** Throws if there are more error records than this step allows. */
  public void assertErrorThreshold() {
    frame.assertBelow(stageThreshold, totalThreshold);
  }

  final DynamicFrame step(UnaryOperator<Rows> step, long stage, long total) {
    return like(frame.then(step), stage, total);
  }

  final DynamicFrame like(Frame other, long stage, long total) {
    return new DynamicFrame(other, glueContext, name, stage, total);
  }

  static FaultSite inner(CallSite site) {
    return new FaultSite(site.site(), site.info());
  }

  static List<Mapping.Entry> entries(Seq<?> mappings) {
    return JavaConverters.seqAsJavaList(mappings).stream()
        .map(m -> MappingSpec.of(m).entry())
        .toList();
  }

  static List<Choices.Spec> specs(Seq<ResolveSpec> specs) {
    return list(specs).stream().map(s -> new Choices.Spec(s.path(), s.action())).toList();
  }

  static <T> List<T> list(Seq<T> values) {
    return List.copyOf(JavaConverters.seqAsJavaList(values));
  }

  static <T> Seq<T> seq(List<T> values) {
    return JavaConverters.asScalaBuffer(values);
  }
}
