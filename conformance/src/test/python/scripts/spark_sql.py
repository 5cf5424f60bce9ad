"""Spark SQL over the Data Catalog, statement by statement; prints what is not as expected, then how many were looked at."""

import base64
import json
import sys

import boto3
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import SparkSession

args = getResolvedOptions(sys.argv, ["bucket", "catalog"])
bucket, db = args["bucket"], args["catalog"]
context = GlueContext(SparkContext.getOrCreate())
spark = context.spark_session
glue, s3 = boto3.client("glue"), boto3.client("s3")
looked, wrong = [], []


def rows(text):
    return sorted(([*row] for row in spark.sql(text).collect()), key=str)


def is_right(what, expected, look):
    looked.append(what)
    try:
        seen = look() if callable(look) else look
    except Exception as error:
        seen = f"{type(error).__name__}: {error}".split("JVM stacktrace")[0][:700]
    if seen != expected:
        wrong.append(what)
        print(f"WRONG {what}\n  expected {expected!r}\n  seen     {seen!r}")


def answers(text, *expected):
    is_right(text, sorted(([*row] for row in expected), key=str), lambda: rows(text))


def done(text):
    is_right(text, "done", lambda: spark.sql(text).collect() and "done" or "done")


def refused(text, *words):
    """The statement fails, and says all of these."""
    looked.append(text)
    try:
        spark.sql(text).collect()
        said = "nothing: it was done"
    except Exception as error:
        said = str(error)
    for word in words:
        if word not in said:
            wrong.append(text)
            print(f"WRONG {text}\n  should say {word!r}\n  said       {said[:700]!r}")


def table(name):
    return glue.get_table(DatabaseName=db, Name=name)["Table"]


def columns(name):
    return [(c["Name"], c["Type"]) for c in table(name)["StorageDescriptor"]["Columns"]]


def partitions(name, at=db):
    pages = glue.get_paginator("get_partitions").paginate(DatabaseName=at, TableName=name)
    return sorted(p["Values"] for page in pages for p in page["Partitions"])


def frame(name):
    """What from_catalog reads."""
    read = context.create_dynamic_frame.from_catalog(database=db, table_name=name).toDF()
    return sorted(([*row] for row in read.collect()), key=str)


def put(key, text):
    s3.put_object(Bucket=bucket, Key=key, Body=text.encode())
    return f"s3://{bucket}/{key}"


def made(name, location, serde, columns, keys=(), input="org.apache.hadoop.mapred.TextInputFormat",
         output="org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat", serde_parameters=None, **parameters):
    """A table as crawlers and users of the API make them."""
    glue.create_table(DatabaseName=db, TableInput={
        "Name": name, "TableType": "EXTERNAL_TABLE", "Parameters": parameters,
        "PartitionKeys": [{"Name": n, "Type": t} for n, t in keys],
        "StorageDescriptor": {
            "Columns": [{"Name": n, "Type": t} for n, t in columns], "Location": location, "InputFormat": input,
            "OutputFormat": output, "SerdeInfo": {"SerializationLibrary": serde, "Parameters": serde_parameters or {}}}})


def partition(name, values, location):
    storage = dict(table(name)["StorageDescriptor"], Location=location)
    glue.create_partition(DatabaseName=db, TableName=name, PartitionInput={"Values": values, "StorageDescriptor": storage})


LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"
at = f"s3://{bucket}/sql"

# ---- databases
done(f"create database {db} comment 'for tests' location '{at}/db'")
is_right("the database", (f"{at}/db", "for tests"), lambda: [
    (d["LocationUri"], d["Description"]) for d in [glue.get_database(Name=db)["Database"]]][0])
