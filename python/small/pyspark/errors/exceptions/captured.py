"""Errors that were raised inside the JVM, as Python exceptions."""

from typing import Any, Dict, Optional

import py4j.java_gateway
from py4j.java_gateway import JavaObject
from py4j.protocol import Py4JJavaError

from pyspark._application import context_class
from pyspark.errors.exceptions import base


class CapturedException(base.PySparkException):
    """A JVM Throwable: ``desc`` is its message, ``stackTrace`` the JVM's trace, ``cause`` the next one."""

    def __init__(
        self,
        desc: Optional[str] = None,
        stackTrace: Optional[str] = None,
        cause: Optional[JavaObject] = None,
        origin: Optional[JavaObject] = None,
    ) -> None:
        self._origin = origin
        self.desc = desc if desc is not None else (str(origin.getMessage()) if origin is not None else "")
        self.stackTrace = stackTrace if stackTrace is not None else _stack_trace(origin)
        super().__init__(message=self.desc)
        self.cause = convert_exception(cause) if cause is not None else _cause_of(origin)

    def getErrorClass(self) -> Optional[str]:
        return self._ask("getErrorClass", super().getErrorClass())

    def getSqlState(self) -> Optional[str]:
        return self._ask("getSqlState", None)

    def getMessageParameters(self) -> Optional[Dict[str, str]]:
        found = self._ask("getMessageParameters", None)
        return None if found is None else dict(found)

    def _ask(self, method: str, otherwise: Any) -> Any:
        if self._origin is None or not _is_instance(self._origin, "org.apache.spark.SparkThrowable"):
            return otherwise
        return getattr(self._origin, method)()

    def __str__(self) -> str:
        if self.stackTrace and _stack_traces_wanted():
            return f"{self.desc}\n\nJVM stacktrace:\n{self.stackTrace}"
        return self.desc


def _captured(kind: type) -> type:
    """The class of JVM errors that programs catch as ``kind``."""
    return type(kind.__name__, (CapturedException, kind), {"__module__": __name__, "__doc__": kind.__doc__})


AnalysisException = _captured(base.AnalysisException)
ParseException = type(
    "ParseException", (AnalysisException, base.ParseException), {"__module__": __name__}
)
IllegalArgumentException = _captured(base.IllegalArgumentException)
ArithmeticException = _captured(base.ArithmeticException)
UnsupportedOperationException = _captured(base.UnsupportedOperationException)
ArrayIndexOutOfBoundsException = _captured(base.ArrayIndexOutOfBoundsException)
DateTimeException = _captured(base.DateTimeException)
NumberFormatException = type(
    "NumberFormatException",
    (IllegalArgumentException, base.NumberFormatException),
    {"__module__": __name__},
)
StreamingQueryException = _captured(base.StreamingQueryException)
QueryExecutionException = _captured(base.QueryExecutionException)
PythonException = _captured(base.PythonException)
SparkRuntimeException = _captured(base.SparkRuntimeException)
SparkUpgradeException = _captured(base.SparkUpgradeException)
SparkNoSuchElementException = _captured(base.SparkNoSuchElementException)
UnknownException = _captured(base.UnknownException)

# The first match wins, so a subclass stands before its parents.
_BY_JAVA_CLASS = (
    ("org.apache.spark.sql.catalyst.parser.ParseException", ParseException),
    ("org.apache.spark.sql.AnalysisException", AnalysisException),
    ("org.apache.spark.sql.streaming.StreamingQueryException", StreamingQueryException),
    ("org.apache.spark.sql.execution.QueryExecutionException", QueryExecutionException),
    ("java.lang.NumberFormatException", NumberFormatException),
    ("java.lang.IllegalArgumentException", IllegalArgumentException),
    ("java.lang.ArithmeticException", ArithmeticException),
    ("java.lang.UnsupportedOperationException", UnsupportedOperationException),
    ("java.lang.ArrayIndexOutOfBoundsException", ArrayIndexOutOfBoundsException),
    ("java.time.DateTimeException", DateTimeException),
    ("org.apache.spark.SparkRuntimeException", SparkRuntimeException),
    ("org.apache.spark.SparkUpgradeException", SparkUpgradeException),
    ("org.apache.spark.SparkNoSuchElementException", SparkNoSuchElementException),
)


def convert_exception(thrown: JavaObject) -> CapturedException:
    """The Python exception for a JVM Throwable; UnknownException where none fits."""
    for java_class, kind in _BY_JAVA_CLASS:
        if _is_instance(thrown, java_class):
            return kind(origin=thrown)
    link = thrown
    while link is not None:
        if _is_instance(link, "org.apache.spark.api.python.PythonException") and _is_of_sql(link):
            trace = link.getMessage()
            return PythonException(
                desc=f"\n  An exception was thrown from the Python worker. Please see the stack trace below.\n{trace}",
                origin=thrown,
            )
        link = link.getCause()
    return UnknownException(desc=thrown.toString(), origin=thrown)


def install_exception_handler() -> None:
    """Makes every Py4J answer that is a known JVM error raise the exception of this module."""
    plain = py4j.java_gateway.get_return_value
    if getattr(plain, "_maps_exceptions", False):
        return

    def get_return_value(answer: Any, client: Any, target_id: Any = None, name: Any = None) -> Any:
        try:
            return plain(answer, client, target_id, name)
        except Py4JJavaError as error:
            converted = convert_exception(error.java_exception)
            if isinstance(converted, UnknownException):
                raise
            raise converted from None

    get_return_value._maps_exceptions = True
    py4j.java_gateway.get_return_value = get_return_value


def _is_of_sql(thrown: JavaObject) -> bool:
    """Whether a function over columns failed: what an RDD's function throws stays Py4J's error, as documented."""
    package = "org.apache.spark.sql.execution.python."
    return any(frame.getClassName().startswith(package) for frame in thrown.getStackTrace())


def _jvm() -> Any:
    return context_class()._jvm


def _is_instance(thrown: JavaObject, java_class: str) -> bool:
    from py4j.java_gateway import is_instance_of

    return is_instance_of(context_class()._gateway, thrown, java_class)


def _stack_trace(origin: Optional[JavaObject]) -> Optional[str]:
    if origin is None:
        return None
    return _jvm().org.apache.spark.util.Utils.exceptionString(origin)


def _cause_of(origin: Optional[JavaObject]) -> Optional[CapturedException]:
    cause = origin.getCause() if origin is not None else None
    return convert_exception(cause) if cause is not None else None


def _stack_traces_wanted() -> bool:
    from pyspark.sql.conf import active_setting

    return active_setting("spark.sql.pyspark.jvmStacktrace.enabled", "false") == "true"
