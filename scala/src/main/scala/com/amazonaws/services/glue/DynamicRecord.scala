package com.amazonaws.services.glue

import java.io.{ByteArrayInputStream, ByteArrayOutputStream, DataInput, DataOutput, ObjectInputStream, ObjectOutputStream}
import java.util.{ArrayList, LinkedHashMap, Map => JavaMap}

import com.amazonaws.services.glue.schema.Schema
import com.amazonaws.services.glue.types.{DynamicNode, ObjectNode}
import io.mastic.runtime.frame.record.JavaRecords
import org.apache.hadoop.io.Writable
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.{ArrayType, DataType, MapType, StructType}

/** A row that knows its own fields. Paths lead into records by dots. */
class DynamicRecord private[glue] (private[glue] var fields: JavaMap[String, AnyRef])
    extends Writable
    with Serializable
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

  /** The record's own fields: what is put there is put into the record. */
  def getRoot: ObjectNode = DynamicNode.of(fields).asInstanceOf[ObjectNode]

  /** What its fields and their values are. */
  def schema: Schema = new Schema(JavaRecords.schema(fields))

  def toJson: String = DynamicNode.json(fields)

  /** Makes this an error record: the frame of the step that gives it back leaves it out. */
  def setError(error: Error): DynamicRecord = {
    this.error = Some(error)
    this
  }

  def isError: Boolean = error.isDefined

  def getError: Option[Error] = error

  def clearError(): Unit = error = None

  override def clone: DynamicRecord = {
    val copy = new DynamicRecord(DynamicNode.copied(fields).asInstanceOf[JavaMap[String, AnyRef]])
    copy.error = error
    copy
  }

  override def write(out: DataOutput): Unit = {
    val bytes = new ByteArrayOutputStream
    val objects = new ObjectOutputStream(bytes)
    objects.writeObject(fields)
    objects.writeObject(error.orNull)
    objects.close()
    out.writeInt(bytes.size)
    out.write(bytes.toByteArray)
  }

  override def readFields(in: DataInput): Unit = {
    val bytes = new Array[Byte](in.readInt)
    in.readFully(bytes)
    val objects = new ObjectInputStream(new ByteArrayInputStream(bytes))
    fields = objects.readObject.asInstanceOf[JavaMap[String, AnyRef]]
    error = Option(objects.readObject.asInstanceOf[Error])
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

  /** A row of Spark as a record. */
  def apply(row: Row, schema: StructType): DynamicRecord = new DynamicRecord(fieldsOf(row, schema))

  private def fieldsOf(row: Row, schema: StructType): JavaMap[String, AnyRef] = {
    val fields = new LinkedHashMap[String, AnyRef]
    schema.fields.zipWithIndex.foreach { case (field, at) =>
      fields.put(field.name, plain(row.get(at), field.dataType))
    }
    fields
  }

  private def plain(value: Any, kind: DataType): AnyRef = (value, kind) match {
    case (null, _) => null
    case (inside: Row, struct: StructType) => fieldsOf(inside, struct)
    case (all: Seq[_], array: ArrayType) =>
      val list = new ArrayList[AnyRef]
      all.foreach(each => list.add(plain(each, array.elementType)))
      list
    case (all: scala.collection.Map[_, _], map: MapType) =>
      val fields = new LinkedHashMap[String, AnyRef]
      all.foreach { case (name, each) => fields.put(String.valueOf(name), plain(each, map.valueType)) }
      fields
    case (other, _) => other.asInstanceOf[AnyRef]
  }
}
