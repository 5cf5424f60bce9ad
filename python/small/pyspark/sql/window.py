"""Windows of rows for ``Column.over``."""

import sys
from typing import Any

from pyspark._application import registered
from pyspark._missing import Told
from pyspark.sql._frame_columns import java_columns
from pyspark.sql._jvm import active_jvm

_LEAST = -(1 << 63)
_GREATEST = (1 << 63) - 1
# Programs write these bounds as -sys.maxsize and sys.maxsize too.
_BEFORE_ALL = max(-sys.maxsize, _LEAST)
_AFTER_ALL = min(sys.maxsize, _GREATEST)


def _bounds(start: int, end: int) -> Any:
    return (_LEAST if start <= _BEFORE_ALL else start, _GREATEST if end >= _AFTER_ALL else end)


@registered
class WindowSpec(metaclass=Told):
    """How the rows around a row are divided, ordered and bounded."""

    def __init__(self, jspec: Any) -> None:
        self._jspec = jspec

    def partitionBy(self, *cols: Any) -> "WindowSpec":
        """The rows with equal values in these columns."""
        return WindowSpec(self._jspec.partitionBy(java_columns(*cols)))

    def orderBy(self, *cols: Any) -> "WindowSpec":
        """The order of the rows."""
        return WindowSpec(self._jspec.orderBy(java_columns(*cols)))

    def rowsBetween(self, start: int, end: int) -> "WindowSpec":
        """The rows from one position to another, counted from the current row."""
        return WindowSpec(self._jspec.rowsBetween(*_bounds(start, end)))

    def rangeBetween(self, start: int, end: int) -> "WindowSpec":
        """The rows whose order value lies between two distances from the current row's."""
        return WindowSpec(self._jspec.rangeBetween(*_bounds(start, end)))


class Window(metaclass=Told):
    """The beginnings of windows."""

    unboundedPreceding: int = _LEAST
    unboundedFollowing: int = _GREATEST
    currentRow: int = 0

    @staticmethod
    def partitionBy(*cols: Any) -> WindowSpec:
        """The rows with equal values in these columns."""
        return WindowSpec(_window().partitionBy(java_columns(*cols)))

    @staticmethod
    def orderBy(*cols: Any) -> WindowSpec:
        """The order of the rows."""
        return WindowSpec(_window().orderBy(java_columns(*cols)))

    @staticmethod
    def rowsBetween(start: int, end: int) -> WindowSpec:
        """The rows from one position to another, counted from the current row."""
        return WindowSpec(_window().rowsBetween(*_bounds(start, end)))

    @staticmethod
    def rangeBetween(start: int, end: int) -> WindowSpec:
        """The rows whose order value lies between two distances from the current row's."""
        return WindowSpec(_window().rangeBetween(*_bounds(start, end)))


def _window() -> Any:
    return active_jvm().org.apache.spark.sql.expressions.Window
