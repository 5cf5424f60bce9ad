package com.amazonaws.services.glue.types

import java.sql.{Date, Timestamp}
import java.time.LocalDate

import org.apache.spark.sql.types.Decimal
import org.apache.spark.unsafe.types.UTF8String

/** A value that is no record, map, array or null. */
abstract class ScalarNode(scalar: Any, scalarType: TypeCode.Value) extends DynamicNode {

  override def nodeType: TypeCode.Value = scalarType

  override def getValue: Any = scalar

  override private[glue] def plain: AnyRef = scalar.asInstanceOf[AnyRef]

  override def toJson: String = scalar match {
    case time: Timestamp => DynamicNode.json(time.toString)
    case day: Date => DynamicNode.json(day.toString)
    case _ => super.toJson
  }

  /** Whether the comparison holds: `=`, `!=`, `<`, `<=`, `>`, `>=`. */
  def compare(other: Any, operator: String): Boolean = ScalarNode.compareAny(scalar, other, operator)
}

object ScalarNode {

  def apply(v: Any): DynamicNode = DynamicNode.of(v)

  def compare[T](tv: Ordered[T], other: T, operator: String): Boolean =
    holds(tv.compare(other), operator)

  def compareAny(v: Any, y: Any, o: String): Boolean = {
    val other = y match {
      case node: DynamicNode => node.getValue
      case plain => plain
    }
    (v, other) match {
      case (one: Number, two: Number) => holds(decimal(one).compare(decimal(two)), o)
      case (one: Comparable[_], two) if two != null && one.getClass == two.getClass =>
        holds(one.asInstanceOf[Comparable[Any]].compareTo(two), o)
      case _ if o == "=" => v == other
      case _ if o == "!=" => v != other
      case _ => throw new IllegalArgumentException(s"$v and $other have no order")
    }
  }

  def withEscapedSpecialCharacters(jsonToEscape: String): String = {
    val quoted = DynamicNode.quote(jsonToEscape, useQuotes = true)
    quoted.substring(1, quoted.length - 1)
  }

  private def decimal(number: Number): BigDecimal = number match {
    case exact: java.math.BigDecimal => BigDecimal(exact)
    case other => BigDecimal(other.toString)
  }

  private def holds(order: Int, operator: String): Boolean = operator match {
    case "=" => order == 0
    case "!=" => order != 0
    case "<" => order < 0
    case "<=" => order <= 0
    case ">" => order > 0
    case ">=" => order >= 0
    case other => throw new IllegalArgumentException(s"There is no operator $other: =, !=, <, <=, > and >= are")
  }
}

case class StringNode(value: String) extends ScalarNode(value, TypeCode.STRING) {
  def this(value: UTF8String) = this(value.toString)
  def ordering: Ordering[String] = Ordering.String
}

case class BooleanNode(value: Boolean) extends ScalarNode(value, TypeCode.BOOLEAN) {
  def ordering: Ordering[Boolean] = Ordering.Boolean
}

case class ByteNode(value: Byte) extends ScalarNode(value, TypeCode.BYTE) {
  def ordering: Ordering[Byte] = Ordering.Byte
}

case class ShortNode(value: Short) extends ScalarNode(value, TypeCode.SHORT) {
  def ordering: Ordering[Short] = Ordering.Short
}

case class IntegerNode(value: Int) extends ScalarNode(value, TypeCode.INT) {
  def ordering: Ordering[Int] = Ordering.Int
}

case class LongNode(value: Long) extends ScalarNode(value, TypeCode.LONG) {
  def ordering: Ordering[Long] = Ordering.Long
}

case class FloatNode(value: Float) extends ScalarNode(value, TypeCode.FLOAT) {
  def ordering: Ordering[Float] = Ordering.Float
}

case class DoubleNode(value: Double) extends ScalarNode(value, TypeCode.DOUBLE) {
  def ordering: Ordering[Double] = Ordering.Double
}

case class DateNode(value: Date) extends ScalarNode(value, TypeCode.DATE) {

  /** By the day's number since 1970. */
  def this(value: Int) = this(Date.valueOf(LocalDate.ofEpochDay(value.toLong)))

  def ordering: Ordering[Date] = Ordering.by(_.getTime)
}

case class TimestampNode(value: Timestamp) extends ScalarNode(value, TypeCode.TIMESTAMP) {

  /** By the milliseconds since 1970. */
  def this(value: Long) = this(new Timestamp(value))

  def ordering: Ordering[Timestamp] = Ordering.by(time => (time.getTime, time.getNanos))
}

case class BinaryNode(value: Array[Byte]) extends ScalarNode(value, TypeCode.BINARY) {
  override def equals(other: Any): Boolean = other match {
    case node: BinaryNode => java.util.Arrays.equals(node.value, value)
    case _ => false
  }
  override def hashCode: Int = java.util.Arrays.hashCode(value)
  def ordering: Ordering[Array[Byte]] =
    Ordering.comparatorToOrdering((one, two) => java.util.Arrays.compareUnsigned(one, two))
}

case class DecimalNode(value: BigDecimal) extends ScalarNode(value, TypeCode.DECIMAL) {
  def this(value: Decimal) = this(value.toBigDecimal)
  override private[glue] def plain: AnyRef = value.bigDecimal
  def ordering: Ordering[BigDecimal] = Ordering.BigDecimal
}
