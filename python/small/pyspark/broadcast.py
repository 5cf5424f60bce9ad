"""Broadcast: a value that every worker gets once, however many tasks use it."""

import gc
import os
import pickle
import tempfile
import threading
from contextlib import contextmanager
from typing import Any, Dict, Iterator, Optional, Set

from pyspark._missing import Told
from pyspark.serializers import CPickleSerializer

# In a worker: what came, by the JVM's number.
_arrived: Dict[int, "Broadcast"] = {}

# In the driver: those that the function being pickled refers to.
_being_shipped = threading.local()

_MISSING = object()


class Broadcast(metaclass=Told):
    """Made by ``SparkContext.broadcast``; its ``value`` is read in the driver and in workers."""

    def __init__(self, sc: Any = None, value: Any = _MISSING, directory: Optional[str] = None, path: str = "") -> None:
        self._value = value
        self._path = path
        self._jbroadcast = None
        if sc is not None:
            self._path = _write(value, directory)
            self._jbroadcast = sc._jsc.broadcast(sc._jvm.PythonRDD.setupBroadcast(self._path))

    @property
    def id(self) -> int:
        """The JVM's number of the broadcast."""
        return self._jbroadcast.id()

    @property
    def value(self) -> Any:
        """What was broadcast."""
        if self._value is _MISSING:
            with open(self._path, "rb") as file:
                self._value = _read(file)
        return self._value

    def unpersist(self, blocking: bool = False) -> None:
        """Takes the copies from the executors; they are sent again on the next use."""
        self._owned().unpersist(blocking)

    def destroy(self, blocking: bool = False) -> None:
        """Takes the value from everywhere; it cannot be used any more."""
        self._owned().destroy(blocking)
        if os.path.exists(self._path):
            os.unlink(self._path)

    def _owned(self) -> Any:
        if self._jbroadcast is None:
            raise RuntimeError("A broadcast is withdrawn in the driver, not in a worker")
        return self._jbroadcast

    def __reduce__(self) -> Any:
        self._owned()
        shipped = getattr(_being_shipped, "found", None)
        if shipped is None:
            raise RuntimeError("A broadcast goes to workers inside a function, not as data")
        shipped.add(self)
        return _arrived_broadcast, (self.id,)


def _write(value: Any, directory: Optional[str]) -> str:
    handle, path = tempfile.mkstemp(prefix="broadcast-", dir=directory)
    with os.fdopen(handle, "wb") as file:
        file.write(CPickleSerializer().dumps(value))
    return path


def _read(file: Any) -> Any:
    # A large value is very many new objects, which the collector would look at again and again.
    gc.disable()
    try:
        return pickle.load(file)
    finally:
        gc.enable()


@contextmanager
def collecting() -> Iterator[Set[Broadcast]]:
    """Gathers the broadcasts that are pickled inside."""
    outer = getattr(_being_shipped, "found", None)
    _being_shipped.found = set()
    try:
        yield _being_shipped.found
    finally:
        _being_shipped.found = outer


def arrive(number: int, path: str) -> None:
    """In a worker: the value of this number lies in this file."""
    _arrived[number] = Broadcast(path=path)


def leave(number: int) -> None:
    """In a worker: the value of this number is needed no more."""
    _arrived.pop(number, None)


def _arrived_broadcast(number: int) -> Broadcast:
    if number not in _arrived:
        raise RuntimeError(f"Broadcast variable '{number}' not loaded!")
    return _arrived[number]
