"""Table optimizers that really run on an Iceberg table, which a Spark job writes through Iceberg's own GlueCatalog."""

import unittest

from catalogcase import ACCOUNT
from sparkcase import SparkCase
from support import ROLE, wait

ICEBERG = """
import os, sys
from awsglue.utils import getResolvedOptions
from pyspark.sql import SparkSession
args = getResolvedOptions(sys.argv, ["bucket", "database"])
settings = {
    "": "org.apache.iceberg.spark.SparkCatalog",
    ".catalog-impl": "org.apache.iceberg.aws.glue.GlueCatalog",
    ".io-impl": "org.apache.iceberg.hadoop.HadoopFileIO",
    ".warehouse": f"s3://{args['bucket']}/warehouse",
    ".glue.endpoint": os.environ["AWS_ENDPOINT_URL"],
    ".http-client.type": "urlconnection",
}
builder = SparkSession.builder
for name, value in settings.items():
    builder = builder.config("spark.sql.catalog.lake" + name, value)
spark = builder.getOrCreate()
table = f"lake.`{args['database']}`.events"
"""
WRITES = ICEBERG + """
spark.sql(f"CREATE TABLE {table} (id bigint, name string) USING iceberg LOCATION 's3://{args['bucket']}/events'")
for part in range(6):
    spark.sql(f"INSERT INTO {table} SELECT id, concat('n', id) FROM range({part * 10}, {part * 10 + 10}, 1, 1)")
print(spark.sql(f"SELECT count(*), sum(id) FROM {table}").collect()[0])
"""
# With the settings that Glue's guide gives, and nothing else.
READS = """
import sys
from awsglue.utils import getResolvedOptions
from pyspark.sql import SparkSession
args = getResolvedOptions(sys.argv, ["bucket", "database"])
spark = (
    SparkSession.builder.config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
    .config("spark.sql.catalog.glue_catalog", "org.apache.iceberg.spark.SparkCatalog")
    .config("spark.sql.catalog.glue_catalog.catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog")
    .config("spark.sql.catalog.glue_catalog.io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
    .config("spark.sql.catalog.glue_catalog.warehouse", f"s3://{args['bucket']}/warehouse")
    .getOrCreate()
)
table = f"glue_catalog.{args['database']}.events"
print(spark.sql(f"SELECT count(*), sum(id), max(name) FROM {table}").collect()[0])
"""


