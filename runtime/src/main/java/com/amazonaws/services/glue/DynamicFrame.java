package com.amazonaws.services.glue;

import com.amazonaws.services.glue.errors.CallSite;
import com.amazonaws.services.glue.schema.Schema;
import com.amazonaws.services.glue.util.JsonOptions;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.SparkHiveTypes;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Flat;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.cell.Staging;
import io.mastic.runtime.frame.convert.Lines;
import io.mastic.runtime.frame.fault.FaultSite;
import io.mastic.runtime.frame.python.PythonFunctions;
import io.mastic.runtime.frame.record.JavaRecords;
import io.mastic.runtime.frame.record.PythonRecords;
import io.mastic.runtime.frame.record.Unbox;
import io.mastic.runtime.frame.step.Choices;
import io.mastic.runtime.frame.step.DynamoJson;
import io.mastic.runtime.frame.step.Fields;
import io.mastic.runtime.frame.step.FrameSample;
import io.mastic.runtime.frame.step.Joining;
import io.mastic.runtime.frame.step.Mapping;
import io.mastic.runtime.frame.step.Pivot;
import io.mastic.runtime.frame.step.Split;
import io.mastic.runtime.frame.type.TypeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * A distributed collection of self-describing records; a thin face, the engine is {@link Frame}.
 * All transforms end with the same arguments: transformation context, call site, and the numbers of
 * error records of the step and in total at which to fail (zero: never).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-dynamicframe-class.html">DynamicFrame</a>
 */
public class DynamicFrame {
  private final Frame frame;
  private final GlueContext glueContext;
  private final String name;
  private final long stageThreshold;
  private final long totalThreshold;

  public DynamicFrame(Frame frame, GlueContext glueContext, String name) {
    this(frame, glueContext, name, 0, 0);
  }

  private DynamicFrame(
      Frame frame, GlueContext glueContext, String name, long stageThreshold, long totalThreshold) {
    this.frame = frame.guarded(stageThreshold, totalThreshold);
    this.glueContext = glueContext;
    this.name = name;
    this.stageThreshold = stageThreshold;
    this.totalThreshold = totalThreshold;
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

  // ---- what it is ----

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
    return unnamed(frame.errors(), glueContext);
  }

  public long errorsCount() {
    return frame.faults().count();
  }

  public long stageErrorsCount() {
    return frame.faults().ownCount();
  }

  /** Throws if the thresholds of this step are reached. */
  public void assertErrorThreshold() {
    frame.assertBelow(stageThreshold, totalThreshold);
  }

  // ---- functions ----

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

  // ---- fields ----

  /** Mappings are {@link MappingSpec}s or tuples. */
  public DynamicFrame applyMapping(
      Seq<?> mappings,
      boolean caseSensitive,
      String context,
      CallSite site,
      long stage,
      long total) {
    List<Mapping.Entry> entries = entries(mappings);
    return step(
        caseSensitive ? Mapping.caseSensitive(entries) : Mapping.ignoringCase(entries),
        stage,
        total);
  }

  public DynamicFrame dropFields(
      Seq<String> paths, String context, CallSite site, long stage, long total) {
    return step(Fields.drop(list(paths)), stage, total);
  }

  public DynamicFrame selectFields(
      Seq<String> paths, String context, CallSite site, long stage, long total) {
    return step(Fields.select(list(paths)), stage, total);
  }

  public DynamicFrame renameField(
      String oldName, String newName, String context, CallSite site, long stage, long total) {
    return step(Fields.rename(oldName, newName), stage, total);
  }

  /** Two frames: one with these fields, one with the others. */
  public Seq<DynamicFrame> splitFields(
      Seq<String> paths, String context, CallSite site, long stage, long total) {
    return seq(
        List.of(
            selectFields(paths, context, site, stage, total),
            dropFields(paths, context, site, stage, total)));
  }

  public DynamicFrame unnest(String context, CallSite site, long stage, long total) {
    return step(Flat::unnest, stage, total);
  }

  public DynamicFrame unnestDDBJson(String context, CallSite site, long stage, long total) {
    return step(DynamoJson::unnest, stage, total);
  }

  public DynamicFrame simplifyDDBJson() {
    return step(DynamoJson::simplify, 0, 0);
  }

  /**
   * The field's texts read as records of a format; those that cannot be read become error records.
   */
  public DynamicFrame unbox(
      String path,
      String format,
      String options,
      String context,
      CallSite site,
      long stage,
      long total) {
    return like(
        Unbox.field(frame, path, format, options == null ? "{}" : options, inner(site)),
        stage,
        total);
  }

  /** Specs first, then the option for the choices that are left. */
  public DynamicFrame resolveChoice(
      Seq<ResolveSpec> specs,
      Option<ChoiceOption> choice,
      Option<String> database,
      Option<String> table,
      String context,
      CallSite site,
      long stage,
      long total,
      Option<String> catalogId) {
    UnaryOperator<Rows> byPath = Choices.resolve(specs(specs));
    UnaryOperator<Rows> rest =
        choice.isEmpty() ? rows -> rows : everywhere(choice.get(), database, table, catalogId);
    return step(rows -> rest.apply(byPath.apply(rows)), stage, total);
  }

