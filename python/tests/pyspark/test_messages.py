"""Scripts that fail on a real Spark, and the ErrorMessage of each."""

import contextlib
import os
import sys
import textwrap

from sparktest import SparkTest

from mastic_job import run

HEAD = "from pyspark.sql import SparkSession, functions as F\nspark = SparkSession.builder.getOrCreate()\nsc = spark.sparkContext\n"


class ScriptsThatFail(SparkTest):
    def fails(self, script):
        path = os.path.join(self.directory(), "script.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(HEAD + textwrap.dedent(script))
        main = sys.modules["__main__"]
        try:
            with open(os.devnull, "w", encoding="utf-8") as null, contextlib.redirect_stderr(null):
                end = run.execute({"script": path, "scriptLocation": "s3://b/job.py"})
        finally:
            sys.modules["__main__"] = main
        self.assertEqual("FAILED", end["outcome"])
        self.assertNotIn("\tat ", end["traceback"])
        self.assertTrue(end["traceback"].startswith("Traceback"))
        return end["errorMessage"]

    def test_messages(self):
        cases = [
            ('spark.read.parquet("/not/there")', "line 4: AnalysisException: [PATH_NOT_FOUND] Path does not exist: file:/not/there."),
            ('spark.sql("select * from nodb.t")', "line 4: AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view `nodb`.`t` cannot be found."),
            ('spark.range(3).select("nope")', "line 4: AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION]"),
            ('def f(x):\n    return 1 // x\nspark.range(3).select(F.udf(f)("id")).collect()',
             "line 5: ZeroDivisionError: integer division or modulo by zero"),
            ('def g(x):\n    return 1 // x\nsc.parallelize([0]).map(g).collect()',
             "line 5: ZeroDivisionError: integer division or modulo by zero"),
            ("spark.sql(\"select raise_error('boom')\").collect()", "line 4: RuntimeException: boom"),
            ('spark.read.jdbc("jdbc:nowhere://h/x", "t").show()', "line 4: SQLException: No suitable driver; the job's argument --extra-jars brings a driver"),
            ('spark.read.format("nowhere").load()', "line 4: SparkClassNotFoundException: [DATA_SOURCE_NOT_FOUND]"),
            ('sc._jvm.java.lang.Integer.parseInt("x")', 'line 4: NumberFormatException: For input string: "x"'),
            ('sc._jvm.java.lang.Math.nothing(1)', "line 4: Py4JError: java.lang.Math.nothing does not exist in the JVM"),
            ('sc._jvm.com.nowhere.Thing()', "line 4: TypeError: "),
            ('spark.range(1)._jdf.nothing()', "line 4: Py4JException: Method nothing([]) does not exist"),
        ]
        for script, expected in cases:
            with self.subTest(script):
                message = self.fails(script)
                self.assertTrue(message.startswith("job.py, " + expected), message)
                self.assertNotIn("calling o", message)
                self.assertNotIn("'Project", message)
