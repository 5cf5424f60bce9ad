package com.amazonaws.services.glue.types

import java.util.{LinkedHashMap, Map => JavaMap}

import scala.collection.JavaConverters._
import scala.collection.mutable

/** A record's own fields as nodes: what is put or removed here is put or removed there. */
private[glue] class FieldsAsNodes(private[glue] val fields: JavaMap[String, AnyRef])
    extends mutable.AbstractMap[String, DynamicNode]
    with Serializable {

  override def get(name: String): Option[DynamicNode] =
    if (fields.containsKey(name)) Some(DynamicNode.of(fields.get(name))) else None

  override def iterator: Iterator[(String, DynamicNode)] =
    fields.asScala.iterator.map { case (name, value) => (name, DynamicNode.of(value)) }

  override def +=(field: (String, DynamicNode)): this.type = {
    fields.put(field._1, field._2.plain)
    this
  }

  override def -=(name: String): this.type = {
    fields.remove(name)
    this
  }
}

/** Nodes by name: a record, or a map. */
abstract class MapLikeNode(nodes: mutable.Map[String, DynamicNode]) extends DynamicNode {

  def clear: Unit = nodes.keys.toList.foreach(nodes -= _)

  def get(name: String): Option[DynamicNode] = nodes.get(name)

  override def getValue: mutable.Map[String, DynamicNode] = nodes

  def has(name: String): Boolean = nodes.contains(name)

  def isEmpty: Boolean = nodes.isEmpty

  /** Gives back what was there before. */
  def put(name: String, node: DynamicNode): Option[DynamicNode] = nodes.put(name, node)

  def remove(name: String): Option[DynamicNode] = nodes.remove(name)

  def toIterator: Iterator[(String, DynamicNode)] = nodes.iterator

  /** With quotes it is JSON, without them `{foo: bar}`. */
  def toJson(useQuotes: Boolean): String =
    if (useQuotes) toJson
    else
      nodes
        .map { case (name, node) => name + ": " + DynamicNode.quote(node, useQuotes = false) }
        .mkString("{", ", ", "}")

  override private[glue] def plain: AnyRef = nodes match {
    case own: FieldsAsNodes => own.fields
    case _ =>
      val map = new LinkedHashMap[String, AnyRef]
      nodes.foreach { case (name, node) => map.put(name, node.plain) }
      map
  }
}

/** A record inside a record, or the whole of one. */
case class ObjectNode(value: mutable.Map[String, DynamicNode]) extends MapLikeNode(value) {
  def this() = this(mutable.LinkedHashMap.empty[String, DynamicNode])
  override def nodeType: TypeCode.Value = TypeCode.OBJECT
}

object ObjectNode {

  /** Two records in one: a name of the second that the first has, too, is told apart by a prefix. */
  def apply(
      frameKeys: Set[String],
      v1: mutable.Map[String, DynamicNode],
      v2: mutable.Map[String, DynamicNode],
      resolveWith: String): ObjectNode = {
    val both = mutable.LinkedHashMap.empty[String, DynamicNode]
    both ++= v1
    v2.foreach { case (name, node) =>
      both.put(if (frameKeys.contains(name)) resolveWith + name else name, node)
    }
    ObjectNode(both)
  }
}

case class MapNode(value: mutable.Map[String, DynamicNode]) extends MapLikeNode(value) {
  def this() = this(mutable.LinkedHashMap.empty[String, DynamicNode])
  override def nodeType: TypeCode.Value = TypeCode.MAP
  override def clone: MapNode =
    MapNode(mutable.LinkedHashMap(value.toSeq.map { case (name, node) => name -> node.clone }: _*))
}
