"""What the small pyspark lacks says so by one sentence, whatever is asked for it."""

import importlib
import inspect
import pkgutil
import unittest

from sparktest import REAL, SparkTest

if REAL:
    raise unittest.SkipTest("of the bundled pyspark")

import pyspark
from pyspark._missing import MissingName, Told
from pyspark.sql.functions import lit

_SENTENCE = "nothing_like_it is not in Mastic's bundled pyspark; install the real one: pip install pyspark==3.5"

#: Programs derive from these, perhaps together with classes of other metaclasses.
_DERIVED_FROM = {"AccumulatorParam", "StreamingQueryListener", "InheritableThread", "PandasUDFType", "HiveContext", "SpecialLengths",
                 "CloudPickleSerializer", "MarshalSerializer"}


def _public_modules():
    for found in pkgutil.walk_packages(pyspark.__path__, "pyspark."):
        if not any(part.startswith("_") for part in found.name.split(".")) and found.name != "pyspark.daemon":
            yield importlib.import_module(found.name)


def _public_classes():
    for module in _public_modules():
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_"):
                yield value


class Missing(unittest.TestCase):
    def test_names_of_modules(self):
        modules = [pyspark, *_public_modules()]
        self.assertGreater(len(modules), 40)
        for module in modules:
            with self.subTest(module=module.__name__):
                with self.assertRaisesRegex(AttributeError, _SENTENCE):
                    module.nothing_like_it
                self.assertFalse(hasattr(module, "nothing_like_it"))
                with self.assertRaisesRegex(ImportError, _SENTENCE):
                    exec(f"from {module.__name__} import nothing_like_it")
                with self.assertRaisesRegex(ImportError, _SENTENCE):
                    importlib.import_module(f"{module.__name__}.nothing_like_it")

    def test_names_of_classes(self):
        told = 0
        for kind in _public_classes():
            if issubclass(kind, (BaseException, tuple)) and kind.__name__ != "Row":
                continue
            with self.subTest(kind=kind.__qualname__):
                self.assertFalse(hasattr(kind, "nothing_like_it"))
                if isinstance(kind, Told):
                    told += 1
                    with self.assertRaisesRegex(MissingName, _SENTENCE):
                        kind.nothing_like_it
                self.assertTrue(
                    "__getattr__" in {name for parent in kind.__mro__ for name in vars(parent)}, "its instances say nothing"
                )
        self.assertGreater(told, 25)

    def test_every_class_that_is_documented_tells(self):
        kinds = [value for module in (pyspark, pyspark.sql) for value in vars(module).values() if inspect.isclass(value)]
        for kind in kinds:
            if not issubclass(kind, (BaseException, tuple)) and kind.__name__ not in _DERIVED_FROM:
                self.assertIsInstance(kind, Told, kind)

    def test_private_names_are_nobodys_feature(self):
        for owner in (pyspark, pyspark.SparkConf):
            with self.assertRaises(AttributeError) as caught:
                owner._nothing
            self.assertNotIn("pip install", str(caught.exception))

    def test_programs_derive_from_a_class_together_with_others(self):
        from abc import ABC

        self.assertTrue(type("Both", (pyspark.AccumulatorParam, ABC), {}))


class MissingOfInstances(SparkTest):
    def test_names_of_instances(self):
        frame = self.spark.range(1)
        owners = (
            self.spark, self.spark.sparkContext, self.spark.conf, self.spark.catalog, self.spark.read, self.spark.streams,
            self.spark.udf, frame, frame.write, frame.na, frame.stat, frame.groupBy(), frame.rdd,
            self.spark.sparkContext.statusTracker(), frame.schema, pyspark.StorageLevel.DISK_ONLY,
        )  # fmt: skip
        for owner in owners:
            with self.subTest(owner=type(owner).__name__):
                with self.assertRaisesRegex(AttributeError, _SENTENCE):
                    owner.nothing_like_it
                self.assertFalse(hasattr(owner, "nothing_like_it"))
        with self.assertRaisesRegex(NotImplementedError, "bundled pyspark"):
            self.spark.client

    def test_completion_finds_columns(self):
        frame = self.spark.range(1).withColumnRenamed("id", "i_like_it").withColumn("not a name", lit(1))
        self.assertEqual(["i_like_it", "inputFiles"], [name for name in dir(frame) if name.startswith("i")][:2])
        self.assertNotIn("not a name", dir(frame))
        self.assertEqual("<class 'pyspark.sql.dataframe.DataFrameNaFunctions'>", str(type(frame.na)))
