"""The seam for RDDs: the JVM side is held, what needs Python workers is in the real PySpark."""

from typing import Any

from pyspark._missing import missing


class RDD:
    """A distributed collection of Python objects; ``_jrdd`` is the JVM's RDD of pickles."""

    def __init__(self, jrdd: Any, ctx: Any, jrdd_deserializer: Any = None) -> None:
        self._jrdd = jrdd
        self.ctx = ctx
        self._jrdd_deserializer = jrdd_deserializer

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        missing(f"RDD.{name}")
