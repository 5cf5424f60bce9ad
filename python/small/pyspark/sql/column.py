"""Column: an expression over the columns of a DataFrame."""

from typing import Any, Callable, Iterable, Optional, Union

from pyspark._application import named, registered
from pyspark._missing import Told
from pyspark.errors.exceptions.base import PySparkAttributeError, PySparkTypeError, PySparkValueError, refusal
from pyspark.sql import types
from pyspark.sql._jvm import active_jvm, to_seq
from pyspark.sql._values import java_literal


def _to_java_column(col: Any) -> Any:
    """The JVM's Column of a Column or a column's name."""
    if isinstance(col, Column):
        return col._jc
    if isinstance(col, str):
        return active_jvm().functions.col(col)
    raise refusal(
        PySparkTypeError, "NOT_COLUMN_OR_STR", f"Argument `col` should be a Column or str, got {type(col).__name__}."
    )


def _create_column_from_literal(literal: Any) -> Any:
    return active_jvm().functions.lit(literal)


def _create_column_from_name(name: str) -> Any:
    return active_jvm().functions.col(name)


def _to_seq(sc: Any, cols: Iterable[Any], converter: Optional[Callable[[Any], Any]] = None) -> Any:
    """A Scala Seq of the values, each through ``converter``."""
    return to_seq([converter(col) for col in cols] if converter else cols)


def _to_list(sc: Any, cols: Iterable[Any], converter: Optional[Callable[[Any], Any]] = None) -> Any:
    """A Java List of the values, each through ``converter``."""
    values = [converter(col) for col in cols] if converter else list(cols)
    return active_jvm().PythonUtils.toList(values)


def _operand(value: Any) -> Any:
    """The other side of an operator: a Column's own, or the plain value."""
    if isinstance(value, Column):
        return value._jc
    # Decimals, dates and lists have to become literals here; numbers and texts are so in the JVM.
    return value if isinstance(value, (bool, int, float, str, bytes, type(None))) else java_literal(value)


def _power(base: Any, exponent: Any) -> "Column":
    sides = [active_jvm().functions.col(side) if isinstance(side, str) else java_literal(side) for side in (base, exponent)]
    return Column(active_jvm().functions.pow(*sides))


def _binary(method: str, doc: str) -> Callable[["Column", Any], "Column"]:
    def operator(self: "Column", other: Any) -> "Column":
        return Column(getattr(self._jc, method)(_operand(other)))

    operator.__doc__ = doc
    return operator


def _reverse(function: Callable[[Any, Any], Any], doc: str) -> Callable[["Column", Any], "Column"]:
    def operator(self: "Column", other: Any) -> "Column":
        return function(Column(java_literal(other)), self)

    operator.__doc__ = doc
    return operator


def _unary(method: str, doc: str) -> Callable[["Column"], "Column"]:
    def operator(self: "Column") -> "Column":
        return Column(getattr(self._jc, method)())

    operator.__name__ = method
    operator.__doc__ = doc
    return operator


