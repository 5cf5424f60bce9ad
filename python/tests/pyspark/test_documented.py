"""Each name that PySpark 3.5 documents is there, or says by the one sentence how to get it; and which are not is known."""

import importlib
import re
import unittest

import sparktest
from documented import MODULES, names

# What only the real pyspark has: what is not here has to be there.
ABSENT_MODULES = """
pyspark.ml pyspark.ml.feature pyspark.mllib pyspark.mllib.linalg pyspark.pandas pyspark.profiler pyspark.resource pyspark.shuffle
pyspark.sql.connect pyspark.sql.protobuf.functions pyspark.sql.streaming.state pyspark.streaming pyspark.streaming.kinesis pyspark.testing
pyspark.util
"""

# Barrier stages, profilers and resource profiles; what belongs to Spark Connect; groups of pandas.
ABSENT = """
pyspark.BarrierTaskContext pyspark.BarrierTaskInfo pyspark.BasicProfiler pyspark.Broadcast.dump pyspark.Broadcast.load
pyspark.Broadcast.load_from_path pyspark.Profiler pyspark.RDD.barrier pyspark.RDD.cleanShuffleDependencies pyspark.RDD.getResourceProfile
pyspark.RDD.withResources pyspark.RDDBarrier pyspark.SparkContext.dump_profiles pyspark.SparkContext.show_profiles
pyspark.sql.DataFrame.to_koalas pyspark.sql.PandasCogroupedOps pyspark.sql.SparkSession.addArtifact
pyspark.sql.SparkSession.addTag pyspark.sql.SparkSession.clearTags pyspark.sql.SparkSession.client
pyspark.sql.SparkSession.copyFromLocalToFs pyspark.sql.SparkSession.getTags pyspark.sql.SparkSession.interruptAll
pyspark.sql.SparkSession.interruptOperation pyspark.sql.SparkSession.interruptTag pyspark.sql.SparkSession.removeTag
"""


def _owner(path):
    """A module, or a class of one. ImportError or AttributeError if the small pyspark has neither."""
    head, _, last = path.rpartition(".")
    return getattr(importlib.import_module(head), last) if last[0].isupper() else importlib.import_module(path)


class Documented(unittest.TestCase):
    def is_there(self, name, find):
        """Is it? If not, it must say the sentence, of itself or of the package that it would be in."""
        try:
            find()
            return True
        except (ImportError, AttributeError) as error:
            self.assertIsInstance(error, (ImportError, NotImplementedError), error)
            parts = name.split(".")
            named = "|".join(re.escape(".".join(parts[:count])) for count in range(len(parts), 0, -1))
            self.assertRegex(str(error), rf"({named}) is not in Mastic's bundled pyspark; install the real one: pip install pyspark==3\.5")
            return False

    def check(self, absent, found):
        """All that is absent is known, and nothing else."""
        self.assertEqual([] if sparktest.REAL else sorted(absent.split()), sorted(found))

    def test_modules(self):
        absent = []
        for name in MODULES.split():
            with self.subTest(name):
                if not self.is_there(name, lambda: importlib.import_module(name)):
                    absent.append(name)
        self.check(ABSENT_MODULES, absent)

    def test_names(self):
        absent, gone = set(), set(ABSENT_MODULES.split())
        for path, name in names():
            with self.subTest(f"{path}.{name}"):
                if path in gone:
                    continue
                if not self.is_there(path, lambda: _owner(path)):
                    gone.add(path)
                elif not self.is_there(name, lambda: getattr(_owner(path), name)):
                    absent.add(f"{path}.{name}")
        self.check(ABSENT, absent)


if __name__ == "__main__":
    unittest.main()
