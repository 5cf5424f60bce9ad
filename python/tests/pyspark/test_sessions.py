"""Sessions, contexts and settings."""

import atexit
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from sparktest import REAL, SparkTest

import pyspark
from pyspark import SparkConf, SparkContext, SparkFiles, SQLContext
from pyspark.sql import HiveContext, SparkSession
from pyspark.sql import functions as F


class Sessions(SparkTest):
    def test_there_is_one(self):
        self.assertIs(self.spark, SparkSession.builder.getOrCreate())
        self.assertRegex(pyspark.__version__, r"^3\.5\." if REAL else r"^3\.5\.7$")
        self.assertEqual("3.5.7", self.spark.version)
        self.assertEqual(0, SparkSession.getActiveSession().range(1).first().id)
        SparkSession.builder.config("spark.sql.shuffle.partitions", 3).config(map={"a.b": True}).getOrCreate()
        self.addCleanup(self.spark.conf.set, "spark.sql.shuffle.partitions", 2)
        self.assertEqual(("3", "true"), (self.spark.conf.get("spark.sql.shuffle.partitions"), self.spark.conf.get("a.b")))

    def test_builders_do_not_share_settings(self):
        SparkSession.builder.config("mine", "1")
        self.assertEqual({}, SparkSession.builder._options)

    def test_a_new_one_has_its_own_views_and_settings(self):
        other = self.spark.newSession()
        self.addCleanup(self.spark._jvm.SparkSession.setActiveSession, self.spark._jsparkSession)
        other.conf.set("x.y", 1)
        self.assertIsNone(self.spark.conf.get("x.y", None))
        other.range(1).createOrReplaceTempView("only_there")
        self.assertFalse(self.spark.catalog.tableExists("only_there"))
        self.assertIs(self.spark.sparkContext, other.sparkContext)

    def test_settings(self):
        conf = self.spark.conf
        conf.set("spark.sql.ansi.enabled", False)
        self.assertEqual("false", conf.get("spark.sql.ansi.enabled"))
        conf.set("some.number", 5)
        self.assertEqual(("5", "d"), (conf.get("some.number"), conf.get("no.such", "d")))
        conf.unset("some.number")
        with self.assertRaisesRegex(Exception, "some.number"):
            conf.get("some.number")
        self.assertTrue(conf.isModifiable("spark.sql.shuffle.partitions"))
        self.assertFalse(conf.isModifiable("spark.sql.warehouse.dir"))

    def test_sql_with_values(self):
        spark = self.spark
        self.assertEqual(3, spark.sql("SELECT :a + :b AS v", {"a": 1, "b": 2}).first().v)
        self.assertEqual(3, spark.sql("SELECT ? + ? AS v", args=[1, 2]).first().v)
        self.assertEqual("it's", spark.sql("SELECT {x} AS v", x="it's").first().v)
        df = spark.range(5)
        self.assertEqual(4, spark.sql("SELECT max({c}) AS v FROM {t} WHERE id < {n}", t=df, n=10, c=df.id).first().v)
        self.assertEqual([], [t for t in spark.catalog.listTables() if t.name.startswith("_pyspark")])
        self.assertEqual(1, spark.sql("SELECT 1 AS v -- {not a place}").first().v)

    def test_older_names(self):
        context = SQLContext(self.spark.sparkContext)
        self.assertEqual([(7,)], self.rows(context.createDataFrame([(7,)], ["n"])))
        context.range(2).createOrReplaceTempView("two_rows")
        self.assertIn("two_rows", context.tableNames())
        self.assertEqual(2, context.table("two_rows").count())
        self.assertTrue(context.tables().filter("tableName = 'two_rows'").count())
        context.dropTempTable("two_rows")
        context.setConf("k.l", "m")
        self.assertEqual(("m", "d"), (context.getConf("k.l"), context.getConf("none.such", "d")))
        self.assertIs(SQLContext.getOrCreate(self.spark.sparkContext), SQLContext.getOrCreate(self.spark.sparkContext))
        self.assertTrue(issubclass(HiveContext, SQLContext))
        self.assertEqual(1, SQLContext(self.spark.sparkContext, self.spark).sql("SELECT 1 AS one").first().one)


