"""Column statistics that the server computes by Spark from a table's data: runs, settings, schedules."""

import datetime
import decimal
import unittest

from catalogcase import ACCOUNT, arn, columns
from sparkcase import UNDER_WAY, SparkCase
from support import ROLE, wait

CSV = {
    "InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
    "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    "SerdeInfo": {
        "SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
        "Parameters": {"field.delim": ","},
    },
}
PARQUET = {
    "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
    "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
    "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"},
}
WRITES = """
import sys
from awsglue.utils import getResolvedOptions
from pyspark.sql import SparkSession
bucket = getResolvedOptions(sys.argv, ["bucket"])["bucket"]
lake = "spark.sql.catalog.lake"
spark = (
    SparkSession.builder.config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
    .config(lake, "org.apache.iceberg.spark.SparkCatalog")
    .config(lake + ".catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog")
    .config(lake + ".io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
    .config(lake + ".glue.skip-name-validation", "true")
    .config(lake + ".warehouse", f"s3://{bucket}/warehouse")
    .getOrCreate()
)
spark.sql('''
  SELECT id = 0 AS flag, cast(id AS smallint) AS small, if(id = 3, null, id * 1.5D) AS ratio,
         cast(id * 10.25 AS decimal(12,2)) AS price, date_add(date'2024-02-27', cast(id AS int)) AS day,
         timestamp'2024-01-01 00:00:00' + make_interval(0,0,0,0,cast(id AS int)) AS at,
         repeat('x', cast(id AS int)) AS name, cast(repeat('y', cast(id AS int)) AS binary) AS raw,
         array(id) AS list
  FROM range(4)
''').write.parquet(f"s3://{bucket}/all_types/")
table = f"lake.`{bucket}`.ice"
spark.sql(f"CREATE TABLE {table} USING iceberg LOCATION 's3://{bucket}/ice' AS SELECT id, date'2024-01-31' AS day FROM range(10)")
spark.sql(f"DELETE FROM {table} WHERE id < 5")
"""


def utc(*date):
    return datetime.datetime(*date, tzinfo=datetime.timezone.utc)


def counts(nulls, distinct, least=None, most=None):
    figures = {"NumberOfNulls": nulls, "NumberOfDistinctValues": distinct}
    return figures if least is None else {**figures, "MinimumValue": least, "MaximumValue": most}


def unwrapped(data):
    """The type and its figures; a decimal as Python has it."""
    (figures,) = [value for key, value in data.items() if key != "Type"]
    return data["Type"], {key: number(value) for key, value in figures.items()}


def number(value):
    if not isinstance(value, dict):
        return value
    unscaled = int.from_bytes(value["UnscaledValue"], "big", signed=True)
    return decimal.Decimal(unscaled).scaleb(-value["Scale"])


class Statistics(SparkCase):
    def table(self, name, storage, columns, keys=(), **more):
        descriptor = {"Columns": columns, "Location": f"s3://{self.bucket}/{name}/", **storage}
        self.glue.create_table(
            DatabaseName=self.database,
            TableInput={"Name": name, "StorageDescriptor": descriptor, "PartitionKeys": list(keys), **more},
        )
        return {"DatabaseName": self.database, "TableName": name}

    def orders(self, name):
        """Five orders of two days."""
        table = self.table(name, CSV, columns(id="bigint", item="string", price="double"), columns(day="int"))
        lines = {1: "1,pen,1.5\n2,ink,\n3,,-2.25\n", 2: "7,paper,100\n7,pen,1.5\n"}
        for day, text in lines.items():
            location = self.put(f"{name}/{day}/a.csv", text).rsplit("/", 1)[0]
            descriptor = {"Columns": columns(id="bigint", item="string", price="double"), "Location": location, **CSV}
            self.glue.create_partition(**table, PartitionInput={"Values": [str(day)], "StorageDescriptor": descriptor})
        return table

    def begin(self, table, **more):
        return self.glue.start_column_statistics_task_run(**table, Role=ROLE, **more)["ColumnStatisticsTaskRunId"]

    def run_of(self, run_id):
        got = self.glue.get_column_statistics_task_run(ColumnStatisticsTaskRunId=run_id)
        return got["ColumnStatisticsTaskRun"]

    def over(self, run_id):
        def ended():
            run = self.run_of(run_id)
            return run if run["Status"] not in UNDER_WAY else None

        return wait(f"run {run_id}", ended, 150)

    def computed(self, table, **more):
        run = self.over(self.begin(table, **more))
        self.assertEqual("SUCCEEDED", run["Status"], run.get("ErrorMessage"))
        return run

    def figures(self, table, *names):
        """Of each column its type and the figures without their wrapping."""
        got = self.glue.get_column_statistics_for_table(**table, ColumnNames=list(names))
        return {s["ColumnName"]: (s["ColumnType"], unwrapped(s["StatisticsData"])) for s in got["ColumnStatisticsList"]}

    def missing(self, table, *names):
        got = self.glue.get_column_statistics_for_table(**table, ColumnNames=list(names))
        return [error["ColumnName"] for error in got["Errors"]]


    def paged(self, key, listing, **arguments):
        """All rows, by pages of one."""
        page = listing(MaxResults=1, **arguments)
        rows = page[key]
        while "NextToken" in page:
            page = listing(MaxResults=1, NextToken=page["NextToken"], **arguments)
            self.assertLessEqual(len(page[key]), 1)
            rows += page[key]
        return rows


