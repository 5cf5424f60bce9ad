"""The small ``pyspark`` that comes with Mastic, for interpreters without the real one.

It drives a real Spark through the real Py4J client and follows PySpark 3.5's public interface. What it does not
have says so and names the real package.
"""

import sys

from pyspark._missing import tell, watch_imports

# Before the modules that are to tell what they lack.
watch_imports()

from pyspark._threads import InheritableThread, inheritable_thread_target
from pyspark.accumulators import Accumulator, AccumulatorParam
from pyspark.broadcast import Broadcast
from pyspark.conf import SparkConf
from pyspark.context import SparkContext
from pyspark.files import SparkFiles
from pyspark.rdd import RDD
from pyspark.serializers import CPickleSerializer, MarshalSerializer
from pyspark.status import SparkJobInfo, SparkStageInfo, StatusTracker
from pyspark.storagelevel import StorageLevel
from pyspark.sql import HiveContext, Row, SQLContext
from pyspark.taskcontext import TaskContext
from pyspark.version import __version__

__all__ = [
    "Accumulator",
    "AccumulatorParam",
    "Broadcast",
    "CPickleSerializer",
    "HiveContext",
    "InheritableThread",
    "MarshalSerializer",
    "RDD",
    "Row",
    "SQLContext",
    "SparkConf",
    "SparkContext",
    "SparkFiles",
    "SparkJobInfo",
    "SparkStageInfo",
    "StatusTracker",
    "StorageLevel",
    "TaskContext",
    "__version__",
    "inheritable_thread_target",
]

tell(sys.modules[__name__])
