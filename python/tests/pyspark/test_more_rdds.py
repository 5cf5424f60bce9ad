"""RDDs: estimates, checkpoints, Hadoop's formats; and what jobs are told apart by."""

import os
import sys

from py4j.protocol import Py4JJavaError
from sparktest import SparkTest

import pyspark
from pyspark import InheritableThread, inheritable_thread_target
from pyspark.errors import PythonException
from pyspark.rdd import portable_hash
from pyspark.sql.functions import udf


class MoreRDDs(SparkTest):
    def setUp(self):
        self.sc = self.spark.sparkContext

    def test_a_failing_function_is_the_error_that_is_documented(self):
        with self.assertRaisesRegex(Py4JJavaError, "(?s)PythonException.*ZeroDivisionError"):
            self.sc.parallelize([1]).map(lambda n: n // 0).collect()
        with self.assertRaisesRegex(PythonException, "ZeroDivisionError"):
            self.spark.range(1).select(udf(lambda n: n // 0)("id")).collect()

    def test_values_in_sql(self):
        for values, kept in (((0, 1, 2), [0, 1, 2]), ((2,), [2]), ((7.0, None), [])):
            found = self.spark.sql("SELECT * FROM range(5) WHERE id IN {x}", x=values)
            self.assertEqual(kept, [row.id for row in found.collect()])
        self.assertEqual([(["a'b", "c"],)], self.rows(self.spark.sql("SELECT {x} AS x", x=["a'b", "c"])))
        self.assertEqual([(True,)], self.rows(self.spark.sql("SELECT 'a' IN {x} AS x", x=("a", "b"))))

    def test_nothing(self):
        empty = self.sc.emptyRDD()
        self.assertEqual((0, True, [], 0), (empty.getNumPartitions(), empty.isEmpty(), empty.collect(), empty.count()))
        self.assertRegex(repr(empty), r"^EmptyRDD\[\d+\] at ")
        self.assertEqual([1], empty.union(self.sc.parallelize([1])).collect())
        self.assertEqual([], empty.map(lambda n: (n, 1)).reduceByKey(lambda a, b: a + b).collect())
        self.assertEqual(0, self.spark.createDataFrame(empty, "n int").count())

    def test_samples_have_a_limit(self):
        with self.assertRaisesRegex(ValueError, "Sample size cannot be greater than"):
            self.sc.range(0, 10).takeSample(False, sys.maxsize)
        self.assertEqual(10, len(self.sc.range(0, 10).takeSample(False, 15, 3)))

    def test_hashes_of_tuples(self):
        self.assertEqual(219750521, portable_hash((None, 1)) & 0xFFFFFFFF)
        self.assertEqual(0, portable_hash(None))
        self.assertEqual([2], self.sc.parallelize([((None, 1), 2), ((1, None), 3)], 3).partitionBy(3).lookup((None, 1)))

    def test_histograms(self):
        numbers = self.sc.parallelize(range(51))
        self.assertEqual(([0, 25, 50], [25, 26]), numbers.histogram(2))
        self.assertEqual(([0, 5, 25, 50], [5, 20, 26]), numbers.histogram([0, 5, 25, 50]))
        self.assertEqual(([0, 15, 30, 45, 60], [15, 15, 15, 6]), numbers.histogram([0, 15, 30, 45, 60]))
        texts = self.sc.parallelize(["ab", "ac", "b", "bd", "ef"])
        self.assertEqual((("a", "b", "c"), [2, 2]), texts.histogram(("a", "b", "c")))
        self.assertEqual(([1, 1], [3]), self.sc.parallelize([1, 1, 1]).histogram(4))
        self.assertEqual(([0.0, 1.0], [1]), self.sc.parallelize([None, float("nan"), 0.5, 7.0]).histogram([0.0, 1.0]))
        for buckets in (0, [1], [2, 1], [1, 1], [None, 1]):
            with self.assertRaises(ValueError):
                numbers.histogram(buckets)
        with self.assertRaises(TypeError):
            numbers.histogram("2")
        with self.assertRaises(ValueError):
            self.sc.emptyRDD().histogram(2)

    def test_estimates(self):
        numbers = self.sc.parallelize(range(1000), 4)
        wait = 60_000
        self.assertEqual((1000, 499500.0, 499.5), (numbers.countApprox(wait), numbers.sumApprox(wait), numbers.meanApprox(wait)))
        total = numbers.sumApprox(wait)
        self.assertTrue(total.low <= 499500 <= total.high and 0 < total.confidence <= 1)
        distinct = self.sc.parallelize([f"v{n % 100}" for n in range(1000)]).countApproxDistinct()
        self.assertTrue(90 < distinct < 110, distinct)
        with self.assertRaises(ValueError):
            numbers.countApproxDistinct(0.00000001)

    def test_checkpoints(self):
        numbers = self.sc.parallelize([1, 2])
        self.assertEqual((False, False, None), (numbers.isCheckpointed(), numbers.isLocallyCheckpointed(), numbers.getCheckpointFile()))
        kept = numbers.map(lambda n: n + 1)
        kept.localCheckpoint()
        self.assertEqual(([2, 3], True), (kept.collect(), kept.isLocallyCheckpointed()))
        self.sc.setCheckpointDir(self.directory())
        written = numbers.map(lambda n: n + 1)
        written.checkpoint()
        self.assertEqual([2, 3], written.collect())
        self.assertTrue(written.isCheckpointed())
        self.assertIn("rdd-", written.getCheckpointFile())

    def test_hadoops_files(self):
        home = self.directory()
        pairs = [(1, "a"), (2, "b"), (3, "c")]
        rdd = self.sc.parallelize(pairs, 2)
        key, value = "org.apache.hadoop.io.IntWritable", "org.apache.hadoop.io.Text"
        sequence = os.path.join(home, "sequence")
        rdd.saveAsSequenceFile(sequence)
        self.assertEqual(pairs, sorted(self.sc.sequenceFile(sequence, key, value).collect()))
        for kind, save, load in (("mapreduce.lib", "saveAsNewAPIHadoopFile", "newAPIHadoopFile"), ("mapred", "saveAsHadoopFile", "hadoopFile")):
            output, source = ("output", "input") if kind != "mapred" else ("", "")
            path = os.path.join(home, kind)

            def format_of(side, name):
                return f"org.apache.hadoop.{kind}.{side + '.' if side else ''}{name}"

            getattr(rdd, save)(path, format_of(output, "SequenceFileOutputFormat"), key, value)
            read = getattr(self.sc, load)(path, format_of(source, "SequenceFileInputFormat"), key, value)
            self.assertEqual(pairs, sorted(read.collect()))
        settings = {"mapreduce.input.fileinputformat.inputdir": "file://" + os.path.join(home, "mapreduce.lib")}
        read = self.sc.newAPIHadoopRDD("org.apache.hadoop.mapreduce.lib.input.SequenceFileInputFormat", key, value, conf=settings)
        self.assertEqual(pairs, sorted(read.collect()))
        dataset = os.path.join(home, "dataset")
        rdd.saveAsNewAPIHadoopDataset({
            "mapreduce.job.outputformat.class": "org.apache.hadoop.mapreduce.lib.output.SequenceFileOutputFormat",
            "mapreduce.job.output.key.class": key,
            "mapreduce.job.output.value.class": value,
            "mapreduce.output.fileoutputformat.outputdir": "file://" + dataset,
        })  # fmt: skip
        self.assertEqual(pairs, sorted(self.sc.sequenceFile(dataset).collect()))
        records = os.path.join(home, "records")
        with open(records, "wb") as file:
            file.write(b"abcdef")
        self.assertEqual([b"abc", b"def"], self.sc.binaryRecords(records, 3).collect())

    def test_tags_and_groups_of_jobs(self):
        self.sc.addJobTag("one")
        self.sc.addJobTag("two")
        self.sc.removeJobTag("one")
        self.assertEqual({"two"}, self.sc.getJobTags())
        self.sc.clearJobTags()
        self.assertEqual(set(), self.sc.getJobTags())
        with self.assertRaises(Exception):
            self.sc.addJobTag("a,b")
        self.sc.setJobGroup("counts", "some counts")
        self.addCleanup(self.sc.setLocalProperty, "spark.jobGroup.id", None)
        self.sc.parallelize([1]).count()
        self.sc._jsc.sc().listenerBus().waitUntilEmpty()
        (job,) = self.sc.statusTracker().getJobIdsForGroup("counts")
        info = self.sc.statusTracker().getJobInfo(job)
        self.assertEqual((job, "SUCCEEDED"), (info.jobId, info.status))
        self.assertEqual(info.stageIds, [self.sc.statusTracker().getStageInfo(info.stageIds[0]).stageId])
        self.assertIsNone(self.sc.statusTracker().getJobInfo(1 << 20))

    def test_threads_inherit_properties(self):
        self.sc.setLocalProperty("mine", "yes")
        self.addCleanup(self.sc.setLocalProperty, "mine", None)
        seen = []

        def look(word):
            seen.append((word, self.sc.getLocalProperty("mine")))
            self.sc.setLocalProperty("mine", "changed in the thread")

        for thread in (InheritableThread(target=look, args=("own",)), pyspark.InheritableThread(target=inheritable_thread_target(look), kwargs={"word": "wrapped"})):
            thread.start()
            thread.join()
        self.assertEqual([("own", "yes"), ("wrapped", "yes")], seen)
        self.assertEqual("yes", self.sc.getLocalProperty("mine"))
