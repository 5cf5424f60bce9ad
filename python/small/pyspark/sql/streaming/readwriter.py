"""Readers and writers of streams: ``spark.readStream`` and ``df.writeStream``."""

from typing import Any, Callable, Dict, Optional

from pyspark._application import named as named_class
from pyspark._missing import Told
from pyspark._shipping import shipped
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.serializers import BatchedSerializer, CPickleSerializer, NoOpSerializer
from pyspark.sql._jvm import to_seq
from pyspark.sql._options import READ_STREAM, WithOptions, java_schema, named
from pyspark.sql.streaming._callbacks import BatchFunction, row_function, start_calling
from pyspark.sql.streaming.query import StreamingQuery


class DataStreamReader(WithOptions, metaclass=Told):
    """Reads streams."""

    def __init__(self, spark: Any) -> None:
        self._spark = spark
        self._jreader = spark._jsparkSession.readStream()

    def _set(self, key: str, value: Any) -> None:
        self._jreader = self._jreader.option(key, value)

    def _frame(self, jdf: Any) -> Any:
        return named_class("DataFrame")(jdf, self._spark)

    def format(self, source: str) -> "DataStreamReader":
        """Sets the source's format."""
        self._jreader = self._jreader.format(source)
        return self

    def schema(self, schema: Any) -> "DataStreamReader":
        """Sets the schema: a StructType or DDL text."""
        self._jreader = self._jreader.schema(java_schema(self._spark._jvm, schema))
        return self

    def load(self, path: Optional[str] = None, format: Optional[str] = None, schema: Any = None, **options: Any) -> Any:
        """The rows as they come, of a path or of what the options name."""
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)
        if path is None:
            return self._frame(self._jreader.load())
        if not isinstance(path, str) or not path.strip():
            raise refusal(PySparkValueError, "VALUE_NOT_NON_EMPTY_STR", f"Value for `path` must be a non empty string, got '{path}'.")
        return self._frame(self._jreader.load(path))

    def _files(self, kind: str, path: str, schema: Any, given: Any, options: Dict[str, Any]) -> Any:
        self._set_present(named(READ_STREAM, kind, given, options))
        if schema is not None:
            self.schema(schema)
        if not isinstance(path, str):
            raise refusal(PySparkTypeError, "NOT_STR", f"Argument `path` should be a str, got {type(path).__name__}.")
        return self._frame(getattr(self._jreader, kind)(path))

    def csv(self, path: str, schema: Any = None, *given: Any, **options: Any) -> Any:
        """The rows of CSV files as they come."""
        return self._files("csv", path, schema, given, options)

    def json(self, path: str, schema: Any = None, *given: Any, **options: Any) -> Any:
        """The rows of files of JSON lines as they come."""
        return self._files("json", path, schema, given, options)

    def orc(self, path: str, *given: Any, **options: Any) -> Any:
        """The rows of ORC files as they come."""
        return self._files("orc", path, None, given, options)

    def parquet(self, path: str, *given: Any, **options: Any) -> Any:
        """The rows of Parquet files as they come."""
        return self._files("parquet", path, None, given, options)

    def text(self, path: str, *given: Any, **options: Any) -> Any:
        """The lines of files as they come."""
        return self._files("text", path, None, given, options)

    def table(self, tableName: str) -> Any:
        """The rows of a table as they come."""
        return self._frame(self._jreader.table(tableName))


