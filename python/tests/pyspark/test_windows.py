"""Windows of rows."""

import sys

from sparktest import SparkTest

from pyspark.sql import Window
from pyspark.sql import functions as F


class Windows(SparkTest):
    def setUp(self):
        self.df = self.spark.createDataFrame([("a", 1), ("a", 2), ("a", 4), ("b", 7)], ["k", "n"])

    def values(self, column):
        return [r.v for r in self.df.select("k", "n", column.alias("v")).sort("k", "n").collect()]

    def test_functions(self):
        w = Window.partitionBy("k").orderBy("n")
        cases = [
            (F.row_number().over(w), [1, 2, 3, 1]), (F.rank().over(Window.orderBy(F.desc("k"))), [2, 2, 2, 1]),
            (F.dense_rank().over(Window.orderBy("k")), [1, 1, 1, 2]), (F.lag("n").over(w), [None, 1, 2, None]),
            (F.lag("n", 1, 0).over(w), [0, 1, 2, 0]), (F.lead("n", 2).over(w), [4, None, None, None]),
            (F.lead(F.col("n"), default=-1).over(w), [2, 4, -1, -1]), (F.sum("n").over(w), [1, 3, 7, 7]),
            (F.ntile(2).over(w), [1, 1, 2, 1]), (F.nth_value("n", 2).over(w), [None, 2, 2, None]),
            (F.percent_rank().over(w), [0.0, 0.5, 1.0, 0.0]), (F.cume_dist().over(Window.partitionBy(["k"]).orderBy(["n"])), [1 / 3, 2 / 3, 1.0, 1.0]),
        ]  # fmt: skip
        for column, wanted in cases:
            with self.subTest(wanted=wanted):
                self.assertEqual(wanted, self.values(column))

    def test_bounds(self):
        w = Window.partitionBy("k").orderBy("n")
        cases = [
            (w.rowsBetween(Window.unboundedPreceding, Window.currentRow), [1, 3, 7, 7]),
            (w.rowsBetween(-sys.maxsize, 0), [1, 3, 7, 7]),
            (w.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing), [7, 7, 7, 7]),
            (w.rowsBetween(-1, 1), [3, 7, 6, 7]), (w.rangeBetween(-1, 0), [1, 3, 4, 7]),
            (Window.orderBy("n").rowsBetween(0, sys.maxsize), [14, 13, 11, 7]),
        ]  # fmt: skip
        for window, wanted in cases:
            with self.subTest(wanted=wanted):
                self.assertEqual(wanted, self.values(F.sum("n").over(window)))
