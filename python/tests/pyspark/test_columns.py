"""Columns: operators, and what they refuse."""

import datetime
from decimal import Decimal

from sparktest import SparkTest

from pyspark.errors import PySparkAttributeError, PySparkTypeError, PySparkValueError
from pyspark.sql import Row
from pyspark.sql import functions as F
from pyspark.sql import types as T

_ROW = dict(n=7, x=2.5, s="hello", b=True, a=[1, 2, 3], m={"k": "v"}, st=Row(f=1, g="y"), z=None)


class Columns(SparkTest):
    def setUp(self):
        schema = "n int, x double, s string, b boolean, a array<int>, m map<string,string>, st struct<f:int,g:string>, z int"
        self.df = self.spark.createDataFrame([_ROW], schema)

    def value(self, column):
        return self.df.select(column.alias("v")).first().v

    def test_operators(self):
        d = self.df
        date = F.lit(datetime.date(2024, 1, 31))
        cases = [
            (d.n + 1, 8), (1 + d.n, 8), (d.n - 1, 6), (10 - d.n, 3), (d.n * 2, 14), (2 * d.n, 14), (d.n / 2, 3.5),
            (14 / d.n, 2.0), (d.n % 4, 3), (10 % d.n, 3), (d.n**2, 49.0), (2**d.n, 128.0), (-d.n, -7),
            (d.n == 7, True), (d.n != 7, False), (d.n < 8, True), (d.n <= 6, False), (d.n > 6, True), (d.n >= 8, False),
            (7 == d.n, True), (8 > d.n, True), (d.b & (d.n > 1), True), (d.b | (d.n > 100), True), (~d.b, False),
            (d.z.isNull(), True), (d.z.isNotNull(), False), (d.z == 1, None), (d.z.eqNullSafe(None), True),
            (d.n.bitwiseAND(3), 3), (d.n.bitwiseOR(8), 15), (d.n.bitwiseXOR(2), 5),
            (d.n.between(7, 9), True), (d.n.isin(1, 7), True), (d.n.isin([1, 2]), False), (d.n.isin({7}), True),
            (d.s.isin("a", "hello"), True), (F.lit(Decimal("1.5")).isin(Decimal("1.50")), True),
            (date.isin(datetime.date(2024, 1, 31)), True), (date == datetime.date(2024, 1, 31), True),
            (date >= datetime.datetime(2024, 1, 1), True), (d.s == "hello", True),
            (F.lit(Decimal("1.5")) + Decimal("0.5"), Decimal("2.0")),
        ]  # fmt: skip
        self._check(cases)

    def test_texts(self):
        s = self.df.s
        self._check([
            (s.contains("ell"), True), (s.startswith("he"), True), (s.endswith(F.lit("lo")), True),
            (s.like("h%o"), True), (s.ilike("H%"), True), (s.rlike("l+"), True), (s.substr(2, 3), "ell"),
            (s.substr(F.lit(1), F.lit(2)), "he"), (s[2:2], "el"),
        ])  # fmt: skip

    def test_parts(self):
        d = self.df
        self._check([
            (d.a[0], 1), (d.a.getItem(2), 3), (d.a[F.lit(1)], 2), (d.m["k"], "v"), (d.m.getItem("k"), "v"),
            (d.st.f, 1), (d.st["g"], "y"), (d.st.getField("g"), "y"), (F.col("st.f"), 1), (d["st.g"], "y"),
            (d.st.withField("h", F.lit(5)).h, 5), (d.st.dropFields("g"), Row(f=1)),
        ])  # fmt: skip

    def test_casts(self):
        d = self.df
        self._check([
            (d.n.cast("string"), "7"), (d.x.cast(T.IntegerType()), 2), (d.n.astype("double"), 7.0),
            (d.a.cast(T.ArrayType(T.StringType())), ["1", "2", "3"]), (d.x.cast("decimal(5,2)"), Decimal("2.50")),
        ])  # fmt: skip

    def test_cases(self):
        d = self.df
        self._check([
            (F.when(d.n > 5, "big").when(d.n > 1, "middle").otherwise("small"), "big"),
            (F.when(d.n > 50, 1), None), (F.when(d.n > 50, d.n).otherwise(d.n + 1), 8),
            (F.when(d.b, datetime.date(2024, 1, 1)), datetime.date(2024, 1, 1)),
        ])  # fmt: skip

    def test_names(self):
        df = self.df.select(
            F.col("n").alias("one"), F.col("s").name("two"), F.posexplode("a").alias("p", "v"),
            F.col("x").alias("three", metadata={"unit": "m"}),
        )  # fmt: skip
        self.assertEqual(["one", "two", "p", "v", "three"], df.columns)
        self.assertEqual({"unit": "m"}, df.schema["three"].metadata)
        self.assertEqual("Column<'(n + 1)'>", repr(F.col("n") + 1))

    def test_refusals(self):
        n = self.df.n
        with self.assertRaisesRegex(PySparkValueError, "Cannot convert column into bool: please use '&'"):
            bool(n > 1)
        with self.assertRaisesRegex(ValueError, "CANNOT_CONVERT_COLUMN_INTO_BOOL"):
            (n > 1) and (n < 3)
        with self.assertRaisesRegex(ValueError, "Cannot apply 'in' operator"):
            1 in n
        with self.assertRaisesRegex(TypeError, "Column is not iterable"):
            list(n)
        with self.assertRaisesRegex(TypeError, "should be the same type"):
            n.substr(1, F.lit(2))
        with self.assertRaisesRegex(PySparkTypeError, "should be a DataType or str"):
            n.cast(int)
        with self.assertRaisesRegex(PySparkTypeError, "NOT_WINDOWSPEC"):
            n.over("x")
        with self.assertRaises(PySparkAttributeError):
            self.df.nothing
        with self.assertRaises(TypeError):
            hash(n)
        self.assertFalse(hasattr(n, "__array__"))

    def _check(self, cases):
        for column, wanted in cases:
            with self.subTest(column=repr(column)):
                self.assertEqual(wanted, self.value(column))


