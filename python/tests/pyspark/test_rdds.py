"""RDDs."""

import os
import pathlib

from sparktest import SparkTest


class RDDs(SparkTest):
    def setUp(self):
        self.sc = self.spark.sparkContext

    def of(self, *items, parts=2):
        return self.sc.parallelize(items, parts)

    def test_steps(self):
        numbers = self.sc.parallelize(range(6), 3)
        self.assertEqual([1, 2, 3, 4, 5, 6], numbers.map(lambda n: n + 1).collect())
        self.assertEqual([0, 2, 4], numbers.filter(lambda n: n % 2 == 0).collect())
        self.assertEqual([1, 2, 2], numbers.filter(lambda n: n < 3).flatMap(lambda n: [n] * n).collect())
        self.assertEqual([[0, 1], [2, 3], [4, 5]], numbers.glom().collect())
        self.assertEqual([1, 5, 9], numbers.mapPartitions(lambda items: [sum(items)]).collect())
        self.assertEqual([(0, 1), (1, 5), (2, 9)], numbers.mapPartitionsWithIndex(lambda i, it: [(i, sum(it))]).collect())
        self.assertEqual([(0, 0), (1, 1)], numbers.keyBy(lambda n: n % 2).collect()[:2])
        self.assertEqual([1, 2, 3], sorted(self.of(1, 2, 2, 3, 3).distinct().collect()))
        self.assertEqual([0, 1, 2, 3, 4, 5, 7], (numbers + self.of(7)).collect())
        self.assertEqual([2, 3], sorted(self.of(1, 2, 3).intersection(self.of(3, 2, 2)).collect()))
        self.assertEqual([1, 1], self.of(1, 1, 2, 3).subtract(self.of(2, 3)).collect())
        self.assertEqual([(1, "a"), (1, "b"), (2, "a"), (2, "b")], sorted(self.of(1, 2).cartesian(self.of("a", "b")).collect()))

    def test_slices(self):
        self.assertEqual([[0], [1, 2], [3, 4]], self.sc.parallelize(range(5), 3).glom().collect())
        many = self.sc.parallelize(range(5000), 2)
        self.assertEqual([2500, 2500], many.glom().map(len).collect())
        self.assertEqual(list(range(5000)), many.collect())
        self.assertEqual([], self.sc.emptyRDD().collect())
        self.assertEqual([2, 4], self.sc.range(2, 6, 2).collect())
        self.assertEqual(self.sc.defaultParallelism, self.sc.parallelize([1]).getNumPartitions())

    def test_zips(self):
        letters = self.of("a", "b", "c")
        self.assertEqual([("a", 0), ("b", 1), ("c", 2)], letters.zipWithIndex().collect())
        self.assertEqual([("a", "a!"), ("b", "b!"), ("c", "c!")], letters.zip(letters.map(lambda x: x + "!")).collect())
        self.assertEqual(3, len({number for _, number in letters.zipWithUniqueId().collect()}))
        with self.assertRaises(ValueError):
            letters.zip(self.of(1, parts=1))

    def test_answers(self):
        numbers = self.of(3, 1, 2, 5, parts=3)
        self.assertEqual((4, 11, 5, 1, 2.75), (numbers.count(), numbers.sum(), numbers.max(), numbers.min(), numbers.mean()))
        self.assertEqual((3, [3, 1], 11), (numbers.first(), numbers.take(2), numbers.reduce(lambda a, b: a + b)))
        self.assertEqual((11, (11, 4)), (
            numbers.fold(0, lambda a, b: a + b),
            numbers.aggregate((0, 0), lambda a, n: (a[0] + n, a[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1])),
        ))  # fmt: skip
        self.assertEqual(([5, 3], [1, 2], [5]), (numbers.top(2), numbers.takeOrdered(2), numbers.takeOrdered(1, lambda n: -n)))
        self.assertEqual([3, 1, 2, 5], list(numbers.toLocalIterator()))
        self.assertEqual({"a": 2, "b": 1}, dict(self.of("a", "b", "a").countByValue()))
        stats = numbers.stats()
        self.assertAlmostEqual(2.1875, stats.variance())
        self.assertAlmostEqual(1.707825, stats.sampleStdev(), 6)
        self.assertEqual((False, True, True), (numbers.isEmpty(), self.sc.emptyRDD().isEmpty(), numbers.filter(lambda n: n > 9).isEmpty()))
        with self.assertRaises(ValueError):
            self.sc.emptyRDD().first()
        with self.assertRaises(ValueError):
            self.sc.emptyRDD().reduce(max)

    def test_take_looks_on_where_the_first_partitions_are_empty(self):
        numbers = self.sc.parallelize(range(20), 10).filter(lambda n: n > 15)
        self.assertEqual([16, 17, 18], numbers.take(3))
        self.assertEqual([16, 17, 18, 19], numbers.take(30))

    def test_samples(self):
        numbers = self.sc.parallelize(range(1000), 4)
        self.assertEqual(numbers.sample(False, 0.5, 7).collect(), numbers.sample(False, 0.5, 7).collect())
        self.assertTrue(350 < numbers.sample(False, 0.5, 7).count() < 650)
        self.assertTrue(1700 < numbers.sample(True, 2.0, 7).count() < 2300)
        parts = numbers.randomSplit([1, 3], 5)
        self.assertEqual(list(range(1000)), sorted(parts[0].collect() + parts[1].collect()))
        self.assertEqual(10, len(set(numbers.takeSample(False, 10, 3))))

    def test_partitions(self):
        numbers = self.sc.parallelize(range(8), 4)
        self.assertEqual((2, 6), (numbers.coalesce(2).getNumPartitions(), numbers.repartition(6).getNumPartitions()))
        self.assertEqual(list(range(8)), sorted(numbers.repartition(3).map(lambda n: n).collect()))
        self.assertEqual([0, 2, 4, 6, 8, 10, 12, 14], numbers.map(lambda n: 2 * n).coalesce(1).collect())

    def test_cache_runs_a_function_once(self):
        calls = self.sc.accumulator(0)

        def counted(n):
            calls.add(1)
            return n

        kept = self.of(1, 2, 3).map(counted).cache()
        self.assertEqual((6, 3), (kept.map(lambda n: n).sum(), kept.count()))
        self.assertEqual(3, calls.value)
        self.assertTrue(kept.is_cached and kept.getStorageLevel().useMemory)
        self.assertFalse(kept.unpersist().is_cached)

    def test_text_files(self):
        home = self.directory()
        pathlib.Path(home, "in.txt").write_text("ä b\nc\n", "utf-8")
        lines = self.sc.textFile(os.path.join(home, "in.txt"))
        self.assertEqual(["ä", "b", "c"], lines.flatMap(lambda line: line.split()).collect())
        out = os.path.join(home, "out")
        self.of("ü", 2, parts=1).saveAsTextFile(out)
        self.assertEqual("ü\n2\n", pathlib.Path(out, "part-00000").read_text("utf-8"))
        self.assertEqual(["ä b\nc\n".encode()], self.sc.binaryFiles(os.path.join(home, "in.txt")).values().collect())
        self.assertEqual(["ä b\nc\n"], self.sc.wholeTextFiles(os.path.join(home, "in.txt")).values().collect())
        pickled = os.path.join(home, "pickled")
        self.of({"a": (1, None)}).saveAsPickleFile(pickled)
        self.assertEqual([{"a": (1, None)}], self.sc.pickleFile(pickled).collect())
        self.assertEqual(["A", "B"], self.of("a", "b").pipe("tr a-z A-Z").collect())

    def test_errors(self):
        with self.assertRaisesRegex(Exception, "ZeroDivisionError"):
            self.of(0).map(lambda n: 1 // n).collect()
        with self.assertRaisesRegex(Exception, "StopIteration"):
            self.of(0).map(lambda n: next(iter([]))).collect()
        with self.assertRaisesRegex(NotImplementedError, "barrier"):
            self.of(0).barrier()

    def test_frames_of_rdds(self):
        from pyspark.sql import Row

        frame = self.of((1, "a"), (2, "b")).toDF(["n", "s"])
        self.assertEqual(("struct<n:bigint,s:string>", [(1, "a"), (2, "b")]), (frame.schema.simpleString(), self.rows(frame)))
        self.assertEqual(["x", "y"], self.of(Row(x=1, y=None), Row(x=2, y="t")).toDF().columns)
        typed = self.spark.createDataFrame(self.of(1, 2), "int")
        self.assertEqual([("value", "int")], typed.dtypes)
        day = self.spark.createDataFrame(self.of({"d": __import__("datetime").date(2024, 1, 2)}), "d date")
        self.assertEqual([("2024-01-02",)], self.rows(day.selectExpr("string(d)")))
        with self.assertRaisesRegex(Exception, "IntegerType"):
            self.spark.createDataFrame(self.of("text"), "int").collect()
        with self.assertRaises(ValueError):
            self.sc.emptyRDD().toDF()

    def test_rdds_of_frames(self):
        frame = self.spark.createDataFrame([(1, "a"), (2, "b")], ["n", "s"])
        self.assertEqual(["a1", "b2"], frame.rdd.map(lambda row: row.s + str(row["n"])).collect())
        self.assertEqual([(2, "a"), (4, "b")], self.rows(frame.rdd.map(lambda row: (row.n * 2, row.s)).toDF(["n", "s"])))
        self.assertEqual({"a": 1, "b": 2}, frame.rdd.map(lambda row: (row.s, row.n)).collectAsMap())
        self.assertEqual(['{"n":1,"s":"a"}', '{"n":2,"s":"b"}'], frame.toJSON().collect())
        seen = self.sc.accumulator(0)
        frame.foreach(lambda row: seen.add(row.n))
        frame.foreachPartition(lambda rows: seen.add(sum(row.n for row in rows)))
        self.assertEqual(6, seen.value)
        self.assertEqual([(1, "x")], self.rows(self.spark.read.json(self.of('{"n": 1, "s": "x"}'))))


class Pairs(SparkTest):
    def setUp(self):
        self.sc = self.spark.sparkContext
        self.pairs = self.sc.parallelize([("a", 1), ("b", 2), ("a", 3), (None, 4)], 3)

    def test_by_key(self):
        self.assertEqual({"a": 4, "b": 2, None: 4}, dict(self.pairs.reduceByKey(lambda a, b: a + b).collect()))
        groups = self.pairs.groupByKey().mapValues(sorted).collectAsMap()
        self.assertEqual({"a": [1, 3], "b": [2], None: [4]}, groups)
        lists = self.pairs.aggregateByKey([], lambda found, n: found + [n], lambda a, b: a + b, 2).mapValues(sorted)
        self.assertEqual((2, groups), (lists.getNumPartitions(), lists.collectAsMap()))
        self.assertEqual({"a": 4, "b": 2, None: 4}, self.pairs.foldByKey(0, lambda a, b: a + b).collectAsMap())
        combined = self.pairs.combineByKey(lambda n: (n, 1), lambda c, n: (c[0] + n, c[1] + 1), lambda a, b: (a[0] + b[0], a[1] + b[1]))
        self.assertEqual((4, 2), combined.collectAsMap()["a"])
        self.assertEqual({"a": 2, "b": 1, None: 1}, dict(self.pairs.countByKey()))
        self.assertEqual([1, 3], sorted(self.pairs.lookup("a")))
        self.assertEqual({0: [2, 4], 1: [1, 3]}, self.pairs.values().groupBy(lambda n: n % 2).mapValues(sorted).collectAsMap())

    def test_keys_and_values(self):
        self.assertEqual(["a", "b", "a", None], self.pairs.keys().collect())
        self.assertEqual([1, 2, 3, 4], self.pairs.values().collect())
        self.assertEqual([("a", 2), ("b", 4)], self.pairs.mapValues(lambda n: 2 * n).take(2))
        self.assertEqual([("a", 1), ("b", 2), ("b", 2)], self.pairs.flatMapValues(lambda n: [n] * n).take(3))

    def test_order(self):
        numbers = self.sc.parallelize([5, 3, 9, 1, 7, 2], 3)
        self.assertEqual([1, 2, 3, 5, 7, 9], numbers.sortBy(lambda n: n).collect())
        self.assertEqual([9, 7, 5, 3, 2, 1], numbers.sortBy(lambda n: n, False, 2).collect())
        pairs = numbers.map(lambda n: (n, str(n)))
        self.assertEqual([1, 2, 3, 5, 7, 9], pairs.sortByKey().keys().collect())
        self.assertEqual([], self.sc.emptyRDD().sortBy(lambda n: n).collect())

    def test_places(self):
        placed = self.sc.parallelize(range(40), 4).map(lambda n: (n, n)).partitionBy(3, lambda n: n)
        self.assertEqual([0, 1, 2], placed.glom().map(lambda part: {k % 3 for k, _ in part}.pop()).collect())
        ordered = placed.repartitionAndSortWithinPartitions(3, lambda n: n, False).keys().glom().first()
        self.assertEqual(list(range(39, -1, -3)), ordered)
        spread = self.sc.parallelize([str(n) for n in range(50)], 5).map(lambda k: (k, 1)).partitionBy(4)
        self.assertEqual(50, spread.count())

    def test_joins(self):
        one = self.sc.parallelize([("a", 1), ("b", 2), ("b", 3)], 2)
        two = self.sc.parallelize([("b", "x"), ("c", "y")], 2)
        self.assertEqual([("b", (2, "x")), ("b", (3, "x"))], sorted(one.join(two).collect()))
        self.assertEqual([("a", (1, None)), ("b", (2, "x")), ("b", (3, "x"))], sorted(one.leftOuterJoin(two).collect()))
        self.assertEqual([("b", (2, "x")), ("b", (3, "x")), ("c", (None, "y"))], sorted(one.rightOuterJoin(two).collect()))
        self.assertEqual(4, one.fullOuterJoin(two).count())
        self.assertEqual([("a", 1)], one.subtractByKey(two).collect())
        both = one.cogroup(two).mapValues(lambda sides: tuple(sorted(side) for side in sides)).collectAsMap()
        self.assertEqual({"a": ([1], []), "b": ([2, 3], ["x"]), "c": ([], ["y"])}, both)
