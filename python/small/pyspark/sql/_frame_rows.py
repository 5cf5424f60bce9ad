"""The steps of a DataFrame that combine, order, group and divide rows."""

import functools
import operator
import random
from typing import Any, Dict, List, Optional, Union

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._frame_columns import java_columns, one_by_one
from pyspark.sql._jvm import to_seq
from pyspark.sql.column import Column, _to_java_column


class FrameRows:
    """Part of DataFrame."""

    def join(self, other: Any, on: Any = None, how: Optional[str] = None) -> Any:
        """The pairs of rows of both frames that match.

        ``on`` is a name or a list of names that both have, a condition or a list of conditions. ``how`` is inner,
        cross, outer, left, right, semi, anti or one of their longer names.
        """
        if on is None and how is None:
            return self._frame(self._jdf.join(other._jdf))
        keys = [] if on is None else (list(on) if isinstance(on, (list, tuple)) else [on])
        kind = "inner" if how is None else how
        if not isinstance(kind, str):
            raise refusal(PySparkTypeError, "NOT_STR", f"Argument `how` should be a str, got {type(how).__name__}.")
        if keys and isinstance(keys[0], Column):
            condition = functools.reduce(operator.and_, keys)
            return self._frame(self._jdf.join(other._jdf, condition._jc, kind))
        if not all(isinstance(key, str) for key in keys):
            raise refusal(PySparkTypeError, "NOT_LIST_OF_COLUMN_OR_STR", "Argument `on` should be Columns or strs.")
        return self._frame(self._jdf.join(other._jdf, to_seq(keys), kind))

    def crossJoin(self, other: Any) -> Any:
        """All pairs of rows of both frames."""
        return self._frame(self._jdf.crossJoin(other._jdf))

    def union(self, other: Any) -> Any:
        """The rows of both, columns matched by position."""
        return self._frame(self._jdf.union(other._jdf))

    unionAll = union

    def unionByName(self, other: Any, allowMissingColumns: bool = False) -> Any:
        """The rows of both, columns matched by name; missing ones may be null."""
        return self._frame(self._jdf.unionByName(other._jdf, allowMissingColumns))

    def intersect(self, other: Any) -> Any:
        """The different rows that both have."""
        return self._frame(self._jdf.intersect(other._jdf))

    def intersectAll(self, other: Any) -> Any:
        """The rows that both have, with repetitions."""
        return self._frame(self._jdf.intersectAll(other._jdf))

    def subtract(self, other: Any) -> Any:
        """The different rows that the other has not."""
        return self._frame(getattr(self._jdf, "except")(other._jdf))

    def exceptAll(self, other: Any) -> Any:
        """The rows that the other has not, with repetitions."""
        return self._frame(self._jdf.exceptAll(other._jdf))

    def distinct(self) -> Any:
        """The different rows."""
        return self._frame(self._jdf.distinct())

    def dropDuplicates(self, subset: Optional[List[str]] = None) -> Any:
        """One row of those that are equal, in all columns or the given ones."""
        if subset is None:
            return self._frame(self._jdf.dropDuplicates())
        return self._frame(self._jdf.dropDuplicates(to_seq(_names("subset", subset))))

    drop_duplicates = dropDuplicates

    def dropDuplicatesWithinWatermark(self, subset: Optional[List[str]] = None) -> Any:
        """``dropDuplicates`` of a stream, as far back as the watermark goes."""
        if subset is None:
            return self._frame(self._jdf.dropDuplicatesWithinWatermark())
        return self._frame(self._jdf.dropDuplicatesWithinWatermark(to_seq(_names("subset", subset))))

    def limit(self, num: int) -> Any:
        """The first rows."""
        return self._frame(self._jdf.limit(num))

    def offset(self, num: int) -> Any:
        """Without the first rows."""
        return self._frame(self._jdf.offset(num))

    def sort(self, *cols: Any, **kwargs: Any) -> Any:
        """The rows in order; ``ascending`` is a boolean or a list of them, one for each column."""
        return self._frame(self._jdf.sort(_order(cols, kwargs)))

    orderBy = sort

    def sortWithinPartitions(self, *cols: Any, **kwargs: Any) -> Any:
        """``sort`` in each partition."""
        return self._frame(self._jdf.sortWithinPartitions(_order(cols, kwargs)))

    def groupBy(self, *cols: Any) -> Any:
        """The rows in groups, to be aggregated."""
        return self._grouped(self._jdf.groupBy(java_columns(*cols)))

    groupby = groupBy

    def rollup(self, *cols: Any) -> Any:
        """The groups of the columns, and of each beginning of their list."""
        return self._grouped(self._jdf.rollup(java_columns(*cols)))

    def cube(self, *cols: Any) -> Any:
        """The groups of all sets of the columns."""
        return self._grouped(self._jdf.cube(java_columns(*cols)))

    def agg(self, *exprs: Union[Column, Dict[str, str]]) -> Any:
        """Aggregates of all rows."""
        return self.groupBy().agg(*exprs)  # type: ignore[arg-type]

    def _grouped(self, jgd: Any) -> Any:
        from pyspark.sql.group import GroupedData

        return GroupedData(jgd, self)

    def repartition(self, numPartitions: Any, *cols: Any) -> Any:
        """The rows in that many partitions, by the columns where some are given; the number may be left out."""
        if isinstance(numPartitions, int):
            if not cols:
                return self._frame(self._jdf.repartition(numPartitions))
            return self._frame(self._jdf.repartition(numPartitions, java_columns(*cols)))
        return self._frame(self._jdf.repartition(java_columns(*_with(numPartitions, cols))))

    def repartitionByRange(self, numPartitions: Any, *cols: Any) -> Any:
        """``repartition`` by ranges of the columns."""
        if isinstance(numPartitions, int):
            if not cols:
                raise refusal(PySparkValueError, "AT_LEAST_ONE_COLUMN", "At least one partition-by expression must be specified.")
            return self._frame(self._jdf.repartitionByRange(numPartitions, java_columns(*cols)))
        return self._frame(self._jdf.repartitionByRange(java_columns(*_with(numPartitions, cols))))

    def coalesce(self, numPartitions: int) -> Any:
        """The rows in fewer partitions, without a shuffle."""
        return self._frame(self._jdf.coalesce(numPartitions))

    def sample(self, withReplacement: Any = None, fraction: Any = None, seed: Optional[int] = None) -> Any:
        """About a fraction of the rows: ``sample(0.5)``, ``sample(0.5, 3)``, ``sample(True, 0.5, 3)``."""
        if isinstance(withReplacement, float) or (isinstance(withReplacement, int) and not isinstance(withReplacement, bool)):
            # The first argument was left out.
            withReplacement, fraction, seed = False, withReplacement, fraction if fraction is not None else seed
        if not isinstance(fraction, (int, float)) or isinstance(fraction, bool):
            raise refusal(
                PySparkTypeError,
                "NOT_BOOL_OR_FLOAT_OR_INT",
                "Argument `withReplacement` (optional), `fraction` (required) and `seed` (optional) should be "
                f"a bool, float and number, got {withReplacement!r}, {fraction!r}, {seed!r}.",
            )
        chosen = int(seed) if seed is not None else random.randrange(1 << 62)
        return self._frame(self._jdf.sample(bool(withReplacement), float(fraction), chosen))

    def sampleBy(self, col: Any, fractions: Dict[Any, float], seed: Optional[int] = None) -> Any:
        """About a fraction of the rows for each value of a column."""
        chosen = seed if seed is not None else random.randrange(1 << 62)
        shares = {key: float(value) for key, value in fractions.items()}
        return self._frame(self._jdf.stat().sampleBy(_to_java_column(col), shares, chosen))

    def randomSplit(self, weights: List[float], seed: Optional[int] = None) -> List[Any]:
        """Several frames that share the rows about by weight."""
        if any(weight < 0 for weight in weights):
            raise refusal(PySparkValueError, "VALUE_NOT_POSITIVE", f"Weights must be positive. Found weight value: {min(weights)}")
        chosen = int(seed) if seed is not None else random.randrange(1 << 62)
        array = self._sc._gateway.new_array(self._sc._jvm.double, len(weights))
        for position, weight in enumerate(weights):
            array[position] = float(weight)
        return [self._frame(jdf) for jdf in self._jdf.randomSplit(array, chosen)]

    def withWatermark(self, eventTime: str, delayThreshold: str) -> Any:
        """How late the rows of a stream may come, by a column of time."""
        return self._frame(self._jdf.withWatermark(eventTime, delayThreshold))

    def describe(self, *cols: Any) -> Any:
        """Count, mean, deviation, least and greatest of columns."""
        return self._frame(self._jdf.describe(to_seq(one_by_one(cols))))

    def summary(self, *statistics: str) -> Any:
        """Chosen statistics of all columns."""
        return self._frame(self._jdf.summary(to_seq(one_by_one(statistics))))


