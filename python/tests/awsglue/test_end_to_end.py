import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import textwrap
import unittest
import venv

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
CLASSES = os.path.join(ROOT, "runtime", "target", "classes")
JARS = os.path.join(ROOT, "runtime", "target", "spark", "jars")
OPENS = ["lang", "lang.invoke", "lang.reflect", "io", "net", "nio", "util", "util.concurrent", "util.concurrent.atomic"]
HIDDEN = ["java.base/jdk.internal.ref", "java.base/sun.nio.ch", "java.base/sun.nio.cs", "java.base/sun.security.action",
          "java.base/sun.util.calendar"]

# With ./test --pyspark the interpreter has its own.
REAL = bool(os.environ.get("MASTIC_REAL_PYSPARK"))
PARTS = ("src",) if REAL else ("src", "target/py4j", "small")

SCRIPT = """
import importlib.util
import sys
print("beside the standard library", [name for name in ("boto3", "numpy", "pip", "pytz") if importlib.util.find_spec(name)])
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME", "out"])
glueContext = GlueContext(SparkContext.getOrCreate())
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
source = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": ["s3://data/in.csv"]}, format="csv", format_options={"withHeader": True})
mapped = ApplyMapping.apply(frame=source, mappings=[("id", "string", "key", "long"), ("day", "string", "day", "string")])
choices = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://data/in.json"]}, format="json")
choices.printSchema()
resolved = ResolveChoice.apply(choices, specs=[("id", "cast:long")])
print("longs", sorted(row[0] for row in resolved.toDF().collect()))
print("all longs", ResolveChoice.apply(choices, choice="cast:long").toDF().dtypes)
times = glueContext.spark_session.sql("select timestamp'2026-01-02 03:04:05.000006' as at")
kept = Filter.apply(DynamicFrame.fromDF(times, glueContext, "times"), lambda record: record["at"].microsecond == 6)
print("kept", Map.apply(kept, lambda record: {"at": record["at"].replace(year=2027)}).toDF().collect()[0][0])
glueContext.write_dynamic_frame.from_options(
    mapped, "s3", {"path": args["out"], "partitionKeys": ["day"]}, format="parquet")
print("rows", [tuple(row) for row in glueContext.spark_session.read.parquet(args["out"]).orderBy("key").collect()])
job.commit()
"""


@unittest.skipUnless(os.path.isdir(CLASSES) and os.path.isdir(JARS), "the runtime is not built")
@unittest.skipUnless(importlib.util.find_spec("cloudpickle"), "cloudpickle is not installed")
class EndToEnd(unittest.TestCase):
    """A script from its run.json to its result.json, without any server, in an interpreter that has cloudpickle and nothing else."""

    def test_read_map_resolve_write(self):
        with tempfile.TemporaryDirectory() as run:
            self.prepare(run)
            with open(os.path.join(run, "stderr.log"), "w+", encoding="utf-8") as errors:
                out = subprocess.run(
                    self.command(run), cwd=os.path.join(run, "work"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=errors, text=True, timeout=500).stdout
                errors.seek(0)
                with open(os.path.join(run, "result.json"), encoding="utf-8") as file:
                    self.assertEqual("SUCCEEDED", json.load(file)["outcome"], errors.read())
            if not REAL:
                self.assertIn("beside the standard library []", out)
            self.assertIn("|-- id: choice", out)
            self.assertIn("longs [1, 2]", out)
            self.assertIn("all longs [('id', 'bigint')]", out)
            self.assertIn("kept 2027-01-02 03:04:05.000006", out)
            self.assertIn("rows [(1, '2026-01-01'), (2, '2026-01-02')]", out.replace("datetime.date", ""))
            written = sorted(os.listdir(os.path.join(run, "objects", "data", "out")))
            self.assertEqual(["day=2026-01-01", "day=2026-01-02"], written)

    def prepare(self, run):
        for folder in ("work", "tmp", "objects/data"):
            os.makedirs(os.path.join(run, folder))
        self.write(run, "script.py", textwrap.dedent(SCRIPT))
        self.write(run, "objects/data/in.csv", "id,day\n1,2026-01-01\n2,2026-01-02\n")
        self.write(run, "objects/data/in.json", '{"id":1}\n{"id":"2"}\n')
        spec = {
            "runId": "jr_1", "jobName": "j", "script": os.path.join(run, "script.py"), "python": self.python(run),
            "args": ["--JOB_NAME", "j", "--out", "s3://data/out"], "objectsRoot": os.path.join(run, "objects"),
            "pythonPath": [os.path.join(run, "modules"), *(os.path.join(ROOT, "python", part) for part in PARTS)],
            "master": "local[2]", "driverHost": "127.0.0.1",
            "conf": {"spark.sql.sources.partitionColumnTypeInference.enabled": "false"},
        }
        self.write(run, "run.json", json.dumps(spec))

    def python(self, run):
        if REAL:
            return sys.executable
        os.makedirs(os.path.join(run, "modules"))
        found = importlib.util.find_spec("cloudpickle").submodule_search_locations[0]
        os.symlink(found, os.path.join(run, "modules", "cloudpickle"))
        venv.create(os.path.join(run, "venv"), symlinks=True, with_pip=False)
        return os.path.join(run, "venv", "bin", "python")

    def write(self, run, name, text):
        with open(os.path.join(run, name), "w", encoding="utf-8") as file:
            file.write(text)

    def command(self, run):
        opens = [f"--add-opens=java.base/java.{name}=ALL-UNNAMED" for name in OPENS]
        opens += [f"--add-opens={name}=ALL-UNNAMED" for name in HIDDEN]
        path = CLASSES + os.pathsep + os.path.join(JARS, "*")
        return ["java", "-Xmx1g", "-XX:TieredStopAtLevel=1", *opens, "-cp", path, "io.mastic.runtime.JobMain", run]


if __name__ == "__main__":
    unittest.main()
