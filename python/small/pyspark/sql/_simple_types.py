"""The types of single values."""

import calendar
import datetime
import json
import time
from typing import Any, ClassVar, Dict, Optional

_EPOCH_DAY = datetime.date(1970, 1, 1).toordinal()
_EPOCH = datetime.datetime(1970, 1, 1)
_MICROSECOND = datetime.timedelta(microseconds=1)


class DataType:
    """A type of Spark SQL. Types are equal when their fields are."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __hash__(self) -> int:
        return hash(str(self))

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, self.__class__) and self.__dict__ == other.__dict__

    def __ne__(self, other: Any) -> bool:
        return not self == other

    @classmethod
    def typeName(cls) -> str:
        """The type's name in Spark's JSON form."""
        return cls.__name__[: -len("Type")].lower()

    def simpleString(self) -> str:
        """The type as SQL writes it."""
        return self.typeName()

    def jsonValue(self) -> Any:
        """The type in Spark's JSON form, as Python values."""
        return self.typeName()

    def json(self) -> str:
        """The type in Spark's JSON form."""
        return json.dumps(self.jsonValue(), separators=(",", ":"), sort_keys=True)

    def needConversion(self) -> bool:
        """Whether Python values of this type differ from those that the JVM exchanges."""
        return False

    def toInternal(self, obj: Any) -> Any:
        """A Python value as the JVM takes it."""
        return obj

    def fromInternal(self, obj: Any) -> Any:
        """What the JVM gave as a Python value."""
        return obj


class NullType(DataType):
    """The type of a column of which only nulls are known."""

    @classmethod
    def typeName(cls) -> str:
        return "void"


class AtomicType(DataType):
    """A type of values that hold no others."""


class NumericType(AtomicType):
    """A type of numbers."""


class IntegralType(NumericType):
    """A type of whole numbers."""


class FractionalType(NumericType):
    """A type of fractional numbers."""


class StringType(AtomicType):
    """Texts: ``str``."""


class CharType(AtomicType):
    """Texts of one length: ``str``."""

    def __init__(self, length: int) -> None:
        self.length = length

    def simpleString(self) -> str:
        return f"char({self.length})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"CharType({self.length})"


class VarcharType(AtomicType):
    """Texts up to a length: ``str``."""

    def __init__(self, length: int) -> None:
        self.length = length

    def simpleString(self) -> str:
        return f"varchar({self.length})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"VarcharType({self.length})"


class BinaryType(AtomicType):
    """Bytes: ``bytearray``, ``bytes`` accepted."""


class BooleanType(AtomicType):
    """``bool``."""


class DateType(AtomicType):
    """Days: ``datetime.date``."""

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        return None if obj is None else obj.toordinal() - _EPOCH_DAY

    def fromInternal(self, obj: Any) -> Any:
        return None if obj is None else datetime.date.fromordinal(obj + _EPOCH_DAY)


class TimestampType(AtomicType):
    """Instants: ``datetime.datetime``, without a zone in this process's local time."""

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        if obj is None:
            return None
        if obj.tzinfo is not None:
            seconds = calendar.timegm(obj.utctimetuple())
        else:
            seconds = time.mktime(obj.timetuple())
        return int(seconds) * 1_000_000 + obj.microsecond

    def fromInternal(self, obj: Any) -> Any:
        if obj is None:
            return None
        return datetime.datetime.fromtimestamp(obj // 1_000_000).replace(microsecond=obj % 1_000_000)


class TimestampNTZType(AtomicType):
    """Times on the wall of no particular place: ``datetime.datetime`` without a zone."""

    @classmethod
    def typeName(cls) -> str:
        return "timestamp_ntz"

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        if obj is None:
            return None
        return calendar.timegm(obj.timetuple()) * 1_000_000 + obj.microsecond

    def fromInternal(self, obj: Any) -> Any:
        return None if obj is None else _EPOCH + datetime.timedelta(microseconds=obj)


class DecimalType(FractionalType):
    """Exact numbers of up to 38 digits: ``decimal.Decimal``."""

    def __init__(self, precision: int = 10, scale: int = 0) -> None:
        self.precision = precision
        self.scale = scale
        self.hasPrecisionInfo = True

    def simpleString(self) -> str:
        return f"decimal({self.precision},{self.scale})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"DecimalType({self.precision},{self.scale})"


class DoubleType(FractionalType):
    """Double precision: ``float``."""


class FloatType(FractionalType):
    """Single precision: ``float``."""


class ByteType(IntegralType):
    """One byte: ``int``."""

    def simpleString(self) -> str:
        return "tinyint"


class ShortType(IntegralType):
    """Two bytes: ``int``."""

    def simpleString(self) -> str:
        return "smallint"


class IntegerType(IntegralType):
    """Four bytes: ``int``."""

    def simpleString(self) -> str:
        return "int"


class LongType(IntegralType):
    """Eight bytes: ``int``."""

    def simpleString(self) -> str:
        return "bigint"


class _IntervalType(AtomicType):
    """An interval between two of its units, counted from the largest."""

    _units: ClassVar[Dict[int, str]] = {}

    def __init__(self, startField: Optional[int] = None, endField: Optional[int] = None) -> None:
        if startField is None and endField is None:
            startField, endField = min(self._units), max(self._units)
        elif endField is None:
            endField = startField
        if startField not in self._units or endField not in self._units:
            raise RuntimeError(f"interval {startField} to {endField} is invalid")
        self.startField = startField
        self.endField = endField

    def simpleString(self) -> str:
        start, end = self._units[self.startField], self._units[self.endField]
        return f"interval {start}" if start == end else f"interval {start} to {end}"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.startField}, {self.endField})"


class DayTimeIntervalType(_IntervalType):
    """Spans of time: ``datetime.timedelta``."""

    DAY, HOUR, MINUTE, SECOND = range(4)
    _units = {0: "day", 1: "hour", 2: "minute", 3: "second"}

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        return None if obj is None else obj // _MICROSECOND

    def fromInternal(self, obj: Any) -> Any:
        return None if obj is None else datetime.timedelta(microseconds=obj)


class YearMonthIntervalType(_IntervalType):
    """Spans of months. Python has no value for them: cast them to text before collecting."""

    YEAR, MONTH = range(2)
    _units = {0: "year", 1: "month"}

    def needConversion(self) -> bool:
        return True

    def fromInternal(self, obj: Any) -> Any:
        if obj is None:
            return None
        raise NotImplementedError("Python has no value for YearMonthIntervalType; cast the column to string")


class CalendarIntervalType(DataType):
    """Spans of months, days and microseconds, which only SQL can use."""

    @classmethod
    def typeName(cls) -> str:
        return "interval"