class Runs(Statistics):
    def test_a_partitioned_csv_table(self):
        table = self.orders("orders")
        stopped = self.leaves_nothing_when_stopped(table)
        sampled = self.some_columns_of_a_sample(table)
        run = self.computed(table)
        runs = [run["ColumnStatisticsTaskRunId"], sampled, stopped]
        paged = self.paged("ColumnStatisticsTaskRuns", self.glue.get_column_statistics_task_runs, **table)
        self.assertEqual(runs, [one["ColumnStatisticsTaskRunId"] for one in paged])
        listed = self.paged("ColumnStatisticsTaskRunIds", self.glue.list_column_statistics_task_runs)
        self.assertEqual(len(set(listed)), len(listed))
        self.assertLessEqual(set(runs), set(listed))
        self.assertEqual(
            {
                "id": ("bigint", ("LONG", counts(0, 4, 1, 7))),
                "item": ("string", ("STRING", {**counts(0, 4), "MaximumLength": 5, "AverageLength": 2.8})),
                "price": ("double", ("DOUBLE", counts(1, 3, -2.25, 100.0))),
                "day": ("int", ("LONG", counts(0, 2, 1, 2))),
            },
            self.figures(table, "id", "item", "price", "day"),
        )
        self.assertEqual((ROLE, ACCOUNT, "FULL"), (run["Role"], run["CatalogID"], run["ComputationType"]))
        self.assertGreater(run["DPUSeconds"], 0)
        self.assertLessEqual(run["StartTime"], run["EndTime"])
        self.assertIn(run, self.glue.get_column_statistics_task_runs(**table)["ColumnStatisticsTaskRuns"])
        listed = self.glue.list_column_statistics_task_runs()["ColumnStatisticsTaskRunIds"]
        self.assertIn(run["ColumnStatisticsTaskRunId"], listed)

    def test_tables_that_spark_wrote(self):
        self.succeeds(self.job(WRITES, **{"datalake-formats": "iceberg"}))
        self.a_parquet_table_of_all_types()
        self.an_iceberg_table_as_it_is_now()

    def a_parquet_table_of_all_types(self):
        types = {
            "flag": "boolean", "small": "smallint", "ratio": "double", "price": "decimal(12,2)", "day": "date",
            "at": "timestamp", "name": "string", "raw": "binary", "list": "array<bigint>",
        }
        table = self.table("all_types", PARQUET, columns(**types))
        self.computed(table)
        hour = 3600
        midnight = int(utc(2024, 1, 1).timestamp())
        lengths = {"MaximumLength": 3, "AverageLength": 1.5}
        expected = {
            "flag": ("BOOLEAN", {"NumberOfNulls": 0, "NumberOfTrues": 1, "NumberOfFalses": 3}),
            "small": ("LONG", counts(0, 4, 0, 3)),
            "ratio": ("DOUBLE", counts(1, 3, 0.0, 3.0)),
            "price": ("DECIMAL", counts(0, 4, decimal.Decimal("0.00"), decimal.Decimal("30.75"))),
            "day": ("DATE", counts(0, 4, utc(2024, 2, 27), utc(2024, 3, 1))),
            "at": ("LONG", counts(0, 4, midnight, midnight + 3 * hour)),
            "name": ("STRING", {**counts(0, 4), **lengths}),
            "raw": ("BINARY", {"NumberOfNulls": 0, **lengths}),
        }
        self.assertEqual({name: (types[name], of) for name, of in expected.items()}, self.figures(table, *types))
        self.assertEqual(["list"], self.missing(table, *types))

    def an_iceberg_table_as_it_is_now(self):
        table = {"DatabaseName": self.database, "TableName": "ice"}
        self.computed(table)
        self.assertEqual(
            {
                "id": ("bigint", ("LONG", counts(0, 5, 5, 9))),
                "day": ("date", ("DATE", counts(0, 1, utc(2024, 1, 31), utc(2024, 1, 31)))),
            },
            self.figures(table, "id", "day"),
        )

    def some_columns_of_a_sample(self, table):
        run = self.computed(table, ColumnNameList=["ID"], SampleSize=50.0)
        self.assertEqual((["ID"], 50.0), (run["ColumnNameList"], run["SampleSize"]))
        self.assertEqual(["item", "day"], self.missing(table, "id", "item", "day"))
        return run["ColumnStatisticsTaskRunId"]

    def test_a_run_whose_data_is_gone_fails(self):
        table = self.table("gone", PARQUET, columns(id="bigint"))
        run = self.over(self.begin(table))
        self.assertEqual("FAILED", run["Status"])
        self.assertIn(f"s3://{self.bucket}/gone/", run["ErrorMessage"])
        self.assertEqual(["id"], self.missing(table, "id"))

    def leaves_nothing_when_stopped(self, table):
        run_id = self.begin(table)
        self.fails("ColumnStatisticsTaskRunningException", self.glue.start_column_statistics_task_run, **table, Role=ROLE)
        self.glue.stop_column_statistics_task_run(**table)
        self.assertEqual("STOPPED", self.over(run_id)["Status"])
        self.fails("ColumnStatisticsTaskNotRunningException", self.glue.stop_column_statistics_task_run, **table)
        self.assertEqual(["id"], self.missing(table, "id"))
        return run_id

    def test_refusals(self):
        table = self.orders("refused")
        nowhere = {**table, "TableName": "nowhere"}
        start = self.glue.start_column_statistics_task_run
        self.fails("EntityNotFoundException", start, **nowhere, Role=ROLE)
        self.fails("InvalidInputException", start, **table, Role=ROLE, ColumnNameList=["x"])
        self.fails("ValidationException", start, **table, Role=ROLE, SampleSize=101.0)
        self.fails("EntityNotFoundException", self.glue.stop_column_statistics_task_run, **nowhere)
        self.fails(
            "EntityNotFoundException", self.glue.get_column_statistics_task_run, ColumnStatisticsTaskRunId="none")
        self.assertEqual([], self.glue.get_column_statistics_task_runs(**nowhere)["ColumnStatisticsTaskRuns"])
        for listing in (self.glue.get_column_statistics_task_runs, self.glue.list_column_statistics_task_runs):
            arguments = table if listing == self.glue.get_column_statistics_task_runs else {}
            self.fails("InvalidInputException", listing, **arguments, NextToken="x")


