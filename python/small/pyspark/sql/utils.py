"""Where older programs import Spark's exceptions from."""

from pyspark.errors import (  # noqa: F401
    AnalysisException,
    ArithmeticException,
    ArrayIndexOutOfBoundsException,
    DateTimeException,
    IllegalArgumentException,
    NumberFormatException,
    ParseException,
    PySparkException,
    PythonException,
    QueryExecutionException,
    SparkRuntimeException,
    SparkUpgradeException,
    StreamingQueryException,
    TempTableAlreadyExistsException,
    UnknownException,
    UnsupportedOperationException,
)
from pyspark.errors.exceptions.captured import CapturedException, convert_exception  # noqa: F401


def is_timestamp_ntz_preferred() -> bool:
    """Whether ``spark.sql.timestampType`` makes TIMESTAMP_NTZ the default."""
    from pyspark.sql._jvm import active_jvm

    return active_jvm().PythonSQLUtils.isTimestampNTZPreferred()


def toJArray(gateway, jtype, arr):
    """A Java array of ``jtype`` with the given elements."""
    jarray = gateway.new_array(jtype, len(arr))
    for position, value in enumerate(arr):
        jarray[position] = value
    return jarray


def require_minimum_pandas_version() -> None:
    """Raises where pandas, 1.0.5 or newer, is not installed."""
    try:
        import pandas  # noqa: F401
    except ImportError as cause:
        raise ImportError("Pandas >= 1.0.5 must be installed; however, it was not found.") from cause
