"""What streams call in Python: ``foreachBatch`` here in the driver, ``foreach`` in the workers."""

from typing import Any, Callable, Iterable, Iterator

from pyspark._application import named
from pyspark.errors.exceptions.base import PySparkAttributeError, PySparkTypeError, refusal
from pyspark.taskcontext import TaskContext


class BatchFunction:
    """The JVM's ``PythonForeachBatchFunction``: gives each batch as a frame of the stream's own session."""

    def __init__(self, context: Any, function: Callable[[Any, int], None]) -> None:
        self._context = context
        self._function = function

    def call(self, jdf: Any, batch_id: int) -> None:
        """Called by the JVM, which turns what is raised into the query's error."""
        session = named("SparkSession")(self._context, jdf.sparkSession())
        try:
            self._function(named("DataFrame")(jdf, session), batch_id)
        except SystemExit as end:
            # It must not end the connection on which the JVM waits for an answer.
            raise RuntimeError(f"The function of foreachBatch called sys.exit({end.code!r})") from end

    class Java:
        implements = ["org.apache.spark.sql.execution.streaming.sources.PythonForeachBatchFunction"]


def start_calling(gateway: Any) -> None:
    """Lets the JVM call Python."""
    from pyspark.java_gateway import ensure_callback_server_started

    ensure_callback_server_started(gateway)


def row_function(f: Any) -> Callable[[int, Iterator[Any]], Iterable[Any]]:
    """The worker's function of ``foreach``: of a function of rows, or of an object with open, process and close."""
    if callable(f):
        return _RowFunction(f)
    if not hasattr(f, "process"):
        raise refusal(PySparkAttributeError, "ATTRIBUTE_NOT_CALLABLE", "Attribute `process` in provided object `f` is not callable.")
    for name in ("open", "process", "close"):
        if hasattr(f, name) and not callable(getattr(f, name)):
            raise refusal(PySparkTypeError, "ATTRIBUTE_NOT_CALLABLE", f"Attribute `{name}` in provided object `f` is not callable.")
    return _RowWriter(f)


class _RowFunction:
    """Calls a function with each row."""

    def __init__(self, function: Callable[[Any], None]) -> None:
        self._function = function

    def __call__(self, _: int, rows: Iterator[Any]) -> Iterable[Any]:
        for row in rows:
            self._function(row)
        return ()


class _RowWriter:
    """Opens a writer for the rows of a partition of a batch, and tells it their end, or the error that ended them."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def __call__(self, split: int, rows: Iterator[Any]) -> Iterable[Any]:
        batch = TaskContext.get().getLocalProperty("streaming.sql.batchId")
        error = None
        opened = self._writer.open(split, int(batch or 0)) if hasattr(self._writer, "open") else True
        try:
            # Rows that the writer does not want are read all the same, so that the worker stays fit for more.
            for row in rows:
                if opened:
                    self._writer.process(row)
        except Exception as raised:
            error = raised
            raise
        finally:
            if hasattr(self._writer, "close"):
                self._writer.close(error)
        return ()