class TableOptimizers(SparkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Iceberg's catalog knows fewer names than Glue.
        cls.database = cls.bucket.replace("-", "_")
        cls.glue.create_database(DatabaseInput={"Name": cls.database})

    def optimizer(self, type, table="events"):
        return {"CatalogId": ACCOUNT, "DatabaseName": self.database, "TableName": table, "Type": type}

    def create(self, type, **configuration):
        self.glue.create_table_optimizer(
            **self.optimizer(type), TableOptimizerConfiguration={"roleArn": ROLE, "enabled": True, **configuration})

    def ran(self, type):
        def over():
            run = self.glue.get_table_optimizer(**self.optimizer(type))["TableOptimizer"].get("lastRun", {})
            return run if run.get("eventType") in ("completed", "failed") else None

        run = wait(f"optimizer {type}", over, 150)
        self.assertEqual("completed", run["eventType"], run.get("error"))
        return run

    def files(self):
        return [key for key in self.keys("events/data/") if key.endswith(".parquet")]

    def test_all_three(self):
        lake = {"datalake-formats": "iceberg"}
        self.assertEqual(["Row(count(1)=60, sum(id)=1770)"], self.succeeds(self.job(WRITES, **lake)))
        self.assertEqual(6, len(self.files()))
        orphan = "events/data/orphan.parquet"
        self.put(orphan, "no table knows me")

        self.create("compaction", compactionConfiguration={"icebergConfiguration": {"strategy": "binpack", "minInputFiles": 5}})
        run = self.ran("compaction")
        metrics = run["compactionMetrics"]["IcebergMetrics"]
        self.assertEqual((6, 1), (metrics["NumberOfFilesCompacted"], metrics["NumberOfDpus"]))
        self.assertGreater(metrics["NumberOfBytesCompacted"], 0)
        self.assertEqual("binpack", run["compactionStrategy"])
        self.assertEqual(8, len(self.files()))

        self.create("retention", retentionConfiguration={
            "icebergConfiguration": {"snapshotRetentionPeriodInDays": 0, "numberOfSnapshotsToRetain": 1}})
        metrics = self.ran("retention")["retentionMetrics"]["IcebergMetrics"]
        self.assertEqual((6, 6), (metrics["NumberOfDataFilesDeleted"], metrics["NumberOfManifestListsDeleted"]))
        self.assertEqual(2, len(self.files()))

        # A file that may belong to a commit under way is nobody's orphan yet.
        self.create("orphan_file_deletion")
        metrics = self.ran("orphan_file_deletion")["orphanFileDeletionMetrics"]["IcebergMetrics"]
        self.assertEqual(0, metrics["NumberOfOrphanFilesDeleted"])
        self.assertIn(orphan, self.files())

        self.assertEqual(["Row(count(1)=60, sum(id)=1770, max(name)='n9')"], self.succeeds(self.job(READS, **lake)))
        runs = self.glue.list_table_optimizer_runs(**self.optimizer("compaction"))
        self.assertEqual(["completed"], [run["eventType"] for run in runs["TableOptimizerRuns"]])
        self.runs_again("orphan_file_deletion")
        got = self.glue.batch_get_table_optimizer(Entries=[
            {"catalogId": ACCOUNT, "databaseName": self.database, "tableName": "events", "type": type}
            for type in ("compaction", "retention", "orphan_file_deletion")
        ])
        self.assertEqual((3, []), (len(got["TableOptimizers"]), got["Failures"]))
        for type in ("compaction", "retention", "orphan_file_deletion"):
            self.glue.update_table_optimizer(
                **self.optimizer(type), TableOptimizerConfiguration={"roleArn": ROLE, "enabled": False})
            self.glue.delete_table_optimizer(**self.optimizer(type))
            self.fails("EntityNotFoundException", self.glue.get_table_optimizer, **self.optimizer(type))

    def runs_again(self, type):
        """An update has the optimizer run at once; the history is read by pages of one."""
        optimizer = self.optimizer(type)
        (first,) = self.glue.list_table_optimizer_runs(**optimizer)["TableOptimizerRuns"]
        enabled = {"roleArn": ROLE, "enabled": True}
        self.glue.update_table_optimizer(**optimizer, TableOptimizerConfiguration=enabled)
        wait("another run", lambda: len(self.glue.list_table_optimizer_runs(**optimizer)["TableOptimizerRuns"]) == 2)
        self.ran(type)
        newest = self.glue.list_table_optimizer_runs(**optimizer, MaxResults=1)
        self.assertNotEqual([first], newest["TableOptimizerRuns"])
        oldest = self.glue.list_table_optimizer_runs(**optimizer, MaxResults=1, NextToken=newest["NextToken"])
        self.assertEqual([first], oldest["TableOptimizerRuns"])
        self.fails("AlreadyExistsException", self.glue.create_table_optimizer, **optimizer, TableOptimizerConfiguration=enabled)

    def test_refusals(self):
        self.glue.create_table(DatabaseName=self.database, TableInput={"Name": "plain"})
        plain = self.optimizer("retention", "plain")
        disabled = {"TableOptimizerConfiguration": {"roleArn": ROLE, "enabled": False}}
        self.fails("InvalidInputException", self.glue.create_table_optimizer, **plain, **disabled)
        self.fails("EntityNotFoundException", self.glue.create_table_optimizer, **self.optimizer("retention", "none"), **disabled)
        self.fails("EntityNotFoundException", self.glue.update_table_optimizer, **plain, **disabled)
        for verb in ("get_table_optimizer", "delete_table_optimizer", "list_table_optimizer_runs"):
            self.fails("EntityNotFoundException", getattr(self.glue, verb), **plain)
        entry = {"catalogId": ACCOUNT, "databaseName": self.database, "tableName": "plain", "type": "retention"}
        (failure,) = self.glue.batch_get_table_optimizer(Entries=[entry])["Failures"]
        self.assertEqual("EntityNotFoundException", failure["error"]["ErrorCode"])
        self.fails("ValidationException", self.glue.batch_get_table_optimizer, Entries=[{**entry, "type": "shred"}])


if __name__ == "__main__":
    unittest.main()