is_right("show databases", True, lambda: [db] in rows("show databases") and ["default"] in rows("show databases"))
answers(f"show databases like '{db}'", [db])
refused(f"create database {db}", db)
done(f"create database if not exists {db}")
done(f"alter database {db} set dbproperties ('a' = 'b')")
is_right("its properties", "b", lambda: glue.get_database(Name=db)["Database"]["Parameters"]["a"])
is_right("describe database", True, lambda: ["Location", f"{at}/db"] in rows(f"describe database {db}"))
refused("use not_there", "not_there")
done(f"use {db}")
is_right("the current database", db, lambda: spark.catalog.currentDatabase())

# ---- tables that crawlers make
put("sql/lazy/a.csv", "id,name\n1,ann\n2,bob\n")
put("sql/lazy/b.csv", "id,name\n3,cleo\n")
made("lazy", f"{at}/lazy/", LAZY, [("id", "bigint"), ("name", "string")], serde_parameters={"field.delim": ","},
     **{"skip.header.line.count": "1", "classification": "csv", "areColumnsQuoted": "false"})
answers("select * from lazy", [1, "ann"], [2, "bob"], [3, "cleo"])
is_right("spark.table", 3, lambda: spark.table(f"{db}.lazy").count())
is_right("glueContext.sql", 3, lambda: context.sql(f"select * from {db}.lazy").count())
is_right("a session of its own", 3, lambda: spark.newSession().table(f"{db}.lazy").count())
is_right("getOrCreate", 3, lambda: SparkSession.builder.appName("again").getOrCreate().table("lazy").count())
sessions = spark._jvm.org.apache.spark.sql.SparkSession
sessions.clearActiveSession()
sessions.clearDefaultSession()
is_right("a session that the JVM's builder makes", 3, lambda: sessions.builder().getOrCreate().table(f"{db}.lazy").count())
sessions.setDefaultSession(spark._jsparkSession)
sessions.setActiveSession(spark._jsparkSession)
refused("insert into lazy values (4, 'dan')", f"{db}.lazy", "header")
put("sql/owned/a.csv", "1,ann\n")
put("sql/owned/b.tmp", "2,bob\n")
put("sql/owned/more/c.csv", "3,cleo\n")
left_out = json.dumps([f"{at}/owned/**.tmp", f"{at}/owned/more/**"])
made("owned", f"{at}/owned/", LAZY, [("id", "bigint"), ("name", "string")], serde_parameters={"field.delim": ","},
     classification="csv", exclusions=left_out)
answers("select * from owned", [1, "ann"])
is_right("from_catalog of what is owned", [[1, "ann"]], lambda: frame("owned"))
put("sql/log/a.log", "10.0.0.1 GET 17\nodd\n10.0.0.2 PUT 3\n")
made("log", f"{at}/log/", "com.amazonaws.glue.serde.GrokSerDe", [("client", "string"), ("verb", "string"), ("n", "int")],
     serde_parameters={"input.format": "%{IP:client} %{WORD:verb} %{INT:n:int}", "input.regex": r"([\d.]+) (\w+) (\d+)"},
     classification="mine")
answers("select * from log where n > 0", ["10.0.0.1", "GET", 17], ["10.0.0.2", "PUT", 3])
is_right("from_catalog of a log", 3, lambda: len(frame("log")))
put("sql/quoted/a.csv", '"x, y",1\n"say ""hi""",2\n')
made("quoted", f"{at}/quoted/", "org.apache.hadoop.hive.serde2.OpenCSVSerde", [("what", "string"), ("n", "string")],
     serde_parameters={"separatorChar": ",", "quoteChar": '"'})
answers("select what from quoted where n = '1'", ["x, y"])
put("sql/json/day=2026-01-01/a.json", '{"ID": 1, "paid": 2.5, "who": {"Name": "ann", "tags": ["x", "y"]}, "at": "2026-01-01 10:00:00"}\n')
put("sql/json/day=2026-01-02/a.json", '{"id": 2, "paid": 3.5}\n{"id": 3, "who": {"tags": []}}\n')
json_columns = [("id", "int"), ("paid", "double"), ("who", "struct<name:string,tags:array<string>>"), ("at", "timestamp")]
for name, serde in [("openx", "org.openx.data.jsonserde.JsonSerDe"), ("hives", "org.apache.hive.hcatalog.data.JsonSerDe")]:
    made(name, f"{at}/json/", serde, json_columns, [("day", "string")], classification="json")
    for day in ("2026-01-01", "2026-01-02"):
        partition(name, [day], f"{at}/json/day={day}/")
