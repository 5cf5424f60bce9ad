"""The processes that run Python functions: what they share, what they keep apart, how they end."""

import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import unittest

from sparktest import SparkTest, bundled_only


@bundled_only
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


@bundled_only
class Daemon(unittest.TestCase):
    """The daemon alone, spoken to as the JVM does."""

    def setUp(self):
        environment = dict(os.environ, PYTHON_WORKER_FACTORY_SECRET="secret", SPARK_REUSE_WORKER="1")
        self.daemon = subprocess.Popen(
            [sys.executable, "-m", "pyspark.daemon", "pyspark.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=environment, cwd=tempfile.gettempdir(),
        )  # fmt: skip
        self.addCleanup(self.end)
        self.port = struct.unpack("!i", self.daemon.stdout.read(4))[0]

    def end(self):
        self.daemon.stdin.close()
        self.daemon.stdout.close()
        self.daemon.wait(20)

    def worker(self, secret=b"secret"):
        """A connection to a new worker, its id, and its answer to the secret."""
        connection = socket.create_connection(("127.0.0.1", self.port), 20)
        self.addCleanup(connection.close)
        stream = connection.makefile("rwb")
        self.addCleanup(stream.close)
        pid = struct.unpack("!i", stream.read(4))[0]
        stream.write(struct.pack("!i", len(secret)) + secret)
        stream.flush()
        return stream, pid, stream.read(struct.unpack("!i", stream.read(4))[0])

    def test_each_connection_has_a_worker_that_wants_the_secret(self):
        _, one, welcome = self.worker()
        _, two, _ = self.worker()
        self.assertEqual(b"ok", welcome)
        self.assertEqual(3, len({one, two, self.daemon.pid}))
        stream, _, refused = self.worker(b"guess")
        self.assertEqual((b"err", b""), (refused, stream.read()))

    def test_a_worker_is_ended_on_order_and_no_other_process(self):
        stream, pid, _ = self.worker()
        bystander = subprocess.Popen(["sleep", "60"])
        self.addCleanup(bystander.wait)
        self.addCleanup(bystander.kill)
        self.daemon.stdin.write(struct.pack("!ii", bystander.pid, pid))
        self.daemon.stdin.flush()
        self.assertEqual(b"", stream.read())
        self.assertIsNone(bystander.poll())

    def test_the_end_of_the_daemon_is_the_end_of_its_workers(self):
        stream, _, _ = self.worker()
        self.daemon.stdin.close()
        self.assertEqual(b"", stream.read())
        self.daemon.wait(20)