@registered
class Column(metaclass=Told):
    """Made by ``df.name``, ``df["name"]``, ``functions.col`` or an expression of other columns."""

    def __init__(self, jc: Any) -> None:
        self._jc = jc

    __neg__ = _unary("unary_$minus", "The negative.")
    __invert__ = _unary("unary_$bang", "Logical not.")
    __add__ = _binary("plus", "The sum.")
    __sub__ = _binary("minus", "The difference.")
    __mul__ = _binary("multiply", "The product.")
    __truediv__ = _binary("divide", "The quotient.")
    __div__ = __truediv__
    __mod__ = _binary("mod", "The remainder.")
    __radd__ = _reverse(lambda a, b: a + b, "The sum.")
    __rsub__ = _reverse(lambda a, b: a - b, "The difference.")
    __rmul__ = _reverse(lambda a, b: a * b, "The product.")
    __rtruediv__ = _reverse(lambda a, b: a / b, "The quotient.")
    __rdiv__ = __rtruediv__
    __rmod__ = _reverse(lambda a, b: a % b, "The remainder.")
    __eq__ = _binary("equalTo", "Whether both are equal.")  # type: ignore[assignment]
    __ne__ = _binary("notEqual", "Whether both differ.")  # type: ignore[assignment]
    __lt__ = _binary("lt", "Whether this is less.")
    __le__ = _binary("leq", "Whether this is not more.")
    __gt__ = _binary("gt", "Whether this is more.")
    __ge__ = _binary("geq", "Whether this is not less.")
    __and__ = _binary("and", "Logical and.")
    __or__ = _binary("or", "Logical or.")
    __rand__ = __and__
    __ror__ = __or__
    eqNullSafe = _binary("eqNullSafe", "Whether both are equal, where two nulls are.")
    bitwiseOR = _binary("bitwiseOR", "The bits that either has.")
    bitwiseAND = _binary("bitwiseAND", "The bits that both have.")
    bitwiseXOR = _binary("bitwiseXOR", "The bits in which both differ.")
    contains = _binary("contains", "Whether the text holds another.")
    startswith = _binary("startsWith", "Whether the text starts with another.")
    endswith = _binary("endsWith", "Whether the text ends with another.")

    isNull = _unary("isNull", "Whether the value is null.")
    isNotNull = _unary("isNotNull", "Whether the value is not null.")
    asc = _unary("asc", "Sorts upwards.")
    asc_nulls_first = _unary("asc_nulls_first", "Sorts upwards, nulls first.")
    asc_nulls_last = _unary("asc_nulls_last", "Sorts upwards, nulls last.")
    desc = _unary("desc", "Sorts downwards.")
    desc_nulls_first = _unary("desc_nulls_first", "Sorts downwards, nulls first.")
    desc_nulls_last = _unary("desc_nulls_last", "Sorts downwards, nulls last.")

    # A column equals nothing by value, so it has no place in sets and dicts.
    __hash__ = None  # type: ignore[assignment]

    def __pow__(self, other: Any) -> "Column":
        return _power(self, other)

    def __rpow__(self, other: Any) -> "Column":
        return _power(other, self)

    def __contains__(self, item: Any) -> None:
        raise refusal(
            PySparkValueError,
            "CANNOT_APPLY_IN_FOR_COLUMN",
            "Cannot apply 'in' operator against a column: please use 'contains' in a string column or "
            "'array_contains' function for an array column.",
        )

    def __nonzero__(self) -> None:
        raise refusal(
            PySparkValueError,
            "CANNOT_CONVERT_COLUMN_INTO_BOOL",
            "Cannot convert column into bool: please use '&' for 'and', '|' for 'or', '~' for 'not' when building "
            "DataFrame boolean expressions.",
        )

    __bool__ = __nonzero__

    def __iter__(self) -> None:
        raise refusal(PySparkTypeError, "NOT_ITERABLE", "Column is not iterable.")

    def __getitem__(self, k: Any) -> "Column":
        """An element of an array, map or struct; a slice ``[start:length]`` is a part of a text."""
        if isinstance(k, slice):
            if k.step is not None:
                raise refusal(PySparkValueError, "SLICE_WITH_STEP", "Slice with step is not supported.")
            return self.substr(k.start, k.stop)
        return Column(self._jc.apply(_operand(k)))

    def __getattr__(self, item: str) -> "Column":
        if item.startswith("__"):
            raise refusal(
                PySparkAttributeError,
                "CANNOT_ACCESS_TO_DUNDER",
                "Dunder(double underscore) attribute is for internal use only.",
            )
        return self[item]

    def getItem(self, key: Any) -> "Column":
        """The element at a position of an array, or under a key of a map."""
        return self[key]

    def getField(self, name: Any) -> "Column":
        """A field of a struct."""
        return self[name]

    def withField(self, fieldName: str, col: "Column") -> "Column":
        """The struct with a field added or replaced."""
        if not isinstance(fieldName, str):
            raise refusal(PySparkTypeError, "NOT_STR", f"Argument `fieldName` should be a str, got {type(fieldName).__name__}.")
        if not isinstance(col, Column):
            raise refusal(PySparkTypeError, "NOT_COLUMN", f"Argument `col` should be a Column, got {type(col).__name__}.")
        return Column(self._jc.withField(fieldName, col._jc))

    def dropFields(self, *fieldNames: str) -> "Column":
        """The struct without some fields."""
        return Column(self._jc.dropFields(to_seq(fieldNames)))

    def like(self, other: str) -> "Column":
        """Whether the text matches a pattern of SQL, with ``%`` and ``_``."""
        return Column(self._jc.like(other))

    def ilike(self, other: str) -> "Column":
        """``like`` without regard to case."""
        return Column(self._jc.ilike(other))

    def rlike(self, other: str) -> "Column":
        """Whether a part of the text matches a regular expression of Java."""
        return Column(self._jc.rlike(other))

    def substr(self, startPos: Union[int, "Column"], length: Union[int, "Column"]) -> "Column":
        """The part of the text from a position, counted from 1; both ints or both Columns."""
        if type(startPos) is not type(length):
            raise refusal(
                PySparkTypeError,
                "NOT_SAME_TYPE",
                "Argument `startPos` and `length` should be the same type, "
                f"got {type(startPos).__name__} and {type(length).__name__}.",
            )
        if isinstance(startPos, Column):
            return Column(self._jc.substr(startPos._jc, length._jc))
        if isinstance(startPos, int):
            return Column(self._jc.substr(startPos, length))
        raise refusal(
            PySparkTypeError,
            "NOT_COLUMN_OR_INT",
            f"Argument `startPos` should be a Column or int, got {type(startPos).__name__}.",
        )

    def isin(self, *cols: Any) -> "Column":
        """Whether the value is one of those given, one by one or as one list or set."""
        values = cols[0] if len(cols) == 1 and isinstance(cols[0], (list, set)) else cols
        return Column(self._jc.isin(to_seq([_literal(value) for value in values])))

    def between(self, lowerBound: Any, upperBound: Any) -> "Column":
        """Whether the value lies between the bounds, both included."""
        return (self >= lowerBound) & (self <= upperBound)

    def alias(self, *alias: str, **kwargs: Any) -> "Column":
        """A name for the column, or several for what makes several; ``metadata`` may go with one."""
        metadata = kwargs.pop("metadata", None)
        if kwargs:
            raise refusal(PySparkValueError, "UNEXPECTED_KEYWORD", f"Unexpected kwargs where passed: {sorted(kwargs)}")
        if len(alias) != 1:
            if metadata:
                raise refusal(PySparkValueError, "ONLY_ALLOWED_FOR_SINGLE_COLUMN", "Argument `metadata` can only be provided for a single column.")
            return Column(getattr(self._jc, "as")(to_seq(alias)))
        if not metadata:
            return Column(getattr(self._jc, "as")(alias[0]))
        import json

        parsed = active_jvm().org.apache.spark.sql.types.Metadata.fromJson(json.dumps(metadata))
        return Column(getattr(self._jc, "as")(alias[0], parsed))

    name = alias

    def cast(self, dataType: Union[types.DataType, str]) -> "Column":
        """The value as another type, given as a type or its SQL text."""
        if isinstance(dataType, str):
            return Column(self._jc.cast(dataType))
        if isinstance(dataType, types.DataType):
            return Column(self._jc.cast(active_jvm().org.apache.spark.sql.types.DataType.fromJson(dataType.json())))
        raise refusal(
            PySparkTypeError,
            "NOT_DATATYPE_OR_STR",
            f"Argument `dataType` should be a DataType or str, got {type(dataType).__name__}.",
        )

    astype = cast

    def when(self, condition: "Column", value: Any) -> "Column":
        """The next case after ``functions.when``."""
        if not isinstance(condition, Column):
            raise refusal(PySparkTypeError, "NOT_COLUMN", f"Argument `condition` should be a Column, got {type(condition).__name__}.")
        return Column(self._jc.when(condition._jc, _operand(value)))

    def otherwise(self, value: Any) -> "Column":
        """The value where no case of ``when`` holds."""
        return Column(self._jc.otherwise(_operand(value)))

    def over(self, window: Any) -> "Column":
        """The function over a window of rows."""
        if not isinstance(window, named("WindowSpec")):
            raise refusal(PySparkTypeError, "NOT_WINDOWSPEC", f"Argument `window` should be a WindowSpec, got {type(window).__name__}.")
        return Column(self._jc.over(window._jspec))

    def __repr__(self) -> str:
        return f"Column<'{self._jc.toString()}'>"


def _literal(value: Any) -> Any:
    """A member of a list of values, as the JVM's Column."""
    return java_literal(value)
