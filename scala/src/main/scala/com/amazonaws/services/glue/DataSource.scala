package com.amazonaws.services.glue

import com.amazonaws.services.glue.errors.CallSite
import com.amazonaws.services.glue.util.JsonOptions
import org.apache.spark.sql.DataFrame

/** Reads a frame from somewhere. */
trait DataSource {

  def glueContext: GlueContext

  def getDynamicFrame(): DynamicFrame

  /** In so many partitions, if there are fewer than the least. */
  def getDynamicFrame(minPartitions: Int, targetPartitions: Int): DynamicFrame

  def getDataFrame(): DataFrame

  /** The first so many records. */
  def getSampleDynamicFrame(num: Int, options: JsonOptions = JsonOptions.empty): DynamicFrame

  def supportsFormat(format: String): Boolean

  def setFormat(format: String, options: JsonOptions): Unit

  /** options: as JSON. */
  def setFormat(format: String, options: String): Unit = setFormat(format, JsonOptions(options))

  def withFormat(format: String, options: JsonOptions = JsonOptions.empty): DataSource = {
    setFormat(format, options)
    this
  }
}

private[glue] class SomeSource(
    override val glueContext: GlueContext,
    inner: io.mastic.face.DataSource,
    context: String)
    extends DataSource {

  override def getDynamicFrame(): DynamicFrame =
    new DynamicFrame(glueContext, inner.getDynamicFrame, context)

  override def getDynamicFrame(minPartitions: Int, targetPartitions: Int): DynamicFrame =
    new DynamicFrame(
      glueContext,
      inner.getDynamicFrame(minPartitions, targetPartitions),
      context)

  override def getDataFrame(): DataFrame = inner.getDataFrame

  override def getSampleDynamicFrame(num: Int, options: JsonOptions): DynamicFrame =
    new DynamicFrame(glueContext, inner.getSampleDynamicFrame(num, options.inner), context)

  override def supportsFormat(format: String): Boolean = inner.supportsFormat(format)

  override def setFormat(format: String, options: JsonOptions): Unit =
    inner.setFormat(format, options.inner)
}

/** Writes frames to somewhere; a write that fails throws. */
class DataSink private[glue] (glueContext: GlueContext, inner: io.mastic.face.DataSink) {

  /** The records that could not be written: none. */
  def writeDynamicFrame(
      frame: DynamicFrame,
      callSite: CallSite = CallSite("Not provided", "")): DynamicFrame =
    new DynamicFrame(glueContext, inner.writeDynamicFrame(frame.inner, callSite.inner))

  def writeDataFrame(
      frame: DataFrame,
      glueContext: GlueContext,
      callSite: CallSite = CallSite("Not provided", "")): DataFrame =
    inner.pyWriteDataFrame(frame, glueContext.inner, callSite.site, callSite.info)

  def pyWriteDynamicFrame(
      frame: DynamicFrame,
      site: String = "Not provided",
      info: String = ""): DynamicFrame = writeDynamicFrame(frame, CallSite(site, info))

  def pyWriteDataFrame(
      frame: DataFrame,
      glueContext: GlueContext,
      site: String = "Not provided",
      info: String = ""): DataFrame = writeDataFrame(frame, glueContext, CallSite(site, info))

  /** The records that could not be written: none, as a write that fails throws. */
  def errorsAsDynamicFrame: DynamicFrame = DynamicFrame.emptyDynamicFrame(glueContext)

  /** How many failed records AWS keeps in the driver; there are none to keep here. */
  def setAccumulableSize(size: Int): Unit = inner.setAccumulableSize(size)

  /** Spark 3 has no Accumulable any more. */
  def getOutputErrorRecordsAccumulable: Nothing =
    throw new UnsupportedOperationException(
      "getOutputErrorRecordsAccumulable is not supported by this version of Mastic: errorsAsDynamicFrame is")

  def supportsFormat(format: String): Boolean = inner.supportsFormat(format)

  def setFormat(format: String, options: JsonOptions): Unit = inner.setFormat(format, options.inner)

  def withFormat(format: String, options: JsonOptions = JsonOptions.empty): DataSink = {
    setFormat(format, options)
    this
  }

  def setCatalogInfo(
      catalogDatabase: String,
      catalogTableName: String,
      catalogId: String = ""): Unit =
    inner.setCatalogInfo(catalogDatabase, catalogTableName, catalogId)
}

object DataSink {

  /** The frame as it is: what a sink writes is counted by Spark, whatever the context. */
  def recordMetrics(frame: DynamicFrame, ctxt: String): DynamicFrame = frame
}

/** Writes to tables of DynamoDB. */
class DynamoDbDataSink private[glue] (glueContext: GlueContext, inner: io.mastic.face.DataSink)
    extends DataSink(glueContext, inner)
