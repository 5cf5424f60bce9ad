package com.amazonaws.services.glue

import com.amazonaws.services.glue.util.JsonOptions
import org.apache.spark.SparkContext
import org.apache.spark.api.java.JavaSparkContext
import org.apache.spark.sql.{DataFrame, Dataset, Row, SparkSession, SQLContext}
import org.apache.spark.sql.types.StructType

/** The door to sources and sinks: a SQLContext that also reads and writes DynamicFrames. */
class GlueContext private (
    @transient val sc: SparkContext,
    val defaultSourcePartitioner: PartitioningStrategy,
    private[glue] val inner: io.mastic.face.GlueContext)
    extends SQLContext(sc) {

  def this(sc: SparkContext) =
    this(sc, PartitioningStrategy.AsRead, new io.mastic.face.GlueContext(sc))

  def this(sc: SparkContext, defaultSourcePartitioner: PartitioningStrategy) =
    this(sc, defaultSourcePartitioner, defaultSourcePartitioner.over(sc))

  /** Each of its frames is read in so many partitions, if there would be fewer than the least. */
  def this(sc: SparkContext, minPartitions: Int, targetPartitions: Int) =
    this(sc, PartitioningStrategy(minPartitions, targetPartitions))

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
        pushDownPredicate.trim),
      transformationContext)

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
        formatOptions.inner),
      transformationContext)

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
        catalogId),
      transformationContext)

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
    sink(
      connectionType,
      inner.getSink(connectionType, connectionOptions.inner, transformationContext))

  def getSinkWithFormat(
      connectionType: String,
      options: JsonOptions,
      transformationContext: String = "",
      format: String = null,
      formatOptions: JsonOptions = JsonOptions.empty): DataSink =
    sink(
      connectionType,
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

  def cancelTransaction(transactionId: String): Unit = inner.cancelTransaction(transactionId)

  private def source(found: io.mastic.face.DataSource, context: String): DataSource =
    new SomeSource(this, found, context)

  private def sink(found: io.mastic.face.DataSink): DataSink = new DataSink(this, found)

  private def sink(connectionType: String, found: io.mastic.face.DataSink): DataSink =
    if (connectionType.equalsIgnoreCase("dynamodb")) new DynamoDbDataSink(this, found)
    else sink(found)
}

/** In how many partitions frames are read: the target's, where there would be fewer than the least. */
case class PartitioningStrategy(minPartitions: Int, targetPartitions: Int) {

  private[glue] def over(sc: SparkContext): io.mastic.face.GlueContext =
    if (this == PartitioningStrategy.AsRead) new io.mastic.face.GlueContext(sc)
    else new io.mastic.face.GlueContext(sc, minPartitions, targetPartitions)
}

object PartitioningStrategy {

  /** As many as the files and their sizes make. */
  val AsRead: PartitioningStrategy = PartitioningStrategy(0, 0)
}