answers("select id, paid, who.name, size(who.tags), day from openx", [1, 2.5, "ann", 2, "2026-01-01"],
        [2, 3.5, None, -1, "2026-01-02"], [3, None, None, 0, "2026-01-02"])
answers("select cast(at as string) from openx where day < '2026-01-02'", ["2026-01-01 10:00:00"])
answers("select id, paid from hives where day = '2026-01-02'", [2, 3.5], [3, None])
answers("show partitions openx", ["day=2026-01-01"], ["day=2026-01-02"])
answers("show partitions openx partition (day = '2026-01-02')", ["day=2026-01-02"])
answers("select count(*) from openx where day in ('2026-01-02', 'x')", [2])
answers("select count(*) from openx where day like '%01'", [1])
answers("select count(*) from openx where day = date'2026-01-01' or day > '2027'", [1])
# One partition's value is no number: the catalog refuses to filter, as AWS does, and Spark does it by itself.
made("strays", f"{at}/strays/", "org.openx.data.jsonserde.JsonSerDe", [("n", "int")], [("half", "int")], classification="json")
for half in ("1", "2", "unknown"):
    put(f"sql/strays/half={half}/a.json", '{"n": 7}\n')
    partition("strays", [half], f"{at}/strays/half={half}/")
answers("select half, n from strays where half = 2", [2, 7])
answers("select count(*) from strays where half >= 1", [2])
put("sql/broken/a.json", '{"n": 1}\n{"n": "one"}\n')
made("broken", f"{at}/broken/", "org.openx.data.jsonserde.JsonSerDe", [("n", "int")])
refused("select * from broken", "column n")
is_right("describe", [["at", "timestamp"], ["day", "string"], ["id", "int"]], lambda: sorted(
    map(list, {(r[0], r[1]) for r in rows("describe openx") if r[0] in ("id", "at", "day")})))
is_right("describe extended", True, lambda: any(
    r[0] == "Location" and r[1].startswith(f"{at}/json") for r in rows("describe extended openx")))
refused("select * from not_there", "not_there")
refused(f"select * from {db}.openx where nothing = 1", "nothing")
made("projected", f"{at}/projected/", LAZY, [("id", "int")], [("day", "string")], **{"projection.enabled": "true"})
refused("select * from projected", f"{db}.projected", "projection")
made("lake", f"{at}/lake/", LAZY, [("id", "int")], table_type="ICEBERG", metadata_location=f"{at}/lake/m.json")
refused("select * from lake", f"{db}.lake", "Iceberg", "--datalake-formats")
made("odd", f"{at}/odd/", LAZY, [("id", "uniontype<int,string>")])
refused("select * from odd", f"{db}.odd", "uniontype")

# ---- tables that Spark makes
for format in ("parquet", "orc", "avro", "json", "csv"):
    name = f"using_{format}"
    done(f"create table {name} (id bigint, Name string, price double) using {format}")
    done(f"insert into {name} values (1, 'ann', 1.5), (2, null, 2.5)")
    answers(f"select * from {name}", [1, "ann", 1.5], [2, None, 2.5])
    is_right(f"the columns of {name}", [("id", "bigint"), ("name", "string"), ("price", "double")], lambda: columns(name))
    is_right(f"the place of {name}", (f"{at}/db/{name}", format), lambda: (
        table(name)["StorageDescriptor"]["Location"].rstrip("/"), table(name)["Parameters"].get("classification")))