class Settings(Statistics):
    def test_settings_and_their_schedule(self):
        table = self.table("kept", CSV, columns(id="bigint"))
        self.glue.create_column_statistics_task_settings(
            **table, Role=ROLE, Schedule="cron(15 12 * * ? *)", ColumnNameList=["id"], Tags={"team": "a"})
        got = self.settings(table)
        self.assertEqual({"ScheduleExpression": "cron(15 12 * * ? *)", "State": "SCHEDULED"}, got["Schedule"])
        self.assertEqual((["id"], "CRON", "TABLE"), (got["ColumnNameList"], got["ScheduleType"], got["SettingSource"]))
        tagged = arn(f"columnStatisticsTaskSettings/{self.database}/kept")
        self.assertEqual({"team": "a"}, self.glue.get_tags(ResourceArn=tagged)["Tags"])
        self.glue.stop_column_statistics_task_run_schedule(**table)
        self.assertEqual("NOT_SCHEDULED", self.settings(table)["Schedule"]["State"])
        self.glue.start_column_statistics_task_run_schedule(**table)
        self.assertEqual("SCHEDULED", self.settings(table)["Schedule"]["State"])
        self.glue.update_column_statistics_task_settings(**table, SampleSize=20.0)
        self.assertEqual((20.0, ["id"]), tuple(self.settings(table)[key] for key in ("SampleSize", "ColumnNameList")))
        self.glue.delete_column_statistics_task_settings(**table)
        self.fails("EntityNotFoundException", self.glue.get_tags, ResourceArn=tagged)

    def settings(self, table):
        return self.glue.get_column_statistics_task_settings(**table)["ColumnStatisticsTaskSettings"]

    def test_refusals(self):
        table = self.table("bare", CSV, columns(id="bigint"))
        create = self.glue.create_column_statistics_task_settings
        self.fails("InvalidInputException", create, **table, Role=ROLE, Schedule="every day")
        self.fails("EntityNotFoundException", create, **{**table, "TableName": "nowhere"}, Role=ROLE)
        for verb in ("get", "update", "delete"):
            call = getattr(self.glue, f"{verb}_column_statistics_task_settings")
            self.fails("EntityNotFoundException", call, **table)
        for verb in ("start", "stop"):
            call = getattr(self.glue, f"{verb}_column_statistics_task_run_schedule")
            self.fails("EntityNotFoundException", call, **table)
        create(**table, Role=ROLE)
        self.fails("AlreadyExistsException", create, **table, Role=ROLE)
        self.fails("InvalidInputException", self.glue.start_column_statistics_task_run_schedule, **table)


if __name__ == "__main__":
    unittest.main()
