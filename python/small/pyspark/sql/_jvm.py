"""Small steps between Python values and the JVM's."""

from typing import Any, Iterable, Optional

from pyspark._application import context_class
from pyspark.errors.exceptions.base import PySparkRuntimeError


def active_jvm() -> Any:
    """The JVM of the running application."""
    jvm = context_class()._jvm
    if jvm is None:
        raise PySparkRuntimeError("There is no Spark application: make a SparkSession or SparkContext first")
    return jvm


def to_seq(values: Iterable[Any], jvm: Optional[Any] = None) -> Any:
    """A Scala Seq of JVM values."""
    return (jvm or active_jvm()).PythonUtils.toSeq(list(values))


def to_scala_map(values: dict, jvm: Optional[Any] = None) -> Any:
    """A Scala Map of JVM values."""
    return (jvm or active_jvm()).PythonUtils.toScalaMap(values)


def optional(found: Any) -> Any:
    """The value of a Scala Option, or None."""
    return found.get() if found.isDefined() else None
