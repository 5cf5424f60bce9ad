"""The steps of a DataFrame that choose, make and name columns."""

import json
from typing import Any, Callable, Dict, List, Optional, Union

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._jvm import to_seq
from pyspark.sql.column import Column, _to_java_column
from pyspark.sql.types import StructType


def one_by_one(cols: Any) -> List[Any]:
    """The arguments one by one, where they may have come as one list."""
    return list(cols[0]) if len(cols) == 1 and isinstance(cols[0], list) else list(cols)


def java_columns(*cols: Any) -> Any:
    """A Scala Seq of Columns, of columns or names, given one by one or as one list."""
    return to_seq([_to_java_column(col) for col in one_by_one(cols)])


class FrameColumns:
    """Part of DataFrame."""

    def select(self, *cols: Any) -> Any:
        """These columns, by name or expression; ``"*"`` is all."""
        return self._frame(self._jdf.select(java_columns(*cols)))

    def selectExpr(self, *expr: Any) -> Any:
        """These expressions of SQL."""
        return self._frame(self._jdf.selectExpr(to_seq(one_by_one(expr))))

    def filter(self, condition: Union[Column, str]) -> Any:
        """The rows for which the condition holds: a Column or SQL text."""
        if isinstance(condition, str):
            return self._frame(self._jdf.filter(condition))
        if isinstance(condition, Column):
            return self._frame(self._jdf.filter(condition._jc))
        raise refusal(
            PySparkTypeError,
            "NOT_COLUMN_OR_STR",
            f"Argument `condition` should be a Column or str, got {type(condition).__name__}.",
        )

    where = filter

    def withColumn(self, colName: str, col: Column) -> Any:
        """With a column added, or replaced where there is one of the name."""
        _need_column("col", col)
        return self._frame(self._jdf.withColumn(colName, col._jc))

    def withColumns(self, *colsMap: Dict[str, Column]) -> Any:
        """With several columns added or replaced."""
        if len(colsMap) != 1 or not isinstance(colsMap[0], dict):
            raise refusal(PySparkTypeError, "NOT_DICT", "Argument `colsMap` should be a dict.")
        names, columns = list(colsMap[0]), list(colsMap[0].values())
        for column in columns:
            _need_column("colsMap", column)
        return self._frame(self._jdf.withColumns(to_seq(names), java_columns(*columns)))

    def withColumnRenamed(self, existing: str, new: str) -> Any:
        """With a column renamed; the same where there is none of the name."""
        return self._frame(self._jdf.withColumnRenamed(existing, new))

    def withColumnsRenamed(self, colsMap: Dict[str, str]) -> Any:
        """With several columns renamed."""
        if not isinstance(colsMap, dict):
            raise refusal(
                PySparkTypeError, "NOT_DICT", f"Argument `colsMap` should be a dict, got {type(colsMap).__name__}."
            )
        return self._frame(self._jdf.withColumnsRenamed(colsMap))

    def withMetadata(self, columnName: str, metadata: Dict[str, Any]) -> Any:
        """With metadata on a column."""
        parsed = self._sc._jvm.org.apache.spark.sql.types.Metadata.fromJson(json.dumps(metadata))
        return self._frame(self._jdf.withMetadata(columnName, parsed))

    def drop(self, *cols: Any) -> Any:
        """Without these columns, by name or Column; names that are not there do not matter."""
        frame = self._jdf
        columns = [col._jc for col in cols if isinstance(col, Column)]
        names = [col for col in cols if isinstance(col, str)]
        if len(columns) + len(names) != len(cols):
            raise refusal(PySparkTypeError, "NOT_COLUMN_OR_STR", "Each col in the param list should be a Column or str.")
        if columns:
            frame = frame.drop(columns[0], to_seq(columns[1:]))
        if names:
            frame = frame.drop(to_seq(names))
        return self._frame(frame)

    def toDF(self, *cols: str) -> Any:
        """The same columns under new names."""
        names = one_by_one(cols)
        for name in names:
            if not isinstance(name, str):
                raise refusal(PySparkTypeError, "NOT_LIST_OF_STR", f"Argument `cols` should be a list of str, got {type(name).__name__}.")
        return self._frame(self._jdf.toDF(to_seq(names)))

    def to(self, schema: StructType) -> Any:
        """The columns in the order and types of a schema."""
        jvm = self._sc._jvm
        return self._frame(self._jdf.to(jvm.org.apache.spark.sql.types.DataType.fromJson(schema.json())))

    def alias(self, alias: str) -> Any:
        """The frame under a name, for ``alias.column`` in joins."""
        return self._frame(self._jdf.alias(alias))

    def colRegex(self, colName: str) -> Column:
        """The columns whose name matches a regular expression in back-ticks."""
        return Column(self._jdf.colRegex(colName))

    def transform(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What ``func`` makes of the frame."""
        result = func(self, *args, **kwargs)
        if not isinstance(result, type(self)):
            raise AssertionError(f"Func returned an instance of type [{type(result)}], should have been DataFrame.")
        return result

    def unpivot(
        self, ids: Any, values: Any, variableColumnName: str, valueColumnName: str
    ) -> Any:
        """Columns as rows: of each row one for each of ``values``, None for all but the ``ids``."""
        id_columns = self._column_array(ids)
        if values is None:
            return self._frame(self._jdf.unpivotWithSeq(id_columns, variableColumnName, valueColumnName))
        return self._frame(
            self._jdf.unpivotWithSeq(id_columns, self._column_array(values), variableColumnName, valueColumnName)
        )

    melt = unpivot

    def _column_array(self, cols: Any) -> Any:
        return java_columns(*(cols if isinstance(cols, (list, tuple)) else [cols]))

    def __getitem__(self, item: Any) -> Any:
        """``df["a"]`` and ``df[0]`` are columns, ``df[["a", "b"]]`` a selection, ``df[condition]`` a filter."""
        if isinstance(item, str):
            return Column(self._jdf.apply(item))
        if isinstance(item, Column):
            return self.filter(item)
        if isinstance(item, (list, tuple)):
            return self.select(*item)
        if isinstance(item, int):
            return Column(self._jdf.apply(self.columns[item]))
        raise refusal(
            PySparkTypeError,
            "NOT_COLUMN_OR_FLOAT_OR_INT_OR_LIST_OR_STR",
            f"Argument `item` should be a Column, int, list, tuple or str, got {type(item).__name__}.",
        )

    def hint(self, name: str, *parameters: Any) -> Any:
        """A hint to the planner, such as ``"broadcast"``."""
        given = one_by_one(parameters)
        for parameter in given:
            if not isinstance(parameter, (str, list, float, int, Column)):
                raise refusal(
                    PySparkTypeError,
                    "DISALLOWED_TYPE_FOR_CONTAINER",
                    f"Argument `parameters` should hold str, list, float, int or Column, got {type(parameter).__name__}.",
                )
        return self._frame(self._jdf.hint(name, to_seq([p._jc if isinstance(p, Column) else p for p in given])))

    def observe(self, observation: Any, *exprs: Column) -> Any:
        """Aggregates that are computed on the way: of an Observation, or of a name that listeners see."""
        from pyspark.sql.observation import Observation

        if not exprs:
            raise refusal(PySparkValueError, "CANNOT_BE_EMPTY", "At least one exprs must be specified.")
        for column in exprs:
            _need_column("exprs", column)
        if isinstance(observation, Observation):
            return observation._on(self, *exprs)
        if isinstance(observation, str):
            return self._frame(self._jdf.observe(observation, exprs[0]._jc, java_columns(*exprs[1:])))
        raise refusal(
            PySparkTypeError,
            "NOT_OBSERVATION_OR_STR",
            f"Argument `observation` should be an Observation or str, got {type(observation).__name__}.",
        )


def _need_column(name: str, value: Any, kind: Optional[type] = None) -> None:
    if not isinstance(value, kind or Column):
        raise refusal(PySparkTypeError, "NOT_COLUMN", f"Argument `{name}` should be a Column, got {type(value).__name__}.")
