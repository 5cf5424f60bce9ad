"""The scripts of examples/daily, each a run of its own; what each prints and leaves stands at its end.

Without MASTIC_DAILY=all a handful of them, by which the rest is not shown but most of it moves.
"""

import os
import pathlib
import unittest
from concurrent.futures import ThreadPoolExecutor

from sparkcase import SparkCase
from support import client, fresh

FOLDER = pathlib.Path(__file__).resolve().parents[4] / "examples" / "daily"
HANDFUL = ["studio_csv_to_parquet", "bookmarks", "map_records", "plain_spark"]
AT_ONCE = 3

OBJECTS = {
    "raw/orders/orders.csv": "order_id,customer_id,order_date,amount,status,notes\n1,10,2026-01-05,19.99,shipped,\n2,11,2026-01-06,5.00,open,\n"
    "3,10,2026-02-01,100.50,shipped,\n4,12,2026-02-03,,cancelled,\n5,11,2026-02-10,42.00,shipped,\n",
    "raw/customers/customers.json": '{"id":10,"name":"Ann","address":{"city":"Oslo","zip":"0150"},"tags":["gold","eu"],"email":null}\n'
    '{"id":11,"name":"Bo","address":{"city":"Rome","zip":"00184"},"tags":["eu"],"email":null}\n'
    '{"id":12,"name":"Cy","address":{"city":"Lima","zip":"15001"},"tags":[],"email":null}\n',
    "raw/events/year=2026/month=01/a.json": '{"id":1,"kind":"click","ms":120}\n{"id":2,"kind":"view","ms":80}\n',
    "raw/events/year=2026/month=02/b.json": '{"id":3,"kind":"click","ms":200}\n',
    "raw/mixed/m.json": '{"id":1,"price":10,"meta":{"a":1}}\n{"id":2,"price":"free","meta":{"a":2}}\n{"id":"3","price":30,"meta":{"a":3}}\n',
    "raw/arriving/a.json": '{"id":1}\n{"id":2}\n',
    "raw/legislators/persons.json": '{"id":"p1","name":"A","links":[{"note":"w","url":"u1"}],"images":[{"url":"i1"}],"identifiers":[{"scheme":"s",'
    '"identifier":"1"}],"other_names":[{"name":"AA"}],"contact_details":[{"type":"fax","value":"1"},{"type":"phone","value":"2"}]}\n'
    '{"id":"p2","name":"B","links":[],"images":[],"identifiers":[],"other_names":[],"contact_details":[{"type":"phone","value":"3"}]}\n',
    "raw/legislators/memberships.json": '{"person_id":"p1","organization_id":"o1","role":"member"}\n'
    '{"person_id":"p2","organization_id":"o1","role":"member"}\n{"person_id":"p1","organization_id":"o2","role":"chair"}\n',
    "raw/legislators/organizations.json": '{"id":"o1","name":"House","other_names":[],"identifiers":[{"scheme":"x"}],"links":[{"note":"h","url":"u2"}]}\n'
    '{"id":"o2","name":"Senate","other_names":[],"identifiers":[],"links":[]}\n',
    "config/job.json": '{"prefix": "raw/orders/"}',
}
CSV = {"Name": "csv", "SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", "Parameters": {"field.delim": ","}}
JSON = {"Name": "json", "SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe", "Parameters": {}}
TEXT = {"InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
        "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"}
TABLES = {
    "orders": ("raw/orders/", CSV, "order_id int, customer_id int, order_date string, amount double, status string, notes string"),
    "customers": ("raw/customers/", JSON, "id int, name string, address struct<city:string;zip:string>, tags array<string>, email string"),
    "events": ("raw/events/", JSON, "id int, kind string, ms int"),
    "statuses": ("out/statuses/", JSON, "order_id int, status string"),
}


class Script:
    """A script with what is expected of it: comments at its end, each kind under its word."""

    def __init__(self, path):
        self.name, self.text = path.stem, path.read_text(encoding="utf-8")
        self.kind, self.arguments, self.runs, self.leaves, self.says, self.fails = "glueetl", {}, [[]], {}, [], None
        self.puts = []
        block = None
        for line in self.text.splitlines():
            word, _, rest = line.removeprefix("# ").partition(":")
            if line.startswith("# ") and word in ("kind", "with", "fails"):
                block = None
                self.one(word, rest.strip())
            elif line.startswith("# then"):
                self.puts.append(line.removeprefix("# then puts ").partition(": ")[::2] if "puts" in line else None)
                self.runs.append([])
            elif line in ("# prints:", "# says:"):
                block = self.runs[-1] if line == "# prints:" else self.says
            elif line.startswith("# leaves "):
                block = self.leaves.setdefault(line.removeprefix("# leaves ").rstrip(":"), [])
            elif block is not None and line.startswith("#"):
                block.append(line.removeprefix("#").removeprefix(" "))

    def one(self, word, rest):
        if word == "kind":
            self.kind = rest
        elif word == "fails":
            self.fails = rest
        else:
            self.arguments = dict(each.split("=", 1) for each in rest.split())


