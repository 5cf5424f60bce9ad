"""Python functions over columns, run by Python workers."""

import datetime
import decimal
import functools
import os

from sparktest import SparkTest


class Functions(SparkTest):
    def setUp(self):
        from pyspark.sql import functions as F

        self.F = F

    def test_the_ways_to_make_one(self):
        from pyspark.sql.types import IntegerType

        @self.F.udf("int")
        def next_one(x):
            """The next."""
            return x + 1

        @self.F.udf(returnType=IntegerType())
        def twice(x):
            return 2 * x

        @self.F.udf
        def text(x):
            return f"<{x}>"

        class Thrice:
            def __call__(self, x):
                return 3 * x

        power = functools.partial(pow, 2)
        frame = self.spark.range(2).select(
            next_one("id"), twice(self.F.col("id")), text("id"), self.F.udf(Thrice(), "long")("id"),
            self.F.udf(lambda x: x - 1, "bigint")("id"), self.F.udf(power, "long")("id"), self.F.udf(lambda: 7, "int")(),
        )  # fmt: skip
        self.assertEqual([(1, 0, "<0>", 0, -1, 1, 7), (2, 2, "<1>", 3, 0, 2, 7)], self.rows(frame))
        self.assertEqual("next_one(id)", frame.columns[0])
        self.assertEqual(("next_one", "The next."), (next_one.__name__, next_one.__doc__))
        self.assertEqual(3, next_one.func(2))
        self.assertEqual("int", frame.schema[0].dataType.simpleString())

    def test_values_of_every_kind_go_there_and_back(self):
        row = (
            datetime.date(2024, 3, 31), datetime.datetime(2024, 7, 1, 12, 30, 0, 5), decimal.Decimal("1.50"),
            bytearray(b"ab"), [1, 2], {"k": 1.5}, (1, datetime.date(1969, 12, 31)), None,
        )  # fmt: skip
        ddl = "d date, t timestamp, n decimal(5,2), b binary, a array<int>, m map<string,double>, s struct<x:int,y:date>, z int"
        frame = self.spark.createDataFrame([row], ddl)
        seen = frame.select(*[
            self.F.udf(lambda value: value, field.dataType)(field.name).alias(field.name) for field in frame.schema
        ])
        self.assertEqual(frame.collect(), seen.collect())
        kinds = frame.select(*[self.F.udf(lambda value: type(value).__name__)(name) for name in frame.columns])
        self.assertEqual(
            [("date", "datetime", "Decimal", "bytearray", "list", "dict", "Row", "NoneType")], self.rows(kinds)
        )

    def test_a_value_that_does_not_fit_is_null(self):
        frame = self.spark.range(1).select(self.F.udf(lambda x: "text", "int")("id"))
        self.assertEqual([(None,)], self.rows(frame))

    def test_in_sql_filters_groups_and_chains(self):
        from pyspark.sql.types import LongType

        plus = self.spark.udf.register("plus", lambda a, b: a + b, LongType())
        self.assertEqual([(3,), (4,)], self.rows(self.spark.sql("select plus(id, 2) from range(3) where plus(id, 1) > 1")))
        even = self.F.udf(lambda x: x % 2 == 0, "boolean")
        frame = self.spark.range(6).filter(even("id")).withColumn("p", plus(plus("id", "id"), self.F.lit(1)))
        self.assertEqual([(0, 1), (2, 5), (4, 9)], self.rows(frame))
        self.assertEqual([(3,), (3,)], self.rows(self.spark.range(6).groupBy(even("id")).count().select("count")))
        shout = self.F.udf(lambda text: text.upper())
        self.spark.udf.register("shout", shout)
        self.assertEqual([("A",)], self.rows(self.spark.sql("select shout('a')")))
        self.assertEqual([("A",)], self.rows(self.spark.range(1).select(self.F.call_udf("shout", self.F.lit("a")))))
        with self.assertRaises(TypeError):
            self.spark.udf.register("again", shout, "string")

    def test_struct_results_and_more_than_a_batch(self):
        both = self.F.udf(lambda n: {"n": n, "text": str(n)}, "struct<n:bigint,text:string>")
        frame = self.spark.range(1000).select(both("id").alias("s")).select("s.*")
        self.assertEqual([(n, str(n)) for n in range(1000)], self.rows(frame))

    def test_nondeterministic(self):
        chance = self.F.udf(lambda: os.getpid(), "int").asNondeterministic()
        self.assertFalse(chance.deterministic)
        self.assertEqual([(True,)], self.rows(self.spark.range(1).select(chance() > 0)))

    def test_errors_carry_the_users_traceback(self):
        from pyspark.errors import PythonException

        def divide(x):
            return 1 // x

        with self.assertRaises(PythonException) as caught:
            self.spark.range(1).select(self.F.udf(divide, "int")("id")).collect()
        self.assertIn("ZeroDivisionError", str(caught.exception))
        self.assertIn("in divide", str(caught.exception))
        self.assertNotIn("worker.py", str(caught.exception))

    def test_a_stop_iteration_is_an_error_and_ends_no_rows(self):
        from pyspark.errors import PythonException

        stop = self.F.udf(lambda x: next(iter([])))
        with self.assertRaisesRegex(PythonException, "RuntimeError: StopIteration"):
            self.spark.range(1).select(stop("id")).collect()

    def test_exit_is_the_tasks_failure_and_the_next_one_goes_on(self):
        from pyspark.errors import PythonException

        with self.assertRaisesRegex(PythonException, "SystemExit"):
            self.spark.range(1).select(self.F.udf(lambda x: exit(3))("id")).collect()
        self.assertEqual([("1",)], self.rows(self.spark.range(1).select(self.F.udf(lambda x: str(x + 1))("id"))))

    def test_a_function_may_use_the_python_function_of_another(self):
        base = self.F.udf(lambda x: x + 1, "long")
        self.spark.range(1).select(base("id")).collect()
        more = self.F.udf(lambda x: 10 * base.func(x), "long")
        self.assertEqual([(10,)], self.rows(self.spark.range(1).select(more("id"))))

    def test_refusals(self):
        with self.assertRaises(TypeError):
            self.F.udf(1, "int")
        with self.assertRaises(TypeError):
            self.F.udf(lambda x: x, 1)
        context = self.spark.sparkContext
        with self.assertRaisesRegex(Exception, "SparkContext"):
            self.F.udf(lambda x: context.version)("id")
