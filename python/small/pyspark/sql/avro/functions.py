"""Columns of Avro bytes; needs Spark's avro module on the class path."""

from typing import Any, Dict, Optional

from pyspark.sql._jvm import active_jvm
from pyspark.sql.column import Column, _to_java_column


def from_avro(data: Any, jsonFormatSchema: str, options: Optional[Dict[str, str]] = None) -> Column:
    """The value of Avro bytes of a schema."""
    functions = active_jvm().org.apache.spark.sql.avro.functions
    return Column(functions.from_avro(_to_java_column(data), jsonFormatSchema, options or {}))


def to_avro(data: Any, jsonFormatSchema: str = "") -> Column:
    """The value as Avro bytes."""
    functions = active_jvm().org.apache.spark.sql.avro.functions
    if not jsonFormatSchema:
        return Column(functions.to_avro(_to_java_column(data)))
    return Column(functions.to_avro(_to_java_column(data), jsonFormatSchema))