class Daily(SparkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bucket = fresh("daily")
        cls.s3.create_bucket(Bucket=cls.bucket)
        for key, body in OBJECTS.items():
            cls.s3.put_object(Bucket=cls.bucket, Key=key, Body=body.encode())
        client("secretsmanager").create_secret(Name=f"{cls.bucket}/login", SecretString='{"username":"ann","password":"p"}')
        for name, (place, serde, columns) in TABLES.items():
            cls.table(name, place, serde, columns)

    @classmethod
    def table(cls, name, place, serde, columns):
        kind = serde["Name"]
        header = {"skip.header.line.count": "1", "delimiter": ","} if kind == "csv" else {}
        keys = ["year", "month"] if name == "events" else []
        storage = {
            "Location": f"s3://{cls.bucket}/{place}", "SerdeInfo": serde, **TEXT,
            "Columns": [dict(zip(("Name", "Type"), each.replace(";", ",").split(" ", 1))) for each in columns.split(", ")],
        }
        cls.glue.create_table(DatabaseName=cls.database, TableInput={
            "Name": name, "StorageDescriptor": storage, "TableType": "EXTERNAL_TABLE",
            "PartitionKeys": [{"Name": key, "Type": "string"} for key in keys],
            "Parameters": {"classification": kind, **header}})
        for month in ("01", "02") if keys else ():
            where = {**storage, "Location": f"s3://{cls.bucket}/{place}year=2026/month={month}/"}
            cls.glue.create_partition(DatabaseName=cls.database, TableName=name,
                                      PartitionInput={"Values": ["2026", month], "StorageDescriptor": where})

    def wrong(self, script):
        """What differs from what the script's end says; nothing if all is as it should be."""
        name = fresh(script.name.replace("_", "-"))
        workers = {"WorkerType": "G.1X", "NumberOfWorkers": 2} if script.kind == "glueetl" else {}
        self.glue.create_job(
            Name=name, Role="arn:aws:iam::000000000000:role/daily", GlueVersion="5.0", **workers,
            Command={"Name": script.kind, "PythonVersion": "3", "ScriptLocation": self.put(f"scripts/{script.name}.py", script.text)},
            DefaultArguments=self.named({"bucket": self.bucket, "database": self.database, "TempDir": f"s3://{self.bucket}/tmp/",
                                         "job-language": "python", **script.arguments}))
        wrong = []
        streams = ("/aws-glue/jobs/" if script.kind == "glueetl" else "/aws-glue/python-jobs/")
        for number, expected in enumerate(script.runs):
            if number and script.puts[number - 1]:
                self.put(*script.puts[number - 1])
            run_id = self.start(name)
            run = self.ended(name, run_id, 600)
            error = "\n".join(self.log(streams + "error", run_id))
            if script.fails is not None:
                if run["JobRunState"] != "FAILED" or not run.get("ErrorMessage", "").startswith(script.fails):
                    wrong.append(f"{run['JobRunState']}: {run.get('ErrorMessage')}, not {script.fails}")
            elif run["JobRunState"] != "SUCCEEDED":
                wrong.append(f"{run['JobRunState']}: {run.get('ErrorMessage')}\n{error[-3000:]}")
            elif (printed := self.log(streams + "output", run_id)) != expected:
                wrong.append("prints\n" + "\n".join(printed) + "\nnot\n" + "\n".join(expected))
            wrong += [f"does not say {line}" for line in script.says if line not in error]
        for prefix, expected in script.leaves.items() if not wrong else ():
            left = sorted(line for key in self.keys(prefix)
                          for line in self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode().splitlines())
            if left != sorted(expected):
                wrong.append(f"leaves {prefix}\n" + "\n".join(left) + "\nnot\n" + "\n".join(sorted(expected)))
        return wrong

    def log(self, group, run_id):
        lines = self.logs.get_log_events(logGroupName=group, logStreamName=run_id, startFromHead=True)["events"]
        return [event["message"].rstrip() for event in lines]

    def test_scripts(self):
        asked = os.environ.get("MASTIC_DAILY", "")
        names = sorted(path.stem for path in FOLDER.glob("*.py")) if asked == "all" else asked.split() or HANDFUL
        scripts = [Script(FOLDER / f"{name}.py") for name in names]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for script, wrong in zip(scripts, pool.map(self.wrong, scripts)):
                with self.subTest(script.name):
                    self.assertFalse(wrong, "\n".join(wrong))


if __name__ == "__main__":
    unittest.main()
