"""Frames to and from pandas, by way of plain rows; pandas is imported only here."""

from typing import Any, List, Optional, Tuple

from pyspark.sql.types import (
    BooleanType,
    ByteType,
    DataType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    ShortType,
    TimestampNTZType,
    TimestampType,
)
from pyspark.sql.utils import require_minimum_pandas_version

_DTYPES = {
    ByteType: "int8",
    ShortType: "int16",
    IntegerType: "int32",
    LongType: "int64",
    FloatType: "float32",
    DoubleType: "float64",
    BooleanType: "bool",
    TimestampType: "datetime64[ns]",
    TimestampNTZType: "datetime64[ns]",
}
_WHOLE = (ByteType, ShortType, IntegerType, LongType)


def to_pandas(df: Any) -> Any:
    """All rows of a frame as a pandas DataFrame."""
    require_minimum_pandas_version()
    import pandas

    rows = df.collect()
    columns = df.columns
    frame = pandas.DataFrame.from_records(rows, columns=range(len(columns)))
    made = [_column(frame[position], field.dataType) for position, field in enumerate(df.schema.fields)]
    if not made:
        return pandas.DataFrame(index=range(len(rows)))
    # Two columns may share a name, so they are named at the end.
    result = pandas.concat(made, axis=1)
    result.columns = columns
    return result


def _column(values: Any, kind: DataType) -> Any:
    """A column in pandas' type; whole numbers and booleans with nulls as floats and objects."""
    dtype: Optional[str] = _DTYPES.get(type(kind))
    if dtype is None:
        return values.astype("object")
    if values.isna().any():
        if isinstance(kind, _WHOLE):
            return values.astype("float64")
        if isinstance(kind, BooleanType):
            return values.astype("object")
    return values.astype(dtype)


def from_pandas(frame: Any, schema: Any) -> Tuple[List[tuple], Any]:
    """Rows of plain values, and the schema: pandas' names where none is given."""
    require_minimum_pandas_version()

    names = schema if schema is not None else [str(name) for name in frame.columns]
    columns = [_plain(frame.iloc[:, position]) for position in range(frame.shape[1])]
    return list(zip(*columns)) if columns else [() for _ in range(len(frame))], names


def _plain(column: Any) -> List[Any]:
    """A column's values as Python's own; what is absent is None, but a float's NaN stays."""
    import pandas

    if column.dtype.kind == "f":
        return column.tolist()
    values = column.astype("object")
    return [_value(value, pandas) for value in values]


def _value(value: Any, pandas: Any) -> Any:
    if value is None or value is pandas.NaT or value is pandas.NA:
        return None
    if isinstance(value, pandas.Timestamp):
        return value.to_pydatetime()
    if isinstance(value, pandas.Timedelta):
        return value.to_pytimedelta()
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") else value
