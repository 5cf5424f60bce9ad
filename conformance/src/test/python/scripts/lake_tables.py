"""Tables of lake formats in one session catalog; prints what is not as expected, then how many were looked at."""

import sys
import time

import boto3
from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["bucket", "catalog", "lakes"])
bucket, db, lakes = args["bucket"], args["catalog"], args["lakes"].split()
context = GlueContext(SparkContext.getOrCreate())
spark = context.spark_session
looked, wrong = [], []


def is_right(what, expected, look):
    looked.append(what)
    try:
        seen = look()
    except Exception as error:
        seen = f"{type(error).__name__}: {error}".split("JVM stacktrace")[0][:900]
    if seen != expected:
        wrong.append(what)
        print(f"WRONG {what}\n  expected {expected!r}\n  seen     {seen!r}")


def answers(text, *expected):
    is_right(text, sorted(([*row] for row in expected), key=str), lambda: sorted(([*r] for r in spark.sql(text).collect()), key=str))


def done(text):
    is_right(text, "done", lambda: [spark.sql(text).collect()] and "done")


done(f"create database {db} location 's3://{bucket}/{db}'")
done(f"use {db}")
rows = spark.createDataFrame([(7, "g", 5)], "id long, name string, ts long")
for lake in lakes:
    name = f"of_{lake}"
    properties = "tblproperties (primaryKey = 'id', preCombineField = 'ts')" if lake == "hudi" else ""
    done(f"create table {name} (id bigint, name string, ts bigint) using {lake} {properties}")
    done(f"insert into {name} values (1, 'a', 1), (2, '{'B' if lake == 'hudi' else 'b'}', 1)")
    if lake != "hudi":
        done(f"merge into {name} t using (select 2L id, 'B' name, 2L ts) s on t.id = s.id when matched then update set *")
    done(f"delete from {name} where id = 1")
    answers(f"select id, name from {name}", [2, "B"])
    is_right(f"from_catalog of {lake}", [[2, "B"]], lambda: [
        [*r] for r in context.create_dynamic_frame.from_catalog(database=db, table_name=name).toDF().select("id", "name").collect()])
    hoodie = {} if lake != "hudi" else {
        "hoodie.datasource.write.recordkey.field": "id", "hoodie.datasource.write.precombine.field": "ts", "hoodie.table.name": name}
    is_right(f"written to {lake}", None, lambda: [context.write_data_frame.from_catalog(
        rows, database=db, table_name=name, additional_options=hoodie)] and None)
    answers(f"select id, name from {name}", [2, "B"], [7, "g"])
    done(f"create view seen_{lake} as select name from {name} where id = 7")
    answers(f"select * from seen_{lake}", ["g"])


def first():
    return spark.sql("select snapshot_id from of_iceberg.snapshots order by committed_at").first()[0]


def crawled(targets):
    glue = boto3.client("glue")
    name = f"{db}_{len(looked)}"
    glue.create_crawler(Name=name, Role="tester", DatabaseName=name, Targets=targets)
    glue.start_crawler(Name=name)
    while glue.get_crawler(Name=name)["Crawler"]["State"] != "READY":
        time.sleep(0.2)
    is_right("the crawl", "SUCCEEDED", lambda: glue.get_crawler(Name=name)["Crawler"]["LastCrawl"]["Status"])
    return name


if "hudi" in lakes:
    # ---- as crawlers find them, by their own metadata and among files
    for kind in "COPY_ON_WRITE", "MERGE_ON_READ":
        name, some = f"kept_{kind.lower()}", spark.createDataFrame([(i, f"n{i}", i, i % 2) for i in range(6)], "id long, name string, ts long, part int")
        options = {
            "hoodie.table.name": name, "hoodie.datasource.write.recordkey.field": "id", "hoodie.datasource.write.precombine.field": "ts",
            "hoodie.datasource.write.partitionpath.field": "part", "hoodie.datasource.write.table.type": kind}
        is_right(f"written {kind}", None, lambda: some.write.format("hudi").options(**options).mode("overwrite").save(f"s3://{bucket}/kept/deep/{name}"))
        is_right(f"changed {kind}", None, lambda: some.where("id < 2").selectExpr("id", "upper(name) as name", "ts + 1 as ts", "part").write.format("hudi").options(
            **options).mode("append").save(f"s3://{bucket}/kept/deep/{name}"))
    for targets in {"HudiTargets": [{"Paths": [f"s3://{bucket}/kept/"], "MaximumTraversalDepth": 3}]}, {"S3Targets": [{"Path": f"s3://{bucket}/kept/"}]}:
        place = crawled(targets)
        for name in "kept_copy_on_write", "kept_merge_on_read":
            is_right(f"from_catalog of {name}", ["N0", "N1", "n2", "n3", "n4", "n5"], lambda: sorted(
                r["name"] for r in context.create_dynamic_frame.from_catalog(database=place, table_name=name).toDF().collect()))
            answers(f"select id, name, part from {place}.{name} where id < 3", [0, "N0", 0], [1, "N1", 1], [2, "n2", 0])
            answers(f"select count(*) from {place}.{name}", [6])

if "hudi" not in lakes:
    # ---- as they were before
    answers("select count(*) from of_iceberg.snapshots", [4])

    is_right("an Iceberg snapshot", 2, lambda: spark.sql(f"select * from of_iceberg version as of {first()}").count())
    is_right("from_catalog of a snapshot", 2, lambda: context.create_data_frame.from_catalog(
        database=db, table_name="of_iceberg", additional_options={"snapshot-id": str(first())}).count())
    answers("select id, name from of_delta version as of 1", [1, "a"], [2, "b"])
    is_right("from_catalog of a version", 2, lambda: context.create_data_frame.from_catalog(
        database=db, table_name="of_delta", additional_options={"versionAsOf": "1"}).count())

    # ---- as DataFrames are saved, and beside tables of other formats
    for lake in "iceberg", "delta":
        is_right(f"saveAsTable {lake}", None, lambda: rows.write.format(lake).mode("overwrite").saveAsTable(f"{db}.saved_{lake}"))
        done(f"create table again_{lake} using {lake} as select id from saved_{lake}")
        answers(f"select i.id, d.name from again_{lake} i join of_delta d on i.id = d.id", [7, "g"])
    done("create table plain using parquet as select id from of_delta")
    answers("select p.id from plain p join of_iceberg i on p.id = i.id", [2], [7])
    is_right("from_options", 2, lambda: context.create_dynamic_frame.from_options("delta", {"path": f"s3://{bucket}/{db}/of_delta"}).count())
    done("drop view seen_delta")
    done("drop table of_delta")
    answers("show tables like 'of_*'", [db, "of_iceberg", False])
    parameters = boto3.client("glue").get_table(DatabaseName=db, Name="saved_delta")["Table"]["Parameters"]
    is_right("the provider", "delta", lambda: parameters["spark.sql.sources.provider"])
print(len(looked), "looked at,", len(wrong), "wrong")
