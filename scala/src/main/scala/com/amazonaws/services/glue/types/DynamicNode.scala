package com.amazonaws.services.glue.types

import java.sql.{Date, Timestamp}
import java.util.{LinkedHashMap, List => JavaList, Map => JavaMap}

import com.amazonaws.services.glue.schema.Schema
import com.fasterxml.jackson.databind.ObjectMapper
import org.apache.spark.sql.Row

import scala.collection.JavaConverters._

/** What kind of value a node has. */
object TypeCode extends Enumeration {
  val NULL, BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL, STRING, BINARY, DATE, TIMESTAMP,
      ARRAY, MAP, OBJECT = Value
}

/** A value of a record with its type. */
abstract class DynamicNode extends Serializable with Cloneable {

  /** The value as records hold it. */
  private[glue] def plain: AnyRef

  def nodeType: TypeCode.Value

  def getValue: Any

  def toJson: String = DynamicNode.json(plain)

  def typeName: String = nodeType.toString.toLowerCase(java.util.Locale.ROOT)

  /** Rows are made of whole frames here, under the schema of all of their records. */
  def toRow(schema: Schema, options: Map[String, Any]): Row =
    throw new UnsupportedOperationException(
      "DynamicNode.toRow is not supported by this version of Mastic: DynamicFrame.toDF is")

  override def clone: DynamicNode = DynamicNode.of(DynamicNode.copied(plain))

  override def toString: String = String.valueOf(plain)
}

class NullNode extends DynamicNode {
  override private[glue] def plain: AnyRef = null
  override def nodeType: TypeCode.Value = TypeCode.NULL
  override def getValue: Any = null
  override def equals(other: Any): Boolean = other.isInstanceOf[NullNode]
  override def hashCode: Int = 0
}

case object NullNode extends NullNode

object DynamicNode {

  private val mapper = new ObjectMapper

  /** A text as JSON has it, or bare. */
  def quote(field: String, useQuotes: Boolean): String =
    if (useQuotes) mapper.writeValueAsString(field) else field

  def quote(node: DynamicNode, useQuotes: Boolean): String = node match {
    case text: StringNode => quote(text.value, useQuotes)
    case inside: MapLikeNode => inside.toJson(useQuotes)
    case other => other.toJson
  }

  private[glue] def json(value: AnyRef): String = mapper.writeValueAsString(value)

  private[glue] def copied(value: AnyRef): AnyRef = value match {
    case map: JavaMap[_, _] =>
      val copy = new LinkedHashMap[String, AnyRef]
      map.asInstanceOf[JavaMap[String, AnyRef]].forEach((name, inside) => {
        copy.put(name, copied(inside))
        ()
      })
      copy
    case list: JavaList[_] =>
      val copy = new java.util.ArrayList[AnyRef]
      list.forEach(inside => {
        copy.add(copied(inside.asInstanceOf[AnyRef]))
        ()
      })
      copy
    case other => other
  }

  /** Nodes of records and arrays are the records and arrays themselves: what is put there stays. */
  private[glue] def of(value: Any): DynamicNode = value match {
    case null => NullNode
    case text: String => StringNode(text)
    case truth: Boolean => BooleanNode(truth)
    case number: Byte => ByteNode(number)
    case number: Short => ShortNode(number)
    case number: Int => IntegerNode(number)
    case number: Long => LongNode(number)
    case number: Float => FloatNode(number)
    case number: Double => DoubleNode(number)
    case number: java.math.BigDecimal => DecimalNode(BigDecimal(number))
    case number: BigDecimal => DecimalNode(number)
    case day: Date => DateNode(day)
    case time: Timestamp => TimestampNode(time)
    case bytes: Array[Byte] => BinaryNode(bytes)
    case all: JavaList[_] => ArrayNode.over(all.asInstanceOf[JavaList[AnyRef]])
    case map: JavaMap[_, _] => ObjectNode(new FieldsAsNodes(map.asInstanceOf[JavaMap[String, AnyRef]]))
    case other => StringNode(other.toString)
  }
}