class Contexts(SparkTest):
    def setUp(self):
        self.sc = self.spark.sparkContext

    def test_there_is_one(self):
        self.assertIs(self.sc, SparkContext.getOrCreate())
        with self.assertRaisesRegex(ValueError, "multiple SparkContexts"):
            SparkContext()

    def test_facts(self):
        sc = self.sc
        self.assertEqual(("local[2]", "pyspark tests", "3.5.7", 2), (sc.master, sc.appName, sc.version, sc.defaultParallelism))
        self.assertEqual("<SparkContext master=local[2] appName=pyspark tests>", repr(sc))
        self.assertTrue(sc.applicationId.startswith("local-"))
        self.assertTrue(sc.startTime > 0 and sc.sparkUser() and sc.uiWebUrl is None)
        self.assertEqual("local[2]", sc.getConf().get("spark.master"))

    def test_the_ways_into_the_jvm(self):
        self.sc._jsc.hadoopConfiguration().set("my.key", "v")
        self.assertEqual("v", self.sc.hadoopConfiguration().get("my.key"))
        self.assertEqual(3, self.sc._jvm.java.lang.Math.max(2, 3))
        self.assertEqual(self.sc._gateway.jvm.java.lang.System.getProperty("java.version"),
                         self.spark._jvm.java.lang.System.getProperty("java.version"))  # fmt: skip
        self.assertIn("|  0|", self.spark.range(1)._jdf.showString(5, 20, False))

    def test_jobs(self):
        self.sc.setJobGroup("g", "a group", True)
        self.assertEqual("g", self.sc.getLocalProperty("spark.jobGroup.id"))
        self.sc.setJobDescription("d")
        self.sc.setLocalProperty("spark.jobGroup.id", None)
        self.assertIsNone(self.sc.getLocalProperty("spark.jobGroup.id"))

    def test_files(self):
        # Every later task fetches what was added, so it stays until the end.
        home = pathlib.Path(tempfile.mkdtemp(prefix="pyspark-test-"))
        atexit.register(shutil.rmtree, home, True)
        (home / "data.txt").write_text("content")
        self.sc.addFile(str(home / "data.txt"))
        self.assertEqual("content", pathlib.Path(SparkFiles.get("data.txt")).read_text())
        self.assertTrue(any(f.endswith("data.txt") for f in self.sc.listFiles))
        (home / "helper_of_sessions_test.py").write_text("VALUE = 42")
        self.sc.addPyFile(str(home / "helper_of_sessions_test.py"))
        import helper_of_sessions_test

        self.assertEqual(42, helper_of_sessions_test.VALUE)

    def test_conf(self):
        conf = SparkConf().setAppName("n").setMaster("m").set("k", True).setAll([("a", 1)]).setIfMissing("a", 2)
        self.assertEqual(("n", "m", "true", "1", None), tuple(conf.get(k) for k in ("spark.app.name", "spark.master", "k", "a", "z")))
        self.assertTrue(conf.contains("a") and ("a", "1") in conf.getAll() and "a=1" in conf.toDebugString())

    def test_are_not_for_workers(self):
        from pyspark import cloudpickle

        with self.assertRaisesRegex(RuntimeError, "only be used on the driver"):
            cloudpickle.dumps(self.sc)


class Threads(SparkTest):
    def test_each_has_its_own_local_properties(self):
        import threading

        seen = []

        def work(name):
            self.spark.sparkContext.setLocalProperty("me", name)
            self.spark.range(10).filter(F.col("id") > 1).count()
            seen.append((name, self.spark.sparkContext.getLocalProperty("me")))

        threads = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual({(str(n), str(n)) for n in range(4)}, set(seen))




class Callbacks(SparkTest):
    def test_the_jvm_calls_python(self):
        from pyspark.java_gateway import ensure_callback_server_started

        class Downwards:
            def compare(self, one, other):
                return other - one

            class Java:
                implements = ["java.util.Comparator"]

        gateway = self.spark.sparkContext._gateway
        ensure_callback_server_started(gateway)
        ensure_callback_server_started(gateway)
        numbers = gateway.jvm.java.util.ArrayList()
        for number in (1, 3, 2):
            numbers.add(number)
        gateway.jvm.java.util.Collections.sort(numbers, Downwards())
        self.assertEqual([3, 2, 1], list(numbers))


class Rdds(SparkTest):
    def test_what_needs_no_worker(self):
        df = self.spark.createDataFrame([(1, "a"), (2, "b")], ["id", "s"])
        self.assertEqual(df.collect(), df.rdd.collect())
        self.assertEqual((2, False, True), (df.rdd.getNumPartitions(), df.rdd.isEmpty(), df.limit(0).rdd.isEmpty()))


class Restarts(SparkTest):
    def test_a_program_may_end_its_application_and_start_another(self):
        script = (
            "from pyspark import SparkContext\n"
            "from pyspark.sql import SparkSession, SQLContext\n"
            "start = lambda name: SparkSession.builder.master('local[1]').config('spark.ui.enabled', False).appName(name).getOrCreate()\n"
            "spark = start('one')\n"
            "print(spark.range(1).count())\n"
            "spark.stop()\n"
            "with start('two') as spark: print(spark.sparkContext.appName, spark.range(2).count())\n"
            "start('three').sparkContext.stop()\n"
            "sc = SparkContext('local[1]', 'four')\n"
            "print(sc.appName, SQLContext(sc).sql('SELECT 4 AS n').first().n)\n"
        )
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYSPARK_GATEWAY")}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=180
        )
        self.assertEqual("1\ntwo 2\nfour 4\n", done.stdout, done.stderr)


class Gateways(SparkTest):
    def test_a_script_joins_the_launchers_jvm_and_its_application(self):
        script = (
            "from pyspark import SparkContext\n"
            "from pyspark.sql import SparkSession, SQLContext\n"
            "sc = SparkContext()\n"
            "spark = SparkSession.builder.appName('mine').getOrCreate()\n"
            "print(sc.appName, spark.range(3).count(), SQLContext(sc).sql('SELECT 4 AS n').first().n)\n"
        )
        parameters = self.spark.sparkContext._gateway.gateway_parameters
        environment = dict(
            os.environ,
            PYSPARK_GATEWAY_PORT=str(parameters.port),
            PYSPARK_GATEWAY_SECRET=parameters.auth_token,
            PYTHONPATH=os.pathsep.join(sys.path),
        )
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=120
        )
        self.assertEqual("pyspark tests 3 4\n", done.stdout, done.stderr)