class HigherOrder(SparkTest):
    def test_functions_of_columns(self):
        df = self.spark.sql("SELECT array(1, 2, 3) AS a, array(10, 20) AS b, map('x', 1, 'y', 2) AS m, 5 AS n")
        cases = [
            (F.transform("a", lambda x: x + F.col("n")), [6, 7, 8]),
            (F.transform("a", lambda x, i: x * i), [0, 2, 6]),
            (F.filter("a", lambda x: x > 1), [2, 3]),
            (F.exists("a", lambda x: x == 2), True),
            (F.forall("a", lambda x: x > 1), False),
            (F.aggregate("a", F.lit(0), lambda acc, x: acc + x), 6),
            (F.reduce("a", F.lit(0), lambda acc, x: acc + x, lambda acc: acc * 10), 60),
            (F.zip_with("a", "b", lambda x, y: F.coalesce(y, x)), [10, 20, 3]),
            (F.transform_values("m", lambda k, v: v + 1), {"x": 2, "y": 3}),
            (F.transform_keys("m", lambda k, v: F.upper(k)), {"X": 1, "Y": 2}),
            (F.map_filter("m", lambda k, v: v > 1), {"y": 2}),
            (F.map_zip_with("m", "m", lambda k, v, w: v * w), {"x": 1, "y": 4}),
            (F.array_sort("a", lambda x, y: y - x), [3, 2, 1]),
            (F.array_sort("a"), [1, 2, 3]),
            (F.transform("a", lambda x: F.aggregate("b", F.lit(0), lambda acc, y: acc + y * x)), [30, 60, 90]),
        ]
        for column, wanted in cases:
            with self.subTest(column=repr(column)):
                self.assertEqual(wanted, df.select(column.alias("v")).first().v)

    def test_refuse_what_is_no_such_function(self):
        with self.assertRaisesRegex(ValueError, "HIGHER_ORDER_FUNCTION_SHOULD_RETURN_COLUMN"):
            F.transform("a", lambda x: 1)
        with self.assertRaisesRegex(ValueError, "should take 1 or 2 arguments"):
            F.filter("a", lambda x, y, z: x)
