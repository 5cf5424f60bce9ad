"""The functions whose arguments take more than one shape."""

from typing import Any, Dict, Optional, Union

from pyspark.errors.exceptions.base import PySparkTypeError, refusal
from pyspark.sql._jvm import active_jvm, to_seq
from pyspark.sql.column import Column, _to_java_column
from pyspark.sql.functions._literals import lit
from pyspark.sql.types import DataType

_SECONDS = "yyyy-MM-dd HH:mm:ss"


def _functions() -> Any:
    return active_jvm().functions


def _options(options: Optional[Dict[str, Any]]) -> Dict[str, str]:
    return {
        str(key): str(value).lower() if isinstance(value, bool) else str(value)
        for key, value in (options or {}).items()
        if value is not None
    }


def from_json(col: Any, schema: Any, options: Optional[Dict[str, str]] = None) -> Column:
    """The value of JSON text; ``schema`` is a type, DDL text or a Column of such."""
    if isinstance(schema, DataType):
        schema = schema.json()
    elif isinstance(schema, Column):
        schema = schema._jc
    return Column(_functions().from_json(_to_java_column(col), schema, _options(options)))


def to_json(col: Any, options: Optional[Dict[str, str]] = None) -> Column:
    """A struct, array or map as JSON text."""
    return Column(_functions().to_json(_to_java_column(col), _options(options)))


def schema_of_json(json: Any, options: Optional[Dict[str, str]] = None) -> Column:
    """The DDL text of a JSON text's type; ``json`` is a text or a constant Column."""
    return Column(_functions().schema_of_json(lit(json)._jc, _options(options)))


def from_csv(col: Any, schema: Any, options: Optional[Dict[str, str]] = None) -> Column:
    """The struct of a line of CSV; ``schema`` is DDL text or a Column of such."""
    if not isinstance(schema, (Column, str)):
        raise refusal(
            PySparkTypeError, "NOT_COLUMN_OR_STR", f"Argument `schema` should be a Column or str, got {type(schema).__name__}."
        )
    return Column(_functions().from_csv(_to_java_column(col), lit(schema)._jc, _options(options)))


def to_csv(col: Any, options: Optional[Dict[str, str]] = None) -> Column:
    """A struct as a line of CSV."""
    return Column(_functions().to_csv(_to_java_column(col), _options(options)))


def schema_of_csv(csv: Any, options: Optional[Dict[str, str]] = None) -> Column:
    """The DDL text of a CSV line's type; ``csv`` is a text or a constant Column."""
    return Column(_functions().schema_of_csv(lit(csv)._jc, _options(options)))


def json_tuple(col: Any, *fields: str) -> Column:
    """Several fields of JSON text, each a column."""
    return Column(_functions().json_tuple(_to_java_column(col), to_seq(fields)))


def log(arg1: Union[Column, str, float], arg2: Any = None) -> Column:
    """The natural logarithm of a column; with two arguments the first is the base."""
    if arg2 is None:
        return Column(_functions().log(_to_java_column(arg1)))
    return Column(_functions().log(float(arg1), _to_java_column(arg2)))  # type: ignore[arg-type]


def unix_timestamp(timestamp: Any = None, format: str = _SECONDS) -> Column:
    """The seconds of the epoch of a time or text, or now."""
    if timestamp is None:
        return Column(_functions().unix_timestamp())
    return Column(_functions().unix_timestamp(_to_java_column(timestamp), format))


def window(
    timeColumn: Any, windowDuration: str, slideDuration: Optional[str] = None, startTime: Optional[str] = None
) -> Column:
    """The window of time in which a row falls, as a struct of start and end; durations as in ``"10 minutes"``."""
    for name, value in (("windowDuration", windowDuration), ("slideDuration", slideDuration), ("startTime", startTime)):
        if not isinstance(value, str) and (value is not None or name == "windowDuration"):
            raise refusal(PySparkTypeError, "NOT_STR", f"Argument `{name}` should be a str, got {type(value).__name__}.")
    time = _to_java_column(timeColumn)
    if startTime:
        return Column(_functions().window(time, windowDuration, slideDuration or windowDuration, startTime))
    if slideDuration:
        return Column(_functions().window(time, windowDuration, slideDuration))
    return Column(_functions().window(time, windowDuration))


