"""Reads types from Spark's JSON form and from DDL text."""

import functools
import importlib
import json
import re
from typing import Any, Callable

from pyspark._application import registered
from pyspark.errors.exceptions.base import AnalysisException, ParseException, PySparkValueError, refusal
from pyspark.sql import _nested_types as nested
from pyspark.sql import _simple_types as simple

_BY_NAME = {
    kind.typeName(): kind
    for kind in (
        simple.NullType,
        simple.StringType,
        simple.BinaryType,
        simple.BooleanType,
        simple.DateType,
        simple.TimestampType,
        simple.TimestampNTZType,
        simple.DecimalType,
        simple.DoubleType,
        simple.FloatType,
        simple.ByteType,
        simple.ShortType,
        simple.IntegerType,
        simple.LongType,
        simple.CalendarIntervalType,
    )
}
# Programs also write the names of SQL.
_BY_NAME.update(
    null=simple.NullType,
    int=simple.IntegerType,
    bigint=simple.LongType,
    smallint=simple.ShortType,
    tinyint=simple.ByteType,
    timestamp_ltz=simple.TimestampType,
)

_DECIMAL = re.compile(r"decimal\(\s*(\d+)\s*,\s*(-?\d+)\s*\)")
_TEXT = re.compile(r"(char|varchar)\(\s*(\d+)\s*\)")
_INTERVAL = re.compile(r"interval (\w+)(?: to (\w+))?")


@registered
def parse_json_value(value: Any) -> simple.DataType:
    """The type of a value of the JSON form."""
    if isinstance(value, str):
        return _parse_name(value)
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "array":
        return nested.ArrayType.fromJson(value)
    if kind == "map":
        return nested.MapType.fromJson(value)
    if kind == "struct":
        return nested.StructType.fromJson(value)
    if kind == "udt":
        return _user_defined(value)
    raise refusal(PySparkValueError, "UNSUPPORTED_DATA_TYPE", f"Unsupported DataType `{value}`.")


def _parse_name(name: str) -> simple.DataType:
    if name in _BY_NAME:
        return _BY_NAME[name]()
    decimal = _DECIMAL.fullmatch(name)
    if decimal:
        return simple.DecimalType(int(decimal.group(1)), int(decimal.group(2)))
    text = _TEXT.fullmatch(name)
    if text:
        return (simple.CharType if text.group(1) == "char" else simple.VarcharType)(int(text.group(2)))
    interval = _INTERVAL.fullmatch(name)
    for kind in (simple.DayTimeIntervalType, simple.YearMonthIntervalType):
        units = {unit: number for number, unit in kind._units.items()}
        if interval and interval.group(1) in units:
            return kind(units[interval.group(1)], units.get(interval.group(2) or interval.group(1)))
    # A type's SQL text, such as array<int>, is the parser's business.
    return parse_ddl(name)


def _user_defined(value: Any) -> simple.DataType:
    path = value.get("pyClass")
    if not path:
        return parse_json_value(value["sqlType"])
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)()


def parse_ddl(text: str) -> simple.DataType:
    """The type of DDL text: ``a INT, b STRING`` is a struct, ``array<int>`` an array, ``a: int`` a struct too."""
    from pyspark.sql._jvm import active_jvm

    types = active_jvm().org.apache.spark.sql
    attempts: tuple = (
        lambda: types.types.StructType.fromDDL(text),
        lambda: types.api.python.PythonSQLUtils.parseDataType(text),
        lambda: types.api.python.PythonSQLUtils.parseDataType(f"struct<{text.strip()}>"),
    )
    return parse_json_string(_first(attempts).json())


def _first(attempts: "tuple[Callable[[], Any], ...]") -> Any:
    """The first attempt that parses; the first one's error where none does."""
    error = None
    for attempt in attempts:
        try:
            return attempt()
        except (ParseException, AnalysisException) as failure:
            error = error or failure
    raise error


@functools.lru_cache(maxsize=256)
def _parsed(text: str) -> simple.DataType:
    return parse_json_value(json.loads(text))


def parse_json_string(text: str) -> simple.DataType:
    """The type of JSON text."""
    return parse_json_value(json.loads(text))


def shared_type(text: str) -> simple.DataType:
    """The type of JSON text for reading rows: one object for all rows of a shape, not to be changed."""
    return _parsed(text)
