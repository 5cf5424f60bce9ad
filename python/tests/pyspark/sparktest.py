"""One Spark for all the tests of a process.

It is started from the jars in MASTIC_SPARK_JARS, or from those that the build put under runtime/target.
"""

import atexit
import os
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

_ROOT = pathlib.Path(__file__).resolve().parents[3]
# The interpreter's own pyspark, which ./test --pyspark asks for, instead of the bundled one.
REAL = bool(os.environ.get("MASTIC_REAL_PYSPARK"))
_PARTS = [str(_ROOT / part) for part in (["python/src"] if REAL else ["python/src", "python/small", "python/target/py4j"])]
sys.path[:0] = _PARTS
# Workers have it too.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [*_PARTS, os.environ.get("PYTHONPATH")]))

_JARS = os.environ.setdefault("MASTIC_SPARK_JARS", str(_ROOT / "runtime/target/spark/jars"))
# Mastic's own classes, before Spark's as in a job.
CLASSES = _ROOT / "runtime/target/classes"
os.environ.setdefault("MASTIC_CLASS_PATH", str(CLASSES))
# A zone with summer time, in which mistakes about zones show.
os.environ["TZ"] = "Europe/Berlin"
time.tzset()
os.environ.setdefault("MASTIC_JAVA_OPTIONS", "-Xmx1g -XX:TieredStopAtLevel=1")
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

_session = None

# What only the bundled pyspark has inside.
bundled_only = unittest.skipIf(REAL, "of the bundled pyspark")


def session():
    """The session of this process."""
    global _session
    if _session is None:
        from pyspark.sql import SparkSession

        home = tempfile.mkdtemp(prefix="pyspark-tests-")
        _session = (
            SparkSession.builder.master("local[2]")
            .appName("pyspark tests")
            .config("spark.ui.enabled", False)
            .config("spark.driver.extraClassPath", str(CLASSES))
            .config("spark.ui.showConsoleProgress", False)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", os.path.join(home, "warehouse"))
            .config("spark.local.dir", os.path.join(home, "local"))
            .getOrCreate()
        )
        _session.sparkContext.setLogLevel("OFF")
        atexit.register(shutil.rmtree, home, True)
        atexit.register(_session.stop)
    return _session


class SparkTest(unittest.TestCase):
    """A test with ``self.spark``; skipped where the build has not fetched Spark."""

    @classmethod
    def setUpClass(cls):
        if not os.path.isdir(_JARS):
            raise unittest.SkipTest(f"no Spark jars in {_JARS}")
        cls.spark = session()

    def directory(self):
        """A directory for this test."""
        made = tempfile.mkdtemp(prefix="pyspark-test-")
        self.addCleanup(shutil.rmtree, made, True)
        return made

    def rows(self, frame):
        """The rows as plain tuples."""
        return [tuple(row) for row in frame.collect()]
