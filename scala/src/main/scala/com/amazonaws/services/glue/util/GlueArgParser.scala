package com.amazonaws.services.glue.util

import io.mastic.face.util.{GlueArgParser => Engine}

import scala.collection.mutable

/** The arguments of a job. */
object GlueArgParser {

  class GlueArgParserException(message: String) extends RuntimeException(message)

  /** The named options, all required, and those of Glue's own that were given. */
  def getResolvedOptions(args: Array[String], options: Array[String]): Map[String, String] =
    try Engine.getResolvedOptions(args, options)
    catch {
      case missing: Engine.GlueArgParserException =>
        throw new GlueArgParserException(missing.getMessage)
    }

  /** The parser of AWS's library is of another library of its own. */
  def initParser(userOptionsSet: mutable.Set[String]): Nothing =
    throw new UnsupportedOperationException(
      "GlueArgParser.initParser is not supported by this version of Mastic: getResolvedOptions is")
}
