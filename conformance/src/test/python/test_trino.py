"""Tables that Spark SQL, getSink, a crawler and Trino made, read by all the others with equal values."""

import json
import os
import re
import unittest

from peertables import BYTES, COLUMNAR, JSON, NESTED, SCALARS, Column, Rows
from sparkcase import SparkCase
from support import fresh
from trinoclient import Trino, TrinoError

RAW_JSON = [
    {"id": 1, "name": "ann", "rec": {"x": 1, "y": "a"}, "list": ["u", "v"], "ok": True},
    {"id": 2, "name": None, "rec": None, "list": [], "ok": False},
    {"id": 3, "name": "", "rec": {"x": 2, "y": "\u00e9 \"q\""}, "list": None, "ok": None},
]


def no_empty(name, value):
    """Spark's own reader of its CSV has NULL where it wrote an empty text."""
    return None if value == "" else value


def no_null_texts(name, value):
    """OpenCSVSerde has an empty text where there is nothing."""
    return "" if name == "name" and value is None else value


def as_texts(name, value):
    """Trino has the cells of an OpenCSVSerde as they are written, all of them texts."""
    if name == "p":
        return value
    if value is None:
        return ""
    if name == "at":
        return value[:-3].replace(" ", "T") + "Z"
    if isinstance(value, bool):
        return str(value).lower()
    return "1.0E300" if value == 1e300 else str(value)


