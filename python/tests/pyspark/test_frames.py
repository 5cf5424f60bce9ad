"""DataFrames: the shapes of arguments, and what comes back."""

import contextlib
import io

from sparktest import SparkTest

from pyspark import StorageLevel
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, Observation, Row
from pyspark.sql import functions as F


def printed(action):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        action()
    return out.getvalue()


class Printing(SparkTest):
    def setUp(self):
        self.df = self.spark.createDataFrame([(1, "a long text that is cut here"), (2, None)], ["id", "text"])

    def test_show(self):
        self.assertEqual(
            "+---+--------------------+\n"
            "| id|                text|\n"
            "+---+--------------------+\n"
            "|  1|a long text that ...|\n"
            "|  2|                NULL|\n"
            "+---+--------------------+\n\n",
            printed(self.df.show),
        )

    def test_show_cut_otherwise(self):
        self.assertIn("|a long text that is cut here|", printed(lambda: self.df.show(truncate=False)))
        self.assertIn("a l...", printed(lambda: self.df.show(truncate=6)))
        self.assertIn("only showing top 1 row", printed(lambda: self.df.show(1)))
        self.assertIn("|a long text that is cut here|", printed(lambda: self.df.show(5, False)))

    def test_show_vertically(self):
        self.assertIn("-RECORD 0", printed(lambda: self.df.show(vertical=True)))
        self.assertIn(" id   | 1", printed(lambda: self.df.show(2, 20, True)))

    def test_show_refuses(self):
        for arguments in (("x",), (True,), (1, "x"), (1, True, 3)):
            with self.subTest(arguments=arguments), self.assertRaises(TypeError):
                self.df.show(*arguments)

    def test_schema_plan_and_name(self):
        self.assertIn(" |-- id: long (nullable = true)\n", printed(self.df.printSchema))
        self.assertEqual("DataFrame[id: bigint, text: string]", repr(self.df))
        self.assertIn("== Physical Plan ==", printed(self.df.explain))
        self.assertIn("== Analyzed Logical Plan ==", printed(lambda: self.df.explain(True)))
        self.assertIn("== Optimized Logical Plan ==", printed(lambda: self.df.explain("cost")))
        self.assertIn("(1)", printed(lambda: self.df.explain(mode="formatted")))


class Columns(SparkTest):
    def setUp(self):
        self.df = self.spark.createDataFrame([(1, "x", 1.0), (2, "y", 2.0)], ["id", "s", "v"])

    def test_chosen(self):
        df = self.df
        for chosen in (
            df.select("id", "s"), df.select(["id", "s"]), df.select(df.id, F.col("s")), df[["id", "s"]], df[df.id, "s"],
            df.select(df[0], df["s"]), df.drop("v"), df.drop(df.v), df.drop("v", "nothing"), df.selectExpr("id", "s"),
            df.selectExpr(["id", "s"]), df.drop(F.col("v")),
        ):  # fmt: skip
            self.assertEqual((["id", "s"], [(1, "x"), (2, "y")]), (chosen.columns, self.rows(chosen)))
        self.assertEqual(["s"], df.drop("id", df.v).columns)
        self.assertEqual(df.columns, df.select("*").columns)
        self.assertEqual([("id", "bigint"), ("s", "string"), ("v", "double")], df.dtypes)

    def test_made_and_renamed(self):
        df = self.df
        self.assertEqual([2, 3], [r.n for r in df.withColumn("n", df.id + 1).collect()])
        self.assertEqual([2, 3], [r.id for r in df.withColumn("id", df.id + 1).collect()])
        two = df.withColumns({"a": F.lit(1), "b": df.v * 2})
        self.assertEqual(["id", "s", "v", "a", "b"], two.columns)
        self.assertEqual(["key", "s", "v"], df.withColumnRenamed("id", "key").columns)
        self.assertEqual(["key", "t", "v"], df.withColumnsRenamed({"id": "key", "s": "t"}).columns)
        self.assertEqual(["a", "b", "c"], df.toDF("a", "b", "c").columns)
        self.assertEqual(["a", "b", "c"], df.toDF(*["a", "b", "c"]).columns)
        self.assertEqual({"k": 1}, df.withMetadata("id", {"k": 1}).schema["id"].metadata)
        with self.assertRaises(TypeError):
            df.withColumn("n", 1)

    def test_with_names_that_are_methods_or_hold_dots(self):
        df = self.spark.createDataFrame([(1, 2, 3)], ["count", "a.b", "c d"])
        self.assertEqual(["count", "a.b", "c d"], df.columns)
        self.assertEqual([(1, 2, 3)], self.rows(df.select("count", "`a.b`", "c d")))
        self.assertEqual([(2,)], self.rows(df.select(df["`a.b`"])))
        self.assertEqual(1, df.count())
        with self.assertRaises(AnalysisException):
            df["nothing"]
        self.assertFalse(hasattr(df, "nothing"))

    def test_filtered(self):
        df = self.df
        for one in (df.filter(df.id > 1), df.where("id > 1"), df[df.id > 1], df.filter((F.col("s") == "y") & (df.v > 1))):
            self.assertEqual([(2, "y", 2.0)], self.rows(one))
        with self.assertRaises(TypeError):
            df.filter(True)

    def test_unpivoted(self):
        df = self.spark.createDataFrame([(1, 10, 20)], ["id", "a", "b"])
        wanted = [(1, "a", 10), (1, "b", 20)]
        self.assertEqual(wanted, self.rows(df.unpivot("id", ["a", "b"], "name", "value")))
        self.assertEqual(wanted, self.rows(df.melt(["id"], None, "name", "value")))

    def test_transformed_and_hinted(self):
        def plus(df, n, *, name):
            return df.withColumn(name, df.id + n)

        self.assertEqual([11, 12], [r.m for r in self.df.transform(plus, 10, name="m").collect()])
        self.assertIn("Broadcast", printed(self.df.join(self.df.hint("broadcast"), "id").explain))
        self.assertIn("Broadcast", printed(self.df.join(F.broadcast(self.df), "id").explain))
        self.assertEqual(3, self.df.hint("repartition", 3).rdd._jrdd.getNumPartitions())


