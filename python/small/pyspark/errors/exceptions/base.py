"""Every exception class that PySpark programs can catch.

A message of the form ``[ERROR_CLASS] text`` starts with Spark's error class, as the JVM's own do.
"""

import re
from typing import Dict, Optional

_CLASS = re.compile(r"\[([A-Z][A-Z0-9_.]*)\]")


class PySparkException(Exception):
    """The root of Spark's errors; carries the error class and its parameters where Spark gave them."""

    def __init__(
        self,
        message: Optional[str] = None,
        error_class: Optional[str] = None,
        message_parameters: Optional[Dict[str, str]] = None,
    ) -> None:
        if message is None:
            values = ", ".join(f"{k}={v}" for k, v in (message_parameters or {}).items())
            message = f"[{error_class}] {values}" if error_class else values
        elif error_class and not message.startswith("["):
            message = f"[{error_class}] {message}"
        elif not error_class:
            found = _CLASS.match(message)
            error_class = found.group(1) if found else None
        super().__init__(message)
        self.message = message
        self.error_class = error_class
        self.message_parameters = message_parameters

    def getErrorClass(self) -> Optional[str]:
        """Spark's error class, such as ``TABLE_OR_VIEW_NOT_FOUND``, or None."""
        return self.error_class

    def getMessageParameters(self) -> Optional[Dict[str, str]]:
        """The values that fill the error class's template, or None."""
        return self.message_parameters

    def getSqlState(self) -> Optional[str]:
        """The five characters of the SQL state, or None."""
        return None

    def __str__(self) -> str:
        return self.message


class AnalysisException(PySparkException):
    """The query cannot be planned: unknown tables or columns, mismatched types."""


class ParseException(AnalysisException):
    """The SQL text does not parse."""


class TempTableAlreadyExistsException(AnalysisException):
    """A temporary view of this name is there already."""


class SessionNotSameException(PySparkException):
    """Two frames belong to different sessions."""


class IllegalArgumentException(PySparkException):
    """Spark refused an argument."""


class ArithmeticException(PySparkException):
    """Overflow or division by zero under ANSI rules."""


class UnsupportedOperationException(PySparkException):
    """Spark does not do this operation."""


class ArrayIndexOutOfBoundsException(PySparkException):
    """An array element was asked for that is not there, under ANSI rules."""


class DateTimeException(PySparkException):
    """A text is no date or time, under ANSI rules."""


class NumberFormatException(IllegalArgumentException):
    """A text is no number, under ANSI rules."""


class StreamingQueryException(PySparkException):
    """A streaming query ended with an error."""


class QueryExecutionException(PySparkException):
    """A query failed while it ran."""


class PythonException(PySparkException):
    """Python code in a worker failed; the message holds its traceback."""


class SparkRuntimeException(PySparkException):
    """Spark failed while evaluating a row."""


class SparkUpgradeException(PySparkException):
    """The result would differ from that of an older Spark; a setting must choose."""


class SparkNoSuchElementException(PySparkException):
    """A setting or key that does not exist was asked for."""


class UnknownException(PySparkException):
    """A JVM error that has no class of its own here."""


class PySparkValueError(PySparkException, ValueError):
    """A value is not acceptable."""


class PySparkIndexError(PySparkException, IndexError):
    """An index is out of range."""


class PySparkTypeError(PySparkException, TypeError):
    """A value is of the wrong type."""


class PySparkAttributeError(PySparkException, AttributeError):
    """There is no such attribute."""


class PySparkRuntimeError(PySparkException, RuntimeError):
    """The program is in a state that does not allow this."""


class PySparkAssertionError(PySparkException, AssertionError):
    """An assertion of ``pyspark.testing`` failed."""


class PySparkNotImplementedError(PySparkException, NotImplementedError):
    """This package does not offer the feature."""


class PySparkPicklingError(PySparkException):
    """An object cannot be pickled for a worker."""


class PySparkImportError(PySparkException, ImportError):
    """A library that the call needs is absent."""


def refusal(kind: type, error_class: str, text: str) -> PySparkException:
    """An error of ``kind`` whose message starts with Spark's error class."""
    return kind(message=f"[{error_class}] {text}", error_class=error_class)
