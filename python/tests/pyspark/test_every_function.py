"""Every function of the tables reaches a method of the JVM with arguments that it takes."""

import inspect
import unittest

from sparktest import REAL, SparkTest

if REAL:
    raise unittest.SkipTest("of the bundled pyspark")

from pyspark.sql import Column
from pyspark.sql import functions as F
from pyspark.sql.functions import _aggregates, _nested, _numbers, _rest, _table, _texts, _times

_TABLES = (_aggregates, _nested, _numbers, _rest, _texts, _times)

# Plain values of the parameters that have no default.
_PLAIN = {
    "fromBase": 10,
    "toBase": 2,
    "n": 2,
    "d": 2,
    "len": 3,
    "pos": 1,
    "idx": 1,
    "count": 1,
    "numBits": 256,
    "numBuckets": 4,
    "offset": 1,
    "rsd": 0.05,
    "threshold": 2,
    "seed": 7,
    "limit": 2,
    "allowDifferentLgConfigK": True,
}


def _argument(param):
    if param.name == "escapeChar":
        return F.lit("/")
    if param.name == "ignoreNulls":
        return True
    if param.mark == "!":
        return param.default if param.default is not None else _PLAIN.get(param.name, "text")
    if param.mark == "~":
        return "literal"
    return 3 if param.mark == "^" else "id"


class EveryFunction(SparkTest):
    def test_reaches_the_jvm_with_all_arguments_and_with_the_fewest(self):
        for module in _TABLES:
            for line in module.TABLE.strip().splitlines():
                match = _table._LINE.fullmatch(line)
                params = [_table._param(text) for text in _table._SPLIT.split(match["params"]) if text]
                function = getattr(F, match["name"])
                with self.subTest(function=match["name"]):
                    full = [_argument(param) for param in params]
                    self.assertIsInstance(function(*full), Column)
                    least = [
                        _argument(p) for p in params if not (p.optional or p.has_default or p.literal_default)
                    ]
                    self.assertIsInstance(function(*least), Column)

    def test_has_a_name_a_signature_and_a_sentence(self):
        for name in F.__all__:
            value = getattr(F, name)
            if inspect.isfunction(value):
                with self.subTest(function=name):
                    self.assertTrue(value.__doc__.rstrip().endswith("."), value.__doc__)
                    self.assertIsInstance(inspect.signature(value), inspect.Signature)

    def test_import_star_shadows_no_more_than_pyspark_does(self):
        for name in ("len", "any", "not", "chr", "random", "uuid", "map"):
            self.assertNotIn(name, F.__all__)
        for name in ("col", "lit", "when", "udf", "count", "sum", "to_timestamp", "transform", "pandas_udf"):
            self.assertIn(name, F.__all__)


class EveryMethodOfTheJvm(SparkTest):
    # What Scala programs have and Python's interface has not, or has under another name.
    _NOT_IN_PYTHON = {
        "any", "apply", "callUDF", "chr", "len", "map", "monotonicallyIncreasingId", "not", "random", "typedLit",
        "typedlit", "udaf", "uuid",
    }  # fmt: skip

    def test_has_its_function(self):
        functions = self.spark._jvm.java.lang.Class.forName("org.apache.spark.sql.functions")
        names = {
            method.getName()
            for method in functions.getMethods()
            if method.getReturnType().getSimpleName() in ("Column", "TypedColumn")
        }
        missing = sorted(n for n in names - self._NOT_IN_PYTHON if n not in F.__all__ and "$" not in n)
        self.assertEqual([], missing)
