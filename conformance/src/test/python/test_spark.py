"""Glue's Spark jobs, end to end: scripts of the folder `scripts` run by StartJobRun, what they left behind looked at by boto3."""

import gzip
import io
import unittest
import zipfile

from sparkcase import SparkCase
from support import fresh


class Tables(SparkCase):
    """Catalog tables read and written."""

    def test_write_then_read(self):
        printed = self.succeeds(self.job("write.py"))
        self.assertEqual(["formats written", "sinks written", "purged"], printed)
        months = {key.split("/")[2] for key in self.keys("formats/orc_by_month/")}
        self.assertEqual({"month=2024-01", "month=2024-02"}, months)
        self.assertTrue(all(key.endswith(".json.gz") for key in self.keys("formats/json_gz/")))
        table = self.glue.get_table(DatabaseName=self.database, Name="sales")["Table"]
        self.assertEqual(["month"], [key["Name"] for key in table["PartitionKeys"]])
        self.assertIn("ParquetHiveSerDe", table["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"])

        for key in self.keys("formats/parquet_by_month/"):
            self.s3.copy_object(
                Bucket=self.bucket, Key=key.replace("formats/parquet_by_month", "bought"),
                CopySource={"Bucket": self.bucket, "Key": key})
        # What was there before, and was deleted, is kept and is in nobody's way.
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration={"Status": "Enabled"})
        replaced = ("people/people.csv", "events/year=2024/day=01/a.json", "wider/d=1/a.csv")
        deleted = ("people/old.csv", "events/year=2023/day=09/old.json")
        for key in replaced + deleted:
            self.put(key, "never,to,be\nread,by,anybody\n")
        for key in deleted:
            self.s3.delete_object(Bucket=self.bucket, Key=key)
        self.put("people/people.csv", 'id,name,note,score\n1,Ann,"says ""hi"", often",1.5\n2,Bob,,2\n3,"Çelik, Ü.",x,-3.25\n')
        self.put(
            "events/year=2024/day=01/a.json",
            '{"id": 1, "price": 1.5, "at": {"city": "Rome"}}\n{"id": 2, "price": 2, "tags": ["x"]}\n{"id": 3, "price": 3}\n',
        )
        self.put(
            "events/year=2024/day=02/b.json.gz",
            gzip.compress(b'{"id": 4, "price": "4.0", "at": {"city": "Bonn"}}\n{"id": 5, "price": 5.5}\n'),
        )
        # A column that a later partition has in the middle; quotes that a classifier names.
        self.put("wider/d=1/a.csv", "id,n\n1,a\n2,b\n")
        self.put("wider/d=2/a.csv", "id,extra,n\n1,9,a\n2,9,b\n")
        self.put("quoted/a.csv", "id,name\n1,'a,b'\n2,'c,d'\n3,'e'\n")
        self.crawl("people", "events", "bought", "wider")
        classifier = fresh("quotes")
        self.glue.create_classifier(CsvClassifier={"Name": classifier, "Delimiter": ",", "QuoteSymbol": "'", "ContainsHeader": "PRESENT"})
        self.crawl("quoted", classifiers=[classifier])
        printed = self.succeeds(self.job("read.py", **{"enable-glue-datacatalog": "true"}))
        self.assertIn("read all", printed)
        older = self.s3.list_object_versions(Bucket=self.bucket)
        self.assertLessEqual(set(replaced + deleted), {v["Key"] for v in older["Versions"] if not v["IsLatest"]})
        self.assertTrue([line for line in printed if line.startswith("|-- price: choice")], printed)