class DataStreamWriter(WithOptions, metaclass=Told):
    """Writes the rows of a stream as they come."""

    def __init__(self, df: Any) -> None:
        self._df = df
        self._spark = df.sparkSession
        self._jwrite = df._jdf.writeStream()

    def _set(self, key: str, value: Any) -> None:
        self._jwrite = self._jwrite.option(key, value)

    def _query(self, jsq: Any) -> StreamingQuery:
        return StreamingQuery(jsq)

    def outputMode(self, outputMode: str) -> "DataStreamWriter":
        """What is written of each batch: append, complete or update."""
        self._jwrite = self._jwrite.outputMode(outputMode)
        return self

    def format(self, source: str) -> "DataStreamWriter":
        """Sets the target's format."""
        self._jwrite = self._jwrite.format(source)
        return self

    def partitionBy(self, *cols: Any) -> "DataStreamWriter":
        """Divides the files into directories by these columns."""
        names = cols[0] if len(cols) == 1 and isinstance(cols[0], (list, tuple)) else cols
        self._jwrite = self._jwrite.partitionBy(to_seq(names))
        return self

    def queryName(self, queryName: str) -> "DataStreamWriter":
        """Names the query."""
        self._jwrite = self._jwrite.queryName(queryName)
        return self

    def trigger(
        self,
        *,
        processingTime: Optional[str] = None,
        once: Optional[bool] = None,
        continuous: Optional[str] = None,
        availableNow: Optional[bool] = None,
    ) -> "DataStreamWriter":
        """When batches are made: every so often, once, continuously, or for all that has come."""
        given = [value for value in (processingTime, once, continuous, availableNow) if value is not None]
        if len(given) != 1:
            raise refusal(
                PySparkValueError,
                "ONLY_ALLOW_SINGLE_TRIGGER",
                "Exactly one trigger is to be given.",
            )
        triggers = self._spark._jvm.org.apache.spark.sql.streaming.Trigger
        if processingTime is not None:
            chosen = triggers.ProcessingTime(processingTime)
        elif continuous is not None:
            chosen = triggers.Continuous(continuous)
        elif once is True:
            chosen = triggers.Once()
        elif availableNow is True:
            chosen = triggers.AvailableNow()
        else:
            raise refusal(PySparkValueError, "VALUE_NOT_TRUE", "Value for `once` and `availableNow` must be True.")
        self._jwrite = self._jwrite.trigger(chosen)
        return self

    def foreach(self, f: Any) -> "DataStreamWriter":
        """Calls a function with each row, in the workers; or an object's ``process``, between ``open`` and ``close``."""
        # Nothing comes back: a frame, even an empty one, would be all that the JVM reads of the answer.
        command = (row_function(f), BatchedSerializer(CPickleSerializer()), NoOpSerializer())
        writers = self._spark._jvm.org.apache.spark.sql.execution.python
        writer = writers.PythonForeachWriter(shipped(self._spark._sc, command), self._df._jdf.schema())
        self._jwrite = self._jwrite.foreach(writer)
        return self

    def foreachBatch(self, func: Callable[[Any, int], None]) -> "DataStreamWriter":
        """Calls a function with the frame and the number of each batch, here."""
        context = self._spark._sc
        start_calling(context._gateway)
        helper = self._spark._jvm.org.apache.spark.sql.execution.streaming.sources.PythonForeachBatchHelper
        helper.callForeachBatch(self._jwrite, BatchFunction(context, func))
        return self

    def start(
        self,
        path: Optional[str] = None,
        format: Optional[str] = None,
        outputMode: Optional[str] = None,
        partitionBy: Any = None,
        queryName: Optional[str] = None,
        **options: Any,
    ) -> StreamingQuery:
        """Starts the query, to a path or to what the options name."""
        self._before_start(format, outputMode, partitionBy, queryName, options)
        return self._query(self._jwrite.start() if path is None else self._jwrite.start(path))

    def toTable(
        self,
        tableName: str,
        format: Optional[str] = None,
        outputMode: Optional[str] = None,
        partitionBy: Any = None,
        queryName: Optional[str] = None,
        **options: Any,
    ) -> StreamingQuery:
        """Starts the query, to a table."""
        self._before_start(format, outputMode, partitionBy, queryName, options)
        return self._query(self._jwrite.toTable(tableName))

    def _before_start(self, format: Any, mode: Any, partition_by: Any, name: Any, options: Dict[str, Any]) -> None:
        self.options(**options)
        if mode is not None:
            self.outputMode(mode)
        if partition_by is not None:
            self.partitionBy(partition_by)
        if format is not None:
            self.format(format)
        if name is not None:
            self.queryName(name)
