"""Structured streaming."""

import os
import pathlib

from sparktest import SparkTest


class Streams(SparkTest):
    def setUp(self):
        self.home = self.directory()
        self.source = os.path.join(self.home, "in")
        os.mkdir(self.source)
        pathlib.Path(self.source, "a.json").write_text('{"n": 1}\n{"n": 2}\n')

    def test_files_to_files(self):
        stream = self.spark.readStream.schema("n int").json(self.source)
        self.assertTrue(stream.isStreaming)
        out = os.path.join(self.home, "out")
        query = (
            stream.writeStream.format("parquet").outputMode("append").queryName("numbers").trigger(availableNow=True)
            .option("checkpointLocation", os.path.join(self.home, "check")).start(out)
        )  # fmt: skip
        self.assertIsNone(query.awaitTermination())
        self.assertEqual([1, 2], sorted(r.n for r in self.spark.read.parquet(out).collect()))
        self.assertEqual(("numbers", False, None), (query.name, query.isActive, query.exception()))
        self.assertEqual(2, query.lastProgress["numInputRows"])
        self.assertIn("message", query.status)

    def test_to_memory_and_stop(self):
        stream = self.spark.readStream.format("json").schema("n int").load(self.source)
        query = stream.groupBy().sum("n").writeStream.start(format="memory", outputMode="complete", queryName="sums")
        self.addCleanup(query.stop)
        query.processAllAvailable()
        self.assertEqual([(3,)], self.rows(self.spark.table("sums")))
        self.assertIn(query.id, [q.id for q in self.spark.streams.active])
        self.assertEqual(query.runId, self.spark.streams.get(query.id).runId)
        self.assertFalse(query.awaitTermination(0.1))
        query.stop()
        self.assertTrue(query.awaitTermination(5))

    def test_errors_of_a_query(self):
        from pyspark.errors import StreamingQueryException

        stream = self.spark.readStream.schema("n int").json(self.source).selectExpr("assert_true(n > 1, 'too small')")
        query = stream.writeStream.format("noop").option("checkpointLocation", os.path.join(self.home, "c")).start()
        with self.assertRaisesRegex(StreamingQueryException, "too small"):
            query.awaitTermination()
        self.assertIsInstance(query.exception(), StreamingQueryException)

    def test_refusals(self):
        writer = self.spark.readStream.format("rate").load().writeStream
        with self.assertRaises(ValueError):
            writer.trigger()
        with self.assertRaises(ValueError):
            writer.trigger(once=True, availableNow=True)
        with self.assertRaises(TypeError):
            self.spark.readStream.json(["a", "b"])