class Bookmarks(SparkCase):
    """What several runs of one job read."""

    def line(self, key, *ids):
        self.put(key, "".join(f'{{"id": {n}}}\n' for n in ids))

    def reads(self, table, path, without, option="enable", commit="yes", **more):
        bookmark = {"job-bookmark-option": f"job-bookmark-{option}"}
        printed = self.succeeds(self.name, commit=commit, **bookmark, **more)
        self.assertEqual([f"table {table}", f"path {path}", f"without {without}"], printed)

    def entry(self):
        return self.glue.get_job_bookmark(JobName=self.name)["JobBookmarkEntry"]

    def test_runs_read_what_is_new(self):
        self.put("orders/day=1/a.csv", "id,item\n1,pen\n2,ink\n")
        self.line("lines/a.json", 1)
        self.crawl("orders")
        self.name = self.job("bookmarked.py")
        self.fails("EntityNotFoundException", self.glue.get_job_bookmark, JobName=self.name)
        # Without commit nothing advances.
        self.reads([1, 2], [1], [1], commit="no")
        self.reads([1, 2], [1], [1])
        first = self.entry()
        self.assertEqual((1, self.name), (first["Run"], first["JobName"]))
        self.put("orders/day=1/b.csv", "id,item\n3,cap\n")
        self.line("lines/b.json", 2)
        # Paused runs read what is new, and leave it new.
        self.reads([3], [2], [1, 2], option="pause")
        self.line("lines/a.json", 10)
        self.reads([3], [2, 10], [2, 10])
        self.assertGreater(self.entry()["Version"], first["Version"])
        self.assertEqual(first["RunId"], self.entry()["PreviousRunId"])
        self.reads([1, 2, 3], [2, 10], [2, 10], option="disable")
        self.glue.reset_job_bookmark(JobName=self.name)
        self.reads([1, 2, 3], [2, 10], [2, 10])