for name in ("using_parquet", "using_orc", "using_avro", "using_json"):
    is_right(f"from_catalog of {name}", [[1, "ann", 1.5], [2, None, 2.5]], lambda: frame(name))
for format in ("parquet", "orc", "avro", "textfile"):
    name = f"stored_{format}"
    done(f"create table {name} (id bigint, name string) partitioned by (day string) stored as {format} location '{at}/{name}'")
    done(f"insert into {name} partition (day = '1') values (1, 'ann')")
    done("set hive.exec.dynamic.partition.mode=nonstrict")
    done(f"insert into {name} select 2, 'bob', '2' union all select 3, 'cleo', '3'")
    done(f"insert overwrite {name} partition (day = '1') values (4, 'dan')")
    done(f"insert overwrite table {name} partition (day) select 5, 'eve', '3'")
    answers(f"select * from {name}", [4, "dan", "1"], [2, "bob", "2"], [5, "eve", "3"])
    is_right(f"partitions of {name}", [["1"], ["2"], ["3"]], lambda: partitions(name))
    is_right(f"from_catalog of {name}", [[2, "bob", "2"], [4, "dan", "1"], [5, "eve", "3"]], lambda: frame(name))
done("create table plain as select 1 as one")
answers("select * from plain", [1])
done(f"create table ctas using parquet partitioned by (day) as select id, day from openx")
answers("select * from ctas where day = '2026-01-02'", [2, "2026-01-02"], [3, "2026-01-02"])
is_right("partitions of ctas", [["2026-01-01"], ["2026-01-02"]], lambda: partitions("ctas"))
done("set spark.sql.sources.partitionOverwriteMode=dynamic")
done("insert overwrite ctas select 9, '2026-01-02'")
answers("select * from ctas", [1, "2026-01-01"], [9, "2026-01-02"])
done("insert overwrite ctas partition (day = '2026-01-03') select 10")
is_right("partitions of ctas", [["2026-01-01"], ["2026-01-02"], ["2026-01-03"]], lambda: partitions("ctas"))
done("create table likeness like openx")
is_right("create table like", columns("openx"), lambda: columns("likeness"))
people = spark.createDataFrame([(1, "Ann", "x"), (2, "Bob", "y")], ["Id", "fullName", "team"])
is_right("saveAsTable", None, lambda: people.write.mode("overwrite").partitionBy("team").saveAsTable(f"{db}.people"))
is_right("its schema", ["Id", "fullName", "team"], lambda: spark.table("people").columns)
is_right("mixed case", [[1]], lambda: rows("select id from people where FULLNAME = 'Ann' and TEAM = 'x'"))
is_right("append", None, lambda: people.write.mode("append").partitionBy("team").saveAsTable("people"))
is_right("insertInto", 5, lambda: people.limit(1).write.insertInto("people") or spark.table("people").count())
is_right("overwrite", 2, lambda: people.write.mode("overwrite").saveAsTable("people") or spark.table("people").count())
is_right("from_catalog of people", [[1, "Ann", "x"], [2, "Bob", "y"]], lambda: frame("people"))
is_right("with a path", f"{at}/pathed", lambda: people.write.format("csv").option("header", True).option(
    "path", f"{at}/pathed").saveAsTable("pathed") or table("pathed")["StorageDescriptor"]["Location"].rstrip("/"))
is_right("from_catalog of pathed", [["Ann"], ["Bob"]], lambda: sorted([r[1]] for r in frame("pathed")))

