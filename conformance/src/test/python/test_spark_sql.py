"""Spark SQL of a real job over the Data Catalog; the script compares by itself."""

import unittest

from sparkcase import SparkCase
from support import fresh

ICEBERG = """
import sys
from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
args = getResolvedOptions(sys.argv, ["bucket", "catalog"])
spark = GlueContext(SparkContext.getOrCreate()).spark_session
spark.sql(f"create database {args['catalog']} location 's3://{args['bucket']}/lake'")
spark.sql(f"use {args['catalog']}")
spark.sql("create table events (id bigint, name string) using iceberg")
spark.sql("insert into events values (1, 'a'), (2, 'b')")
spark.sql("merge into events t using (select 2 id, 'B' name) s on t.id = s.id when matched then update set name = s.name")
spark.sql("create table plain using parquet as select id from events where id = 2")
spark.sql("create view seen as select * from events")
print(spark.sql("select e.* from seen e join plain p on e.id = p.id").collect())
"""


class SparkSql(SparkCase):
    def catalog(self):
        return fresh("sql").replace("-", "_")

    def test_statements(self):
        job = self.job("spark_sql.py", **{"enable-glue-datacatalog": "true", "catalog": self.catalog()})
        run_id = self.start(job)
        run = self.ended(job, run_id, 900)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertRegex(printed[-1], r"^\d{3} looked at, 0 wrong$", "\n".join(printed))

    def test_iceberg_in_the_same_catalog(self):
        lake = {"enable-glue-datacatalog": "", "datalake-formats": "iceberg", "catalog": self.catalog()}
        self.assertEqual(["[Row(id=2, name='B')]"], self.succeeds(self.job(ICEBERG, **lake)))

    def test_without_the_flag_the_catalog_is_the_runs_own(self):
        script = "from pyspark.sql import SparkSession\nprint(len(SparkSession.builder.getOrCreate().catalog.listDatabases()))"
        self.assertEqual(["1"], self.succeeds(self.job(script, **{"enable-glue-datacatalog": "false"})))


if __name__ == "__main__":
    unittest.main()