def convert_timezone(sourceTz: Optional[Column], targetTz: Column, sourceTs: Any) -> Column:
    """A time without zone carried from one zone to another; None is the session's zone."""
    zones = [_to_java_column(zone) for zone in (sourceTz, targetTz) if zone is not None]
    return Column(_functions().convert_timezone(*zones, _to_java_column(sourceTs)))


def make_interval(
    years: Any = None,
    months: Any = None,
    weeks: Any = None,
    days: Any = None,
    hours: Any = None,
    mins: Any = None,
    secs: Any = None,
) -> Column:
    """An interval of these parts; a missing one is 0."""
    parts = [years, months, weeks, days, hours, mins, secs]
    return Column(_functions().make_interval(*_parts(parts)))


def make_dt_interval(days: Any = None, hours: Any = None, mins: Any = None, secs: Any = None) -> Column:
    """A span of time of these parts; a missing one is 0."""
    return Column(_functions().make_dt_interval(*_parts([days, hours, mins, secs])))


def make_ym_interval(years: Any = None, months: Any = None) -> Column:
    """A span of months of these parts; a missing one is 0."""
    return Column(_functions().make_ym_interval(*_parts([years, months])))


def _parts(parts: list) -> list:
    return [lit(0)._jc if part is None else _to_java_column(part) for part in parts]


def nullif(col1: Any, col2: Any) -> Column:
    """Null where both are equal, else the first."""
    # The JVM's own method asks for the first one's type, which columns by name do not have yet.
    pair = to_seq([_to_java_column(col1), _to_java_column(col2)])
    return Column(_functions().call_function("nullif", pair))


def count_distinct(col: Any, *cols: Any) -> Column:
    """How many different combinations of these columns there are."""
    others = to_seq([_to_java_column(other) for other in cols])
    return Column(_functions().countDistinct(_to_java_column(col), others))


countDistinct = count_distinct


def _sorting(name: str, doc: str) -> Any:
    def function(col: Any) -> Column:
        return Column(getattr(_to_java_column(col), name)())

    function.__name__ = function.__qualname__ = name
    function.__module__ = "pyspark.sql.functions"
    function.__doc__ = doc
    return function


asc = _sorting("asc", "Sorts upwards.")
asc_nulls_first = _sorting("asc_nulls_first", "Sorts upwards, nulls first.")
asc_nulls_last = _sorting("asc_nulls_last", "Sorts upwards, nulls last.")
desc = _sorting("desc", "Sorts downwards.")
desc_nulls_first = _sorting("desc_nulls_first", "Sorts downwards, nulls first.")
desc_nulls_last = _sorting("desc_nulls_last", "Sorts downwards, nulls last.")


def broadcast(df: Any) -> Any:
    """Marks a DataFrame as small enough to be sent to every node in a join."""
    from pyspark.sql.dataframe import DataFrame

    return DataFrame(_functions().broadcast(df._jdf), df.sparkSession)


def udf(f: Any = None, returnType: Any = "string", *, useArrow: Optional[bool] = None) -> Any:
    """A Python function over columns; also a decorator. ``returnType`` is a type or DDL text."""
    from pyspark.sql.udf import create_udf

    return create_udf(f, returnType, useArrow)


def udtf(cls: Any = None, *, returnType: Any = None, useArrow: Optional[bool] = None) -> Any:
    """A Python table function: a class whose ``eval`` yields rows of ``returnType``; or a decorator."""
    from pyspark.sql.udtf import create_udtf

    return create_udtf(cls, returnType, useArrow)


def pandas_udf(f: Any = None, returnType: Any = None, functionType: Optional[int] = None) -> Any:
    """A function over pandas values: only in the real PySpark."""
    from pyspark._missing import missing

    return missing("pandas_udf")


class PandasUDFType:
    """Kinds of pandas functions."""

    SCALAR = 200
    GROUPED_MAP = 201
    GROUPED_AGG = 202
    SCALAR_ITER = 204