class Frames(SparkCase):
    """What scripts do with frames, the DynamicFrame's way and Spark's."""

    def test_transforms(self):
        self.put(
            "mixed/m.json",
            '{"id": 1, "n": 1, "name": "Ann", "at": {"city": "Rome"}, "items": [{"sku": "a"}, {"sku": "b"}]}\n'
            '{"id": 2, "n": "2", "name": "Bob", "at": {"city": "Bonn"}, "items": []}\n'
            '{"id": 3, "n": "x", "name": "Cy", "at": {"city": "Rome"}, "items": [{"sku": "c"}]}\n',
        )
        columns = [{"Name": "id", "Type": "int"}, {"Name": "n", "Type": "int"}, {"Name": "name", "Type": "string"}]
        self.glue.create_table(
            DatabaseName=self.database,
            TableInput={
                "Name": "mixed_target",
                "Parameters": {"classification": "json"},
                "StorageDescriptor": {"Columns": columns, "Location": f"s3://{self.bucket}/mixed/"},
            },
        )
        printed = self.succeeds(self.job("transform.py"))
        for line in ("choices resolved", "shapes changed", "functions called", "transformed"):
            self.assertIn(line, printed)
        self.assertEqual(1, len(self.keys("spigot/")))

    def test_plain_spark(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("helpers.py", "def answer():\n    return 42\n")
        with zipfile.ZipFile(jar := io.BytesIO(), "w") as archive:
            archive.writestr("nothing.txt", "")
        self.put("notes/n.txt", "one\ntwo\n")
        job = self.job(
            "frames.py",
            **{
                "odd": "spaces, \"quotes\", $HOME 'single' ü --dashes {\"a\": [1]}",
                "empty": "",
                "extra-py-files": self.put("lib/helpers.zip", packed.getvalue()),
                "extra-jars": self.put("lib/nothing.jar", jar.getvalue()),
                "conf": "spark.sql.shuffle.partitions=3 --conf spark.my.own=yes --conf spark.driver.memory=1400m",
            },
        )
        printed = self.succeeds(job)
        self.assertIn("done", printed)
        self.assertIn("|  1|2024-01-31|   a|[x, y]|1.50|", printed)


SPARK = """
import sys
from awsglue.context import GlueContext
from pyspark.context import SparkContext
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
bucket = sys.argv[sys.argv.index("--bucket") + 1]
"""


class Failures(SparkCase):
    """A failed run's ErrorMessage says what happened and where."""

    def test_parameters_for_spark(self):
        """An event log for a history server, variables of functions, jars before Spark's own."""
        jar = io.BytesIO()
        with zipfile.ZipFile(jar, "w") as file:
            file.writestr("org/apache/spark/SparkContext.class", b"the job's")
        jar = self.put("first.jar", jar.getvalue())
        script = ("import os\nfrom pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
                  "print(spark.sparkContext.parallelize([1]).map(lambda _: str(os.environ.get('CUSTOMER_COLOR'))).collect(), os.environ.get('OTHER'))\n")
        printed = self.succeeds(self.job(script), **{
            "enable-spark-ui": "true", "spark-event-logs-path": f"s3://{self.bucket}/events/of/it/",
            "customer-executor-env-vars": "CUSTOMER_COLOR=red,OTHER=1"})
        self.assertEqual(["['red'] None"], printed)
        (log,) = self.keys("events/of/it/")
        written = self.s3.get_object(Bucket=self.bucket, Key=log)["Body"].read().decode()
        self.assertIn("SparkListenerJobEnd", written)
        self.assertIn("SparkListenerApplicationEnd", written.splitlines()[-1])
        # A class that is none: what comes first is found, and Spark cannot begin.
        job = self.job(script)
        run = self.ended(job, self.start(job, **{"extra-jars": jar, "user-jars-first": "true"}))
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertIn("SparkContext", run["ErrorMessage"] + "".join(self.printed(run["Id"], "error")))
        self.assertEqual(["['None'] None"], self.succeeds(job, **{"extra-jars": jar}))

    def test_messages(self):
        self.put("broken/part.parquet", b"PAR1 this is no Parquet file PAR1")
        self.put("numbers/n.json", '{"id": 1}\n')
        cases = {
            "an exception": ("raise KeyError('no such key')", {}, ["KeyError: 'no such key'"]),
            "an exit code": ("import sys\nprint('leaving')\nsys.exit(3)", {}, ["SystemExit: 3"]),
            "a module that pip cannot find": (
                "print('never')",
                {"additional-python-modules": "mastic-no-such-module==1.0", "python-modules-installer-option": "--no-index"},
                ["No matching distribution found for mastic-no-such-module==1.0"],
            ),
            "a script that kills its JVM": ("import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(60)", {}, ["killed"]),
            "a missing path": (
                SPARK + "spark.read.json(f's3://{bucket}/not/there/').count()", {}, ["AnalysisException", "not/there"]),
            "a corrupt file": (
                SPARK + "glueContext.create_dynamic_frame.from_options("
                "'s3', {'paths': [f's3://{bucket}/broken/']}, format='parquet').toDF().show()",
                {},
                ["broken/part.parquet", "corrupted file"],
            ),
            "a function that fails": (
                SPARK + "spark.sparkContext.parallelize([1, 0]).map(lambda n: 1 // n).collect()",
                {},
                ["ZeroDivisionError"],
            ),
            "a table that is not there": (
                SPARK + "glueContext.create_dynamic_frame.from_catalog('nowhere', 'nothing')", {},
                ["EntityNotFoundException", "nowhere"],
            ),
        }
        started = []
        for what, (script, arguments, expected) in cases.items():
            job = self.job(script, **arguments)
            started.append((what, job, self.start(job), expected))
        for what, job, run_id, expected in started:
            with self.subTest(what):
                run = self.ended(job, run_id)
                self.assertEqual("FAILED", run["JobRunState"])
                for words in expected:
                    self.assertIn(words, run["ErrorMessage"])
                self.assertLess(len(run["ErrorMessage"]), 2000)

    def test_a_location_that_has_gone(self):
        self.put("gone/day=1/a.csv", "id,name\n1,a\n2,b\n")
        self.put("gone/day=2/a.csv", "id,name\n3,c\n")
        self.crawl("gone")
        self.s3.delete_object(Bucket=self.bucket, Key="gone/day=2/a.csv")
        script = SPARK + (
            f"frame = glueContext.create_dynamic_frame.from_catalog('{self.database}', 'gone', transformation_ctx='g')\n"
            "print('rows', frame.count(), sorted(frame.toDF().columns))\n"
        )
        self.assertEqual(["rows 2 ['day', 'id', 'name']"], self.succeeds(self.job(script)))


if __name__ == "__main__":
    unittest.main()
