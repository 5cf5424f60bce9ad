"""The types of Spark SQL, and Row.

The JVM pickles rows as calls of two functions of this module, by these names:
``_parse_datatype_json_string`` and ``_create_row_inbound_converter``.
"""

from typing import Any, Callable, Optional

from pyspark.sql import _infer, _type_text
from pyspark.sql._nested_types import ArrayType, MapType, StructField, StructType, UserDefinedType
from pyspark.sql._row import Row, _create_row
from pyspark.sql._simple_types import (
    AtomicType,
    BinaryType,
    BooleanType,
    ByteType,
    CalendarIntervalType,
    CharType,
    DataType,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    FractionalType,
    IntegerType,
    IntegralType,
    LongType,
    NullType,
    NumericType,
    ShortType,
    StringType,
    TimestampNTZType,
    TimestampType,
    VarcharType,
    YearMonthIntervalType,
)
from pyspark.sql._verify import verifier

__all__ = [
    "DataType",
    "NullType",
    "CharType",
    "StringType",
    "VarcharType",
    "BinaryType",
    "BooleanType",
    "DateType",
    "TimestampType",
    "TimestampNTZType",
    "DecimalType",
    "DoubleType",
    "FloatType",
    "ByteType",
    "IntegerType",
    "LongType",
    "DayTimeIntervalType",
    "YearMonthIntervalType",
    "Row",
    "ShortType",
    "ArrayType",
    "MapType",
    "StructField",
    "StructType",
]

# Programs reach for these too, though they are not exported by ``import *``.
_ALSO = (AtomicType, CalendarIntervalType, FractionalType, IntegralType, NumericType, UserDefinedType)


def _parse_datatype_json_string(json_string: str) -> DataType:
    """The type of Spark's JSON text."""
    return _type_text.shared_type(json_string)


def _parse_datatype_json_value(json_value: Any) -> DataType:
    """The type of a value of Spark's JSON form."""
    return _type_text.parse_json_value(json_value)


def _parse_datatype_string(s: str) -> DataType:
    """The type of DDL text."""
    return _type_text.parse_ddl(s)


def _create_row_inbound_converter(dataType: DataType) -> Callable[..., Row]:
    """A function from the values of a row, as the JVM writes them, to the Row."""
    names = dataType.names
    converted = [
        (position, field.dataType.fromInternal)
        for position, field in enumerate(dataType.fields)
        if field.dataType.needConversion()
    ]

    def convert(*values: Any) -> Row:
        if not converted:
            return _create_row(names, values)
        row = list(values)
        for position, from_internal in converted:
            row[position] = from_internal(row[position])
        return _create_row(names, row)

    return convert


def _infer_type(obj: Any, **_: Any) -> DataType:
    return _infer.infer_type(obj)


def _infer_schema(row: Any, names: Optional[list] = None, **_: Any) -> StructType:
    return _infer.infer_schema(row, names)


_merge_type = _infer.merge_type
_has_nulltype = _infer.has_null_type
_make_type_verifier = verifier
