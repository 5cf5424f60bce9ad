"""Arguments of jobs: they act, or the run fails and names them."""

import datetime
import json
import unittest
from unittest.mock import patch

import botocore.model

from sparkcase import SparkCase
from support import client

SCRIPT = """
import os, sys
from awsglue.context import GlueContext
from pyspark.context import SparkContext
context = GlueContext(SparkContext.getOrCreate())
sc = context.spark_session.sparkContext
print("master", sc.master)
print("workers", sorted(set(sc.parallelize([1], 1).map(lambda n: os.environ.get("CUSTOMER_KEY", "-")).collect())))
print("driver", os.environ.get("CUSTOMER_KEY", "-"), os.environ.get("CUSTOMER_MINE", "-"))
frame = context.create_dynamic_frame.from_options(
    "s3", {"paths": [sys.argv[sys.argv.index("--TempDir") + 1] + "in/"], "useS3ListImplementation": True, "grupSize": "1"}, "json")
print("rows", frame.count(), context.create_dynamic_frame.from_options(
    "s3", {"paths": [sys.argv[sys.argv.index("--TempDir") + 1] + "in/"], "useS3ListImplementation": True}, "json").count())
"""


class Arguments(SparkCase):
    def test_what_acts(self):
        self.put("tmp/in/a.json", '{"n": 1}\n')
        job = self.job("raise SystemExit('not this one')", **{
            "scriptLocation": self.put("scripts/other.py", SCRIPT),
            "executor-cores": "3",
            "customer-executor-env-vars": 'CUSTOMER_KEY="a, b"',
            "customer-driver-env-vars": "CUSTOMER_MINE=d,OTHER=x",
            "enable-spark-ui": "true",
            "spark-event-logs-path": f"s3://{self.bucket}/events/",
            "continuous-log-conversionPattern": "<<%p>> %c{1} %m%n",
            "enable-continuous-log-filter": "false",
            "enable-metrics": "",
            "enable-observability-metrics": "true",
            "enable-auto-scaling": "true",
            "datalake-format": "iceberg",
        })
        run_id = self.start(job)
        run = self.ended(job, run_id, 300)
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertEqual(
            ["master local[3]", "workers ['a, b']", "driver - d", "rows 1 1"], self.printed(run_id, "output"))
        log = self.printed(run_id, "error")
        self.assertTrue(any(line.startswith("<<INFO>> ") for line in log), log[:20])
        self.assertEqual(["--enable-auto-scaling (all of this run is one process on one machine)"], [
            line.split("here: ")[1] for line in log if "accepted, without effect here" in line])
        for protocol in ("smithy-rpc-v2-cbor", "json"):
            with patch.object(botocore.model, "PRIORITY_ORDERED_SUPPORTED_PROTOCOLS", (protocol,)):
                watch = client("cloudwatch")
            self.assertEqual(protocol, watch.meta.service_model.resolved_protocol)
            self.metrics(watch, job, run_id)
        self.observed(watch, job, run_id)
        self.assertIn("[mastic] --datalake-format is the script's alone; Glue's argument is --datalake-formats", log)
        for option, words in (("useS3ListImplementation", "is without effect here"), ("grupSize", "nothing reads it")):
            said = [line for line in log if option in line and line.startswith("[mastic]")]
            self.assertEqual(1, len(said), said)
            self.assertIn(words, said[0])
        events = self.keys("events/")
        self.assertEqual(1, len(events), events)
        first = self.s3.get_object(Bucket=self.bucket, Key=events[0])["Body"].readline()
        self.assertEqual("SparkListenerLogStart", json.loads(first)["Event"])

    def observed(self, watch, job, run_id):
        """What an observed run told of itself, by group and place."""
        listed = watch.list_metrics(Namespace="Glue", Dimensions=[{"Name": "JobName", "Value": job}, {"Name": "JobRunId", "Value": run_id}])["Metrics"]
        told = {}
        for metric in listed:
            dimensions = {each["Name"]: each["Value"] for each in metric["Dimensions"]}
            told.setdefault((dimensions.get("ObservabilityGroup"), dimensions.get("Source")), set()).add(metric["MetricName"].removeprefix("glue."))
        self.assertEqual({"succeed.ALL"}, told["error", None])
        self.assertEqual({"driver.skewness.stage", "driver.skewness.job"}, told["job_performance", None])
        resources = told["resource_utilization", None]
        self.assertLessEqual({"driver.workerUtilization", "driver.memory.heap.used.percentage", "driver.disk.used_GB"}, resources)
        sources = [place for _, place in told if place and place.rstrip("/").endswith("tmp/in")]
        self.assertEqual(1, len(sources), told)
        self.assertEqual({"driver.recordsRead", "driver.filesRead"}, told["resource_utilization", sources[0]])

    def metrics(self, watch, job, run_id):
        """What the run measured, by CloudWatch's client."""
        now = datetime.datetime.now(datetime.timezone.utc)
        tasks = "glue.driver.aggregate.numCompletedTasks"
        dimensions = [{"Name": name, "Value": value} for name, value in (("JobName", job), ("JobRunId", run_id), ("Type", "count"))]
        listed = watch.list_metrics(Namespace="Glue", Dimensions=dimensions[:2])["Metrics"]
        self.assertIn(tasks, [metric["MetricName"] for metric in listed])
        names = {metric["MetricName"] for metric in listed}
        for of in ("driver", "ALL"):
            for what in ("jvm.heap.usage", "jvm.heap.used", "system.cpuSystemLoad", "s3.filesystem.read_bytes", "s3.filesystem.write_bytes"):
                self.assertIn(f"glue.{of}.{what}", names)
        self.assertIn("glue.driver.BlockManager.disk.diskSpaceUsed_MB", names)
        span = {"StartTime": now - datetime.timedelta(hours=1), "EndTime": now + datetime.timedelta(hours=1)}
        points = watch.get_metric_statistics(
            Namespace="Glue", MetricName=tasks, Dimensions=dimensions, Period=3600, Statistics=["Sum"], **span)["Datapoints"]
        self.assertGreaterEqual(sum(point["Sum"] for point in points), 1)
        self.assertLess(abs((points[0]["Timestamp"] - now).total_seconds()), 7200)
        gauges = {"glue.ALL.s3.filesystem.read_bytes": ("Sum", 9), "glue.driver.ExecutorAllocationManager.executors.numberAllExecutors": ("Maximum", 1),
                  "glue.ALL.jvm.heap.used": ("Maximum", 1 << 20)}
        dimensions[2]["Value"] = "gauge"
        for name, (statistic, least) in gauges.items():
            told = watch.get_metric_data(MetricDataQueries=[{"Id": "q", "MetricStat": {"Period": 3600, "Stat": statistic, "Metric": {
                "Namespace": "Glue", "MetricName": name, "Dimensions": dimensions}}}], **span)["MetricDataResults"][0]["Values"]
            self.assertGreaterEqual(max(told), least, name)
        dimensions[2]["Value"] = "count"
        results = watch.get_metric_data(MetricDataQueries=[{"Id": "q", "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {
            "Namespace": "Glue", "MetricName": tasks, "Dimensions": dimensions}}}], **span)["MetricDataResults"]
        self.assertEqual(sum(point["Sum"] for point in points), sum(results[0]["Values"]))
        with self.assertRaises(watch.exceptions.InvalidParameterValueException):
            watch.put_metric_data(Namespace="AWS/Glue", MetricData=[{"MetricName": "m", "Value": 1}])

    def test_what_is_refused(self):
        for arguments, words in (
            ({"datalake-formats": "delta,paimon"}, "--datalake-formats takes hudi, delta and iceberg, separated by commas, not paimon"),
            ({"python-virtual-env": "s3://b/venv.tar.gz"}, "--python-virtual-env is not available here"),
            ({"enable-lakeformation-fine-grained-access": "true"}, "--enable-lakeformation-fine-grained-access is not available here"),
            ({"job-language": "java"}, "--job-language must be scala or python"),
        ):
            job = self.job("print('ran')", **arguments)
            run_id = self.start(job)
            run = self.ended(job, run_id)
            self.assertEqual("FAILED", run["JobRunState"], arguments)
            self.assertIn(words, run["ErrorMessage"])


if __name__ == "__main__":
    unittest.main()
