package com.amazonaws.services.glue.dq

import java.util.concurrent.ConcurrentHashMap

import com.amazonaws.services.glue.DynamicFrame
import com.amazonaws.services.glue.util.JsonOptions
import io.mastic.runtime.quality.DataQuality

/** Rules of DQDL over a frame; a rule that is not evaluated here fails with its name. */
object EvaluateDataQuality {

  /** What cannot be here, and why; the guide's example in Scala has a name of its own for the first. */
  private val WithoutEffect = {
    val metrics = "no metrics are published"
    Map(
      "enableDataQualityCloudWatchMetrics" -> metrics,
      "enableDataQualityMetrics" -> metrics,
      "enableDataQualityResultsPublishing" ->
        "results are in the frame that it returns, and under resultsS3Prefix")
  }

  private val Known = WithoutEffect.keySet ++ Set("dataQualityEvaluationContext", "resultsS3Prefix")

  private val said = ConcurrentHashMap.newKeySet[String]

  /** A row for each rule: Rule, Outcome, FailureReason, EvaluatedMetrics. */
  def apply(
      frame: DynamicFrame,
      ruleset: String,
      publishingOptions: JsonOptions = JsonOptions.empty): DynamicFrame = {
    val options = publishingOptions.toMap
    options.keys.filterNot(Known).foreach { name =>
      throw new IllegalArgumentException(
        s"The option $name of EvaluateDataQuality is not supported here")
    }
    for ((name, lack) <- WithoutEffect if options.get(name).exists(_.toString == "true") && said.add(name))
      System.err.println(
        s"[mastic] the option $name of EvaluateDataQuality is without effect here: $lack")
    val outcomes = DataQuality.outcomes(frame.toDF(), ruleset)
    options.get("resultsS3Prefix").map(_.toString).filter(_.nonEmpty).foreach { prefix =>
      outcomes.write.mode("append").json(if (prefix.contains("://")) prefix else "s3://" + prefix)
    }
    DynamicFrame(outcomes, frame.glueContext)
  }
}
