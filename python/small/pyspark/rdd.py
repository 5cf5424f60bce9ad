"""The seam for RDDs: what the JVM can do alone is here, what needs Python workers is in the real PySpark."""

from typing import Any, List

from pyspark._missing import missing
from pyspark._sockets import items_from


class RDD:
    """A distributed collection of Python objects; ``_jrdd`` is the JVM's RDD of pickles."""

    def __init__(self, jrdd: Any, ctx: Any, jrdd_deserializer: Any = None) -> None:
        self._jrdd = jrdd
        self.ctx = ctx
        self._jrdd_deserializer = jrdd_deserializer

    @property
    def context(self) -> Any:
        """The application."""
        return self.ctx

    def id(self) -> int:
        """The number of the RDD in its application."""
        return self._jrdd.id()

    def getNumPartitions(self) -> int:
        """How many partitions there are."""
        return self._jrdd.partitions().size()

    def collect(self) -> List[Any]:
        """All elements."""
        return list(items_from(self.ctx._jvm.PythonRDD.collectAndServe(self._jrdd.rdd()), self._jrdd_deserializer))

    def isEmpty(self) -> bool:
        """Whether there is no element."""
        return self._jrdd.isEmpty()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        missing(f"RDD.{name}")
