package com.amazonaws.services.glue.types

import java.sql.{Date, Timestamp}
import java.util.{ArrayList, LinkedHashMap}

import scala.collection.JavaConverters._

/** A value of a record with its type. */
sealed abstract class DynamicNode extends Serializable {

  /** The value as records hold it. */
  private[glue] def plain: AnyRef

  override def toString: String = String.valueOf(plain)
}

/** A value that is no record, array or null. */
sealed abstract class ScalarNode extends DynamicNode {
  def value: Any
  override private[glue] def plain: AnyRef = value.asInstanceOf[AnyRef]
}

case object NullNode extends DynamicNode {
  override private[glue] def plain: AnyRef = null
}

case class StringNode(value: String) extends ScalarNode
case class BooleanNode(value: Boolean) extends ScalarNode
case class ByteNode(value: Byte) extends ScalarNode
case class ShortNode(value: Short) extends ScalarNode
case class IntegerNode(value: Int) extends ScalarNode
case class LongNode(value: Long) extends ScalarNode
case class FloatNode(value: Float) extends ScalarNode
case class DoubleNode(value: Double) extends ScalarNode
case class DateNode(value: Date) extends ScalarNode
case class TimestampNode(value: Timestamp) extends ScalarNode
case class BinaryNode(value: Array[Byte]) extends ScalarNode
case class DecimalNode(value: BigDecimal) extends ScalarNode {
  override private[glue] def plain: AnyRef = value.bigDecimal
}

case class ArrayNode(elements: Seq[DynamicNode]) extends DynamicNode {
  override private[glue] def plain: AnyRef =
    new ArrayList[AnyRef](elements.map(_.plain).asJava)
}

/** A record inside a record, or the whole of one. */
case class ObjectNode(fields: Seq[(String, DynamicNode)]) extends DynamicNode {

  def getField(name: String): Option[DynamicNode] = fields.collectFirst { case (`name`, n) => n }

  override private[glue] def plain: AnyRef = {
    val map = new LinkedHashMap[String, AnyRef]
    fields.foreach { case (name, node) => map.put(name, node.plain) }
    map
  }
}

object DynamicNode {

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
    case all: java.util.List[_] => ArrayNode(all.asScala.map(of))
    case map: java.util.Map[_, _] =>
      ObjectNode(map.asScala.toSeq.map { case (name, inside) => (name.toString, of(inside)) })
    case other => StringNode(other.toString)
  }
}