class Joins(SparkTest):
    def setUp(self):
        self.left = self.spark.createDataFrame([(1, "a"), (2, "b"), (3, "c")], ["id", "l"])
        self.right = self.spark.createDataFrame([(2, "B"), (3, "C"), (4, "D")], ["id", "r"])

    def test_by_name(self):
        for on in ("id", ["id"], ("id",)):
            joined = self.left.join(self.right, on)
            self.assertEqual(["id", "l", "r"], joined.columns)
            self.assertEqual([(2, "b", "B"), (3, "c", "C")], self.rows(joined.sort("id")))

    def test_by_condition(self):
        left, right = self.left, self.right
        joined = left.join(right, left.id == right.id)
        self.assertEqual(["id", "l", "id", "r"], joined.columns)
        self.assertEqual(2, joined.count())
        self.assertEqual([("b", "B")], self.rows(left.join(right, [left.id == right.id, left.l == "b"]).select("l", "r")))
        aliased = left.alias("x").join(right.alias("y"), F.col("x.id") == F.col("y.id"), "left")
        self.assertEqual([("a", None), ("b", "B"), ("c", "C")], self.rows(aliased.select("x.l", "y.r").sort("l")))
        self.assertEqual(["l", "r"], joined.drop("id").columns)
        self.assertEqual(["l", "id", "r"], joined.drop(left.id).columns)

    def test_of_every_kind(self):
        sizes = {
            "inner": 2, "left": 3, "leftouter": 3, "left_outer": 3, "right": 3, "right_outer": 3, "outer": 4, "full": 4,
            "fullouter": 4, "full_outer": 4, "semi": 2, "leftsemi": 2, "left_semi": 2, "anti": 1, "left_anti": 1,
        }  # fmt: skip
        for how, size in sizes.items():
            with self.subTest(how=how):
                self.assertEqual(size, self.left.join(self.right, "id", how).count())
                self.assertEqual(size, self.left.join(self.right, on=["id"], how=how).count())
        self.assertEqual(9, self.left.crossJoin(self.right).count())
        self.assertEqual(9, self.left.join(self.right).count())
        self.assertEqual(9, self.left.join(self.right, how="cross").count())

    def test_of_no_kind(self):
        with self.assertRaisesRegex(Exception, "Unsupported join type"):
            self.left.join(self.right, "id", "sideways")
        with self.assertRaises(TypeError):
            self.left.join(self.right, [1])


