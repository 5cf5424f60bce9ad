"""Finds the types of Python values, and the type that holds values of two types."""

import array
import datetime
import decimal
from functools import reduce
from typing import Any, Iterable, List, Optional

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._nested_types import ArrayType, MapType, StructField, StructType
from pyspark.sql._row import field_names
from pyspark.sql._simple_types import (
    AtomicType,
    BinaryType,
    BooleanType,
    ByteType,
    DataType,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    NullType,
    ShortType,
    StringType,
    TimestampNTZType,
    TimestampType,
)

_BY_CLASS = {
    type(None): NullType,
    bool: BooleanType,
    int: LongType,
    float: DoubleType,
    str: StringType,
    bytes: BinaryType,
    bytearray: BinaryType,
    datetime.date: DateType,
    datetime.datetime: TimestampType,
    datetime.timedelta: DayTimeIntervalType,
}

# numpy is not imported for this: its scalars are known by their class's name.
_BY_NUMPY_NAME = {
    "bool_": BooleanType,
    "bool": BooleanType,
    "int8": ByteType,
    "int16": ShortType,
    "int32": IntegerType,
    "int64": LongType,
    "float32": FloatType,
    "float64": DoubleType,
    "str_": StringType,
}

_BY_ARRAY_CODE = {
    "b": ByteType,
    "h": ShortType,
    "i": IntegerType,
    "l": LongType,
    "q": LongType,
    "f": FloatType,
    "d": DoubleType,
    "u": StringType,
    "B": ShortType,
    "H": IntegerType,
    "I": LongType,
}


class Choices:
    """What settings of the session choose about inference."""

    def __init__(self, dict_as_struct: bool = False, first_element: bool = False, prefer_ntz: bool = False) -> None:
        self.dict_as_struct = dict_as_struct
        self.first_element = first_element
        self.prefer_ntz = prefer_ntz


DEFAULT = Choices()


def infer_type(value: Any, choices: Choices = DEFAULT) -> DataType:
    """The type of one value."""
    kind = type(value)
    if hasattr(value, "__UDT__"):
        return value.__UDT__
    if kind is decimal.Decimal:
        # The precision of one value says nothing about the others.
        return DecimalType(38, 18)
    if kind is datetime.datetime and choices.prefer_ntz and value.tzinfo is None:
        return TimestampNTZType()
    if kind in _BY_CLASS:
        return _BY_CLASS[kind]()
    if kind.__module__ == "numpy" and kind.__name__ in _BY_NUMPY_NAME:
        return _BY_NUMPY_NAME[kind.__name__]()
    if isinstance(value, dict):
        return _infer_dict(value, choices)
    if isinstance(value, list):
        return ArrayType(_infer_elements(value, choices), True)
    if isinstance(value, array.array):
        if value.typecode not in _BY_ARRAY_CODE:
            raise refusal(PySparkTypeError, "UNSUPPORTED_DATA_TYPE", f"Unsupported DataType `array({value.typecode})`.")
        return ArrayType(_BY_ARRAY_CODE[value.typecode](), False)
    try:
        return infer_schema(value, None, choices)
    except TypeError as cause:
        raise refusal(
            PySparkTypeError, "UNSUPPORTED_DATA_TYPE", f"Unsupported DataType `{kind.__name__}`."
        ) from cause


def _infer_dict(value: dict, choices: Choices) -> DataType:
    if choices.dict_as_struct:
        return StructType(
            [StructField(k, infer_type(v, choices), True) for k, v in value.items() if v is not None]
        )
    for key, item in value.items():
        if key is not None and item is not None:
            return MapType(infer_type(key, choices), infer_type(item, choices), True)
    for key in value:
        return MapType(infer_type(key, choices), NullType(), True)
    return MapType(NullType(), NullType(), True)


def _infer_elements(values: list, choices: Choices) -> DataType:
    known = [value for value in values if value is not None]
    if choices.first_element:
        known = known[:1]
    return reduce(merge_type, (infer_type(value, choices) for value in known), NullType())


