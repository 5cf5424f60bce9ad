"""Readers and writers: the options that they pass on, and the shapes of paths."""

import os
import pathlib

from sparktest import SparkTest

from pyspark.sql import Row
from pyspark.sql import functions as F
from pyspark.sql import types as T


class Files(SparkTest):
    def setUp(self):
        self.home = self.directory()

    def path(self, name, text=None):
        path = os.path.join(self.home, name)
        if text is not None:
            pathlib.Path(path).write_text(text, encoding="utf-8")
        return path

    def test_csv_options(self):
        path = self.path("a.csv", "id;name\n1;'x;y'\n2;NA\n#3;z\n")
        wanted = [(1, "x;y"), (2, None)]
        read = self.spark.read
        for frame in (
            read.csv(path, sep=";", quote="'", header=True, inferSchema=True, nullValue="NA", comment="#"),
            read.csv(path, None, ";", None, "'", None, "#", True, True, nullValue="NA"),
            read.option("sep", ";").option("quote", "'").options(header=True, inferSchema="true", nullValue="NA", comment="#").csv(path),
            read.format("csv").option("delimiter", ";").option("header", True).option("inferSchema", True)
            .option("quote", "'").option("nullValue", "NA").option("comment", "#").load(path),
            read.load(path, "csv", "id int, name string", sep=";", quote="'", header=True, nullValue="NA", comment="#"),
            read.schema("id INT, name STRING").csv([path], sep=";", quote="'", header=True, nullValue="NA", comment="#"),
            read.csv(path, T.StructType().add("id", "int").add("name", "string"), sep=";", quote="'", header="true", nullValue="NA", comment="#"),
        ):  # fmt: skip
            self.assertEqual((["id", "name"], wanted), (frame.columns, self.rows(frame)))

    def test_csv_refuses_options_that_it_does_not_know(self):
        with self.assertRaisesRegex(TypeError, "unexpected keyword argument 'headers'"):
            self.spark.read.csv(self.path("a.csv", "x"), headers=True)
        with self.assertRaisesRegex(TypeError, "multiple values for argument 'sep'"):
            self.spark.read.csv(self.path("a.csv", "x"), None, ";", sep=",")

    def test_csv_written(self):
        path = self.path("out")
        df = self.spark.createDataFrame([(1, "a"), (2, None)], ["id", "s"]).coalesce(1)
        df.write.csv(path, mode="overwrite", header=True, sep="|", nullValue="-")
        self.assertEqual("id|s\n1|a\n2|-\n", "".join(f.read_text() for f in pathlib.Path(path).glob("*.csv")))
        df.write.mode("append").option("header", True).format("csv").save(path)
        self.assertEqual(2, len(list(pathlib.Path(path).glob("*.csv"))))
        with self.assertRaisesRegex(Exception, "already exists"):
            df.write.csv(path)
        df.write.mode("ignore").csv(path)
        df.write.csv(path, "overwrite", "gzip")
        self.assertEqual(1, len(list(pathlib.Path(path).glob("*.csv.gz"))))

    def test_json(self):
        path = self.path("a.json", '[{"a": 1, "b": {"c": ["x"]}},\n {"a": 2}]')
        frame = self.spark.read.json(path, multiLine=True)
        self.assertEqual([Row(a=1, b=Row(c=["x"])), Row(a=2, b=None)], frame.collect())
        self.assertEqual([("1",), ("2",)], self.rows(self.spark.read.json(path, "a string", multiLine=True)))
        out = self.path("out")
        frame.coalesce(1).write.json(out, ignoreNullFields=False)
        self.assertEqual(frame.collect(), self.spark.read.schema(frame.schema).json(out).collect())
        self.assertIn('"b":null', "".join(f.read_text() for f in pathlib.Path(out).glob("*.json")))

    def test_parquet_and_orc(self):
        df = self.spark.createDataFrame([(1, "a"), (2, "b"), (3, "b")], ["id", "p"])
        for kind in ("parquet", "orc"):
            with self.subTest(format=kind):
                path = self.path(kind)
                getattr(df.write, kind)(path, mode="overwrite", partitionBy="p", compression="snappy")
                self.assertEqual({"p=a", "p=b"}, {d for d in os.listdir(path) if d.startswith("p=")})
                read = getattr(self.spark.read, kind)
                self.assertEqual(3, read(path).count())
                self.assertEqual(2, read(os.path.join(path, "p=b")).count())
        parquet = self.path("parquet")
        parts = [f"{parquet}/p=a", f"{parquet}/p=b"]
        self.assertEqual(3, self.spark.read.parquet(*parts).count())
        self.assertEqual(3, self.spark.read.parquet(parts).count())
        self.assertEqual(3, self.spark.read.parquet(parquet, mergeSchema=True).count())
        self.assertEqual(2, self.spark.read.option("basePath", parquet).load([f"{parquet}/p=b"]).filter("p = 'b'").count())
        self.assertEqual(3, self.spark.read.load(pathlib.Path(parquet)).count())
        df.write.partitionBy(["p"]).mode("overwrite").save(parquet)
        df.write.save(parquet, format="parquet", mode="append", partitionBy=["p"])
        self.assertEqual(6, self.spark.read.parquet(parquet).count())

    def test_text(self):
        path = self.path("a.txt", "one\ntwo")
        self.assertEqual([("one",), ("two",)], self.rows(self.spark.read.text(path)))
        self.assertEqual([("one\ntwo",)], self.rows(self.spark.read.text(path, wholetext=True)))
        out = self.path("out")
        self.spark.read.text([path]).write.text(out, compression="gzip")
        self.assertEqual(2, self.spark.read.text(out).count())

    def test_input_files(self):
        path = self.path("a.txt", "one")
        self.assertTrue(self.spark.read.text(path).select(F.input_file_name()).first()[0].endswith("a.txt"))
        self.assertEqual(1, len(self.spark.read.text(path).inputFiles()))

    def test_jdbc_reaches_the_driver(self):
        url, properties = "jdbc:nothing://x", {"user": "u", "driver": "no.such.Driver"}
        for read in (
            lambda: self.spark.read.jdbc(url, "t", properties=properties),
            lambda: self.spark.read.jdbc(url, "t", "id", 1, 10, 2, properties=properties),
            lambda: self.spark.read.jdbc(url, "t", predicates=["id > 1"], properties=properties),
            lambda: self.spark.range(1).write.jdbc(url, "t", "append", properties),
        ):
            with self.assertRaisesRegex(Exception, "no.such.Driver"):
                read()