class RowsTogether(SparkTest):
    def setUp(self):
        self.df = self.spark.createDataFrame([(2, "b"), (1, "a"), (2, "b"), (3, None)], ["id", "s"])

    def test_sorted(self):
        df = self.df
        down = [3, 2, 2, 1]
        for one in (
            df.sort(F.desc("id")), df.sort("id", ascending=False), df.orderBy(df.id.desc()), df.orderBy(["id"], ascending=[0]),
            df.sort(["id", "s"], ascending=[False, True]), df.sort("id", "s", ascending=0), df.sort(F.col("id").desc_nulls_last()),
        ):  # fmt: skip
            self.assertEqual(down, [r.id for r in one.collect()])
        self.assertEqual([1, 2, 2, 3], [r.id for r in df.sort("id").collect()])
        self.assertEqual([1, 2, 2, 3], [r.id for r in df.coalesce(1).sortWithinPartitions("id").collect()])
        with self.assertRaises(ValueError):
            df.sort()
        with self.assertRaises(ValueError):
            df.sort("id", "s", ascending=[True])

    def test_without_repetitions(self):
        df = self.df
        self.assertEqual(3, df.distinct().count())
        self.assertEqual(3, df.dropDuplicates().count())
        self.assertEqual(3, df.drop_duplicates(["id"]).count())
        self.assertEqual(3, df.dropDuplicates(subset=("id", "s")).count())
        with self.assertRaises(TypeError):
            df.dropDuplicates("id")

    def test_combined(self):
        one = self.spark.createDataFrame([(1, "a"), (1, "a"), (2, "b")], ["x", "y"])
        two = self.spark.createDataFrame([("a", 1)], ["y", "x"])
        self.assertEqual(4, one.union(two.select("x", "y")).count())
        self.assertEqual([(1, "a")], self.rows(one.unionByName(two).subtract(one.filter("x = 2"))))
        more = two.withColumn("z", F.lit(9))
        self.assertEqual(["x", "y", "z"], one.unionByName(more, allowMissingColumns=True).columns)
        self.assertEqual(1, one.intersect(two.select("x", "y")).count())
        self.assertEqual(2, one.exceptAll(two.select("x", "y")).count())
        self.assertEqual(1, one.intersectAll(two.select("x", "y")).count())

    def test_grouped(self):
        df = self.spark.createDataFrame([("a", 1, 2.0), ("a", 2, 4.0), ("b", 5, None)], ["k", "n", "x"])
        by = df.groupBy("k")
        cases = [
            (by.count(), {("a", 2), ("b", 1)}), (by.sum("n"), {("a", 3), ("b", 5)}), (by.avg("x"), {("a", 3.0), ("b", None)}),
            (by.max("n"), {("a", 2), ("b", 5)}), (by.min(), {("a", 1, 2.0), ("b", 5, None)}), (by.mean("n"), {("a", 1.5), ("b", 5.0)}),
            (by.agg({"n": "sum"}), {("a", 3), ("b", 5)}), (by.agg(F.sum("n"), F.count("x")), {("a", 3, 2), ("b", 5, 0)}),
            (df.groupBy().sum("n"), {(8,)}), (df.groupby(["k"]).count(), {("a", 2), ("b", 1)}), (df.groupBy(df.n % 2).count(), {(1, 2), (0, 1)}),
            (df.agg(F.max("n")), {(5,)}), (df.agg({"*": "count"}), {(3,)}),
            (df.rollup("k").count(), {("a", 2), ("b", 1), (None, 3)}), (df.cube("k").count(), {("a", 2), ("b", 1), (None, 3)}),
        ]  # fmt: skip
        for frame, wanted in cases:
            with self.subTest(columns=frame.columns, wanted=wanted):
                self.assertEqual(wanted, set(self.rows(frame)))
        self.assertEqual(["k", "sum(n)"], by.sum("n").columns)
        pivot = df.groupBy().pivot("k").sum("n")
        self.assertEqual((["a", "b"], [(3, 5)]), (pivot.columns, self.rows(pivot)))
        self.assertEqual(["b", "z"], df.groupBy().pivot("k", ["b", "z"]).sum("n").columns)
        with self.assertRaises(ValueError):
            by.agg()

    def test_divided(self):
        numbers = self.spark.range(1000)
        self.assertEqual(5, numbers.repartition(5).rdd._jrdd.getNumPartitions())
        self.assertEqual(3, numbers.repartition(3, "id").rdd._jrdd.getNumPartitions())
        self.assertEqual(1000, numbers.repartition("id").count())
        self.assertEqual(1000, numbers.repartition(F.col("id") % 2).count())
        self.assertEqual(2, numbers.repartitionByRange(2, "id").rdd._jrdd.getNumPartitions())
        self.assertEqual(1, numbers.coalesce(1).rdd._jrdd.getNumPartitions())
        one, two = numbers.randomSplit([1.0, 3.0], 5)
        self.assertEqual(1000, one.count() + two.count())
        for sample in (
            numbers.sample(0.5), numbers.sample(0.5, 3), numbers.sample(False, 0.5), numbers.sample(False, 0.5, 3),
            numbers.sample(fraction=0.5), numbers.sample(fraction=0.5, seed=3), numbers.sample(withReplacement=True, fraction=0.5),
        ):  # fmt: skip
            self.assertTrue(300 < sample.count() < 700)
        self.assertEqual(numbers.sample(0.5, 3).collect(), numbers.sample(False, 0.5, 3).collect())
        self.assertEqual(1000, numbers.sampleBy("id", {n: 1.0 for n in range(1000)}, 1).count())
        with self.assertRaises(TypeError):
            numbers.sample()

    def test_taken(self):
        df = self.spark.range(10)
        self.assertEqual((10, Row(id=0), Row(id=0)), (df.count(), df.first(), df.head()))
        self.assertEqual(([Row(id=0)], [Row(id=0), Row(id=1)], [Row(id=9)]), (df.head(1), df.take(2), df.tail(1)))
        self.assertEqual(([], None, True), (df.limit(0).collect(), df.limit(0).first(), df.limit(0).isEmpty()))
        self.assertEqual([8, 9], [r.id for r in df.offset(8).collect()])
        self.assertEqual([3, 5], [r.id for r in self.spark.range(3, 7, 2).collect()])

    def test_kept(self):
        df = self.spark.range(3).cache()
        self.assertTrue(df.is_cached and df.storageLevel.useMemory)
        self.assertEqual(StorageLevel.NONE, df.unpersist().storageLevel)
        self.assertEqual(StorageLevel.DISK_ONLY, self.spark.range(4).persist(StorageLevel.DISK_ONLY).storageLevel)
        self.assertEqual(3, self.spark.range(3).localCheckpoint().count())

    def test_observed(self):
        seen = Observation("sizes")
        self.spark.range(7).observe(seen, F.count("*").alias("rows"), F.max("id").alias("top")).collect()
        self.assertEqual({"rows": 7, "top": 6}, seen.get)