# ---- alter
done("alter table using_parquet add columns (extra int comment 'new')")
answers("select extra from using_parquet where id = 1", [None])
is_right("its columns", ("extra", "int"), lambda: columns("using_parquet")[-1])
done("alter table stored_orc add columns (extra int)")
answers("select extra, id from stored_orc where day = '1'", [None, 4])
done("alter table using_parquet set tblproperties ('owner.team' = 'x')")
is_right("a property", "x", lambda: table("using_parquet")["Parameters"]["owner.team"])
done("alter table using_parquet unset tblproperties ('owner.team')")
is_right("no property", None, lambda: table("using_parquet")["Parameters"].get("owner.team"))
done("comment on table using_parquet is 'seen'")
is_right("a comment", "seen", lambda: table("using_parquet").get("Description"))
done(f"alter table openx add partition (day = '2026-01-03') location '{at}/more/'")
refused(f"alter table openx add partition (day = '2026-01-03')", "2026-01-03")
done("alter table openx add if not exists partition (day = '2026-01-03')")
is_right("partitions", [["2026-01-01"], ["2026-01-02"], ["2026-01-03"]], lambda: partitions("openx"))
answers("select count(*) from openx", [3])
done("alter table openx partition (day = '2026-01-03') rename to partition (day = '2026-02-03')")
is_right("renamed", ["2026-02-03"], lambda: partitions("openx")[-1])
done(f"alter table openx partition (day = '2026-02-03') set location '{at}/json/day=2026-01-01/'")
answers("select id from openx where day = '2026-02-03'", [1])
done("alter table openx drop partition (day = '2026-02-03')")
refused("alter table openx drop partition (day = '2026-02-03')", "2026-02-03")
done("alter table openx drop if exists partition (day = '2026-02-03')")
is_right("partitions", [["2026-01-01"], ["2026-01-02"]], lambda: partitions("openx"))
refused("alter table plain rename to other", f"{db}.plain", "not supported")
put("sql/stored_textfile/day=7/a", "7\x01gil\n")
done("msck repair table stored_textfile")
is_right("repaired", [["1"], ["2"], ["3"], ["7"]], lambda: partitions("stored_textfile"))
done("analyze table using_parquet compute statistics")
is_right("statistics", "2", lambda: table("using_parquet")["Parameters"]["spark.sql.statistics.numRows"])
done("analyze table using_parquet compute statistics for columns id")
done("analyze table stored_orc partition (day) compute statistics")
done("truncate table using_orc")
answers("select count(*) from using_orc", [0])
done("refresh table using_orc")

# ---- overwriting by static and dynamic keys together
VALUES = "values (1, '2025', '01'), (2, '2025', '02'), (3, '2026', '01')"
for mode, left in (("dynamic", [[1, "2025", "01"]]), ("static", [])):
    done(f"set spark.sql.sources.partitionOverwriteMode={mode}")
    done(f"create table mixed_{mode} (id int) using parquet partitioned by (y string, m string)")
    done(f"insert into mixed_{mode} {VALUES}")
    done(f"insert overwrite mixed_{mode} partition (y = '2025', m) select 9, '02' union all select 8, '03'")
    answers(f"select * from mixed_{mode}", *left, [9, "2025", "02"], [8, "2025", "03"], [3, "2026", "01"])
    is_right(f"partitions of mixed_{mode}", sorted([*([r[1:] for r in left]), ["2025", "02"], ["2025", "03"], ["2026", "01"]]),
             lambda: partitions(f"mixed_{mode}"))
    done(f"insert overwrite table mixed_{mode} partition (y = '2026', m = '01') select 7")
    answers(f"select id from mixed_{mode} where y = '2026'", [7])
# Tables in Hive's words are always overwritten partition by partition.
for format in ("textfile", "orc"):
    done(f"create table mixed_{format} (id int) partitioned by (y string, m string) stored as {format} location '{at}/mixed_{format}'")
    done(f"insert into mixed_{format} {VALUES}")
    done(f"insert overwrite table mixed_{format} partition (y = '2025', m) select 9, '02' union all select 8, '03'")
    answers(f"select * from mixed_{format}", [1, "2025", "01"], [9, "2025", "02"], [8, "2025", "03"], [3, "2026", "01"])
done("set spark.sql.sources.partitionOverwriteMode=dynamic")

