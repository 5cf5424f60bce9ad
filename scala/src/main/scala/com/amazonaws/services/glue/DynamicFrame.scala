package com.amazonaws.services.glue

import java.util.{Map => JavaMap}

import com.amazonaws.services.glue.errors.CallSite
import com.amazonaws.services.glue.schema.Schema
import com.amazonaws.services.glue.util.JsonOptions
import io.mastic.face.{DynamicFrame => Engine}
import io.mastic.runtime.frame.fault.{FaultRecord, Faults, FaultSite}
import io.mastic.runtime.frame.record.JavaRecords
import io.mastic.runtime.frame.`type`.GlueType
import org.apache.spark.api.java.JavaRDD
import org.apache.spark.api.java.function.{FilterFunction, MapFunction}
import org.apache.spark.rdd.RDD
import org.apache.spark.sql.DataFrame

import scala.collection.JavaConverters._

/**
 * A distributed collection of self-describing records. All transforms end with the same arguments:
 * transformation context, call site, and the numbers of error records of the step and in total that
 * are allowed (zero: any).
 */
class DynamicFrame private[glue] (
    @transient val glueContext: GlueContext,
    @transient private[glue] val inner: Engine,
    val transformationContext: String,
    @transient before: () => Long)
    extends Serializable {

  import DynamicFrame.{optional, NowhereInParticular}

  private[glue] def this(glueContext: GlueContext, inner: Engine, transformationContext: String) =
    this(glueContext, inner, transformationContext, () => 0L)

  private[glue] def this(glueContext: GlueContext, inner: Engine) =
    this(glueContext, inner, DynamicFrame.UNDEFINED)

  /**
   * Of records of a script's own; those with an error become error records. Whoever counts errors
   * is told prevErrors more, and errorExpr is evaluated before.
   */
  def this(
      glueContext: GlueContext,
      _records: RDD[DynamicRecord],
      name: String = "",
      transformationContext: String = DynamicFrame.UNDEFINED,
      callSite: CallSite = CallSite("Not provided", ""),
      stageThreshold: Long = 0,
      totalThreshold: Long = 0,
      prevErrors: => Long = 0,
      errorExpr: => Unit = {}) =
    this(
      glueContext,
      DynamicFrame.engine(
        glueContext,
        _records,
        name,
        callSite,
        Faults.NONE,
        stageThreshold,
        totalThreshold),
      transformationContext,
      () => { errorExpr; prevErrors })

  // ---- what it is

  def name: String = inner.name

  def getName: String = inner.getName

  def withName(name: String): DynamicFrame = like(inner.withName(name),
      transformationContext)

  def withTransformationContext(ctx: String): DynamicFrame = like(inner, ctx)

  def schema: Schema = new Schema(inner.schema.`type`)

  def isSchemaComputed: Boolean = inner.isSchemaComputed

  def getSchemaIfComputed: Option[Schema] = if (isSchemaComputed) Some(schema) else None

  /** The schema of the records themselves, by another pass over them. */
  def recomputeSchema: Schema =
    new Schema(new Engine(DynamicFrame.reread(inner.frame), inner.glueContext, name).schema.`type`)

  /** The records read under this schema, without a pass that would find one. */
  def withFrameSchema(getSchema: () => Schema): DynamicFrame = withFrameSchema(getSchema())

  def withFrameSchema(schema: Schema): DynamicFrame =
    like(
      inner.withFrameSchema(new io.mastic.face.schema.Schema(schema.`type`)),
      transformationContext)

  def printSchema(): Unit = inner.printSchema()

  def show(numRows: Int = 20): Unit = inner.show(numRows)

  def count: Long = inner.count

  def getNumPartitions: Int = inner.getNumPartitions

  def toDF(specs: Seq[ResolveSpec] = Seq.empty[ResolveSpec]): DataFrame =
    inner.toDF(specs.map(DynamicFrame.resolving))

  /** The records as Python's side reads them. */
  def javaToPython: JavaRDD[Array[Byte]] = inner.javaToPython

  // ---- records that went wrong

  def errorsCount: Long = before() + inner.errorsCount

  def stageErrorsCount: Long = inner.stageErrorsCount

  def errorsAsDynamicFrame: DynamicFrame = like(inner.errorsAsDynamicFrame, DynamicFrame.UNDEFINED)

  def assertErrorThreshold(): Unit = inner.assertErrorThreshold()

  // ---- fields

  def applyMapping(
      mappings: Seq[Product4[String, String, String, String]],
      caseSensitive: Boolean = true,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame = {
    val specs = mappings.map(m => io.mastic.face.MappingSpec.apply(m._1, m._2, m._3, m._4))
    like(
      inner.applyMapping(
        specs,
        caseSensitive,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)
  }

  def dropField(
      path: String,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    dropFields(Seq(path), transformationContext, callSite, stageThreshold, totalThreshold)

  def dropFields(
      fieldNames: Seq[String],
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.dropFields(
        fieldNames,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  /** Without the fields in which nothing but null was seen. */
  def dropNulls(
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame = {
    val nulls = DynamicFrame.nullFields(inner.frame.schema, "")
    if (nulls.isEmpty) this
    else dropFields(nulls, transformationContext, callSite, stageThreshold, totalThreshold)
  }

  def selectField(
      fieldName: String,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    selectFields(Seq(fieldName), transformationContext, callSite, stageThreshold, totalThreshold)

  def selectFields(
      paths: Seq[String],
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner
        .selectFields(paths, transformationContext, callSite.inner, stageThreshold, totalThreshold),
      transformationContext)

  def renameField(
      oldName: String,
      newName: String,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.renameField(
        oldName,
        newName,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def splitFields(
      paths: Seq[String],
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): Seq[DynamicFrame] =
    inner
      .splitFields(paths, transformationContext, callSite.inner, stageThreshold, totalThreshold)
      .map(like(_, transformationContext))

  def resolveChoice(
      specs: Seq[Product2[String, String]] = Seq.empty[ResolveSpec],
      choiceOption: Option[ChoiceOption] = None,
      database: Option[String] = None,
      tableName: Option[String] = None,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0,
      catalogId: Option[String] = None): DynamicFrame = {
    val choice = choiceOption.map(c => io.mastic.face.ChoiceOption.apply(c.text))
    like(
      inner.resolveChoice(
        specs.map(DynamicFrame.resolving),
        choice,
        database,
        tableName,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold,
        catalogId),
      transformationContext)
  }

  def unbox(
      path: String,
      format: String,
      optionString: String = "{}",
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.unbox(
        path,
        format,
        optionString,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def unnest(
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(inner.unnest(transformationContext, callSite.inner, stageThreshold, totalThreshold),
      transformationContext)

  def unnestDDBJson(
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(inner.unnestDDBJson(transformationContext, callSite.inner, stageThreshold, totalThreshold),
      transformationContext)

  def simplifyDDBJson(): DynamicFrame = like(inner.simplifyDDBJson(), DynamicFrame.UNDEFINED)

  // ---- rows

  /** A record for which the function throws becomes an error record. */
  def filter(
      f: DynamicRecord => Boolean,
      errorMsg: String = "",
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame = {
    val site = new FaultSite(callSite.site, optional(errorMsg, callSite.info))
    DynamicFrame.of(
      JavaRecords.filter(inner.frame, DynamicFrame.filtering(f), site),
      this,
      transformationContext,
      stageThreshold,
      totalThreshold)
  }

  /** The function may change its record, which is its own copy. */
  def map(
      f: DynamicRecord => DynamicRecord,
      errorMsg: String = "",
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame = {
    val site = new FaultSite(callSite.site, optional(errorMsg, callSite.info))
    DynamicFrame.of(
      JavaRecords.map(inner.frame, DynamicFrame.mapping(f), site),
      this,
      transformationContext,
      stageThreshold,
      totalThreshold)
  }

  def splitRows(
      paths: Seq[String],
      values: Seq[Any],
      operators: Seq[String],
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): Seq[DynamicFrame] =
    inner
      .splitRows(
        paths,
        values,
        operators,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold)
      .map(like(_, transformationContext))

  def join(
      keys1: Seq[String],
      keys2: Seq[String],
      frame2: DynamicFrame,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.join(
        keys1,
        keys2,
        frame2.inner,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def union(
      other: DynamicFrame,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.union(
        other.inner,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def mergeDynamicFrames(
      stageDynamicFrame: DynamicFrame,
      primaryKeys: Seq[String],
      transformationContext: String = "",
      options: JsonOptions = JsonOptions.empty,
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.mergeDynamicFrames(
        stageDynamicFrame.inner,
        primaryKeys,
        transformationContext,
        options.inner,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def relationalize(
      rootTableName: String,
      stagingPath: String,
      options: JsonOptions = JsonOptions.empty,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): Seq[DynamicFrame] =
    inner
      .relationalize(
        rootTableName,
        stagingPath,
        options.inner,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold)
      .map(like(_, transformationContext))

  def spigot(
      path: String,
      options: JsonOptions = new JsonOptions("{}"),
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.spigot(
        path,
        options.inner,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def repartition(
      numPartitions: Int,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.repartition(
        numPartitions,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  def coalesce(
      numPartitions: Int,
      shuffle: Boolean = false,
      transformationContext: String = "",
      callSite: CallSite = NowhereInParticular,
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame =
    like(
      inner.coalesce(
        numPartitions,
        shuffle,
        transformationContext,
        callSite.inner,
        stageThreshold,
        totalThreshold),
      transformationContext)

  private def like(other: Engine, context: String): DynamicFrame =
    new DynamicFrame(glueContext, other, context)
}

object DynamicFrame {

  /** The transformation context of a frame that was given none. */
  val UNDEFINED = ""

  private[glue] val NowhereInParticular = CallSite("Not provided", "")

  def apply(df: DataFrame, glueContext: GlueContext): DynamicFrame =
    new DynamicFrame(glueContext, Engine.apply(df, glueContext.inner))

  def emptyDynamicFrame(glueContext: GlueContext): DynamicFrame =
    new DynamicFrame(glueContext, Engine.emptyDynamicFrame(glueContext.inner))

  private def of(
      frame: io.mastic.runtime.frame.Frame,
      before: DynamicFrame,
      context: String,
      stageThreshold: Long,
      totalThreshold: Long): DynamicFrame =
    new DynamicFrame(
      before.glueContext,
      new Engine(frame, before.inner.glueContext, before.name, stageThreshold, totalThreshold),
      context)

  /** A frame of what became of another's records; those with an error are its own error records. */
  def newFrameWithErrors(
      prevFrame: DynamicFrame,
      rdd: RDD[DynamicRecord],
      name: String = "",
      transformationContext: String = "",
      callSite: CallSite,
      stageThreshold: Long,
      totalThreshold: Long): DynamicFrame =
    new DynamicFrame(
      prevFrame.glueContext,
      engine(
        prevFrame.glueContext,
        rdd,
        name,
        callSite,
        prevFrame.inner.frame.faults,
        stageThreshold,
        totalThreshold),
      transformationContext)

  /** The frame of records that Python's side wrote. */
  def fromPythonRDD(rdd: JavaRDD[Array[Byte]], glueContext: GlueContext): DynamicFrame =
    new DynamicFrame(
      glueContext,
      Engine.fromPythonRDD(
        Engine.emptyDynamicFrame(glueContext.inner),
        rdd,
        glueContext.inner,
        UNDEFINED,
        "",
        NowhereInParticular.inner,
        0,
        0))

  /** A step that lets error records pass as they are. */
  def ignoreErrors(fn: DynamicRecord => DynamicRecord): DynamicRecord => DynamicRecord =
    record => if (record.isError) record else fn(record)

  /** A step that makes of an error record one that tells its error, as errorsAsDynamicFrame does. */
  def inlineErrors(msg: String, callSite: CallSite): DynamicRecord => DynamicRecord = record =>
    record.getError
      .map { error =>
        val site = new FaultSite(callSite.site, callSite.info)
        val said = new RuntimeException(msg + ": " + error.getMessage, error)
        new DynamicRecord(FaultRecord.of(site, said, record.fields))
      }
      .getOrElse(record)

  private def engine(
      glueContext: GlueContext,
      records: RDD[DynamicRecord],
      name: String,
      callSite: CallSite,
      before: Faults,
      stageThreshold: Long,
      totalThreshold: Long): Engine = {
    val site = new FaultSite(callSite.site, callSite.info)
    val good = records.filter(!_.isError).map(_.fields: Object).toJavaRDD
    val bad = records
      .filter(_.isError)
      .map(record => FaultRecord.of(site, record.getError.get, record.fields): Object)
      .toJavaRDD
    val frame = JavaRecords.of(glueContext.getSparkSession, good, bad, before)
    new Engine(frame, glueContext.inner, name, stageThreshold, totalThreshold)
  }

  private def optional(text: String, otherwise: String): String =
    if (text.isEmpty) otherwise else text

  private[glue] def resolving(spec: Product2[String, String]): io.mastic.face.ResolveSpec =
    io.mastic.face.ResolveSpec.apply(spec._1, ResolveSpec.action(spec._2))

  private def filtering(f: DynamicRecord => Boolean): FilterFunction[JavaMap[String, AnyRef]] =
    new FilterFunction[JavaMap[String, AnyRef]] {
      override def call(record: JavaMap[String, AnyRef]): Boolean = f(new DynamicRecord(record))
    }

  private def mapping(
      f: DynamicRecord => DynamicRecord): MapFunction[JavaMap[String, AnyRef], JavaMap[String, AnyRef]] =
    new MapFunction[JavaMap[String, AnyRef], JavaMap[String, AnyRef]] {
      override def call(record: JavaMap[String, AnyRef]): JavaMap[String, AnyRef] = {
        val changed = f(new DynamicRecord(record).clone)
        changed.getError.foreach(error => throw error)
        changed.fields
      }
    }

  private def reread(frame: io.mastic.runtime.frame.Frame): io.mastic.runtime.frame.Frame =
    JavaRecords.map(frame, mapping(identity), FaultSite.UNKNOWN)

  /** The quoted paths of the fields of type null. */
  private def nullFields(schema: GlueType.StructOf, above: String): Seq[String] =
    schema.fields.asScala.flatMap { field =>
      val path = above + "`" + field.name.replace("`", "``") + "`"
      field.`type` match {
        case inside: GlueType.StructOf => nullFields(inside, path + ".")
        case GlueType.NULL => Seq(path)
        case _ => Seq.empty
      }
    }
}
