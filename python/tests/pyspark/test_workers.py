"""The processes that run Python functions: what they share, what they keep apart, how they end."""

import os
import pathlib

from sparktest import SparkTest


class Workers(SparkTest):
    def setUp(self):
        self.sc = self.spark.sparkContext

    def test_a_worker_serves_task_after_task(self):
        def processes():
            return set(self.sc.parallelize(range(2), 2).map(lambda _: os.getpid()).collect())

        first = processes()
        self.assertNotIn(os.getpid(), first)
        self.assertTrue(first & (processes() | processes()))

    def test_streams_of_a_worker_are_not_the_daemons(self):
        def look(_):
            import sys

            print("a word on standard output")
            return sys.stdin.read(), os.path.realpath("/proc/self/fd/0"), os.fstat(1).st_ino == os.fstat(2).st_ino

        self.assertEqual([("", "/dev/null", True)], self.sc.parallelize([0], 1).map(look).collect())

    def test_children_of_a_users_function_can_be_waited_for(self):
        def child(_):
            import subprocess

            return subprocess.run(["true"]).returncode

        self.assertEqual([0], self.sc.parallelize([0], 1).map(child).collect())

    def test_a_worker_that_is_killed_fails_its_task_only(self):
        def die(_):
            import signal

            os.kill(os.getpid(), signal.SIGKILL)

        with self.assertRaisesRegex(Exception, "Python worker exited unexpectedly"):
            self.sc.parallelize([0], 1).map(die).collect()
        self.assertEqual([1], self.sc.parallelize([0], 1).map(lambda n: n + 1).collect())

    def test_hashes_are_equal_everywhere(self):
        hashes = self.sc.parallelize(range(4), 4).map(lambda _: (hash("text"), os.environ["PYTHONHASHSEED"])).collect()
        self.assertEqual(1, len(set(hashes)))

    def test_task_context(self):
        from pyspark import TaskContext

        self.assertIsNone(TaskContext.get())
        self.sc.setLocalProperty("colour", "green")
        self.addCleanup(self.sc.setLocalProperty, "colour", None)

        def look(_):
            context = TaskContext.get()
            return context.partitionId(), context.attemptNumber(), context.getLocalProperty("colour"), context.cpus()

        self.assertEqual([(0, 0, "green", 1), (1, 0, "green", 1)], self.sc.parallelize(range(2), 2).map(look).collect())

    def test_broadcast(self):
        table = self.sc.broadcast({"a": 1, "b": 2})
        self.assertEqual(1, table.value["a"])
        self.assertEqual([1, 2], self.sc.parallelize(["a", "b"], 2).map(lambda key: table.value[key]).collect())
        from pyspark.sql import functions as F

        found = self.spark.createDataFrame([("b",)], ["k"]).select(F.udf(lambda key: table.value[key], "int")("k"))
        self.assertEqual([(2,)], self.rows(found))
        table.unpersist()
        self.assertEqual([2], self.sc.parallelize(["b"], 1).map(lambda key: table.value[key]).collect())
        table.destroy()

    def test_accumulators(self):
        from pyspark import AccumulatorParam

        class Words(AccumulatorParam):
            def zero(self, value):
                return []

            def addInPlace(self, one, other):
                return one + other

        total, words = self.sc.accumulator(10), self.sc.accumulator([], Words())

        def add(n):
            nonlocal total
            total += n
            words.add([str(n)])

        self.sc.parallelize(range(4), 2).foreach(add)
        self.assertEqual((16, ["0", "1", "2", "3"]), (total.value, sorted(words.value)))
        with self.assertRaisesRegex(Exception, "cannot be accessed inside tasks"):
            self.sc.parallelize([1]).foreach(lambda _: total.value)
        with self.assertRaises(TypeError):
            self.sc.accumulator("text")

    def test_files_and_modules(self):
        home = self.directory()
        module = pathlib.Path(home, "mastic_test_helper.py")
        module.write_text("def twice(x):\n    return 2 * x\n")
        notes = pathlib.Path(home, "notes.txt")
        notes.write_text("hello")
        self.sc.addPyFile(str(module))
        self.sc.addFile(str(notes))

        def read(n):
            from mastic_test_helper import twice
            from pyspark import SparkFiles

            with open(SparkFiles.get("notes.txt")) as file:
                return twice(n), file.read()

        self.assertEqual([(4, "hello")], self.sc.parallelize([2], 1).map(read).collect())

    def test_functions_do_not_carry_the_driver(self):
        numbers = self.sc.parallelize([1])
        for carried in (self.sc, numbers):
            with self.assertRaisesRegex(Exception, "SPARK-5063"):
                numbers.map(lambda n, carried=carried: carried).collect()
