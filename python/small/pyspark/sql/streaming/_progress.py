"""What a batch of a streaming query reports."""

from typing import Any, Dict, List, Optional

from pyspark.serializers import CPickleSerializer
from pyspark.sql._jvm import active_jvm

_PLAIN = {
    "StateOperatorProgress": (
        "operatorName numRowsTotal numRowsUpdated allUpdatesTimeMs numRowsRemoved allRemovalsTimeMs commitTimeMs "
        "memoryUsedBytes numRowsDroppedByWatermark numShufflePartitions numStateStoreInstances"
    ),
    "SourceProgress": (
        "description startOffset endOffset latestOffset numInputRows inputRowsPerSecond processedRowsPerSecond"
    ),
    "SinkProgress": "description numOutputRows",
    "StreamingQueryProgress": (
        "name timestamp batchId batchDuration numInputRows inputRowsPerSecond processedRowsPerSecond"
    ),
}


class _Progress:
    """The JVM's report; its values are read when they are asked for."""

    def __init__(self, jprogress: Any) -> None:
        self._jprogress = jprogress

    def __init_subclass__(cls) -> None:
        for name in _PLAIN[cls.__name__].split():
            setattr(cls, name, property(lambda self, name=name: getattr(self._jprogress, name)()))

    @property
    def json(self) -> str:
        """The report in JSON, on one line."""
        return self._jprogress.json()

    @property
    def prettyJson(self) -> str:
        """The report in JSON, for people."""
        return self._jprogress.prettyJson()

    def __str__(self) -> str:
        return self.prettyJson

    __repr__ = __str__


class StateOperatorProgress(_Progress):
    """What an operator with a state did."""

    @property
    def customMetrics(self) -> Dict[str, int]:
        """Figures of the operator's own."""
        return dict(self._jprogress.customMetrics())


class SourceProgress(_Progress):
    """What was read from one source."""

    @property
    def metrics(self) -> Dict[str, str]:
        """Figures of the source's own."""
        return dict(self._jprogress.metrics())


class SinkProgress(_Progress):
    """What was written."""

    @property
    def metrics(self) -> Dict[str, str]:
        """Figures of the sink's own."""
        return dict(self._jprogress.metrics())


class StreamingQueryProgress(_Progress):
    """The report of a batch."""

    @property
    def id(self) -> str:
        """The query's id, which outlives restarts."""
        return self._jprogress.id().toString()

    @property
    def runId(self) -> str:
        """The id of this run."""
        return self._jprogress.runId().toString()

    @property
    def durationMs(self) -> Dict[str, int]:
        """Milliseconds by the step of the batch."""
        return dict(self._jprogress.durationMs())

    @property
    def eventTime(self) -> Dict[str, str]:
        """Statistics of the times of the events."""
        return dict(self._jprogress.eventTime())

    @property
    def stateOperators(self) -> List[StateOperatorProgress]:
        """What the operators with a state did."""
        return [StateOperatorProgress(one) for one in self._jprogress.stateOperators()]

    @property
    def sources(self) -> List[SourceProgress]:
        """What was read, source by source."""
        return [SourceProgress(one) for one in self._jprogress.sources()]

    @property
    def sink(self) -> SinkProgress:
        """What was written."""
        return SinkProgress(self._jprogress.sink())

    @property
    def observedMetrics(self) -> Dict[str, Any]:
        """What ``DataFrame.observe`` counted: a Row by the observation's name."""
        pickled = active_jvm().PythonSQLUtils.toPyRow
        return {name: CPickleSerializer().loads(pickled(row)) for name, row in dict(self._jprogress.observedMetrics()).items()}


def optional(found: Any) -> Optional[Any]:
    """What is in the JVM's Option, or None."""
    return found.get() if found.isDefined() else None