def infer_schema(row: Any, names: Optional[List[str]] = None, choices: Choices = DEFAULT) -> StructType:
    """The struct of one row: a dict (names in order of the alphabet), Row, tuple, list or plain object."""
    if isinstance(row, dict):
        items: Iterable = sorted(row.items())
    elif isinstance(row, (tuple, list)):
        given = field_names(row) or list(names or [])
        given += [f"_{position}" for position in range(len(given) + 1, len(row) + 1)]
        items = zip(given, row)
    elif hasattr(row, "__dict__"):
        items = sorted(row.__dict__.items())
    else:
        raise refusal(
            PySparkTypeError, "CANNOT_INFER_SCHEMA_FOR_TYPE", f"Can not infer schema for type: `{type(row).__name__}`."
        )
    return StructType([_infer_field(name, value, choices) for name, value in items])


def _infer_field(name: str, value: Any, choices: Choices) -> StructField:
    try:
        return StructField(name, infer_type(value, choices), True)
    except TypeError as cause:
        raise refusal(
            PySparkTypeError, "CANNOT_INFER_TYPE_FOR_FIELD", f"Unable to infer the type of the field `{name}`."
        ) from cause


def merge_type(one: DataType, other: DataType, name: Optional[str] = None) -> DataType:
    """The type that holds values of both; texts hold any single value."""
    if isinstance(one, NullType):
        return other
    if isinstance(other, NullType):
        return one
    if isinstance(one, TimestampType) and isinstance(other, TimestampNTZType):
        return one
    if isinstance(one, TimestampNTZType) and isinstance(other, TimestampType):
        return other
    if isinstance(one, AtomicType) and isinstance(other, StringType):
        return other
    if isinstance(one, StringType) and isinstance(other, AtomicType):
        return one
    if type(one) is not type(other):
        where = f"{name}: " if name else ""
        raise refusal(PySparkTypeError, "CANNOT_MERGE_TYPE", f"{where}Can not merge type `{type(one).__name__}` and `{type(other).__name__}`.")
    if isinstance(one, StructType):
        return _merge_structs(one, other, name)
    if isinstance(one, ArrayType):
        inside = merge_type(one.elementType, other.elementType, f"element in array {name}" if name else None)
        return ArrayType(inside, True)
    if isinstance(one, MapType):
        return MapType(
            merge_type(one.keyType, other.keyType, f"key of map {name}" if name else None),
            merge_type(one.valueType, other.valueType, f"value of map {name}" if name else None),
            True,
        )
    return one


def _merge_structs(one: StructType, other: StructType, name: Optional[str]) -> StructType:
    others = {field.name: field.dataType for field in other.fields}
    mine = set(one.names)
    merged = [
        StructField(
            field.name,
            merge_type(
                field.dataType,
                others.get(field.name, NullType()),
                f"field {field.name} in {name}" if name else f"field {field.name}",
            ),
            True,
        )
        for field in one.fields
    ]
    return StructType(merged + [StructField(n, t, True) for n, t in others.items() if n not in mine])


def infer_rows(rows: List[Any], names: Optional[List[str]], choices: Choices) -> StructType:
    """The struct of all the rows; an error where a column has nothing but nulls."""
    if not rows:
        raise refusal(PySparkValueError, "CANNOT_INFER_EMPTY_SCHEMA", "Can not infer schema from empty dataset.")
    schema = reduce(merge_type, (infer_schema(row, names, choices) for row in rows))
    if has_null_type(schema):
        raise refusal(
            PySparkValueError, "CANNOT_DETERMINE_TYPE", "Some of types cannot be determined after inferring."
        )
    return schema


def has_null_type(kind: DataType) -> bool:
    """Whether some part of the type is not known yet."""
    if isinstance(kind, StructType):
        return any(has_null_type(field.dataType) for field in kind.fields)
    if isinstance(kind, ArrayType):
        return has_null_type(kind.elementType)
    if isinstance(kind, MapType):
        return has_null_type(kind.keyType) or has_null_type(kind.valueType)
    return isinstance(kind, NullType)
