"""Frames to and from pandas, where it is installed."""

import datetime
import importlib.util
import unittest

from sparktest import SparkTest


@unittest.skipUnless(importlib.util.find_spec("pandas"), "pandas is not installed")
class Pandas(SparkTest):
    def test_there_and_back(self):
        import pandas

        at = datetime.datetime(2024, 7, 1, 12)
        frame = pandas.DataFrame({"i": [1, 2], "x": [1.5, float("nan")], "s": ["a", None], "t": [at, pandas.NaT], "b": [True, False]})
        df = self.spark.createDataFrame(frame)
        self.assertEqual("bigint double string timestamp boolean".split(), [kind for _, kind in df.dtypes])
        back = df.toPandas()
        self.assertEqual(["int64", "float64", "object", "datetime64[ns]", "bool"], [str(t) for t in back.dtypes])
        self.assertEqual((1, "a", at), (back.i[0], back.s[0], back.t[0].to_pydatetime()))
        self.assertTrue(back.x.isna()[1] and back.t.isna()[1] and back.s[1] is None)

    def test_nulls_and_names(self):
        df = self.spark.sql("SELECT 1 AS a, 'x' AS a UNION ALL SELECT NULL, NULL")
        back = df.toPandas()
        self.assertEqual(["a", "a"], list(back.columns))
        self.assertEqual("float64", str(back.dtypes.iloc[0]))
        self.assertEqual((0, ["a"]), (len(self.spark.createDataFrame([], "a int").toPandas()), list(self.spark.createDataFrame([], "a int").toPandas().columns)))

    def test_with_a_schema(self):
        import pandas

        df = self.spark.createDataFrame(pandas.DataFrame({"a": [1, 2]}), "z int")
        self.assertEqual([("z", "int")], df.dtypes)
        self.assertEqual(["q"], self.spark.createDataFrame(pandas.DataFrame({"a": [1]}), ["q"]).columns)


class WithoutPandas(SparkTest):
    @unittest.skipIf(importlib.util.find_spec("pandas"), "pandas is installed")
    def test_says_so(self):
        with self.assertRaisesRegex(ImportError, "Pandas >= 1.0.5 must be installed"):
            self.spark.range(1).toPandas()
