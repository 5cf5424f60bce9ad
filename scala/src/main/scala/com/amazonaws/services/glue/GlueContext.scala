package com.amazonaws.services.glue

import com.amazonaws.services.glue.util.JsonOptions
import org.apache.spark.SparkContext
import org.apache.spark.api.java.JavaSparkContext
import org.apache.spark.sql.{DataFrame, Dataset, Row, SparkSession, SQLContext}
import org.apache.spark.sql.types.StructType

/** The door to sources and sinks: a SQLContext that also reads and writes DynamicFrames. */
class GlueContext private (
    @transient val sc: SparkContext,
    private[glue] val inner: io.mastic.face.GlueContext)
    extends SQLContext(sc) {

  def this(sc: SparkContext) = this(sc, new io.mastic.face.GlueContext(sc))

  /** Each of its frames is read in so many partitions, if there would be fewer than the least. */
  def this(sc: SparkContext, minPartitions: Int, targetPartitions: Int) =
    this(sc, new io.mastic.face.GlueContext(sc, minPartitions, targetPartitions))

  def this(sparkContext: JavaSparkContext) = this(sparkContext.sc)

  def getSparkSession: SparkSession = inner.getSparkSession

  // ---- reading

  def getSource(
      connectionType: String,
      connectionOptions: JsonOptions,
      transformationContext: String = "",
      pushDownPredicate: String = ""): DataSource =
    source(
      inner.getSource(
        connectionType,
        connectionOptions.inner,
        transformationContext,
        pushDownPredicate.trim))

  def getSourceWithFormat(
      connectionType: String,
      options: JsonOptions,
      transformationContext: String = "",
      format: String = null,
      formatOptions: JsonOptions = JsonOptions.empty): DataSource =
    source(
      inner.getSourceWithFormat(
        connectionType,
        options.inner,
        transformationContext,
        format,
        formatOptions.inner))

  def createDataFrameFromOptions(
      connectionType: String,
      connectionOptions: JsonOptions,
      transformationContext: String = "",
      format: String = null,
      formatOptions: JsonOptions = JsonOptions.empty): DataSource =
    getSourceWithFormat(
      connectionType,
      connectionOptions,
      transformationContext,
      format,
      formatOptions)

  def getCatalogSource(
      database: String,
      tableName: String,
      redshiftTmpDir: String = "",
      transformationContext: String = "",
      pushDownPredicate: String = " ",
      additionalOptions: JsonOptions = JsonOptions.empty,
      catalogId: String = null): DataSource =
    source(
      inner.getCatalogSource(
        database,
        tableName,
        redshiftTmpDir,
        transformationContext,
        pushDownPredicate.trim,
        additionalOptions.inner,
        catalogId))

  def getCatalogSchemaAsSparkSchema(
      database: String,
      tableName: String,
      catalogId: String = null): StructType =
    inner.getCatalogSchemaAsSparkSchema(database, tableName, catalogId)

  // ---- writing

  def getSink(
      connectionType: String,
      connectionOptions: JsonOptions,
      transformationContext: String = ""): DataSink =
    sink(inner.getSink(connectionType, connectionOptions.inner, transformationContext))

  def getSinkWithFormat(
      connectionType: String,
      options: JsonOptions,
      transformationContext: String = "",
      format: String = null,
      formatOptions: JsonOptions = JsonOptions.empty): DataSink =
    sink(
      inner.getSinkWithFormat(
        connectionType,
        options.inner,
        transformationContext,
        format,
        formatOptions.inner))

  def getCatalogSink(
      database: String,
      tableName: String,
      redshiftTmpDir: String = "",
      transformationContext: String = "",
      additionalOptions: JsonOptions = JsonOptions.empty,
      catalogId: String = null): DataSink =
    sink(
      inner.getCatalogSink(
        database,
        tableName,
        redshiftTmpDir,
        transformationContext,
        additionalOptions.inner,
        catalogId))

  def getJDBCSink(
      catalogConnection: String,
      options: JsonOptions,
      redshiftTmpDir: String = "",
      transformationContext: String = "",
      catalogId: String = null): DataSink =
    sink(
      inner.getJDBCSink(
        catalogConnection,
        options.inner,
        redshiftTmpDir,
        transformationContext,
        catalogId))

  // ---- streams

  /** Runs until the stream ends. Options: windowSize, checkpointLocation, batchMaxRetries (3). */
  def forEachBatch(
      frame: Dataset[Row],
      batch_function: (Dataset[Row], Long) => Unit,
      options: JsonOptions): Unit = Batches.run(frame, batch_function, options.toMap)

  /** As the guide's examples have it: with what createDataFrameFromOptions gives. */
  def forEachBatch(
      frame: DataSource,
      batch_function: (Dataset[Row], Long) => Unit,
      options: JsonOptions): Unit = forEachBatch(frame.getDataFrame(), batch_function, options)

  def addIngestionTimeColumns(df: DataFrame, timeGranularity: String = ""): DataFrame =
    inner.addIngestionTimeColumns(df, timeGranularity)

  // ---- housekeeping

  def purgeTable(
      database: String,
      tableName: String,
      options: JsonOptions = JsonOptions.empty,
      transformationContext: String = "",
      catalogId: String = null): Unit =
    inner.purgeTable(database, tableName, options.inner, transformationContext, catalogId)

  def purgeS3Path(
      s3Path: String,
      options: JsonOptions = JsonOptions.empty,
      transformationContext: String = ""): Unit =
    inner.purgeS3Path(s3Path, options.inner, transformationContext)

  def startTransaction(readOnly: Boolean): String = inner.startTransaction(readOnly)

  def commitTransaction(transactionId: String, waitForCommit: Boolean = true): Boolean =
    inner.commitTransaction(transactionId, waitForCommit)

  def cancelTransaction(transactionId: String): Boolean = inner.cancelTransaction(transactionId)

  private def source(found: io.mastic.face.DataSource): DataSource = new SomeSource(this, found)

  private def sink(found: io.mastic.face.DataSink): DataSink = new DataSink(this, found)
}
