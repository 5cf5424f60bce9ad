"""awsglue's Map and Filter, whose functions run in Python workers; and its forEachBatch."""

import datetime
import os
import pathlib
import random
import unittest
from decimal import Decimal

from sparktest import CLASSES, SparkTest


class RecordFunctions(SparkTest):
    @classmethod
    def setUpClass(cls):
        if not (CLASSES / "com/amazonaws/services/glue/DynamicFrame.class").exists():
            raise unittest.SkipTest(f"no classes of the runtime in {CLASSES}")
        super().setUpClass()
        from awsglue.context import GlueContext

        cls.glue = GlueContext(cls.spark.sparkContext)

    def frame(self):
        from awsglue.dynamicframe import DynamicFrame

        data = self.spark.createDataFrame(
            [(1, "x", (1, "in"), ["p"]), (2, "y", (2, "out"), []), (3, None, None, None)],
            "a int, b string, s struct<n:int,t:string>, l array<string>",
        )
        return DynamicFrame.fromDF(data, self.glue, "frame")

    def test_filter(self):
        from awsglue.transforms import Filter

        kept = Filter.apply(frame=self.frame(), f=lambda record: record["a"] > 1)
        self.assertEqual([2, 3], sorted(row.a for row in kept.toDF().collect()))
        # Where a value is missing the record is dropped, and is no error.
        fields = Filter.apply(frame=self.frame(), f=lambda record: record.s["t"] == "in")
        self.assertEqual([("x", 1)], [(row.b, row.s.n) for row in fields.toDF().collect()])
        self.assertEqual((1, 0), (fields.count(), fields.errorsCount()))

    def test_map(self):
        from awsglue.transforms import Map

        def change(record):
            record["a"] = record["a"] * 10
            record["kind"] = {"first": record["b"] == "x"}
            del record["l"]
            return record

        mapped = Map.apply(frame=self.frame(), f=change)
        rows = sorted(mapped.toDF().collect(), key=lambda row: row.a)
        self.assertEqual([10, 20, 30], [row.a for row in rows])
        self.assertEqual([True, False, False], [row.kind.first for row in rows])
        self.assertNotIn("l", mapped.toDF().columns)

    def test_errors(self):
        from awsglue.transforms import Map

        def fail(record):
            if record["a"] == 2:
                raise RuntimeError("not two")
            return record if record["a"] == 1 else None

        mapped = Map.apply(frame=self.frame(), f=fail)
        self.assertEqual((1, 2), (mapped.count(), mapped.errorsCount()))
        errors = mapped.errorsAsDynamicFrame().toDF()
        self.assertEqual(2, errors.count())
        text = " ".join(str(row) for row in errors.collect())
        self.assertIn("not two", text)
        self.assertIn("returned no record", text)

    def test_for_each_batch(self):
        home = self.directory()
        source = os.path.join(home, "in")
        os.mkdir(source)
        pathlib.Path(source, "a").write_text('{"n": 1}\n{"n": 2}\n')
        seen = []

        def take(frame, number):
            seen.append(sorted(row.n for row in frame.collect()))
            self.spark.streams.active[0].stop()

        stream = self.spark.readStream.schema("n int").json(source)
        options = {"windowSize": "1 seconds", "checkpointLocation": os.path.join(home, "check"), "batchMaxRetries": 0}
        self.glue.forEachBatch(frame=stream, batch_function=take, options=options)
        self.assertEqual([[1, 2]], seen)


ALL_TYPES = {
    "i": ("int", lambda r: r.choice([0, -1, 255, 256, -(2**31), 2**31 - 1, r.randrange(-999, 999)])),
    "l": ("bigint", lambda r: r.choice([0, -(2**63), 2**63 - 1, 2**31, r.getrandbits(40)])),
    "s": ("smallint", lambda r: r.choice([-(2**15), 2**15 - 1, 7])),
    "y": ("tinyint", lambda r: r.choice([-128, 127, 0])),
    "f": ("float", lambda r: r.choice([0.5, -0.0, float("nan"), float("inf"), 1.1])),
    "d": ("double", lambda r: r.choice([r.random(), float("nan"), float("-inf"), 5e-324, 1e308])),
    "t": ("boolean", lambda r: r.random() < 0.5),
    "txt": ("string", lambda r: "".join(r.choice(["a", "\u00e4", "\u20ac", "\U0001f40d", "\0", "'", "\n"]) for _ in range(r.randrange(300)))),
    "bin": ("binary", lambda r: bytearray(r.randbytes(r.choice([0, 1, 255, 256, 300])))),
    "dec": ("decimal(20,4)", lambda r: Decimal(r.randrange(-(10**16), 10**16)).scaleb(-4)),
    "big": ("decimal(38,0)", lambda r: Decimal(r.randrange(10**37))),
    "day": ("date", lambda r: datetime.date.fromordinal(r.randrange(1, datetime.date.max.toordinal()))),
    "ntz": ("timestamp_ntz", lambda r: datetime.datetime(1900, 1, 1) + datetime.timedelta(microseconds=r.getrandbits(52))),
    "list": ("array<int>", lambda r: [r.choice([None, 1, 2**20]) for _ in range(r.randrange(4))]),
    "map": ("map<string,double>", lambda r: {key: r.choice([None, 1.5]) for key in "abc"[: r.randrange(1, 4)]}),
    "deep": (
        "struct<n:bigint,l:array<struct<d:date,b:binary>>,x:decimal(9,2)>",
        lambda r: (r.getrandbits(50), [(datetime.date(2020, 2, 29), bytearray(b"x")), None], Decimal("1.50")),
    ),
}


