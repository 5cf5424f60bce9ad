"""RDD: a distributed collection of Python objects.

Its parts are in modules of their own: steps (``_rdd_steps``), actions (``_rdd_actions``), pairs (``_rdd_pairs``) and
what all pairs have to go over the network for (``_shuffle``).
"""

from typing import Any, Callable, Iterator, Optional

from pyspark._application import registered
from pyspark._missing import Told
from pyspark._rdd_actions import RDDActions
from pyspark._rdd_estimates import RDDEstimates
from pyspark._rdd_hadoop import HadoopSinks
from pyspark._rdd_pairs import RDDPairs
from pyspark._rdd_steps import RDDSteps
from pyspark._shipping import shipped
from pyspark._shuffle import portable_hash  # noqa: F401
from pyspark.errors.exceptions.base import PySparkRuntimeError, refusal
from pyspark.serializers import DEFAULT_SERIALIZER, BatchedSerializer, CPickleSerializer
from pyspark.storagelevel import StorageLevel

Function = Callable[[int, Iterator[Any]], Iterator[Any]]


@registered
class RDD(RDDSteps, RDDActions, RDDPairs, RDDEstimates, HadoopSinks, metaclass=Told):
    """A distributed collection; ``_jrdd`` is the JVM's RDD of its pickles."""

    def __init__(self, jrdd: Any, ctx: Any, jrdd_deserializer: Any = None) -> None:
        self._given_jrdd = jrdd
        self.ctx = ctx
        self._jrdd_deserializer = jrdd_deserializer or DEFAULT_SERIALIZER
        self.is_cached = False
        self.is_checkpointed = False
        self.partitioner: Optional[Any] = None

    @property
    def _jrdd(self) -> Any:
        return self._given_jrdd

    @property
    def context(self) -> Any:
        """The application."""
        return self.ctx

    def toDF(self, schema: Any = None, sampleRatio: Optional[float] = None) -> Any:
        """The RDD's rows as a DataFrame; a session brings what does it."""
        said = "There is no SparkSession yet, and RDD.toDF needs one."
        raise refusal(PySparkRuntimeError, "CALL_BEFORE_SESSION_INITIALIZE", said)

    def id(self) -> int:
        """The number of the RDD in its application."""
        return self._jrdd.id()

    def name(self) -> Optional[str]:
        """The RDD's name, or None."""
        return self._jrdd.name()

    def setName(self, name: str) -> "RDD":
        """Names the RDD."""
        self._jrdd.setName(name)
        return self

    def getNumPartitions(self) -> int:
        """How many partitions there are."""
        return self._jrdd.partitions().size()

    def toDebugString(self) -> Optional[bytes]:
        """How the RDD is made of others."""
        text = self._jrdd.toDebugString()
        return text.encode("utf-8") if text else None

    def cache(self) -> "RDD":
        """Keeps the elements in memory after they are made first."""
        return self.persist(StorageLevel.MEMORY_ONLY)

    def persist(self, storageLevel: StorageLevel = StorageLevel.MEMORY_ONLY) -> "RDD":
        """Keeps the elements after they are made first."""
        self.is_cached = True
        self._jrdd.persist(self.ctx._getJavaStorageLevel(storageLevel))
        return self

    def unpersist(self, blocking: bool = False) -> "RDD":
        """Forgets the kept elements."""
        self.is_cached = False
        self._jrdd.unpersist(blocking)
        return self

    def getStorageLevel(self) -> StorageLevel:
        """Where the elements are kept."""
        level = self._jrdd.getStorageLevel()
        return StorageLevel(
            level.useDisk(), level.useMemory(), level.useOffHeap(), level.deserialized(), level.replication()
        )

    def checkpoint(self) -> None:
        """Writes the elements to the checkpoint directory with the next action, and forgets how they were made."""
        self.is_checkpointed = True
        self._jrdd.rdd().checkpoint()

    def localCheckpoint(self) -> None:
        """Keeps the elements on the executors with the next action, and forgets how they were made."""
        self.is_checkpointed = True
        self._jrdd.rdd().localCheckpoint()

    def isCheckpointed(self) -> bool:
        """Whether the elements are written to a checkpoint."""
        return self._jrdd.rdd().isCheckpointed()

    def isLocallyCheckpointed(self) -> bool:
        """Whether ``localCheckpoint`` was asked for."""
        return self._jrdd.rdd().isLocallyCheckpointed()

    def getCheckpointFile(self) -> Optional[str]:
        """Where the checkpoint is, or None."""
        found = self._jrdd.rdd().getCheckpointFile()
        return found.get() if found.isDefined() else None

    def _stepped(self, function: Function, preservesPartitioning: bool = False, serializer: Any = None) -> "RDD":
        """The RDD of what a function of (partition's number, elements) gives for each partition."""
        return PipelinedRDD(self, function, preservesPartitioning, serializer)

    def _serialized(self, serializer: Any) -> "RDD":
        """The same elements, lying in the JVM as ``serializer`` writes them."""
        if self._jrdd_deserializer == serializer:
            return self
        return self._stepped(_unchanged, True, serializer)

    def _java_objects(self) -> Any:
        """The JVM's RDD of Java objects: Python's values as they are unpickled there."""
        batches = isinstance(self._jrdd_deserializer, BatchedSerializer)
        pickles = self if batches else self._serialized(DEFAULT_SERIALIZER)
        return self.ctx._jvm.SerDeUtil.pythonToJava(pickles._jrdd, True)

    def _like(self, jrdd: Any) -> "RDD":
        return RDD(jrdd, self.ctx, self._jrdd_deserializer)

    def __repr__(self) -> str:
        return self._jrdd.toString()

    def __add__(self, other: "RDD") -> "RDD":
        if not isinstance(other, RDD):
            raise TypeError
        return self.union(other)

    def __reduce__(self) -> Any:
        raise PySparkRuntimeError(
            "It appears that you are attempting to broadcast an RDD or reference an RDD from an action or "
            "transformation. RDD transformations and actions can only be invoked by the driver, not inside of other "
            "transformations. For more information, see SPARK-5063."
        )


