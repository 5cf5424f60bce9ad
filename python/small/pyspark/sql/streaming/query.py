"""Streaming queries that run."""

import json
from typing import Any, Dict, List, Optional

from pyspark._application import context_class
from pyspark._missing import Told
from pyspark.errors.exceptions.base import PySparkValueError, StreamingQueryException, refusal
from pyspark.errors.exceptions.captured import StreamingQueryException as CapturedStreamingQueryException
from pyspark.sql.streaming._callbacks import start_calling
from pyspark.sql.streaming.listener import StreamingQueryListener


class StreamingQuery(metaclass=Told):
    """A query that runs until it is stopped or fails."""

    def __init__(self, jsq: Any) -> None:
        self._jsq = jsq

    @property
    def id(self) -> str:
        """The query's id, which outlives restarts."""
        return self._jsq.id().toString()

    @property
    def runId(self) -> str:
        """The id of this run."""
        return self._jsq.runId().toString()

    @property
    def name(self) -> Optional[str]:
        """The query's name, or None."""
        return self._jsq.name()

    @property
    def isActive(self) -> bool:
        """Whether the query runs."""
        return self._jsq.isActive()

    @property
    def status(self) -> Dict[str, Any]:
        """What the query does now."""
        return json.loads(self._jsq.status().json())

    @property
    def recentProgress(self) -> List[Dict[str, Any]]:
        """Reports of the last batches."""
        return [json.loads(progress.json()) for progress in self._jsq.recentProgress()]

    @property
    def lastProgress(self) -> Optional[Dict[str, Any]]:
        """The report of the last batch, or None."""
        last = self._jsq.lastProgress()
        return json.loads(last.json()) if last is not None else None

    def awaitTermination(self, timeout: Optional[float] = None) -> Optional[bool]:
        """Waits for the end, or so many seconds: then whether it ended. Raises the query's error."""
        if timeout is None:
            self._jsq.awaitTermination()
            return None
        return self._jsq.awaitTermination(_milliseconds(timeout))

    def processAllAvailable(self) -> None:
        """Waits until all that has come is processed; for tests."""
        self._jsq.processAllAvailable()

    def stop(self) -> None:
        """Stops the query."""
        self._jsq.stop()

    def explain(self, extended: bool = False) -> None:
        """Prints the plan."""
        print(self._jsq.explainInternal(extended))

    def exception(self) -> Optional[StreamingQueryException]:
        """The error that ended the query, or None."""
        found = self._jsq.exception()
        return CapturedStreamingQueryException(origin=found.get()) if found.isDefined() else None


class StreamingQueryManager(metaclass=Told):
    """The streaming queries of a session."""

    def __init__(self, jsqm: Any) -> None:
        self._jsqm = jsqm

    @property
    def active(self) -> List[StreamingQuery]:
        """The queries that run."""
        return [StreamingQuery(query) for query in self._jsqm.active()]

    def get(self, id: str) -> Optional[StreamingQuery]:
        """The query of an id."""
        found = self._jsqm.get(id)
        return StreamingQuery(found) if found is not None else None

    def awaitAnyTermination(self, timeout: Optional[float] = None) -> Optional[bool]:
        """Waits until some query ends, or so many seconds: then whether one did."""
        if timeout is None:
            self._jsqm.awaitAnyTermination()
            return None
        return self._jsqm.awaitAnyTermination(_milliseconds(timeout))

    def resetTerminated(self) -> None:
        """Forgets the queries that ended."""
        self._jsqm.resetTerminated()

    def addListener(self, listener: StreamingQueryListener) -> None:
        """Tells a listener of the queries from here on."""
        gateway = context_class()._gateway
        start_calling(gateway)
        self._jsqm.addListener(listener._jlistener(gateway.jvm))

    def removeListener(self, listener: StreamingQueryListener) -> None:
        """Tells the listener no more."""
        self._jsqm.removeListener(listener._jlistener(context_class()._gateway.jvm))


def _milliseconds(timeout: Any) -> int:
    if not isinstance(timeout, (int, float)) or timeout < 0:
        raise refusal(PySparkValueError, "VALUE_NOT_POSITIVE", f"Value for `timeout` must be greater than 0, got '{timeout}'.")
    return int(timeout * 1000)
