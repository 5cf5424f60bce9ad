package com.amazonaws.services.glue

import io.mastic.runtime.stream.{KeptBatch, Messages}
import org.apache.spark.sql.{Dataset, Row, SparkSession}
import org.apache.spark.sql.streaming.Trigger

/** A stream in windows, each given to the script as a plain DataFrame. */
private[glue] object Batches {

  def run(
      frame: Dataset[Row],
      batch: (Dataset[Row], Long) => Unit,
      options: Map[String, Any]): Unit = {
    val retries = options.get("batchMaxRetries").map(_.toString.toInt).getOrElse(3)
    val keep = !options.get("persistDataFrame").exists(_.toString.equalsIgnoreCase("false"))
    frame.writeStream
      .foreachBatch((rows: Dataset[Row], id: Long) => tried(batch, rows, id, retries, keep, frame.sparkSession))
      .trigger(Trigger.ProcessingTime(window(required(options, "windowSize"))))
      .option("checkpointLocation", required(options, "checkpointLocation"))
      .start()
      .awaitTermination()
  }

  private def required(options: Map[String, Any], name: String): String =
    options
      .get(name)
      .map(_.toString)
      .getOrElse(throw new IllegalArgumentException(s"forEachBatch needs the option $name"))

  private def window(size: String): String =
    if (size.forall(_.isDigit)) size + " seconds" else size

  /** Reads each batch once, and skips those without rows; a failure is tried again. */
  private def tried(
      batch: (Dataset[Row], Long) => Unit,
      rows: Dataset[Row],
      id: Long,
      retries: Int,
      keep: Boolean,
      session: SparkSession): Unit = {
    def given(frame: Dataset[Row]): Unit =
      again(() => batch(Messages.inferred(frame), id), 0, retries)
    if (!keep) {
      if (rows.head(1).nonEmpty) given(rows)
    } else {
      val kept = KeptBatch.of(rows, session)
      try if (!kept.isEmpty) given(kept.rows)
      finally kept.close()
    }
  }

  private def again(step: () => Unit, attempt: Int, retries: Int): Unit =
    try step()
    catch {
      case _: Exception if attempt < retries =>
        Thread.sleep(1000L << attempt)
        again(step, attempt + 1, retries)
    }
}
