package com.amazonaws.services.glue.ml

import com.amazonaws.services.glue.DynamicFrame
import com.amazonaws.services.glue.errors.CallSite

/** Transforms that are not here: a script that names one runs, one that uses it is told. */
private[ml] object Absent {
  def apply(name: String): Nothing =
    throw new UnsupportedOperationException(name + " is not supported by this version of Mastic")
}

object FillMissingValues {
  def apply(
      frame: DynamicFrame,
      missingValuesColumn: String,
      outputColumn: String = "",
      transformationContext: String = "",
      callSite: CallSite = CallSite("Not provided", ""),
      stageThreshold: Long = 0,
      totalThreshold: Long = 0): DynamicFrame = Absent("FillMissingValues")
}

object FindMatches {
  def apply(
      frame: DynamicFrame,
      transformId: String,
      transformationContext: String = "",
      callSite: CallSite = CallSite("Not provided", ""),
      stageThreshold: Long = 0,
      totalThreshold: Long = 0,
      enforcedMatches: DynamicFrame = null,
      computeMatchConfidenceScores: Boolean = false): DynamicFrame = Absent("FindMatches")
}

object FindIncrementalMatches {
  def apply(
      existingFrame: DynamicFrame,
      incrementalFrame: DynamicFrame,
      transformId: String,
      transformationContext: String = "",
      callSite: CallSite = CallSite("Not provided", ""),
      stageThreshold: Long = 0,
      totalThreshold: Long = 0,
      enforcedMatches: DynamicFrame = null,
      computeMatchConfidenceScores: Boolean = false): DynamicFrame = Absent("FindIncrementalMatches")
}
