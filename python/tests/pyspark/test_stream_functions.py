"""Python functions that streams call: in the driver for each batch, in the workers for each row."""

import os
import pathlib
import sys

import cloudpickle
from sparktest import SparkTest


class Rows:
    """Writes what it is told to a file."""

    def __init__(self, path):
        self.path = path

    def _note(self, text):
        with open(self.path, "a") as file:
            file.write(text + "\n")

    def open(self, partition, batch):
        self._note(f"open {partition} {batch}")
        return True

    def process(self, row):
        self._note(f"row {row.n}")
        if row.n > 1:
            raise ValueError("too large")

    def close(self, error):
        self._note(f"close {error}")


class StreamFunctions(SparkTest):
    def setUp(self):
        self.home = self.directory()
        self.source = os.path.join(self.home, "in")
        os.mkdir(self.source)
        self.put("a", 1, 2)
        self.stream = self.spark.readStream.schema("n int").json(self.source)

    def put(self, name, *numbers):
        pathlib.Path(self.source, name).write_text("".join(f'{{"n": {number}}}\n' for number in numbers))

    def started(self, writer):
        query = writer.option("checkpointLocation", os.path.join(self.home, "check")).start()
        self.addCleanup(query.stop)
        return query

    def test_batches(self):
        seen = []

        def take(frame, number):
            frame.createOrReplaceTempView("batch")
            sums = frame.sparkSession.sql("select sum(n) from batch").collect()
            seen.append((number, sorted(row.n for row in frame.collect()), sums[0][0]))

        query = self.started(self.stream.writeStream.foreachBatch(take))
        query.processAllAvailable()
        self.put("b", 5)
        query.processAllAvailable()
        self.assertEqual([(0, [1, 2], 3), (1, [5], 5)], seen)
        query.stop()
        self.assertTrue(query.awaitTermination(10))

    def test_the_batchs_error_is_the_querys(self):
        from pyspark.errors import StreamingQueryException

        def fail(frame, number):
            raise ValueError("no good")

        query = self.started(self.stream.writeStream.foreachBatch(fail).trigger(availableNow=True))
        with self.assertRaisesRegex(StreamingQueryException, "ValueError: no good"):
            query.awaitTermination()

    def test_an_error_of_spark_inside_a_batch(self):
        from pyspark.errors import AnalysisException

        caught = []

        def look(frame, number):
            try:
                frame.select("absent")
            except AnalysisException as error:
                caught.append(error)

        self.started(self.stream.writeStream.foreachBatch(look).trigger(availableNow=True)).awaitTermination()
        self.assertEqual(1, len(caught))

    def test_exit_in_a_batch_ends_the_query(self):
        query = self.started(self.stream.writeStream.foreachBatch(lambda frame, number: exit(1)).trigger(availableNow=True))
        with self.assertRaisesRegex(Exception, "sys.exit"):
            query.awaitTermination()

    def test_rows_to_a_function(self):
        seen = self.spark.sparkContext.accumulator(0)
        self.started(self.stream.writeStream.foreach(lambda row: seen.add(row.n)).trigger(availableNow=True)).awaitTermination()
        self.assertEqual(3, seen.value)

    def test_rows_to_an_object(self):
        notes = os.path.join(self.home, "notes")
        # A class of this module would go to the workers by its name, and they do not have the module.
        cloudpickle.register_pickle_by_value(sys.modules[__name__])
        self.addCleanup(cloudpickle.unregister_pickle_by_value, sys.modules[__name__])
        query = self.started(self.stream.coalesce(1).writeStream.foreach(Rows(notes)).trigger(availableNow=True))
        with self.assertRaisesRegex(Exception, "too large"):
            query.awaitTermination()
        self.assertEqual(["open 0 0", "row 1", "row 2", "close too large"], pathlib.Path(notes).read_text().splitlines())

    def test_refusals(self):
        with self.assertRaises(AttributeError):
            self.stream.writeStream.foreach(object())