def _order(cols: Any, kwargs: Dict[str, Any]) -> Any:
    columns = one_by_one(cols)
    if not columns:
        raise refusal(PySparkValueError, "NO_SORT_COLUMN", "should sort by at least one column")
    ascending = kwargs.pop("ascending", True)
    if kwargs:
        raise TypeError(f"unexpected keyword arguments: {sorted(kwargs)}")
    if isinstance(ascending, list):
        if len(ascending) != len(columns):
            raise refusal(PySparkValueError, "LENGTH_SHOULD_BE_THE_SAME", "`cols` and `ascending` should be of the same length.")
        wanted = ascending
    elif isinstance(ascending, (bool, int)):
        wanted = [True if ascending else False] * len(columns)
        if ascending:
            return java_columns(columns)
    else:
        raise refusal(PySparkTypeError, "NOT_BOOL_OR_LIST", f"Argument `ascending` should be a bool or list, got {type(ascending).__name__}.")
    return to_seq([_to_java_column(c) if up else _to_java_column(c).desc() for c, up in zip(columns, wanted)])


def _with(first: Any, rest: Any) -> Any:
    return (list(first) if isinstance(first, list) else [first]) + list(rest)


def _names(argument: str, given: Any) -> List[str]:
    if isinstance(given, str) or not isinstance(given, (list, tuple, set)):
        raise refusal(PySparkTypeError, "NOT_LIST_OR_TUPLE", f"Argument `{argument}` should be a list or tuple, got {type(given).__name__}.")
    return list(given)
