"""Columns from names, values and SQL text."""

from typing import Any

from pyspark.errors.exceptions.base import PySparkTypeError, refusal
from pyspark.sql._jvm import active_jvm
from pyspark.sql._values import java_literal
from pyspark.sql.column import Column


def col(col: str) -> Column:
    """The column of a name; ``a.b`` is the field ``b`` of ``a``, back-ticks keep dots."""
    return Column(active_jvm().functions.col(col))


column = col


def lit(col: Any) -> Column:
    """A constant: a number, text, boolean, bytes, date, datetime, timedelta, Decimal, None or a list of such."""
    return col if isinstance(col, Column) else Column(java_literal(col))


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
