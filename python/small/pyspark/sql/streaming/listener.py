"""Listeners: programs that hear of the streaming queries of a session."""

from abc import ABC, abstractmethod
from typing import Any, Optional

from pyspark.sql.streaming._progress import (
    SinkProgress,
    SourceProgress,
    StateOperatorProgress,
    StreamingQueryProgress,
    optional,
)

__all__ = [
    "QueryIdleEvent",
    "QueryProgressEvent",
    "QueryStartedEvent",
    "QueryTerminatedEvent",
    "SinkProgress",
    "SourceProgress",
    "StateOperatorProgress",
    "StreamingQueryListener",
    "StreamingQueryProgress",
]


class _Event:
    def __init__(self, jevent: Any) -> None:
        self._jevent = jevent


class _QueryEvent(_Event):
    @property
    def id(self) -> str:
        """The query's id, which outlives restarts."""
        return self._jevent.id().toString()

    @property
    def runId(self) -> str:
        """The id of the run."""
        return self._jevent.runId().toString()


class QueryStartedEvent(_QueryEvent):
    """A query has started."""

    @property
    def name(self) -> Optional[str]:
        """The query's name, or None."""
        return self._jevent.name()

    @property
    def timestamp(self) -> str:
        """When it was."""
        return self._jevent.timestamp()


class QueryProgressEvent(_Event):
    """A query has done a batch."""

    @property
    def progress(self) -> StreamingQueryProgress:
        """The batch's report."""
        return StreamingQueryProgress(self._jevent.progress())


class QueryIdleEvent(_QueryEvent):
    """A query waits for data."""

    @property
    def timestamp(self) -> str:
        """When it was."""
        return self._jevent.timestamp()


class QueryTerminatedEvent(_QueryEvent):
    """A query has ended."""

    @property
    def exception(self) -> Optional[str]:
        """The error that ended it, or None."""
        return optional(self._jevent.exception())

    @property
    def errorClassOnException(self) -> Optional[str]:
        """Spark's class of that error, or None."""
        return optional(self._jevent.errorClassOnException())


class StreamingQueryListener(ABC):
    """Programs derive from it and give it to ``spark.streams.addListener``. It is called in a thread of its own."""

    _jwrapper: Any = None

    @abstractmethod
    def onQueryStarted(self, event: QueryStartedEvent) -> None:
        """Called before ``start`` returns: it must not wait for the query."""

    @abstractmethod
    def onQueryProgress(self, event: QueryProgressEvent) -> None:
        """Called after each batch."""

    def onQueryIdle(self, event: QueryIdleEvent) -> None:
        """Called when there was nothing to do."""

    @abstractmethod
    def onQueryTerminated(self, event: QueryTerminatedEvent) -> None:
        """Called at the end."""

    def _jlistener(self, jvm: Any) -> Any:
        """The JVM's listener; the same each time, so that it can be taken away again."""
        if self._jwrapper is None:
            self._jwrapper = jvm.org.apache.spark.sql.streaming.PythonStreamingQueryListenerWrapper(_Heard(self))
        return self._jwrapper


class _Heard:
    """What the JVM calls."""

    def __init__(self, listener: StreamingQueryListener) -> None:
        self._listener = listener

    def onQueryStarted(self, jevent: Any) -> None:
        self._listener.onQueryStarted(QueryStartedEvent(jevent))

    def onQueryProgress(self, jevent: Any) -> None:
        self._listener.onQueryProgress(QueryProgressEvent(jevent))

    def onQueryIdle(self, jevent: Any) -> None:
        self._listener.onQueryIdle(QueryIdleEvent(jevent))

    def onQueryTerminated(self, jevent: Any) -> None:
        self._listener.onQueryTerminated(QueryTerminatedEvent(jevent))

    class Java:
        implements = ["org.apache.spark.sql.streaming.PythonStreamingQueryListener"]
