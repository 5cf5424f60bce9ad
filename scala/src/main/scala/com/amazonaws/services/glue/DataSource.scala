package com.amazonaws.services.glue

import com.amazonaws.services.glue.errors.CallSite
import com.amazonaws.services.glue.util.JsonOptions
import org.apache.spark.sql.DataFrame

/** Reads a frame from somewhere. */
trait DataSource {

  def glueContext: GlueContext

  def getDynamicFrame(): DynamicFrame

  def getDynamicFrame(minPartitions: Int, targetPartitions: Int): DynamicFrame = getDynamicFrame()

  def getDataFrame(): DataFrame

  /** The first so many records. */
  def getSampleDynamicFrame(num: Int, options: JsonOptions = JsonOptions.empty): DynamicFrame

  def setFormat(format: String, options: JsonOptions): Unit

  def withFormat(format: String, options: JsonOptions = JsonOptions.empty): DataSource = {
    setFormat(format, options)
    this
  }
}

private[glue] class SomeSource(
    override val glueContext: GlueContext,
    inner: io.mastic.face.DataSource)
    extends DataSource {

  override def getDynamicFrame(): DynamicFrame =
    new DynamicFrame(glueContext, inner.getDynamicFrame)

  override def getDataFrame(): DataFrame = inner.getDataFrame

  override def getSampleDynamicFrame(num: Int, options: JsonOptions): DynamicFrame =
    new DynamicFrame(glueContext, inner.getSampleDynamicFrame(num, options.inner))

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
