"""TaskContext: what a function can know of the task in which it runs."""

from typing import Any, ClassVar, Dict, List, NamedTuple, Optional

from pyspark._missing import Told


class ResourceInformation(NamedTuple):
    """A resource of the task, such as ``gpu``, and the addresses of its share."""

    name: str
    addresses: List[str]


class TaskContext(metaclass=Told):
    """The running task; ``TaskContext.get()`` finds it inside a worker."""

    _running: ClassVar[Optional["TaskContext"]] = None

    def __init__(
        self,
        stage: int = 0,
        partition: int = 0,
        attempt: int = 0,
        task: int = 0,
        cpus: int = 1,
        resources: Optional[Dict[str, ResourceInformation]] = None,
        properties: Optional[Dict[str, str]] = None,
    ) -> None:
        self._stage = stage
        self._partition = partition
        self._attempt = attempt
        self._task = task
        self._cpus = cpus
        self._resources = resources or {}
        self._properties = properties or {}

    @classmethod
    def get(cls) -> Optional["TaskContext"]:
        """The task that runs here; None in the driver."""
        return TaskContext._running

    def _begin(self) -> None:
        TaskContext._running = self

    @classmethod
    def _end(cls) -> None:
        TaskContext._running = None

    def stageId(self) -> int:
        """The number of the stage."""
        return self._stage

    def partitionId(self) -> int:
        """The number of the partition."""
        return self._partition

    def attemptNumber(self) -> int:
        """How many times the task was tried before."""
        return self._attempt

    def taskAttemptId(self) -> int:
        """The number of this try in the application."""
        return self._task

    def cpus(self) -> int:
        """How many processors the task has."""
        return self._cpus

    def getLocalProperty(self, key: str) -> Optional[str]:
        """A property that the driver's thread set, or None."""
        return self._properties.get(key)

    def resources(self) -> Dict[str, Any]:
        """The task's resources by name."""
        return dict(self._resources)
