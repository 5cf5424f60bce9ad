"""The steps of a DataFrame that run it: what comes back is no frame."""

from typing import Any, Callable, Iterator, List, Optional, Union

from pyspark._missing import missing
from pyspark._sockets import items_from, partitions_from
from pyspark.errors.exceptions.base import PySparkTypeError, refusal
from pyspark.serializers import BatchedSerializer, PickleSerializer
from pyspark.sql.types import Row

_ROWS = BatchedSerializer(PickleSerializer())


class FrameActions:
    """Part of DataFrame."""

    def collect(self) -> List[Row]:
        """All rows."""
        return list(items_from(self._jdf.collectToPython(), _ROWS))

    def count(self) -> int:
        """How many rows there are."""
        return int(self._jdf.count())

    def take(self, num: int) -> List[Row]:
        """The first rows."""
        return self.limit(num).collect()

    def head(self, n: Optional[int] = None) -> Any:
        """The first row or None; with a number, the list of that many."""
        if n is None:
            return self.first()
        return self.take(n)

    def first(self) -> Optional[Row]:
        """The first row, or None."""
        rows = self.take(1)
        return rows[0] if rows else None

    def tail(self, num: int) -> List[Row]:
        """The last rows."""
        return list(items_from(self._jdf.tailToPython(num), _ROWS))

    def isEmpty(self) -> bool:
        """Whether there is no row."""
        return self._jdf.isEmpty()

    def toLocalIterator(self, prefetchPartitions: bool = False) -> Iterator[Row]:
        """All rows, a partition at a time in memory."""
        return partitions_from(self._jdf.toPythonIterator(prefetchPartitions), _ROWS)

    def show(self, n: int = 20, truncate: Union[bool, int] = True, vertical: bool = False) -> None:
        """Prints the first rows; texts are cut to ``truncate`` characters, 20 where it is True."""
        print(self._show_string(n, truncate, vertical))

    def _show_string(self, n: int = 20, truncate: Union[bool, int] = True, vertical: bool = False) -> str:
        if not isinstance(n, int) or isinstance(n, bool):
            raise refusal(PySparkTypeError, "NOT_INT", f"Argument `n` should be an int, got {type(n).__name__}.")
        if not isinstance(vertical, bool):
            raise refusal(PySparkTypeError, "NOT_BOOL", f"Argument `vertical` should be a bool, got {type(vertical).__name__}.")
        if isinstance(truncate, bool):
            return self._jdf.showString(n, 20 if truncate else 0, vertical)
        try:
            return self._jdf.showString(n, int(truncate), vertical)
        except ValueError:
            raise refusal(
                PySparkTypeError, "NOT_BOOL", f"Argument `truncate` should be a bool or int, got {type(truncate).__name__}."
            ) from None

    def printSchema(self, level: Optional[int] = None) -> None:
        """Prints the schema as a tree."""
        schema = self._jdf.schema()
        print(schema.treeString(2147483647 if level is None else level))

    def explain(self, extended: Union[bool, str, None] = None, mode: Optional[str] = None) -> None:
        """Prints the plan; ``mode`` is simple, extended, codegen, cost or formatted."""
        if extended is not None and mode is not None:
            raise refusal(PySparkTypeError, "CANNOT_SET_TOGETHER", "extended and mode should not be set together.")
        if isinstance(extended, str):
            extended, mode = None, extended
        chosen = mode or ("extended" if extended else "simple")
        jvm = self._sc._jvm
        print(jvm.PythonSQLUtils.explainString(self._jdf.queryExecution(), chosen))

    def toPandas(self) -> Any:
        """All rows as a pandas DataFrame."""
        from pyspark.sql.pandas.conversion import to_pandas

        return to_pandas(self)

    def inputFiles(self) -> List[str]:
        """The files that the frame reads."""
        return list(self._jdf.inputFiles())

    def approxQuantile(self, col: Any, probabilities: List[float], relativeError: float) -> Any:
        """Quantiles of a column, or lists of them of several."""
        several = isinstance(col, (list, tuple))
        gateway, jvm = self._sc._gateway, self._sc._jvm
        names = gateway.new_array(jvm.java.lang.String, len(col) if several else 1)
        for position, name in enumerate(col if several else [col]):
            names[position] = name
        shares = gateway.new_array(jvm.double, len(probabilities))
        for position, share in enumerate(probabilities):
            shares[position] = float(share)
        found = [list(one) for one in self._jdf.stat().approxQuantile(names, shares, float(relativeError))]
        return found if several else found[0]

    def corr(self, col1: str, col2: str, method: Optional[str] = None) -> float:
        """Pearson's correlation of two columns."""
        return self._jdf.stat().corr(col1, col2, method or "pearson")

    def cov(self, col1: str, col2: str) -> float:
        """The covariance of two columns."""
        return self._jdf.stat().cov(col1, col2)

    def crosstab(self, col1: str, col2: str) -> Any:
        """How often each pair of values comes."""
        return self._frame(self._jdf.stat().crosstab(col1, col2))

    def freqItems(self, cols: Any, support: Optional[float] = None) -> Any:
        """Values that come often."""
        from pyspark.sql._jvm import to_seq

        return self._frame(self._jdf.stat().freqItems(to_seq(cols), 0.01 if support is None else support))

    def foreach(self, f: Callable[[Row], None]) -> None:
        """Calls a function with each row, in the workers."""
        self.rdd.foreach(f)

    def foreachPartition(self, f: Callable[[Iterator[Row]], None]) -> None:
        """Calls a function with the rows of each partition, in the workers."""
        self.rdd.foreachPartition(f)

    def toJSON(self, use_unicode: bool = True) -> Any:
        """The rows as an RDD of JSON texts."""
        from pyspark._rdd_sources import texts_of

        return texts_of(self._jdf.toJSON(), self._sc)

    def mapInPandas(self, func: Any, schema: Any, barrier: bool = False) -> Any:
        """A function over pandas frames: only in the real PySpark."""
        return missing("DataFrame.mapInPandas")

    def mapInArrow(self, func: Any, schema: Any, barrier: bool = False) -> Any:
        """A function over Arrow batches: only in the real PySpark."""
        return missing("DataFrame.mapInArrow")

    def pandas_api(self, index_col: Any = None) -> Any:
        """The pandas API on Spark: only in the real PySpark."""
        return missing("pyspark.pandas")

    to_pandas_on_spark = pandas_api
