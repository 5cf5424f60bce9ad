"""Values of every type go to Spark and come back as they were."""

import datetime
import decimal
from decimal import Decimal

from sparktest import SparkTest

from pyspark.sql import Row
from pyspark.sql import functions as F
from pyspark.sql import types as T

_BERLIN_SUMMER = datetime.datetime(2024, 7, 1, 12, 30, 15, 123456)
_BERLIN_WINTER = datetime.datetime(2024, 1, 1, 0, 0, 0, 1)
_NTZ = datetime.datetime(1969, 12, 31, 23, 59, 59, 999999)

# type, value, and what comes back where that differs
_CASES = [
    (T.BooleanType(), True),
    (T.ByteType(), -128),
    (T.ShortType(), 32767),
    (T.IntegerType(), -(2**31)),
    (T.LongType(), 2**63 - 1),
    (T.LongType(), 3),
    (T.FloatType(), 1.5),
    (T.DoubleType(), 0.1),
    (T.DecimalType(38, 18), Decimal("12345678901234567890.123456789012345678")),
    (T.DecimalType(10, 2), Decimal("-0.05")),
    (T.StringType(), "grüße \U0001f600 \x00"),
    (T.StringType(), ""),
    (T.VarcharType(5), "abc"),
    (T.BinaryType(), bytearray(b"\x00\xff\x80")),
    (T.DateType(), datetime.date(1582, 10, 15)),
    (T.DateType(), datetime.date(9999, 12, 31)),
    (T.TimestampType(), _BERLIN_SUMMER),
    (T.TimestampType(), _BERLIN_WINTER),
    (T.TimestampNTZType(), _NTZ),
    (T.DayTimeIntervalType(), datetime.timedelta(days=-3, microseconds=5)),
    (T.ArrayType(T.IntegerType()), [1, None, 3]),
    (T.ArrayType(T.ArrayType(T.DateType())), [[datetime.date(2024, 2, 29)], [], None]),
    (T.ArrayType(T.TimestampType()), [_BERLIN_SUMMER, None]),
    (T.MapType(T.StringType(), T.LongType()), {"a": 1, "b": None}),
    (T.MapType(T.DateType(), T.ArrayType(T.StringType())), {datetime.date(2020, 1, 1): ["x", None]}),
    (
        T.StructType([T.StructField("at", T.TimestampType()), T.StructField("tags", T.ArrayType(T.StringType()))]),
        Row(at=_BERLIN_SUMMER, tags=["x"]),
    ),
    (
        T.ArrayType(T.StructType([T.StructField("d", T.DateType()), T.StructField("n", T.DecimalType(5, 1))])),
        [Row(d=datetime.date(2024, 1, 1), n=Decimal("1.5")), None, Row(d=None, n=None)],
    ),
    (
        T.MapType(T.StringType(), T.StructType([T.StructField("t", T.TimestampType())])),
        {"k": Row(t=_BERLIN_WINTER)},
    ),
]


class RoundTrips(SparkTest):
    def test_values_come_back(self):
        for kind, value in _CASES:
            with self.subTest(type=kind.simpleString()):
                schema = T.StructType([T.StructField("v", kind)])
                frame = self.spark.createDataFrame([(value,), (None,)], schema)
                self.assertEqual([Row(v=value), Row(v=None)], frame.collect())

    def test_a_shuffle_and_a_filter_keep_them(self):
        schema = T.StructType([T.StructField("id", T.IntegerType())] + [
            T.StructField(f"c{n}", kind) for n, (kind, _) in enumerate(_CASES)
        ])
        row = (1, *[value for _, value in _CASES])
        frame = self.spark.createDataFrame([row, row], schema).repartition(2, "id").filter("id = 1").limit(1)
        self.assertEqual([row], self.rows(frame))

    def test_an_instant_is_the_same_in_every_zone(self):
        aware = datetime.datetime(2024, 7, 1, 10, 0, tzinfo=datetime.timezone.utc)
        frame = self.spark.createDataFrame([(aware,)], ["t"])
        self.assertEqual(datetime.datetime(2024, 7, 1, 12, 0), frame.first().t)
        self.assertEqual(int(aware.timestamp()), frame.select(F.unix_timestamp("t").alias("s")).first().s)
        self.assertEqual("2024-07-01 12:00:00", frame.select(F.col("t").cast("string").alias("s")).first().s)

    def test_numbers_that_are_none(self):
        frame = self.spark.createDataFrame([(float("nan"), float("inf"))], ["a", "b"])
        row = frame.first()
        self.assertNotEqual(row.a, row.a)
        self.assertEqual(float("inf"), row.b)

    def test_literals_of_every_class(self):
        values = [
            (True, True), (3, 3), (2**40, 2**40), (1.5, 1.5), ("x", "x"), (None, None), (b"ab", bytearray(b"ab")),
            (Decimal("1.50"), Decimal("1.50")), (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29)),
            (_BERLIN_SUMMER, _BERLIN_SUMMER), (datetime.timedelta(seconds=90), datetime.timedelta(seconds=90)),
            ([1, 2], [1, 2]),
        ]  # fmt: skip
        frame = self.spark.range(1).select(*[F.lit(given).alias(f"c{n}") for n, (given, _) in enumerate(values)])
        self.assertEqual([wanted for _, wanted in values], list(frame.first()))

    def test_many_rows_keep_their_order(self):
        rows = [(n, str(n)) for n in range(25_003)]
        frame = self.spark.createDataFrame(rows, ["n", "s"])
        self.assertEqual(rows, self.rows(frame))
        self.assertEqual(rows, [tuple(row) for row in frame.toLocalIterator()])
        self.assertEqual(25_003, frame.count())

    def test_a_local_iterator_may_be_left(self):
        rows = iter(self.spark.range(0, 100, 1, 4).toLocalIterator())
        self.assertEqual([0, 1], [next(rows).id, next(rows).id])
        rows.close()
        self.assertEqual(100, self.spark.range(100).count())

    def test_an_interval_of_months_says_what_to_do(self):
        with self.assertRaisesRegex(NotImplementedError, "cast the column to string"):
            self.spark.sql("SELECT INTERVAL '1' YEAR").collect()


