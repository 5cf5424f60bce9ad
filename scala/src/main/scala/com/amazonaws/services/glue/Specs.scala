package com.amazonaws.services.glue

import org.apache.spark.sql.types.DataType

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

  val orderingByTarget: Ordering[MappingSpec] = Ordering.by(_.targetPath)

  /** By Spark's types. */
  def apply(
      sourcePath: String,
      sourceType: DataType,
      targetPath: String,
      targetType: DataType): MappingSpec =
    MappingSpec(sourcePath, sourceType.simpleString, targetPath, targetType.simpleString)

  def apply(product: Product4[String, String, String, String]): MappingSpec =
    MappingSpec(product._1, product._2, product._3, product._4)

  /** As above, the type of the source left out. */
  def apply(sourcePath: String, targetPath: String, targetType: String): MappingSpec =
    MappingSpec(sourcePath, "", targetPath, targetType)
}

/** The resolution of one choice: the field's path and an action such as `cast:long`. */
case class ResolveSpec(path: String, action: String) extends Product2[String, String] {
  override def _1: String = path
  override def _2: String = action
}

object ResolveSpec {

  def apply(product: Product2[String, String]): ResolveSpec = ResolveSpec(product._1, product._2)

  /** `KeepAsStruct` and `Project:int` are toDF's words for `make_struct` and `project:int`. */
  private[glue] def action(given: String): String = {
    val colon = given.indexOf(':')
    val (verb, rest) = if (colon < 0) (given, "") else given.splitAt(colon)
    verb match {
      case "KeepAsStruct" => ChoiceOption.MAKE_STRUCT
      case "Project" | "Cast" => verb.toLowerCase(java.util.Locale.ROOT) + rest
      case _ => given
    }
  }
}

/** One resolution for every choice. */
trait ChoiceOption extends Serializable {

  /** As the guide writes it: `cast:long`, `match_catalog`. */
  private[glue] def text: String
}

object ChoiceOption {
  val CAST = "cast"
  val MAKE_COLS = "make_cols"
  val MAKE_STRUCT = "make_struct"
  val MATCH_CATALOG = "match_catalog"
  val PROJECT = "project"

  def apply(choice: String): ChoiceOption =
    if (choice == MATCH_CATALOG) MatchCatalogSchemaChoiceOption() else ResolvingChoice(choice)

  private case class ResolvingChoice(override val text: String) extends ChoiceOption
}

/** Resolvers are AWS's own; nobody else can make one. */
object ChoiceOptionWithResolver {
  def apply(name: String, choiceResolver: Any): ChoiceOption =
    throw new UnsupportedOperationException(
      "ChoiceOptionWithResolver is not supported by this version of Mastic")
}

/** Each choice becomes what a table of the catalog says. */
case class MatchCatalogSchemaChoiceOption() extends ChoiceOption {
  override private[glue] def text: String = ChoiceOption.MATCH_CATALOG
}
