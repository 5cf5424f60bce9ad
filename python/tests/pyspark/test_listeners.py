"""Listeners of streaming queries, in Python."""

import os
import pathlib
import threading

from sparktest import SparkTest

from pyspark.sql.functions import count, lit
from pyspark.sql.functions import max as greatest
from pyspark.sql.streaming import StreamingQueryListener
from pyspark.sql.streaming.listener import StreamingQueryProgress


class Heard(StreamingQueryListener):
    def __init__(self):
        self.events = []
        self.ended = threading.Event()

    def onQueryStarted(self, event):
        self.events.append(("started", event.name, event.id, event.runId, event.timestamp))

    def onQueryProgress(self, event):
        progress = event.progress
        assert isinstance(progress, StreamingQueryProgress)
        self.events.append(("progress", progress.numInputRows, progress.observedMetrics, progress.id, progress.sources[0].numInputRows))

    def onQueryTerminated(self, event):
        self.events.append(("terminated", event.exception, event.errorClassOnException, event.id))
        self.ended.set()


class Listeners(SparkTest):
    def run_query(self, change=lambda frame: frame):
        home = self.directory()
        source = os.path.join(home, "in")
        os.mkdir(source)
        pathlib.Path(source, "a.json").write_text('{"n": 1}\n{"n": 5}\n')
        stream = self.spark.readStream.schema("n int").json(source)
        query = change(stream).writeStream.format("noop").queryName("heard").trigger(availableNow=True).start(checkpointLocation=os.path.join(home, "c"))
        try:
            query.awaitTermination()
        except Exception as error:
            return query, error
        return query, None

    def test_hear_of_a_query_and_of_what_it_observes(self):
        listener = Heard()
        self.spark.streams.addListener(listener)
        try:
            query, _ = self.run_query(lambda frame: frame.observe("seen", count(lit(1)).alias("rows"), greatest("n").alias("most")))
            self.assertTrue(listener.ended.wait(60))
        finally:
            self.spark.streams.removeListener(listener)
        started, progress, terminated = listener.events[0], listener.events[1], listener.events[-1]
        self.assertEqual(("started", "heard", query.id, query.runId), started[:4])
        self.assertEqual(("progress", 2), progress[:2])
        self.assertEqual((2, 5), (progress[2]["seen"].rows, progress[2]["seen"].most))
        self.assertEqual((query.id, 2), progress[3:])
        self.assertEqual(("terminated", None, None, query.id), terminated)
        heard = len(listener.events)
        self.run_query()
        self.assertEqual(heard, len(listener.events))

    def test_hear_of_a_failure(self):
        listener = Heard()
        self.spark.streams.addListener(listener)
        self.addCleanup(self.spark.streams.removeListener, listener)
        _, error = self.run_query(lambda frame: frame.selectExpr("assert_true(n > 1, 'too small')"))
        self.assertIsNotNone(error)
        self.assertTrue(listener.ended.wait(60))
        self.assertIn("too small", listener.events[-1][1])

    def test_have_all_methods_that_must_be(self):
        class Half(StreamingQueryListener):
            def onQueryStarted(self, event):
                pass

        with self.assertRaises(TypeError):
            Half()
