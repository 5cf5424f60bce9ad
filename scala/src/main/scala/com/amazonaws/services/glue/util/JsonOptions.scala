package com.amazonaws.services.glue.util

import com.fasterxml.jackson.databind.ObjectMapper

import scala.collection.JavaConverters._

/** Options of sources, sinks and formats: a JSON object, or a map. */
class JsonOptions(val value: String) extends Serializable {

  def this(options: Map[String, Any]) = this(JsonOptions.write(options))

  /** The options; objects are maps and lists are sequences. */
  def toMap: Map[String, Any] =
    JsonOptions.scala(inner.toMap).asInstanceOf[Map[String, Any]]

  override def toString: String = value

  override def equals(other: Any): Boolean = other match {
    case options: JsonOptions => options.toMap == toMap
    case _ => false
  }

  override def hashCode: Int = toMap.hashCode

  private[glue] def inner: io.mastic.face.util.JsonOptions =
    new io.mastic.face.util.JsonOptions(value)
}

object JsonOptions {

  private val json = new ObjectMapper

  def apply(json: String): JsonOptions = new JsonOptions(json)

  def apply(options: Map[String, Any]): JsonOptions = new JsonOptions(options)

  def empty: JsonOptions = new JsonOptions("{}")

  private def write(options: Map[String, Any]): String = json.writeValueAsString(java(options))

  private def java(value: Any): Any = value match {
    case map: _root_.scala.collection.Map[_, _] =>
      map.map { case (name, inside) => (String.valueOf(name), java(inside)) }.asJava
    case all: Traversable[_] => all.map(java).toSeq.asJava
    case all: Array[_] => all.toSeq.map(java).asJava
    case Some(inside) => java(inside)
    case None => null
    case other => other
  }

  private def scala(value: Any): Any = value match {
    case map: _root_.java.util.Map[_, _] =>
      map.asScala.map { case (name, inside) => (String.valueOf(name), scala(inside)) }.toMap
    case all: _root_.java.util.List[_] => all.asScala.map(scala).toList
    case other => other
  }
}
