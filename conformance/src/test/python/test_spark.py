"""Glue's Spark jobs, end to end: scripts of the folder `scripts` run by StartJobRun, what they left behind looked at by boto3."""

import gzip
import unittest

from sparkcase import SparkCase


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
        self.reads([], [], [1])
        second = self.entry()
        self.put("orders/day=1/b.csv", "id,item\n3,cap\n")
        self.line("lines/b.json", 2)
        # Paused runs read what is new, and leave it new.
        self.reads([3], [2], [1, 2], option="pause")
        self.line("lines/a.json", 10)
        self.reads([3], [2, 10], [2, 10])
        self.assertGreater(self.entry()["Version"], second["Version"])
        self.assertEqual(second["RunId"], self.entry()["PreviousRunId"])
        self.reads([1, 2, 3], [2, 10], [2, 10], option="disable")
        self.glue.reset_job_bookmark(JobName=self.name)
        self.reads([1, 2, 3], [2, 10], [2, 10])


if __name__ == "__main__":
    unittest.main()
