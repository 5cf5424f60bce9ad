"""Spark SQL of a real job over the Data Catalog; the script compares by itself."""

import unittest

from sparkcase import SparkCase
from support import fresh

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

    def test_lake_tables_in_the_same_catalog(self):
        lakes = {"enable-glue-datacatalog": "", "datalake-formats": "iceberg,delta,hudi", "catalog": self.catalog()}
        job = self.job("lake_tables.py", **lakes)
        run_id = self.start(job)
        run = self.ended(job, run_id, 900)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertRegex(printed[-1], r"^\d{2} looked at, 0 wrong$", "\n".join(printed))

    def test_without_the_flag_the_catalog_is_the_runs_own(self):
        script = "from pyspark.sql import SparkSession\nprint(len(SparkSession.builder.getOrCreate().catalog.listDatabases()))"
        self.assertEqual(["1"], self.succeeds(self.job(script, **{"enable-glue-datacatalog": "false"})))


if __name__ == "__main__":
    unittest.main()