# ---- partitions that are found and described
put("sql/stored_textfile/day=8/a", "8\x01hal\n")
done("alter table stored_textfile recover partitions")
is_right("recovered", ["8"], lambda: partitions("stored_textfile")[-1])
answers("select id from stored_textfile where day = '8'", [8])
is_right("describe a partition", ("[day=2026-01-02]", f"{at}/json/day=2026-01-02"), lambda: [
    (d["Partition Values"], d["Location"].rstrip("/")) for d in [{r[0]: r[1] for r in rows(
        "describe extended openx partition (day = '2026-01-02')")}]][0])
refused("describe openx partition (day = '1999-01-01')", "1999-01-01")
refused("describe openx partition (nothing = '1')", "nothing")


# ---- what makes the same table again
def made_again(name, *without):
    """SHOW CREATE TABLE is a statement that makes another table like it."""
    text = spark.sql(f"show create table {name}").collect()[0][0]
    for word in without:
        is_right(f"{word} in the statement of {name}", False, lambda: word in text)
    again = f"{name}_again"
    there = text.replace(f"{db}.{name}", f"{db}.{again}").replace(f"{at}/{name}", f"{at}/{again}")
    done(there)
    is_right(f"the statement of {again}", there, lambda: spark.sql(f"show create table {again}").collect()[0][0])
    done(f"insert into {again} select * from {name}")
    is_right(f"the rows of {again}", rows(f"select * from {name}"), lambda: rows(f"select * from {again}"))
    is_right(f"the SerDe of {again}", table(name)["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"],
             lambda: table(again)["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"])


done("create table optioned (id int, name string, day string) using csv options (header 'true', sep ';', quote '!') "
     f"partitioned by (day) comment 'a csv table' location '{at}/optioned'")
done("insert into optioned values (1, 'x;y', '1'), (2, 'z', '2')")
made_again("optioned", "field.delim", "separatorChar", "quoteChar")
made_again("using_csv", "field.delim", "separatorChar")
made_again("using_json")
made_again("ctas")

# ---- what people write
done("create table source using parquet as select * from values (1, 'a'), (2, 'b'), (3, 'c') as v (id, name)")
done(f"create table liked using orc location '{at}/liked' tblproperties ('q' = '1') as select id from source")
done(f"create table shaped like source using orc location '{at}/shaped' tblproperties ('q' = '1')")
done("insert into shaped select * from source")
answers("select count(*) from shaped", [3])
is_right("its properties", True, lambda: ["q", "1"] in rows("show tblproperties shaped"))
done("analyze table source compute statistics for columns id, name")
is_right("figures of a column", True, lambda: {("min", "1"), ("max", "3"), ("distinct_count", "3")} <= {
    (r[0], r[1]) for r in rows("describe extended source id")})
done("cache table source")
done("insert into source values (4, 'd')")
answers("select count(*) from source", [4])
done("uncache table source")
done("create table bucketed (id int, name string) using parquet clustered by (id) sorted by (name) into 3 buckets")
done("insert into bucketed values (1, 'a')")
answers("select * from bucketed", [1, "a"])
is_right("columns of the catalog", [("id", False), ("name", False), ("day", True)], lambda: [
    (c.name, c.isPartition) for c in spark.catalog.listColumns("stored_avro")])
refused("select * from no_db.t", "no_db")
refused("insert into source values (1)", "source", "not enough data columns")
refused("insert into source select 'x', 'y'", "source", "id")
refused("alter table openx add partition (z = '1')", "z", "openx")
refused("create table no_db.t (a int)", "no_db")
refused("msck repair table source", "source", "not a partitioned table")

# ---- views and functions
done("create or replace view seen as select id, name as who from lazy where id > 1")
answers("select * from seen", [2, "bob"], [3, "cleo"])
is_right("the view", ("VIRTUAL_VIEW", True), lambda: (table("seen")["TableType"], "from lazy" in table("seen")["ViewOriginalText"]))
answers(f"show views in {db}", [db, "seen", False])
done("alter view seen as select id from lazy")
answers("select count(*) from seen", [3])
spark.range(3).createOrReplaceTempView("passing")
is_right("a temporary view", True, lambda: ["", "passing", True] in rows("show tables"))
answers("select count(*) from passing p join lazy l on p.id = l.id", [2])


