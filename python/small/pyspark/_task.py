"""The head of a task on the socket of its worker: everything that comes before the command."""

import os
import sys
from typing import BinaryIO, Dict

from pyspark import accumulators, broadcast
from pyspark.files import SparkFiles
from pyspark.serializers import read_bool, read_int, read_long, read_text
from pyspark.taskcontext import ResourceInformation, TaskContext


def read_head(source: BinaryIO) -> TaskContext:
    """Reads the head and makes this process ready for the task. EOFError before it: no task came."""
    read_int(source)  # The partition, which the context tells too.
    _check_python(read_text(source))
    context = _read_context(source)
    _read_files(source)
    _read_broadcasts(source)
    accumulators.forget_additions()
    context._begin()
    return context


def _check_python(driver: str) -> None:
    own = "%d.%d" % sys.version_info[:2]
    if driver != own:
        raise RuntimeError(
            f"Python in worker has different version {own} than that in driver {driver}: "
            "PYSPARK_PYTHON and PYSPARK_DRIVER_PYTHON are to be of the same minor version"
        )


def _read_context(source: BinaryIO) -> TaskContext:
    barrier = read_bool(source)
    read_int(source)  # The port of the server for barriers.
    read_text(source)  # Its secret.
    if barrier:
        raise NotImplementedError("This worker has no barrier stages")
    stage, partition, attempt = read_int(source), read_int(source), read_int(source)
    task = read_long(source)
    cpus = read_int(source)
    return TaskContext(stage, partition, attempt, task, cpus, _read_resources(source), _read_properties(source))


def _read_resources(source: BinaryIO) -> Dict[str, ResourceInformation]:
    resources = {}
    for _ in range(read_int(source)):
        key, name = read_text(source), read_text(source)
        resources[key] = ResourceInformation(name, [read_text(source) for _ in range(read_int(source))])
    return resources


def _read_properties(source: BinaryIO) -> Dict[str, str]:
    return {read_text(source): read_text(source) for _ in range(read_int(source))}


def _read_files(source: BinaryIO) -> None:
    """Makes what the driver added with addFile and addPyFile found here."""
    directory = read_text(source)
    SparkFiles._root_directory = directory
    SparkFiles._is_running_on_worker = True
    importable = [directory]
    importable += [os.path.join(directory, read_text(source)) for _ in range(read_int(source))]
    new = [path for path in importable if path not in sys.path]
    sys.path[1:1] = new
    # A reused worker has looked in the directory before, when a newer file was not there yet. Only this is to be
    # forgotten: among the paths is Spark's jar, whose list of files takes a fifth of a second to read again.
    sys.path_importer_cache.pop(directory, None)


def _read_broadcasts(source: BinaryIO) -> None:
    """The values that came new with this task, and those that are gone."""
    encrypted = read_bool(source)
    count = read_int(source)
    if encrypted:
        raise NotImplementedError("This worker reads no encrypted broadcasts")
    for _ in range(count):
        number = read_long(source)
        if number >= 0:
            broadcast.arrive(number, read_text(source))
        else:
            broadcast.leave(-number - 1)