class Peers(SparkCase):
    """One job makes, Trino makes, a crawler looks, one job reads; then each table is compared as each reads it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.trino = Trino(os.environ["MASTIC_TRINO_URL"])
        cls.db = fresh("peers").replace("-", "_")
        cls.at = f"s3://{cls.bucket}/peers"
        # Table -> (Trino's catalog, rows as all have to read them).
        cls.tables = {}
        cls.views = [f"{cls.db}.trino_view"]
        case = cls("test_nothing_failed_to_be_made")
        cls.failed = []
        cls.by_spark(case)
        cls.by_trino()
        cls.by_crawler(case)
        cls.seen = cls.run_plan(case, "read", {
            "read": [*cls.tables, *cls.views], "frames": [*cls.tables]})

    @classmethod
    def run_plan(cls, case, name, plan):
        cls.s3.put_object(Bucket=cls.bucket, Key=name, Body=json.dumps(plan).encode())
        job = case.job("peer.py", **{
            "plan": name, "enable-glue-datacatalog": "true", "datalake-formats": "iceberg,delta",
            "conf": "spark.sql.session.timeZone=UTC"})
        run_id = case.start(job)
        run = case.ended(job, run_id, 900)
        case.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        answers = json.loads(cls.s3.get_object(Bucket=cls.bucket, Key=name + ".answers")["Body"].read())
        return answers

    @classmethod
    def json(cls):
        return [table for table in cls.tables if table.endswith(("json", "openx"))]

    @classmethod
    def table(cls, name, rows, catalog="hive", expected=None):
        cls.tables[f"{cls.db}.{name}"] = (catalog, expected or rows.expected())
        return f"{cls.db}.{name}"

    @classmethod
    def by_spark(cls, case):
        sql = [f"create database {cls.db} location '{cls.at}/{cls.db}'", f"use {cls.db}",
               "set hive.exec.dynamic.partition.mode=nonstrict"]
        columnar, json_rows = Rows(COLUMNAR), Rows(JSON)
        for format, rows in (("parquet", columnar), ("orc", columnar), ("avro", columnar), ("json", json_rows)):
            name = cls.table(f"spark_using_{format}", rows)
            sql += [f"create table {name} ({rows.types('spark')}) using {format} partitioned by (p)",
                    f"insert into {name} {rows.select('spark')}"]
        openx = "row format serde 'org.openx.data.jsonserde.JsonSerDe'"
        for format, rows, words in (
                ("parquet", columnar, "stored as parquet"), ("orc", columnar, "stored as orc"), ("avro", columnar, "stored as avro"),
                ("textfile", Rows(SCALARS + BYTES + NESTED), "stored as textfile"), ("openx", json_rows, openx)):
            name = cls.table(f"spark_stored_{format}", rows)
            sql += [f"create table {name} ({rows.types_without_key('spark')}) partitioned by (p string) {words} "
                    f"location '{cls.at}/spark_stored_{format}'",
                    f"insert into {name} partition (p = 'a') {rows.select('spark', [0, 1], without_key=True)}",
                    f"insert overwrite table {name} partition (p) {rows.select('spark', [2, 3])}"]
        csv = Rows(SCALARS)
        sql += [f"create table {cls.table('spark_using_csv', csv)} ({csv.types('spark')}) using csv partitioned by (p)",
                f"insert into {cls.db}.spark_using_csv {csv.select('spark')}"]
        for lake in ("iceberg", "delta"):
            name = cls.table(f"spark_{lake}", columnar, catalog=lake)
            sql += [f"create table {name} ({columnar.types('spark')}) using {lake} partitioned by (p)",
                    f"insert into {name} {columnar.select('spark')}"]
        sql.append(f"create view {cls.db}.spark_view as select id, upper(name) as big from {cls.db}.spark_using_parquet")
        sinks = []
        for format, rows in (("glueparquet", columnar), ("orc", columnar), ("avro", columnar), ("json", json_rows),
                             ("csv", Rows(SCALARS + BYTES))):
            cls.table(f"sink_{format}", rows)
            sinks.append({"database": cls.db, "table": f"sink_{format}", "path": f"{cls.at}/sink_{format}/", "format": format,
                          "keys": ["p"], "options": {}, "source": rows.select("spark")})
        cls.keep_failures(cls.run_plan(case, "make", {"sql": sql, "sinks": sinks}))

    @classmethod
    def keep_failures(cls, answers):
        cls.failed += [f"{what[:200]}\n    {answer['error']}" for what, answer in answers.items()
                       if isinstance(answer, dict) and "error" in answer]

    @classmethod
    def by_trino(cls):
        columnar, json_rows = Rows(COLUMNAR), Rows(JSON)
        # Its reader takes a backslash for a mark of its own, also of what its writer wrote.
        texts = Rows([Column("id", "string", "varchar", "1", "2", "3", "4"),
                      Column("name", "string", "varchar", "ann", "bob", "", "x, \"y\" 'z' | \u00e9\ttab")], key=None)
        for name, format, rows in (
                ("parquet", "PARQUET", columnar), ("orc", "ORC", columnar), ("avro", "AVRO", columnar),
                ("json", "JSON", json_rows), ("openx", "OPENX_JSON", json_rows), ("textfile", "TEXTFILE", columnar)):
            table = cls.table(f"trino_{name}", rows)
            cls.make(f"CREATE TABLE {table} WITH (format = '{format}', partitioned_by = ARRAY['p']) AS "
                     + rows.select("trino", [0, 2]),
                     f"INSERT INTO {table} {rows.select('trino', [1, 3])}")
        table = cls.table("trino_csv", texts)
        cls.make(f"CREATE TABLE {table} WITH (format = 'CSV') AS {texts.select('trino')}")
        for lake in ("iceberg", "delta"):
            table = cls.table(f"trino_{lake}", columnar, catalog=lake)
            words = "partitioning = ARRAY['p']" if lake == "iceberg" else "partitioned_by = ARRAY['p']"
            cls.make(f"CREATE TABLE {table} WITH ({words}) AS {columnar.select('trino', [0, 2])}",
                     f"INSERT INTO {table} {columnar.select('trino', [1, 3])}", catalog=lake)
        cls.make(f"CREATE VIEW {cls.db}.trino_view AS SELECT id, upper(name) AS big FROM {cls.db}.trino_parquet")

    @classmethod
    def make(cls, *statements, catalog="hive"):
        for statement in statements:
            try:
                cls.trino.rows(statement, catalog)
            except TrinoError as error:
                cls.failed.append(f"{statement[:200]}\n    {error}")

    @classmethod
    def by_crawler(cls, case):
        """Of text as it comes, and of files that Spark wrote."""
        case.put("raw_csv/a.csv", 'id,name,price\n1,ann,1.5\n2,b c,-2.25\n3,,0.5\n')
        case.put("raw_json/a.json", "".join(json.dumps(row) + "\n" for row in RAW_JSON))
        # Cells in quotes in one of the files: the table is OpenCSVSerde's, whose columns are texts to Spark SQL and Trino.
        case.put("raw_quotes/a.csv", 'id,name,price\n1,"a, b",1.5\n2,"say ""hi""",-2.25\n3,"C:\\dir",0.5\n')
        case.put("raw_quotes/b.csv", 'id,name,price\n4,ann,7.0\n')
        for key in case.keys(f"peers/{cls.db}/spark_using_parquet/"):
            name = key.split("spark_using_parquet/")[1]
            if name.endswith(".parquet"):
                cls.s3.copy_object(Bucket=cls.bucket, CopySource={"Bucket": cls.bucket, "Key": key}, Key="raw_parquet/" + name)
        case.crawl("raw_csv", "raw_json", "raw_parquet", "raw_quotes")
        cls.tables[f"{cls.database}.raw_csv"] = ("hive", [
            {"id": 1, "name": "ann", "price": 1.5}, {"id": 2, "name": "b c", "price": -2.25}, {"id": 3, "name": "", "price": 0.5}])
        cls.quotes = f"{cls.database}.raw_quotes"
        cls.tables[cls.quotes] = ("hive", [
            {"id": 1, "name": "a, b", "price": 1.5}, {"id": 2, "name": 'say "hi"', "price": -2.25},
            {"id": 3, "name": "C:\\dir", "price": 0.5}, {"id": 4, "name": "ann", "price": 7.0}])
        cls.tables[f"{cls.database}.raw_json"] = ("hive", [
            {**row, "rec": row["rec"] and [*row["rec"].values()]} for row in RAW_JSON])
        cls.tables[f"{cls.database}.raw_parquet"] = ("hive", Rows(COLUMNAR).expected())

    def test_nothing_failed_to_be_made(self):
        self.assertEqual([], self.failed, "\n".join(self.failed))

    def test_trino_reads_all(self):
        csv = f"{self.db}.spark_using_csv"
        # Decimals in Avro of Spark's own are of a fixed size, which Trino refuses by the file's name.
        self.all_equal(self.read_by_trino, {csv: as_texts, self.quotes: as_texts, f"{self.db}.spark_using_avro": None})

    def read_by_trino(self, table, catalog):
        try:
            database, name = table.split(".")
            return self.trino.rows(f'SELECT * FROM "{database}"."{name}"', catalog)
        except TrinoError as error:
            return {"error": str(error)}

    def test_spark_sql_reads_all(self):
        self.all_equal(lambda table, _: self.seen[f"sql {table}"], {f"{self.db}.spark_using_csv": no_empty, self.quotes: as_texts})

    def test_from_catalog_reads_all(self):
        """As data frames; as DynamicFrames, too, but for JSON, whose records have types of their own."""
        csv = {f"{self.db}.spark_using_csv": no_null_texts}
        self.all_equal(lambda table, _: self.seen[f"data {table}"], csv)
        self.all_equal(lambda table, _: self.seen[f"frame {table}"], {**csv, **{table: None for table in self.json()}})

    def test_a_view_of_trino_is_read_by_spark(self):
        expected = [{"id": row["id"], "big": row["name"] and row["name"].upper()} for row in Rows(SCALARS).expected()]
        self.assertEqual([], self.differences("the view", expected, self.seen[f"sql {self.db}.trino_view"]))

    def test_a_view_of_spark_is_refused_by_trino(self):
        seen = self.read_by_trino(f"{self.db}.spark_view", "hive")
        self.assertIsInstance(seen, dict, seen)
        self.assertRegex(seen["error"], "(?i)view")

    def all_equal(self, read, limits):
        """With what a reader cannot tell apart: table -> how it has a value, or None where it is another's to judge."""
        wrong = []
        for table, (catalog, expected) in self.tables.items():
            limit = limits.get(table, lambda name, value: value)
            if limit:
                limited = [{name: limit(name, value) for name, value in row.items()} for row in expected]
                wrong += self.differences(table, limited, read(table, catalog))
        self.assertEqual([], wrong, "\n" + "\n".join(wrong))

    def differences(self, table, expected, seen):
        if isinstance(seen, dict):
            return [f"{table}: {seen['error'][:600]}"]
        by_id = {str(row.get("id")): row for row in seen}
        if len(seen) != len(expected):
            return [f"{table}: {len(seen)} rows, of ids {sorted(by_id)}"]
        return [
            f"{table}, row {row['id']}, {name}: expected {value!r}, read {by_id.get(str(row['id']), {}).get(name, 'nothing')!r}"
            for row in expected for name, value in row.items()
            if not same(value, by_id.get(str(row["id"]), {}).get(name, "nothing"))]


def same(expected, seen):
    """Timestamps of any precision are the same instant; all else is equal as it is."""
    if isinstance(expected, str) and isinstance(seen, str) and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?", expected):
        # Lakes keep instants, which Trino shows with their zone.
        return stripped(expected) == stripped(seen.removesuffix(" UTC"))
    return expected == seen and isinstance(expected, bool) == isinstance(seen, bool)


def stripped(timestamp):
    return timestamp.rstrip("0").rstrip(".") if "." in timestamp else timestamp


if __name__ == "__main__":
    unittest.main()
