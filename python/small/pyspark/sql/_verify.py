"""Refuses values that do not fit their type: the JVM would silently read them as null."""

import array
import datetime
import decimal
from typing import Any, Callable, Optional

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._nested_types import ArrayType, MapType, StructType, UserDefinedType
from pyspark.sql._simple_types import (
    BinaryType,
    BooleanType,
    ByteType,
    CharType,
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
    VarcharType,
)

Check = Callable[[Any], None]

_ACCEPTED = {
    BooleanType: (bool,),
    ByteType: (int,),
    ShortType: (int,),
    IntegerType: (int,),
    LongType: (int,),
    FloatType: (float,),
    DoubleType: (float,),
    DecimalType: (decimal.Decimal,),
    BinaryType: (bytearray, bytes),
    DateType: (datetime.date, datetime.datetime),
    TimestampType: (datetime.datetime,),
    TimestampNTZType: (datetime.datetime,),
    DayTimeIntervalType: (datetime.timedelta,),
    ArrayType: (list, tuple, array.array),
    MapType: (dict,),
}

_BITS = {ByteType: 8, ShortType: 16, IntegerType: 32, LongType: 64}


def verifier(kind: DataType, nullable: bool = True, name: Optional[str] = None) -> Check:
    """A function that raises where its argument is not a value of ``kind``."""
    inside = _inside(kind, name)
    where = f"field {name}: " if name else ""

    def check(value: Any) -> None:
        if value is None:
            if not nullable:
                raise refusal(
                    PySparkValueError,
                    "FIELD_NOT_NULLABLE",
                    f"{where}{kind!r}: Field is not nullable, but got None.",
                )
            return
        inside(value)

    return check


def _inside(kind: DataType, name: Optional[str]) -> Check:
    if isinstance(kind, (StringType, CharType, VarcharType)):
        # The JVM writes any value as text.
        return lambda value: None
    if isinstance(kind, UserDefinedType):
        stored = verifier(kind.sqlType(), name=name)
        return lambda value: stored(kind.serialize(value))
    if isinstance(kind, ArrayType):
        element = verifier(kind.elementType, kind.containsNull, f"element in array {name}" if name else None)
        return _after(_accept(kind, name), lambda value: [element(item) for item in value])
    if isinstance(kind, MapType):
        key = verifier(kind.keyType, False, f"key of map {name}" if name else None)
        item = verifier(kind.valueType, kind.valueContainsNull, f"value of map {name}" if name else None)
        return _after(_accept(kind, name), lambda value: [(key(k), item(v)) for k, v in value.items()])
    if isinstance(kind, StructType):
        return _struct(kind, name)
    if type(kind) in _BITS:
        return _after(_accept(kind, name), _range(kind, name))
    return _accept(kind, name)


def _after(first: Check, second: Callable[[Any], Any]) -> Check:
    def both(value: Any) -> None:
        first(value)
        second(value)

    return both


def _accept(kind: DataType, name: Optional[str]) -> Check:
    accepted = _ACCEPTED.get(type(kind), ())

    def check(value: Any) -> None:
        # Exactly these classes: a bool is no int here.
        if type(value) in accepted:
            return
        if _subclass_fits(value, kind, accepted):
            return
        where = f"field {name}: " if name else ""
        raise refusal(
            PySparkTypeError,
            "CANNOT_ACCEPT_OBJECT_IN_TYPE",
            f"{where}`{kind!r}` can not accept object `{value!r}` in type `{type(value).__name__}`.",
        )

    return check


def _subclass_fits(value: Any, kind: DataType, accepted: tuple) -> bool:
    """Classes such as OrderedDict or pandas' Timestamp hold the same values as their parents."""
    return isinstance(value, accepted) and not isinstance(value, bool) and not isinstance(kind, NullType)


def _range(kind: DataType, name: Optional[str]) -> Check:
    limit = 1 << (_BITS[type(kind)] - 1)

    def check(value: int) -> None:
        if not -limit <= value < limit:
            where = f"field {name}: " if name else ""
            raise refusal(
                PySparkValueError,
                "VALUE_OUT_OF_BOUND",
                f"{where}Value for `{kind!r}` must be between {-limit} and {limit - 1} (inclusive), got {value}.",
            )

    return check


def _struct(kind: StructType, name: Optional[str]) -> Check:
    fields = [
        (f.name, verifier(f.dataType, f.nullable, f"{f.name} in {name}" if name else f.name)) for f in kind.fields
    ]
    where = f"field {name}: " if name else ""

    def check(value: Any) -> None:
        if isinstance(value, dict):
            for field, verify in fields:
                verify(value.get(field))
        elif isinstance(value, (tuple, list)):
            if len(value) != len(fields):
                raise refusal(
                    PySparkValueError,
                    "LENGTH_SHOULD_BE_THE_SAME",
                    f"{where}obj and fields should be of the same length, got {len(value)} and {len(fields)}.",
                )
            for (_, verify), item in zip(fields, value):
                verify(item)
        elif hasattr(value, "__dict__"):
            for field, verify in fields:
                verify(value.__dict__.get(field))
        else:
            raise refusal(
                PySparkTypeError,
                "CANNOT_ACCEPT_OBJECT_IN_TYPE",
                f"{where}`StructType` can not accept object `{value!r}` in type `{type(value).__name__}`.",
            )

    return check
