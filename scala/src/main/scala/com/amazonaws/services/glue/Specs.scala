package com.amazonaws.services.glue

/** One mapping of applyMapping: source path and type, target path and type. */
case class MappingSpec(
    sourcePath: String,
    sourceType: String,
    targetPath: String,
    targetType: String)
    extends Product4[String, String, String, String] {
  override def _1: String = sourcePath
  override def _2: String = sourceType
  override def _3: String = targetPath
  override def _4: String = targetType
}

object MappingSpec {

  /** As above, the type of the source left out. */
  def apply(sourcePath: String, targetPath: String, targetType: String): MappingSpec =
    MappingSpec(sourcePath, "", targetPath, targetType)
}

/** The resolution of one choice: the field's path and an action such as `cast:long`. */
case class ResolveSpec(path: String, action: String) extends Product2[String, String] {
  override def _1: String = path
  override def _2: String = action
}

/** One resolution for every choice, or `match_catalog`. */
case class ChoiceOption(choiceOptionStr: String)
