import com.amazonaws.services.glue.{DynamicFrame, GlueContext}
import com.amazonaws.services.glue.util.{GlueArgParser, Job, JsonOptions}
import org.apache.spark.SparkContext
import org.apache.spark.sql.{Dataset, Row}

import scala.collection.JavaConverters._

/** The streaming examples of the guide's page on GlueContext in Scala, on a topic of three messages. */
object GlueApp {

  def main(sysArgs: Array[String]): Unit = {
    val glueContext = new GlueContext(new SparkContext())
    val args = GlueArgParser.getResolvedOptions(sysArgs, Seq("JOB_NAME", "bucket", "database", "connection").toArray)
    Job.init(args("JOB_NAME"), glueContext, args.asJava)
    val root = "s3://" + args("bucket") + "/scala/"

    @volatile var seen = 0L

    def options(name: String) =
      JsonOptions(s"""{"windowSize": "1 seconds", "checkpointLocation": "$root$name/checkpoint/"}""")

    /** Ends the stream when all have been seen, else after a minute. */
    def watched(): Unit = {
      seen = 0
      val watcher = new Thread(() => {
        val deadline = System.nanoTime + 60000000000L
        while (seen < 3 && System.nanoTime < deadline) Thread.sleep(50)
        glueContext.streams.active.foreach(_.stop())
      })
      watcher.setDaemon(true)
      watcher.start()
    }

    val data_frame_datasource0 =
      glueContext.createDataFrameFromOptions(transformationContext = "datasource0", connectionType = "kafka",
        connectionOptions = JsonOptions("""{"connectionName": "CONNECTION", "topicName": "clicks", "startingPosition": "earliest", "inferSchema": "false", "classification": "json", "schema":"`id` INT, `name` STRING"}"""
          .replace("CONNECTION", args("connection"))))
    watched()
    glueContext.forEachBatch(data_frame_datasource0, (dataFrame: Dataset[Row], batchId: Long) =>
       {
          if (dataFrame.count() > 0)
            {
              val datasource0 = DynamicFrame(glueContext.addIngestionTimeColumns(dataFrame, "hour"), glueContext)
              val options_datasink1 = JsonOptions(
                 Map("partitionKeys" -> Seq("ingest_year", "ingest_month","ingest_day", "ingest_hour"),
                 "enableUpdateCatalog" -> true))
              val datasink1 = glueContext.getCatalogSink(
                 database = args("database"),
                 tableName = "fromoptionsoutput",
                 redshiftTmpDir = "",
                 transformationContext = "datasink1",
                 additionalOptions = options_datasink1).writeDynamicFrame(datasource0)
              seen += dataFrame.count()
            }
       }, options("options"))
    val written = glueContext.getCatalogSource(database = args("database"), tableName = "fromoptionsoutput").getDynamicFrame()
    println("options " + written.selectFields(Seq("id", "name")).toDF().toJSON.collect.sorted.mkString(" "))

    def streamed(name: String, frame: Dataset[Row]): Unit = {
      watched()
      var rows = Seq.empty[String]
      glueContext.forEachBatch(frame, (dataFrame: Dataset[Row], batchId: Long) => {
        rows = rows ++ dataFrame.toJSON.collect
        seen = rows.size
      }, options(name))
      println(name + " " + rows.sorted.mkString(" "))
    }

    val kafkaOptions = new JsonOptions(
      s"""{"connectionName": "${args("connection")}",
         |"topicName": "clicks",
         |"startingOffsets": "earliest",
         |"inferSchema": "true",
         |"classification": "json"}""".stripMargin)
    streamed("inferred", glueContext.getSource("kafka", kafkaOptions).getDataFrame())
    streamed("catalog", glueContext.getCatalogSource(
      database = args("database"),
      tableName = "clicks",
      redshiftTmpDir = "",
      transformationContext = "datasource0",
      additionalOptions = JsonOptions("""{"startingPosition": "TRIM_HORIZON", "inferSchema": "false"}""")).getDataFrame())
    Job.commit()
    println("done")
  }
}