class Gaps(SparkTest):
    def setUp(self):
        self.df = self.spark.createDataFrame([(1, "a", 1.0), (None, None, None), (3, None, 3.0)], "n int, s string, x double")

    def test_dropped(self):
        df = self.df
        self.assertEqual([1, 2, 2, 2, 1], [
            df.na.drop().count(), df.dropna("all").count(), df.dropna(thresh=2).count(), df.dropna(subset=["n"]).count(), df.dropna(subset="s").count(),
        ])  # fmt: skip
        with self.assertRaises(ValueError):
            df.dropna("some")

    def test_filled(self):
        df = self.df
        self.assertEqual((0, None, 0.0), self.rows(df.fillna(0))[1])
        self.assertEqual((None, "?", None), self.rows(df.na.fill("?"))[1])
        self.assertEqual((None, None, 1.5), self.rows(df.fillna(1.5, subset=["x"]))[1])
        self.assertEqual((7, "?", None), self.rows(df.fillna({"n": 7, "s": "?"}))[1])
        with self.assertRaises(TypeError):
            df.fillna(None)

    def test_replaced(self):
        df = self.df
        self.assertEqual((9, "a", 9.0), self.rows(df.replace(1, 9))[0])
        self.assertEqual((1, "z", 1.0), self.rows(df.na.replace("a", "z", "s"))[0])
        self.assertEqual((1, None, 1.0), self.rows(df.replace({"a": None}))[0])
        self.assertEqual((10, "a", 10.0), self.rows(df.replace([1, 3], [10, 30]))[0])
        self.assertEqual((5, "a", 5.0), self.rows(df.replace([1, 3], 5))[0])
        with self.assertRaises(ValueError):
            df.replace(1, "x")
        with self.assertRaises(TypeError):
            df.replace(1)

    def test_described(self):
        df = self.spark.range(1, 5).withColumn("m", F.col("id") * 2)
        self.assertEqual(["count", "mean", "stddev", "min", "max"], [r.summary for r in df.describe("id").collect()])
        self.assertEqual(["max"], [r.summary for r in df.summary("max").collect()])
        self.assertEqual([1.0, 4.0], df.approxQuantile("id", [0.0, 1.0], 0.0))
        self.assertEqual([[1.0], [2.0]], df.stat.approxQuantile(["id", "m"], [0.0], 0.0))
        self.assertAlmostEqual(1.0, df.corr("id", "m"))
        self.assertAlmostEqual(df.stat.cov("id", "m"), df.cov("m", "id"))
        self.assertEqual(4, df.crosstab("id", "m").count())
        self.assertEqual(["id_freqItems"], df.freqItems(["id"]).columns)


class Names(SparkTest):
    def test_views(self):
        df = self.spark.range(3)
        df.createOrReplaceTempView("three")
        self.assertEqual(3, self.spark.table("three").count())
        self.assertEqual(1, self.spark.sql("SELECT max(id) m FROM three WHERE id < 2").first().m)
        with self.assertRaises(AnalysisException):
            df.createTempView("three")
        df.createOrReplaceGlobalTempView("three")
        self.assertEqual(3, self.spark.newSession().table("global_temp.three").count())
        self.assertTrue(self.spark.catalog.dropTempView("three") and self.spark.catalog.dropGlobalTempView("three"))

    def test_of_the_classes(self):
        df = self.spark.range(1)
        self.assertIsInstance(df, DataFrame)
        self.assertIs(self.spark, df.sparkSession)
        self.assertEqual(0, df.sql_ctx.sql("SELECT 0 AS z").first().z)
        self.assertTrue(df.sameSemantics(self.spark.range(1)))
        self.assertIn("id", dir(df))