class RoundTrips(RecordFunctions):
    """What goes to a function and back is what it was, whatever type it has."""

    test_filter = test_map = test_errors = test_for_each_batch = None

    def through(self, frame, **options):
        from awsglue.dynamicframe import DynamicFrame

        source = DynamicFrame.fromDF(frame, self.glue, "frame")
        return source.map(lambda record: record, **options), source.filter(lambda record: True, **options)

    def assert_same(self, frame, *others):
        def texts(data):
            columns = [f"CAST({name} AS string)" if kind != "binary" else f"hex({name})" for name, kind in data.dtypes]
            # Twice in a year a clock shows an hour that a text does not tell from another.
            exact = [f"unix_micros({name})" for name, kind in data.dtypes if kind == "timestamp"]
            return self.rows(data.selectExpr(*columns, *exact))

        for other in others:
            self.assertEqual(frame.dtypes, other.toDF().dtypes)
            self.assertEqual(texts(frame), texts(other.toDF()))
            self.assertEqual(0, other.errorsCount())

    def test_all_types(self):
        chance = random.Random(20240229)
        schema = ", ".join(f"`{name}` {kind}" for name, (kind, _) in ALL_TYPES.items())
        rows = [
            tuple(None if chance.random() < 0.2 else made(chance) for _, made in ALL_TYPES.values()) for _ in range(700)
        ]
        # One slice is longer than a batch, and one is empty.
        frame = self.spark.createDataFrame(rows, schema).repartition(1)
        self.assert_same(frame, *self.through(frame))

    def test_times_around_the_changes_of_the_clock(self):
        # Europe/Berlin: an hour is missing in March, and one comes twice in October.
        frame = self.spark.sql(
            """SELECT timestamp_micros(1711846800000000 + id * 600000001) AS spring,
                      timestamp_micros(1729987200000000 + id * 600000001) AS autumn,
                      timestamp_micros(-2208988800000001 - id * 86400000000) AS long_ago,
                      timestamp_ntz'2024-03-31 02:30:00' AS never FROM range(30)"""
        )
        self.assert_same(frame, *self.through(frame))

    def test_nothing_but_nulls_and_nothing_at_all(self):
        frame = self.spark.sql("SELECT CAST(NULL AS int) a, CAST(NULL AS array<date>) b FROM range(3)")
        self.assert_same(frame, *self.through(frame))
        mapped, filtered = self.through(frame.limit(0))
        self.assertEqual((0, 0), (mapped.count(), filtered.count()))
        self.assertEqual(["a", "b"], filtered.toDF().columns)

    def test_choices(self):
        from awsglue.dynamicframe import DynamicFrame

        values = [1, "one", 2.5, {"x": [1, "z"]}, [1], None, True]
        plain = DynamicFrame.fromDF(self.spark.range(7).repartition(1), self.glue, "ids").map(
            lambda record: {"id": record["id"], "v": values[record["id"]]}
        )
        rows = self.rows(plain.toDF().orderBy("id"))
        again, kept = plain.map(lambda record: record), plain.filter(lambda record: True)
        for other in (again, kept):
            self.assertEqual(plain.toDF().dtypes, other.toDF().dtypes)
            self.assertEqual(rows, self.rows(other.toDF().orderBy("id")))
        # A filter that leaves one type of a choice leaves no choice.
        texts = plain.filter(lambda record: isinstance(record["v"], str))
        self.assertEqual([("id", "bigint"), ("v", "string")], texts.toDF().dtypes)
        self.assertEqual([(1, "one")], self.rows(texts.toDF()))

    def test_records_of_different_fields(self):
        frame = self.spark.range(4).repartition(1)
        from awsglue.dynamicframe import DynamicFrame

        reused = {}

        def change(record):
            reused.clear()
            reused["id"] = record.id
            if record.id % 2:
                reused["odd"] = {"yes": (record.id, None)}
            return reused

        mapped = DynamicFrame.fromDF(frame, self.glue, "f").map(change).toDF().orderBy("id")
        self.assertEqual([("id", "bigint"), ("odd", "struct<yes:array<int>>")], mapped.dtypes)
        self.assertEqual([(0, None), (1, ([1, None],)), (2, None), (3, ([3, None],))], self.rows(mapped))

    def test_values_that_no_record_holds_are_error_records(self):
        from awsglue.dynamicframe import DynamicFrame

        def change(record):
            at = record.id
            record["id"] = 77
            record["v"] = object() if at == 1 else Decimal("NaN") if at == 2 else datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
            return record

        mapped = DynamicFrame.fromDF(self.spark.range(4).repartition(1), self.glue, "f").map(change)
        self.assertEqual((2, 2), (mapped.count(), mapped.errorsCount()))
        self.assertEqual([1577836800], [row[0] for row in mapped.toDF().selectExpr("unix_seconds(v)").distinct().collect()])
        errors = mapped.errorsAsDynamicFrame().toDF().selectExpr("error.msg", "error.dynamicRecord.id").orderBy("id").collect()
        self.assertEqual([1, 2], [row.id for row in errors])
        self.assertIn("cannot hold a value of the type object", errors[0].msg)

    def test_the_function_runs_once(self):
        from awsglue.dynamicframe import DynamicFrame

        for name in ("map", "filter"):
            calls = self.spark.sparkContext.accumulator(0)

            def function(record):
                calls.add(1)
                return record if record.id else 1 // 0

            frame = getattr(DynamicFrame.fromDF(self.spark.range(5), self.glue, "f"), name)(function)
            self.assertEqual((4, 1), (frame.count(), frame.errorsCount()))
            frame.toDF().collect()
            self.assertEqual(5, calls.value, name)
