package com.amazonaws.services.glue.dq

import com.amazonaws.services.glue.DynamicFrame
import com.amazonaws.services.glue.util.JsonOptions
import io.mastic.runtime.quality.DataQuality

/** Rules of DQDL over a frame; a rule that is not evaluated here fails with its name. */
object EvaluateDataQuality {

  private val Known = Set(
    "dataQualityEvaluationContext",
    "enableDataQualityCloudWatchMetrics",
    "enableDataQualityResultsPublishing",
    "resultsS3Prefix")

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
    val outcomes = DataQuality.outcomes(frame.toDF(), ruleset)
    options.get("resultsS3Prefix").map(_.toString).filter(_.nonEmpty).foreach { prefix =>
      outcomes.write.mode("append").json(if (prefix.contains("://")) prefix else "s3://" + prefix)
    }
    DynamicFrame(outcomes, frame.glueContext)
  }
}
