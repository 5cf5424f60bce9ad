package com.amazonaws.services.glue.util

import java.util.Collections

import com.amazonaws.services.glue.GlueContext
import io.mastic.face.util.{Job => Engine}

/** The job that this process runs: init loads its bookmarks, commit saves them. */
object Job {

  def init(
      jobName: String,
      glueContext: GlueContext,
      args: java.util.Map[String, String] = Collections.emptyMap[String, String]): this.type = {
    Engine.init(jobName, glueContext.getSparkSession, args)
    this
  }

  /** The endpoint is that of the run's environment, whatever is given. */
  def init(
      jobName: String,
      glueContext: GlueContext,
      endpoint: String,
      args: java.util.Map[String, String]): this.type = init(jobName, glueContext, args)

  def isInitialized: Boolean = Engine.isInitialized

  def commit(): Unit = Engine.commit()

  def reset(): Unit = Engine.reset()

  def runId: String = Engine.runId
}
