package com.amazonaws.services.glue.types

import java.util.{ArrayList, List => JavaList}

import scala.collection.JavaConverters._
import scala.collection.mutable.ArrayBuffer

/** Values in a row. */
case class ArrayNode(value: ArrayBuffer[DynamicNode]) extends DynamicNode {

  /** The array of a record that this is; null for one of a script's own. */
  private var own: JavaList[AnyRef] = _

  def this() = this(ArrayBuffer.empty[DynamicNode])

  override def nodeType: TypeCode.Value = TypeCode.ARRAY

  override def getValue: ArrayBuffer[DynamicNode] = value

  def add(node: DynamicNode): Unit = changed(value += node)

  def get(index: Int): Option[DynamicNode] = value.lift(index)

  def isEmpty: Boolean = value.isEmpty

  def remove(index: Int): Unit = changed(value.remove(index))

  def update(index: Int, node: DynamicNode): Unit = changed(value.update(index, node))

  def toIterator: Iterator[DynamicNode] = value.iterator

  override private[glue] def plain: AnyRef = new ArrayList[AnyRef](value.map(_.plain).asJava)

  private def changed(step: => Any): Unit = {
    step
    if (own != null) {
      own.clear()
      own.addAll(value.map(_.plain).asJava)
    }
  }
}

object ArrayNode {

  private[glue] def over(list: JavaList[AnyRef]): ArrayNode = {
    val node = new ArrayNode(ArrayBuffer(list.asScala.map(DynamicNode.of): _*))
    node.own = list
    node
  }
}
