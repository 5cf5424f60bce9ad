import com.amazonaws.services.glue.GlueContext
import com.amazonaws.services.glue.util.{GlueArgParser, Job, JsonOptions}
import java.util.Calendar
import org.apache.spark.SparkContext
import org.apache.spark.sql.{Dataset, Row, SaveMode, SparkSession}
import org.apache.spark.sql.functions.from_json
import org.apache.spark.sql.streaming.Trigger
import scala.collection.JavaConverters._

/** The script of the guide's page on Scala: a stream of Kinesis, read by a table's schema, is joined to a file. */
object streamJoiner {
  def main(sysArgs: Array[String]) {
    val spark: SparkContext = new SparkContext()
    val glueContext: GlueContext = new GlueContext(spark)
    val sparkSession: SparkSession = glueContext.getSparkSession
    import sparkSession.implicits._
    val args = GlueArgParser.getResolvedOptions(sysArgs, Seq("JOB_NAME", "bucket", "database", "kinesis").toArray)
    Job.init(args("JOB_NAME"), glueContext, args.asJava)
    val root = "s3://" + args("bucket") + "/joiner/"
    @volatile var seen = 0L
    def watched(): Unit = {
      seen = 0
      val watcher = new Thread(() => {
        val deadline = System.nanoTime + 90000000000L
        while (seen < 3 && System.nanoTime < deadline) Thread.sleep(50)
        sparkSession.streams.active.foreach(_.stop())
      })
      watcher.setDaemon(true)
      watcher.start()
    }

    val staticData = sparkSession.read.format("csv").option("header", "true").load(root + "inputs/productsStatic.csv")
    val datasource0 = sparkSession.readStream
      .format("kinesis")
      .option("streamName", "stream-join-demo")
      .option("endpointUrl", args("kinesis"))
      .option("startingPosition", "TRIM_HORIZON")
      .load
    val selectfields1 = datasource0.select(from_json($"data".cast("string"),
      glueContext.getCatalogSchemaAsSparkSchema(args("database"), "stream-join-demo2")) as "data").select("data.*")
    watched()
    selectfields1.writeStream.foreachBatch { (dataFrame: Dataset[Row], batchId: Long) => {
      val joined = dataFrame.join(staticData, "product_id")
      val year: Int = Calendar.getInstance().get(Calendar.YEAR)
      if (dataFrame.count() > 0) {
        joined.write
          .mode(SaveMode.Append)
          .format("parquet")
          .option("quote", " ")
          .save(root + "output/" + "/year=" + "%04d".format(year) + "/")
        seen += dataFrame.count()
      }
    }
    }
      .trigger(Trigger.ProcessingTime("1 seconds"))
      .option("checkpointLocation", root + "checkpoint/")
      .start().awaitTermination()
    println("joined " + sparkSession.read.parquet(root + "output/").drop("year").toJSON.collect.sorted.mkString(" "))

    val options = Map("streamName" -> "stream-join-demo", "endpointUrl" -> args("kinesis"), "startingPosition" -> "TRIM_HORIZON",
      "inferSchema" -> "true", "classification" -> "json")
    def streamed(name: String, frame: Dataset[Row]): Unit = {
      watched()
      var rows = Seq.empty[String]
      glueContext.forEachBatch(frame, (dataFrame: Dataset[Row], batchId: Long) => {
        rows = rows ++ dataFrame.toJSON.collect
        seen = rows.size
      }, JsonOptions(s"""{"windowSize": "1 seconds", "checkpointLocation": "$root$name/"}"""))
      println(name + " " + rows.sorted.mkString(" "))
    }
    streamed("options", glueContext.createDataFrameFromOptions(transformationContext = "datasource0", connectionType = "kinesis",
      connectionOptions = JsonOptions(options)).getDataFrame())
    streamed("source", glueContext.getSource("kinesis", new JsonOptions(options)).getDataFrame())
    Job.commit()
  }
}
