"""Tables of Iceberg, Delta Lake and Hudi in the session catalog; the script compares by itself."""

import unittest

from sparkcase import SparkCase
from support import fresh


MAKES = """
import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
place = "s3://" + sys.argv[sys.argv.index("--bucket") + 1] + "/delta/"
spark.range(3).write.format("delta").save(place)
spark.range(7, 8).write.format("delta").mode("overwrite").save(place)
"""

READS = """
import sys
from awsglue.context import GlueContext
from pyspark.context import SparkContext
context = GlueContext(SparkContext.getOrCreate())
db = sys.argv[sys.argv.index("--database") + 1]
for name in "by_type", "by_class":
    for way, look in (
        ("sql", lambda: context.spark_session.sql(f"select id from `{db}`.{name}")),
        ("frame", lambda: context.create_dynamic_frame.from_catalog(database=db, table_name=name).toDF()),
    ):
        try:
            print(name, way, [row[0] for row in look().collect()])
        except Exception as error:
            text = str(error)
            start = text.find("The table ")
            print(name, way, text[start:].splitlines()[0].rstrip(";. ") if start >= 0 else text[:300])
"""


class LakeTables(SparkCase):
    def right(self, *lakes):
        job = self.job("lake_tables.py", **{
            "enable-glue-datacatalog": "", "datalake-formats": ",".join(lakes), "lakes": " ".join(lakes),
            "catalog": fresh("lake").replace("-", "_")})
        run_id = self.start(job)
        run = self.ended(job, run_id, 900)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertRegex(printed[-1], r"^\d{2} looked at, 0 wrong$", "\n".join(printed))

    def test_iceberg_and_delta_in_one_catalog(self):
        self.right("iceberg", "delta")

    def test_all_three_in_one_catalog(self):
        self.right("iceberg", "delta", "hudi")

    def test_without_the_libraries(self):
        """No table of a lake format is ever read as the files in its folder."""
        made = self.job(MAKES, **{"datalake-formats": "delta"})
        run = self.ended(made, self.start(made), 300)
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        for name, parameters in (("by_type", {"table_type": "DELTA"}), ("by_class", {"classification": "delta"})):
            self.glue.create_table(DatabaseName=self.database, TableInput={
                "Name": name, "TableType": "EXTERNAL_TABLE", "Parameters": parameters,
                "StorageDescriptor": {
                    "Columns": [{"Name": "id", "Type": "bigint"}], "Location": f"s3://{self.bucket}/delta/",
                    "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                    "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                    "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"}}})
        for formats, want in (
            ("delta", ["by_type sql [7]", "by_type frame [7]", "by_class sql [7]", "by_class frame [7]"]),
            ("", [f"{name} {way} The table {self.database}.{name} is Delta Lake's: give the job --datalake-formats delta"
                  for name in ("by_type", "by_class") for way in ("sql", "frame")]),
        ):
            job = self.job(READS, **{"enable-glue-datacatalog": "", "datalake-formats": formats})
            run_id = self.start(job)
            run = self.ended(job, run_id, 300)
            self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
            self.assertEqual(want, self.printed(run_id, "output"))

    def test_hudi(self):
        self.right("hudi")


if __name__ == "__main__":
    unittest.main()