class PipelinedRDD(RDD):
    """What a function makes of another RDD. Functions after one another run in one worker, without the JVM between."""

    def __init__(self, prev: RDD, func: Function, preservesPartitioning: bool = False, serializer: Any = None) -> None:
        super().__init__(None, prev.ctx, serializer)
        if isinstance(prev, PipelinedRDD) and prev._is_open():
            func = Chained(prev.func, func)
            preservesPartitioning = preservesPartitioning and prev.preservesPartitioning
            self._source, self._source_deserializer = prev._source, prev._source_deserializer
        else:
            self._source, self._source_deserializer = prev, prev._jrdd_deserializer
        self.func = func
        self.preservesPartitioning = preservesPartitioning
        self.partitioner = prev.partitioner if preservesPartitioning else None

    def _is_open(self) -> bool:
        """Whether a next function may join this one: not where the elements between them are kept."""
        return not (self.is_cached or self.is_checkpointed) and self._jrdd_deserializer == DEFAULT_SERIALIZER

    def getNumPartitions(self) -> int:
        return self._source.getNumPartitions()

    @property
    def _jrdd(self) -> Any:
        if self._given_jrdd is None:
            function = shipped(self.ctx, (self.func, self._source_deserializer, self._jrdd_deserializer))
            parent = self._source._jrdd.rdd()
            made = self.ctx._jvm.PythonRDD(parent, function, self.preservesPartitioning, False)
            self._given_jrdd = made.asJavaRDD()
        return self._given_jrdd


class Chained:
    """Two functions over partitions as one."""

    def __init__(self, first: Function, second: Function) -> None:
        self.first = first
        self.second = second

    def __call__(self, split: int, items: Iterator[Any]) -> Iterator[Any]:
        return self.second(split, iter(self.first(split, items)))


def _unchanged(_: int, items: Iterator[Any]) -> Iterator[Any]:
    return items
