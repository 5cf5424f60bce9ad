"""Glue's Spark jobs, end to end: scripts of the folder `scripts` run by StartJobRun, what they left behind looked at by boto3."""

import gzip
import unittest

from sparkcase import SparkCase


class Tables(SparkCase):
    """Catalog tables read and written."""

    def test_write_then_read(self):
        printed = self.succeeds(self.job("write.py"))
        self.assertEqual(["formats written", "sinks written", "purged"], printed)
        self.assertEqual([], self.keys("nothing/"))
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
        self.put("people/people.csv", 'id,name,note,score\n1,Ann,"says ""hi"", often",1.5\n2,Bob,,2\n3,"Çelik, Ü.",x,-3.25\n')
        self.put(
            "events/year=2024/day=01/a.json",
            '{"id": 1, "price": 1.5, "at": {"city": "Rome"}}\n{"id": 2, "price": 2, "tags": ["x"]}\n{"id": 3, "price": 3}\n',
        )
        self.put(
            "events/year=2024/day=02/b.json.gz",
            gzip.compress(b'{"id": 4, "price": "4.0", "at": {"city": "Bonn"}}\n{"id": 5, "price": 5.5}\n'),
        )
        self.crawl("people", "events", "bought")
        printed = self.succeeds(self.job("read.py"))
        self.assertIn("read all", printed)
        self.assertTrue([line for line in printed if line.startswith("|-- price: choice")], printed)


if __name__ == "__main__":
    unittest.main()
