package com.amazonaws.services.glue

import java.util.{LinkedHashMap, Map => JavaMap}

import com.amazonaws.services.glue.types.{DynamicNode, ObjectNode}
import com.fasterxml.jackson.databind.ObjectMapper

/** A row that knows its own fields. Paths lead into records by dots. */
class DynamicRecord private[glue] (private[glue] val fields: JavaMap[String, AnyRef])
    extends Serializable
    with Cloneable {

  def this() = this(new LinkedHashMap[String, AnyRef])

  private var error: Option[Error] = None

  /** Puts a value at a path; records on the way are made where there are none. */
  def addField(path: String, dynamicNode: DynamicNode): Unit = {
    val steps = path.split('.')
    var at = fields
    for (step <- steps.init) {
      at = at.get(step) match {
        case inside: JavaMap[_, _] => inside.asInstanceOf[JavaMap[String, AnyRef]]
        case _ =>
          val made: JavaMap[String, AnyRef] = new LinkedHashMap[String, AnyRef]
          at.put(step, made)
          made
      }
    }
    at.put(steps.last, dynamicNode.plain)
  }

  /** Takes a field out, and gives it back; none if it was not there. */
  def dropField(path: String, underRename: Boolean = false): Option[DynamicNode] =
    holder(path).filter(_.containsKey(last(path))).map(at => DynamicNode.of(at.remove(last(path))))

  /** The plain value at a path: a record as a map, an array as a list, None for no such field. */
  def getField(path: String): Option[Any] =
    holder(path).filter(_.containsKey(last(path))).map(_.get(last(path)))

  def getFieldNode(path: String): Option[DynamicNode] = getField(path).map(DynamicNode.of)

  def getRoot: ObjectNode = DynamicNode.of(fields).asInstanceOf[ObjectNode]

  def toJson: String = DynamicRecord.json.writeValueAsString(fields)

  /** Makes this an error record: the frame of the step that gives it back leaves it out. */
  def setError(error: Error): DynamicRecord = {
    this.error = Some(error)
    this
  }

  def isError: Boolean = error.isDefined

  def getError: Option[Error] = error

  def clearError(): Unit = error = None

  override def clone: DynamicRecord = {
    val copy = new DynamicRecord(DynamicRecord.copied(fields).asInstanceOf[JavaMap[String, AnyRef]])
    copy.error = error
    copy
  }

  override def equals(other: Any): Boolean = other match {
    case record: DynamicRecord => record.fields == fields
    case _ => false
  }

  override def hashCode: Int = fields.hashCode

  override def toString: String = toJson

  private def last(path: String): String =
    if (fields.containsKey(path)) path else path.split('.').last

  private def holder(path: String): Option[JavaMap[String, AnyRef]] =
    if (fields.containsKey(path)) Some(fields)
    else
      path.split('.').init.foldLeft(Option(fields)) { (at, step) =>
        at.map(_.get(step)).collect { case inside: JavaMap[_, _] =>
          inside.asInstanceOf[JavaMap[String, AnyRef]]
        }
      }
}

object DynamicRecord {

  private val json = new ObjectMapper

  private def copied(value: AnyRef): AnyRef = value match {
    case map: JavaMap[_, _] =>
      val copy = new LinkedHashMap[String, AnyRef]
      map.asInstanceOf[JavaMap[String, AnyRef]].forEach((name, inside) => {
        copy.put(name, copied(inside))
        ()
      })
      copy
    case list: java.util.List[_] =>
      val copy = new java.util.ArrayList[AnyRef]
      list.forEach(inside => {
        copy.add(copied(inside.asInstanceOf[AnyRef]))
        ()
      })
      copy
    case other => other
  }
}
