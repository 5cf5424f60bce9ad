"""The small ``pyspark`` that comes with Mastic, for interpreters without the real one.

It drives a real Spark through the real Py4J client and follows PySpark 3.5's public interface. What it does not
have says so and names the real package.
"""

from pyspark._missing import sentence, watch_imports
from pyspark.accumulators import Accumulator, AccumulatorParam
from pyspark.broadcast import Broadcast
from pyspark.conf import SparkConf
from pyspark.context import SparkContext
from pyspark.files import SparkFiles
from pyspark.rdd import RDD
from pyspark.storagelevel import StorageLevel
from pyspark.sql import HiveContext, Row, SQLContext
from pyspark.taskcontext import TaskContext
from pyspark.version import __version__

__all__ = [
    "Accumulator",
    "AccumulatorParam",
    "Broadcast",
    "HiveContext",
    "RDD",
    "Row",
    "SQLContext",
    "SparkConf",
    "SparkContext",
    "SparkFiles",
    "StorageLevel",
    "TaskContext",
    "__version__",
]

_ONLY_REAL = frozenset(
    "BarrierTaskContext BarrierTaskInfo BasicProfiler InheritableThread MarshalSerializer Profiler RDDBarrier "
    "StatusTracker inheritable_thread_target".split()
)

watch_imports()


def __getattr__(name: str):
    if name in _ONLY_REAL:
        raise ImportError(sentence(f"pyspark.{name}"))
    raise AttributeError(f"module 'pyspark' has no attribute '{name}'")
