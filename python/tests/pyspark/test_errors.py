"""Errors of the JVM are Python exceptions, under all the names that programs import."""

from py4j.protocol import Py4JError, Py4JJavaError
from sparktest import SparkTest

import pyspark.sql.utils as utils
from pyspark import errors
from pyspark.errors.exceptions import base, captured


class Errors(SparkTest):
    def test_that_analysis_finds(self):
        for kind in (errors.AnalysisException, utils.AnalysisException, base.AnalysisException, captured.AnalysisException):
            with self.assertRaises(kind) as caught:
                self.spark.sql("SELECT nothing FROM range(1)")
        self.assertEqual("UNRESOLVED_COLUMN.WITH_SUGGESTION", caught.exception.getErrorClass())
        self.assertEqual("42703", caught.exception.getSqlState())
        self.assertEqual("`nothing`", caught.exception.getMessageParameters()["objectName"])
        self.assertTrue(str(caught.exception).startswith("[UNRESOLVED_COLUMN.WITH_SUGGESTION]"))

    def test_that_the_parser_finds(self):
        with self.assertRaises(errors.ParseException) as caught:
            self.spark.sql("SELEKT 1")
        self.assertIsInstance(caught.exception, errors.AnalysisException)
        self.assertIn("PARSE_SYNTAX_ERROR", str(caught.exception))

    def test_of_java(self):
        with self.assertRaises(errors.IllegalArgumentException):
            self.spark.range(1).repartition(-1)
        with self.assertRaises(errors.IllegalArgumentException):
            self.spark.conf.set("spark.sql.shuffle.partitions", "many")
        with self.assertRaises(utils.IllegalArgumentException):
            self.spark._jvm.org.apache.spark.sql.streaming.Trigger.ProcessingTime("soon")

    def test_while_a_query_runs(self):
        with self.assertRaises(Py4JJavaError) as caught:
            self.spark.sql("SELECT raise_error('boom')").collect()
        self.assertIn("boom", str(caught.exception))

    def test_under_ansi_rules(self):
        self.spark.conf.set("spark.sql.ansi.enabled", True)
        self.addCleanup(self.spark.conf.unset, "spark.sql.ansi.enabled")
        cases = [
            ("SELECT 1 / id FROM range(1)", errors.ArithmeticException, "DIVIDE_BY_ZERO"),
            ("SELECT CAST('x' || id AS INT) FROM range(1)", errors.NumberFormatException, "CAST_INVALID_INPUT"),
            ("SELECT to_date('x' || id) FROM range(1)", errors.DateTimeException, "CAST_INVALID_INPUT"),
            ("SELECT array(1)[id + 5] FROM range(1)", errors.ArrayIndexOutOfBoundsException, "INVALID_ARRAY_INDEX"),
        ]
        for sql, kind, error_class in cases:
            with self.subTest(sql=sql), self.assertRaises((kind, Py4JJavaError)) as caught:
                self.spark.sql(sql).collect()
            self.assertIn(error_class, str(caught.exception))

    def test_of_py4j_stay_its_own(self):
        with self.assertRaises(Py4JError):
            self.spark._jvm.java.lang.Math.nothing(1)
        with self.assertRaises(Py4JJavaError):
            self.spark._jvm.java.lang.Class.forName("no.such.Class")

    def test_have_the_parents_of_python(self):
        self.assertTrue(issubclass(errors.PySparkTypeError, TypeError))
        self.assertTrue(issubclass(errors.PySparkValueError, ValueError))
        error = errors.PySparkValueError(error_class="CLASS", message_parameters={"a": "1"})
        self.assertEqual(("CLASS", {"a": "1"}), (error.getErrorClass(), error.getMessageParameters()))
        self.assertEqual("plain", str(errors.AnalysisException("plain")))


class WhatIsMissing(SparkTest):
    def test_names_the_real_pyspark(self):
        for module in ("pyspark.ml", "pyspark.ml.feature", "pyspark.pandas", "pyspark.sql.connect", "pyspark.no_such"):
            with self.subTest(module=module), self.assertRaisesRegex(ImportError, "pip install pyspark==3.5"):
                __import__(module)
        with self.assertRaisesRegex(ImportError, "pyspark.BarrierTaskContext is not in Mastic's"):
            from pyspark import BarrierTaskContext  # noqa: F401
        for action in (
            lambda: self.spark.range(1).mapInPandas(None, "a int"),
            lambda: self.spark.range(1).groupBy().applyInPandas(None, "a int"),
            lambda: self.spark.range(1).pandas_api(),
        ):
            with self.assertRaisesRegex(NotImplementedError, "not in Mastic's bundled pyspark.*pip install pyspark==3.5"):
                action()
