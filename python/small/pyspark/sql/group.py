"""GroupedData: rows in groups, waiting for aggregates."""

from typing import Any, List, Optional

from pyspark._missing import Told, missing
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._jvm import to_seq
from pyspark.sql.column import Column


class GroupedData(metaclass=Told):
    """Made by ``DataFrame.groupBy``, ``rollup`` and ``cube``."""

    def __init__(self, jgd: Any, df: Any) -> None:
        self._jgd = jgd
        self._df = df
        self.session = df.sparkSession

    def agg(self, *exprs: Any) -> Any:
        """Aggregates of each group: columns, or one dict of function names by column name."""
        if not exprs:
            raise refusal(PySparkValueError, "CANNOT_BE_EMPTY", "At least one exprs must be specified.")
        if len(exprs) == 1 and isinstance(exprs[0], dict):
            return self._df._frame(self._jgd.agg(exprs[0]))
        if not all(isinstance(expr, Column) for expr in exprs):
            raise refusal(PySparkTypeError, "NOT_LIST_OF_COLUMN", "Argument `exprs` should be a list of Column.")
        return self._df._frame(self._jgd.agg(exprs[0]._jc, to_seq([expr._jc for expr in exprs[1:]])))

    def count(self) -> Any:
        """How many rows each group has."""
        return self._df._frame(self._jgd.count())

    def _of(self, function: str, cols: Any) -> Any:
        return self._df._frame(getattr(self._jgd, function)(to_seq(cols)))

    def mean(self, *cols: str) -> Any:
        """The mean of columns, or of all that are numbers."""
        return self._of("mean", cols)

    def avg(self, *cols: str) -> Any:
        """The mean of columns, or of all that are numbers."""
        return self._of("avg", cols)

    def max(self, *cols: str) -> Any:
        """The greatest value of columns, or of all that are numbers."""
        return self._of("max", cols)

    def min(self, *cols: str) -> Any:
        """The least value of columns, or of all that are numbers."""
        return self._of("min", cols)

    def sum(self, *cols: str) -> Any:
        """The sum of columns, or of all that are numbers."""
        return self._of("sum", cols)

    def pivot(self, pivot_col: str, values: Optional[List[Any]] = None) -> "GroupedData":
        """A column for each value of a column; without ``values`` they are looked up first."""
        if values is None:
            return GroupedData(self._jgd.pivot(pivot_col), self._df)
        return GroupedData(self._jgd.pivot(pivot_col, list(values)), self._df)

    def apply(self, udf: Any) -> Any:
        """A function over pandas frames: only in the real PySpark."""
        return missing("GroupedData.apply")

    def applyInPandas(self, func: Any, schema: Any) -> Any:
        """A function over pandas frames: only in the real PySpark."""
        return missing("GroupedData.applyInPandas")

    def applyInPandasWithState(self, *args: Any, **kwargs: Any) -> Any:
        """A function over pandas frames with state: only in the real PySpark."""
        return missing("GroupedData.applyInPandasWithState")

    def cogroup(self, other: Any) -> Any:
        """Functions over pairs of groups: only in the real PySpark."""
        return missing("GroupedData.cogroup")
