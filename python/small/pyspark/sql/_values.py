"""Python's values as the JVM's."""

import datetime
import decimal
from typing import Any

from pyspark._application import named
from pyspark.errors.exceptions.base import PySparkValueError, refusal
from pyspark.sql._jvm import active_jvm, to_seq
from pyspark.sql._simple_types import DayTimeIntervalType, TimestampType


def java_value(value: Any) -> Any:
    """A single value as the JVM's class for it."""
    if value is None or isinstance(value, (bool, int, float, str, bytes, bytearray)):
        return value
    java = active_jvm().java
    if isinstance(value, decimal.Decimal):
        return java.math.BigDecimal(str(value))
    if isinstance(value, datetime.datetime):
        micros = TimestampType().toInternal(value)
        instant = java.sql.Timestamp(micros // 1000)
        instant.setNanos(micros % 1_000_000 * 1000)
        return instant
    if isinstance(value, datetime.date):
        return java.sql.Date.valueOf(value.isoformat())
    if isinstance(value, datetime.timedelta):
        return java.time.Duration.ofNanos(DayTimeIntervalType().toInternal(value) * 1000)
    if type(value).__module__ == "numpy":
        # numpy's scalars and arrays know the Python value that they hold.
        return java_value(value.tolist())
    return value


def java_literal(value: Any) -> Any:
    """The JVM's Column of a constant, or of a Column."""
    if _is_column(value):
        return value._jc
    functions = active_jvm().functions
    if isinstance(value, (list, tuple)):
        if any(_is_column(item) for item in value):
            raise refusal(PySparkValueError, "COLUMN_IN_LIST", "`lit` does not allow a Column in a list.")
        return functions.array(to_seq([java_literal(item) for item in value]))
    return functions.lit(java_value(value))


def _is_column(value: Any) -> bool:
    return isinstance(value, named("Column"))
