"""awsglue's Map and Filter, whose functions run in Python workers; and its forEachBatch."""

import os
import pathlib
import unittest

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
