"""Accumulator: a value that workers add to and the driver reads.

A worker keeps what its task added and reports it at the task's end. The driver's JVM passes the reports of tasks
that went well to a server in this process, over a connection of its own, and waits for a byte that says: added.
"""

import pickle
import secrets
import socketserver
import threading
from typing import Any, Dict, List, Tuple

from pyspark._missing import Told
from pyspark.serializers import read_framed, read_int

# In the driver: all accumulators. In a worker: those that the running task uses, from zero.
_known: Dict[int, "Accumulator"] = {}


class AccumulatorParam:
    """How values are added up. Subclass it for values other than numbers."""

    def zero(self, value: Any) -> Any:
        """What is nothing beside ``value``."""
        raise NotImplementedError

    def addInPlace(self, value1: Any, value2: Any) -> Any:
        """The sum; the first may be changed."""
        raise NotImplementedError


class AddingAccumulatorParam(AccumulatorParam):
    """Values that ``+=`` adds."""

    def __init__(self, zero_value: Any) -> None:
        self.zero_value = zero_value

    def zero(self, value: Any) -> Any:
        return self.zero_value

    def addInPlace(self, value1: Any, value2: Any) -> Any:
        value1 += value2
        return value1


class Accumulator(metaclass=Told):
    """Made by ``SparkContext.accumulator``."""

    def __init__(self, aid: int, value: Any, accum_param: AccumulatorParam) -> None:
        self.aid = aid
        self.accum_param = accum_param
        self._value = value
        self._in_worker = False
        _known[aid] = self

    @property
    def value(self) -> Any:
        """The sum so far; only the driver knows it."""
        if self._in_worker:
            raise RuntimeError("Accumulator.value cannot be accessed inside tasks")
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        if self._in_worker:
            raise RuntimeError("Accumulator.value cannot be accessed inside tasks")
        self._value = value

    def add(self, term: Any) -> None:
        """Adds to the sum."""
        self._value = self.accum_param.addInPlace(self._value, term)

    def __iadd__(self, term: Any) -> "Accumulator":
        self.add(term)
        return self

    def __reduce__(self) -> Any:
        return _in_worker, (self.aid, self.accum_param.zero(self._value), self.accum_param)

    def __repr__(self) -> str:
        return f"Accumulator<id={self.aid}, value={self._value}>"

    __str__ = __repr__


def _in_worker(aid: int, zero: Any, param: AccumulatorParam) -> Accumulator:
    if aid not in _known:
        made = Accumulator(aid, zero, param)
        made._in_worker = True
    return _known[aid]


def forget_additions() -> None:
    """In a worker: a new task begins with zeros."""
    _known.clear()


def additions() -> List[Tuple[int, Any]]:
    """In a worker: what the task has added to each accumulator."""
    return [(aid, accumulator._value) for aid, accumulator in _known.items()]


class _Reports(socketserver.StreamRequestHandler):
    """One connection of the JVM."""

    def handle(self) -> None:
        token = self.server.token.encode("utf-8")  # type: ignore[attr-defined]
        if not secrets.compare_digest(self.rfile.read(len(token)), token):
            return
        while True:
            try:
                reports = [pickle.loads(read_framed(self.rfile)) for _ in range(read_int(self.rfile))]
            except EOFError:
                return
            for aid, term in reports:
                if aid in _known:
                    _known[aid].add(term)
            self.wfile.write(b"\1")


class AccumulatorServer(socketserver.ThreadingTCPServer):
    """Takes reports from the JVM; runs in threads that do not keep the program alive."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Reports)
        self.token = secrets.token_hex(32)
        threading.Thread(target=self.serve_forever, name="accumulators", daemon=True).start()

    def close(self) -> None:
        """Stops listening."""
        self.shutdown()
        self.server_close()


def param_of(value: Any) -> AccumulatorParam:
    """How numbers are added up; TypeError for other values."""
    if isinstance(value, (int, float, complex)):
        return AddingAccumulatorParam(type(value)(0))
    raise TypeError(f"No default accumulator param for type {type(value)}")