def presto(name, sql, types):
    view = {"originalSql": sql, "catalog": "awsdatacatalog", "schema": db,
            "columns": [{"name": n, "type": t} for n, t in types]}
    text = f"/* Presto View: {base64.b64encode(json.dumps(view).encode()).decode()} */"
    glue.create_table(DatabaseName=db, TableInput={
        "Name": name, "TableType": "VIRTUAL_VIEW", "ViewOriginalText": text, "ViewExpandedText": "/* Presto View */",
        "Parameters": {"presto_view": "true", "comment": "Presto View"},
        "StorageDescriptor": {"Columns": [{"Name": n, "Type": "string"} for n, _ in types]}})


presto("athenas", 'SELECT "id", upper("name") "Big" FROM lazy WHERE name <> \'it\'\'s\'', [("id", "bigint"), ("Big", "varchar")])
answers("select * from athenas", [1, "ANN"], [2, "BOB"], [3, "CLEO"])
presto("halves", "SELECT id / 2 h FROM lazy", [("h", "bigint")])
refused("select * from halves", f"{db}.halves", "Athena or Trino")
done(f"create function {db}.shout as 'org.apache.hadoop.hive.ql.udf.generic.GenericUDFUpper'")
answers(f"select {db}.shout(name) from lazy where id = 1", ["ANN"])
is_right("the function", "org.apache.hadoop.hive.ql.udf.generic.GenericUDFUpper", lambda: glue.get_user_defined_function(
    DatabaseName=db, FunctionName="shout")["UserDefinedFunction"]["ClassName"])
is_right("show user functions", True, lambda: [f"spark_catalog.{db}.shout"] in rows(f"show user functions in {db}"))
done(f"drop function {db}.shout")

# ---- spark.catalog
is_right("catalog.listDatabases", True, lambda: db in [d.name for d in spark.catalog.listDatabases()])
is_right("catalog.listTables", True, lambda: {"lazy", "plain"} <= {t.name for t in spark.catalog.listTables(db) if t.name in ("lazy", "plain")})
is_right("catalog.listColumns", ["id", "name"], lambda: [c.name for c in spark.catalog.listColumns("lazy")])
is_right("catalog.tableExists", (True, False), lambda: (spark.catalog.tableExists(f"{db}.lazy"), spark.catalog.tableExists(f"{db}.no")))
is_right("catalog.databaseExists", (True, False), lambda: (spark.catalog.databaseExists(db), spark.catalog.databaseExists("no_db")))

# ---- drop
is_right("files of plain", True, lambda: "Contents" in s3.list_objects_v2(Bucket=bucket, Prefix="sql/db/plain/"))
done("drop table plain")
is_right("no files of plain", False, lambda: "Contents" in s3.list_objects_v2(Bucket=bucket, Prefix="sql/db/plain/"))
done("drop table stored_orc")
is_right("files of what is external", True, lambda: "Contents" in s3.list_objects_v2(Bucket=bucket, Prefix="sql/stored_orc/"))
refused("drop table plain", "plain")
done("drop table if exists plain")
done("drop view seen")
glue.create_database(DatabaseInput={"Name": f"{db}_bare"})
refused(f"create table {db}_bare.t as select 1 one", f"{db}_bare", "LocationUri")
done(f"create table {db}_bare.t using parquet location '{at}/bare' as select 1 one")
answers(f"select * from {db}_bare.t", [1])
refused(f"drop database {db}_bare", f"{db}_bare", "not empty")
done("use default")
done(f"drop database {db}_bare cascade")
print(len(looked), "looked at,", len(wrong), "wrong")
