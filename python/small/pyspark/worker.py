"""A Python worker: runs the functions of tasks that the JVM sends over a socket.

A task is a head (see ``_task``), a command, and frames of data up to the end of the data section. The answer is
frames of data, or a traceback.
"""

import os
import sys
import time
import traceback
from typing import Any, BinaryIO, Callable, Iterator, List, Tuple

from pyspark import accumulators
from pyspark._table_function import read_table_function
from pyspark._task import read_head
from pyspark.serializers import (
    BatchedSerializer,
    CPickleSerializer,
    PickleSerializer,
    SpecialLengths,
    read_framed,
    read_int,
    read_text,
    write_framed,
    write_int,
    write_long,
)
from pyspark.taskcontext import TaskContext

RDD_FUNCTION = 0
BATCHED_UDF = 100
TABLE_FUNCTION = 300

_PICKLES = CPickleSerializer()
_OWN = os.path.dirname(os.path.abspath(__file__)) + os.sep


def serve(source: BinaryIO, target: BinaryIO) -> int:
    """Does the tasks of one connection; returns the process's exit status."""
    if read_text(source) != os.environ.get("PYTHON_WORKER_FACTORY_SECRET"):
        write_framed(b"err", target)
        target.flush()
        return 1
    write_framed(b"ok", target)
    target.flush()
    try:
        while do_task(source, target) and os.environ.get("SPARK_REUSE_WORKER"):
            pass
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The JVM needs no more: a worker ends when its connection does.
        pass
    return 0


def do_task(source: BinaryIO, target: BinaryIO) -> bool:
    """Does one task; returns whether the worker is fit for another."""
    started = time.time()
    context = None
    try:
        context = read_head(source)
        begun = time.time()
        _run(read_int(source), context, source, target)
        _report(target, started, begun)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except EOFError:
        if context is None:
            raise
        _tell_failure(target)
        return False
    except BaseException:
        # Whatever a user's function throws, sys.exit too, is the task's failure and not this process's.
        _tell_failure(target)
        return False
    finally:
        TaskContext._end()
    # A function that did not read all of its input leaves the stream in its middle.
    unread = read_int(source) != SpecialLengths.END_OF_STREAM
    write_int(SpecialLengths.END_OF_DATA_SECTION if unread else SpecialLengths.END_OF_STREAM, target)
    target.flush()
    return not unread


def _run(kind: int, context: TaskContext, source: BinaryIO, target: BinaryIO) -> None:
    if kind == RDD_FUNCTION:
        function, deserializer, serializer = _PICKLES.loads(read_framed(source))
    elif kind == BATCHED_UDF:
        function = _row_function(source)
        # The values are of the JVM's types, so they need none of the care that functions and classes do.
        deserializer = serializer = BatchedSerializer(PickleSerializer(), 100)
    elif kind == TABLE_FUNCTION:
        function = read_table_function(source)
        deserializer = serializer = BatchedSerializer(PickleSerializer(), 100)
    else:
        raise NotImplementedError(f"This worker has no functions of pandas or Arrow (kind {kind})")
    results = function(context.partitionId(), deserializer.load_stream(source))
    serializer.dump_stream(results, target)


def _row_function(source: BinaryIO) -> Callable[[int, Iterator[Any]], Iterator[Any]]:
    """All the columns' functions of the task as one over rows."""
    functions = [_column_function(source) for _ in range(read_int(source))]
    if len(functions) == 1:
        only = functions[0]
        return lambda _, rows: (only(row) for row in rows)
    return lambda _, rows: (tuple([function(row) for function in functions]) for row in rows)


def _column_function(source: BinaryIO) -> Callable[[Any], Any]:
    """One column's function: of some values of the row, through a chain of functions, to the type of the last."""
    positions = [read_int(source) for _ in range(read_int(source))]
    steps: List[Tuple[Callable, Any]] = [_PICKLES.loads(read_framed(source)) for _ in range(read_int(source))]
    (first, kind), rest = steps[0], steps[1:]

    def apply(row: Any) -> Any:
        try:
            value = first(*[row[position] for position in positions])
            for function, _ in rest:
                value = function(value)
        except StopIteration as error:
            # It would end the rows here as if there were no more.
            raise RuntimeError(f"StopIteration thrown from the user's code; failing the task: {error}") from error
        return to_internal(value) if to_internal else value

    if rest:
        kind = rest[-1][1]
    to_internal = kind.toInternal if kind.needConversion() else None
    return apply


def _report(target: BinaryIO, started: float, begun: float) -> None:
    """The end of a task that went well: its times, no spills, what was added to accumulators."""
    write_int(SpecialLengths.TIMING_DATA, target)
    for moment in (started, begun, time.time()):
        write_long(int(moment * 1000), target)
    for spilled in (0, 0):
        write_long(spilled, target)
    write_int(SpecialLengths.END_OF_DATA_SECTION, target)
    additions = accumulators.additions()
    write_int(len(additions), target)
    for addition in additions:
        write_framed(_PICKLES.dumps(addition), target)
    target.flush()


def _tell_failure(target: BinaryIO) -> None:
    write_int(SpecialLengths.PYTHON_EXCEPTION_THROWN, target)
    write_framed(_failure().encode("utf-8", "backslashreplace"), target)
    target.flush()


def _failure() -> str:
    """The traceback of what is being handled, from the first line that is not of this package."""
    kind, error, trace = sys.exc_info()
    users = trace
    while users is not None and users.tb_frame.f_code.co_filename.startswith(_OWN):
        users = users.tb_next
    return "".join(traceback.format_exception(kind, error, users or trace))


def main() -> None:
    """A worker without the daemon: does one task of the JVM that started it."""
    from pyspark._sockets import local_connect_and_auth

    port = int(os.environ["PYTHON_WORKER_FACTORY_PORT"])
    stream, connection = local_connect_and_auth(port, os.environ["PYTHON_WORKER_FACTORY_SECRET"])
    with connection, stream:
        write_int(os.getpid(), stream)
        stream.flush()
        do_task(stream, stream)


if __name__ == "__main__":
    main()