class Inference(SparkTest):
    def _types(self, data, schema=None):
        return self.spark.createDataFrame(data, schema).dtypes

    def test_single_values(self):
        row = (True, 1, 1.0, "s", b"b", Decimal("1.2"), datetime.date(2024, 1, 1), _BERLIN_SUMMER,
               datetime.timedelta(1))  # fmt: skip
        kinds = "boolean bigint double string binary decimal(38,18) date timestamp".split()
        self.assertEqual(
            [(f"_{n}", kind) for n, kind in enumerate([*kinds, "interval day to second"], 1)], self._types([row])
        )

    def test_nested_values(self):
        self.assertEqual(
            [("_1", "array<bigint>"), ("_2", "map<string,double>"), ("_3", "struct<_1:bigint,_2:string>")],
            self._types([([None, 1], {"a": 1.0}, (1, "x"))]),
        )

    def test_dicts_are_in_order_of_the_alphabet_and_may_lack_keys(self):
        frame = self.spark.createDataFrame([{"b": 1, "a": "x"}, {"a": "y", "c": 2.0}])
        self.assertEqual([("a", "string"), ("b", "bigint"), ("c", "double")], sorted(frame.dtypes))
        self.assertEqual({("x", 1, None), ("y", None, 2.0)}, {(r.a, r.b, r.c) for r in frame.collect()})

    def test_rows_keep_their_order(self):
        frame = self.spark.createDataFrame([Row(b=1, a="x"), Row(b=2, a=None)])
        self.assertEqual(["b", "a"], frame.columns)
        self.assertEqual([Row(b=1, a="x"), Row(b=2, a=None)], frame.collect())

    def test_names_may_replace_those_of_rows_and_be_fewer(self):
        self.assertEqual(["x", "a"], self.spark.createDataFrame([Row(b=1, a="x")], ["x"]).columns)
        self.assertEqual(["id", "_2"], self.spark.createDataFrame([(1, 2)], ["id"]).columns)

    def test_types_merge(self):
        self.assertEqual([("_1", "string")], self._types([(1,), ("a",)]))
        self.assertEqual(["1", "a"], [r[0] for r in self.spark.createDataFrame([(1,), ("a",)]).collect()])
        self.assertEqual([("_1", "bigint")], self._types([(None,), (1,)]))

    def test_what_does_not_merge_is_refused(self):
        with self.assertRaisesRegex(TypeError, "CANNOT_MERGE_TYPE.*`LongType` and `DoubleType`"):
            self.spark.createDataFrame([(1,), (1.0,)])
        with self.assertRaisesRegex(ValueError, "Some of types cannot be determined"):
            self.spark.createDataFrame([(None,)])
        with self.assertRaisesRegex(ValueError, "empty dataset"):
            self.spark.createDataFrame([])
        with self.assertRaisesRegex(TypeError, "Can not infer schema for type"):
            self.spark.createDataFrame([1, 2])

    def test_schemas_of_every_kind(self):
        wanted = [("a", "int"), ("b", "string")]
        struct = T.StructType().add("a", T.IntegerType()).add("b", "string")
        for schema in (struct, "a int, b string", "a: int, b: string", "struct<a:int,b:string>"):
            for data in ([(1, "x")], [[1, "x"]], [{"a": 1, "b": "x"}], [Row(a=1, b="x")]):
                frame = self.spark.createDataFrame(data, schema)
                self.assertEqual((wanted, [(1, "x")]), (frame.dtypes, self.rows(frame)))
        self.assertEqual([(1,), (2,)], self.rows(self.spark.createDataFrame([1, 2], "int")))
        self.assertEqual(["value"], self.spark.createDataFrame(["x"], T.StringType()).columns)
        self.assertEqual([], self.spark.createDataFrame([], struct).collect())
        self.assertEqual(wanted, self.spark.createDataFrame([], struct).dtypes)

    def test_values_that_do_not_fit_are_refused(self):
        cases = [
            ("a int", [("x",)], TypeError, "`IntegerType\\(\\)` can not accept object `'x'` in type `str`"),
            ("a double", [(1,)], TypeError, "DoubleType"),
            ("a boolean", [(1,)], TypeError, "BooleanType"),
            ("a int", [(True,)], TypeError, "IntegerType"),
            ("a tinyint", [(128,)], ValueError, "between -128 and 127"),
            ("a int not null", [(None,)], ValueError, "not nullable"),
            ("a int, b int", [(1,)], ValueError, "same length"),
            ("a array<int>", [(["x"],)], TypeError, "element in array a"),
        ]
        for schema, data, error, message in cases:
            with self.subTest(schema=schema), self.assertRaisesRegex(error, message):
                self.spark.createDataFrame(data, schema)
        frame = self.spark.createDataFrame([("x",)], "a int", verifySchema=False)
        self.assertEqual([(None,)], self.rows(frame))


decimal.getcontext().prec = 50
