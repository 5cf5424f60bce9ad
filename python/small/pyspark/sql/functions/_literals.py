"""Columns from names, values and SQL text."""

import datetime
import decimal
from typing import Any

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._jvm import active_jvm, to_seq
from pyspark.sql._simple_types import DayTimeIntervalType, TimestampType
from pyspark.sql.column import Column


def col(col: str) -> Column:
    """The column of a name; ``a.b`` is the field ``b`` of ``a``, back-ticks keep dots."""
    return Column(active_jvm().functions.col(col))


column = col


def lit(col: Any) -> Column:
    """A constant: a number, text, boolean, bytes, date, datetime, timedelta, Decimal, None or a list of such."""
    if isinstance(col, Column):
        return col
    functions = active_jvm().functions
    if isinstance(col, (list, tuple)):
        if any(isinstance(item, Column) for item in col):
            raise refusal(PySparkValueError, "COLUMN_IN_LIST", "`lit` does not allow a Column in a list.")
        return Column(functions.array(to_seq([lit(item)._jc for item in col])))
    return Column(functions.lit(java_value(col)))


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


def expr(str: str) -> Column:
    """The column of an expression of SQL."""
    return Column(active_jvm().functions.expr(str))


def when(condition: Column, value: Any) -> Column:
    """The value where the condition holds; go on with ``when`` and ``otherwise``."""
    if not isinstance(condition, Column):
        raise refusal(
            PySparkTypeError, "NOT_COLUMN", f"Argument `condition` should be a Column, got {type(condition).__name__}."
        )
    return Column(active_jvm().functions.when(condition._jc, lit(value)._jc))