  private static UnaryOperator<Rows> everywhere(
      ChoiceOption choice,
      Option<String> database,
      Option<String> table,
      Option<String> catalogId) {
    if (!choice.matchesCatalog()) {
      return Choices.resolveAll(choice.action());
    }
    if (database.isEmpty() || table.isEmpty()) {
      throw new IllegalArgumentException("match_catalog needs a database and a table_name");
    }
    String catalog = catalogId.isEmpty() ? null : catalogId.get();
    return Choices.matchCatalog(() -> catalogSchema(database.get(), table.get(), catalog));
  }

  private static StructType catalogSchema(String database, String name, String catalogId) {
    Table table = GlueCatalog.of(catalogId).loadTable(database, name);
    List<Column> columns = new ArrayList<>(table.storageDescriptor().columns());
    columns.addAll(table.partitionKeys());
    return SparkHiveTypes.schema(columns);
  }

  // ---- rows ----

  /**
   * Two frames: rows for which all comparisons hold, and the others. The n-th of each sequence
   * belong together.
   */
  public Seq<DynamicFrame> splitRows(
      Seq<String> paths,
      Seq<?> values,
      Seq<String> operators,
      String context,
      CallSite site,
      long stage,
      long total) {
    List<Split.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      comparisons.add(new Split.Comparison(paths.apply(i), operators.apply(i), values.apply(i)));
    }
    return seq(
        List.of(
            step(Split.matching(comparisons), stage, total),
            step(Split.others(comparisons), stage, total)));
  }

  public DynamicFrame join(
      Seq<String> keys1,
      Seq<String> keys2,
      DynamicFrame frame2,
      String context,
      CallSite site,
      long stage,
      long total) {
    return like(frame.with(frame2.frame, Joining.equal(list(keys1), list(keys2))), stage, total);
  }

  public DynamicFrame union(
      DynamicFrame other, String context, CallSite site, long stage, long total) {
    return like(frame.with(other.frame, Joining::union), stage, total);
  }

  public DynamicFrame mergeDynamicFrames(
      DynamicFrame staged,
      Seq<String> keys,
      String context,
      JsonOptions options,
      CallSite site,
      long stage,
      long total) {
    return like(frame.with(staged.frame, Joining.replacing(list(keys))), stage, total);
  }

  /** The root table first; frames carry the names of their tables. */
  public Seq<DynamicFrame> relationalize(
      String root,
      String stagingPath,
      JsonOptions options,
      String context,
      CallSite site,
      long stage,
      long total) {
    boolean staged = stagingPath != null && !stagingPath.isBlank();
    Staging staging = staged ? Staging.below(stagingPath) : Staging.cached();
    List<DynamicFrame> frames = new ArrayList<>();
    Pivot.tables(frame.rows(), root, staging)
        .forEach((table, rows) -> frames.add(step(all -> rows, stage, total).withName(table)));
    return seq(frames);
  }

  /**
   * Writes a sample as JSON lines, and gives the frame on unchanged. Options: topk (100), prob (1).
   */
  public DynamicFrame spigot(
      String path, JsonOptions options, String context, CallSite site, long stage, long total) {
    FrameSample.of(options.toMap()).write(frame.rows(), path);
    return step(rows -> rows, stage, total);
  }

  public DynamicFrame repartition(
      int partitions, String context, CallSite site, long stage, long total) {
    return step(rows -> new Rows(rows.data().repartition(partitions), rows.schema()), stage, total);
  }

  public DynamicFrame coalesce(
      int partitions, boolean shuffle, String context, CallSite site, long stage, long total) {
    return shuffle
        ? repartition(partitions, context, site, stage, total)
        : step(rows -> new Rows(rows.data().coalesce(partitions), rows.schema()), stage, total);
  }

  // ---- inner ----

  private DynamicFrame step(UnaryOperator<Rows> step, long stage, long total) {
    return like(frame.then(step), stage, total);
  }

  private DynamicFrame like(Frame other, long stage, long total) {
    return new DynamicFrame(other, glueContext, name, stage, total);
  }

  private static FaultSite inner(CallSite site) {
    return new FaultSite(site.site(), site.info());
  }

  private static List<Mapping.Entry> entries(Seq<?> mappings) {
    return JavaConverters.seqAsJavaList(mappings).stream()
        .map(m -> MappingSpec.of(m).entry())
        .toList();
  }

  private static List<Choices.Spec> specs(Seq<ResolveSpec> specs) {
    return list(specs).stream().map(s -> new Choices.Spec(s.path(), s.action())).toList();
  }

  private static <T> List<T> list(Seq<T> values) {
    return List.copyOf(JavaConverters.seqAsJavaList(values));
  }

  private static <T> Seq<T> seq(List<T> values) {
    return JavaConverters.asScalaBuffer(values);
  }
}