class Tables(SparkTest):
    def setUp(self):
        self.addCleanup(self.spark.sql, "DROP TABLE IF EXISTS things")
        self.df = self.spark.createDataFrame([(1, "a"), (2, "b")], ["id", "p"])

    def test_saved_and_inserted(self):
        self.df.write.saveAsTable("things", format="parquet", mode="overwrite", partitionBy="p")
        self.assertEqual(2, self.spark.table("things").count())
        self.df.write.insertInto("things")
        self.assertEqual(4, self.spark.read.table("things").count())
        self.df.write.insertInto("things", overwrite=True)
        self.assertEqual({(1, "a"), (2, "b")}, set(self.rows(self.spark.table("default.things"))))

    def test_in_buckets(self):
        self.df.write.bucketBy(2, "id").sortBy("id").mode("overwrite").saveAsTable("things")
        self.df.write.bucketBy(2, ["id"]).sortBy(["id"]).mode("overwrite").saveAsTable("things")
        self.assertTrue([c.isBucket for c in self.spark.catalog.listColumns("things") if c.name == "id"][0])

    def test_of_catalogs(self):
        self.df.writeTo("things").using("parquet").tableProperty("k", "v").partitionedBy(F.col("p")).create()
        properties = {r.key: r.value for r in self.spark.sql("SHOW TBLPROPERTIES things").collect()}
        self.assertEqual("v", properties["k"])
        self.assertEqual(["p"], [c.name for c in self.spark.catalog.listColumns("things") if c.isPartition])
        with self.assertRaisesRegex(Exception, "TABLE_OR_VIEW_ALREADY_EXISTS"):
            self.df.writeTo("things").using("parquet").create()

    def test_listed(self):
        catalog = self.spark.catalog
        self.df.write.saveAsTable("things")
        table = next(t for t in catalog.listTables() if t.name == "things")
        self.assertEqual(("MANAGED", False, "default"), (table.tableType, table.isTemporary, table.database))
        self.assertEqual(table, catalog.getTable("things"))
        self.assertTrue(catalog.tableExists("things") and catalog.tableExists("things", "default"))
        self.assertFalse(catalog.tableExists("nothing"))
        self.assertEqual([("id", "bigint"), ("p", "string")], [(c.name, c.dataType) for c in catalog.listColumns("things")])
        self.assertEqual(["default"], [d.name for d in catalog.listDatabases("def*")])
        self.assertEqual(("default", "spark_catalog"), (catalog.currentDatabase(), catalog.currentCatalog()))
        self.assertTrue(catalog.databaseExists("default") and catalog.functionExists("upper"))
        self.assertEqual("upper", catalog.getFunction("upper").name)
        self.assertIn("abs", [f.name for f in catalog.listFunctions()])
        catalog.cacheTable("things")
        self.assertTrue(catalog.isCached("things"))
        catalog.uncacheTable("things")
        catalog.refreshTable("things")
        catalog.clearCache()
        self.assertEqual("spark_catalog", catalog.listCatalogs()[0].name)
        made = catalog.createTable("more_things", schema=T.StructType().add("a", "int"), source="parquet")
        self.addCleanup(self.spark.sql, "DROP TABLE more_things")
        self.assertEqual(["a"], made.columns)
