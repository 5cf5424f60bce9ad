"""Frames of Glue's against Spark's own on the same rows: each figure the median of some rounds, one by one, after one to warm up."""

import statistics
import sys
import time

from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql.functions import col, struct, udf

args = getResolvedOptions(sys.argv, ["bucket", "rows", "rounds"])
rows, rounds, root = int(args["rows"]), int(args["rounds"]), f"s3://{args['bucket']}/frames/"
glue = GlueContext(SparkContext.getOrCreate())
spark = glue.spark_session


def compare(what, ours, theirs, aim):
    """Both in turn, so that what else the machine does falls on both."""
    seconds = ([], [])
    for _ in range(rounds + 1):
        for action, taken in zip((ours, theirs), seconds):
            began = time.perf_counter()
            action()
            taken.append(time.perf_counter() - began)
    mine, other = (statistics.median(taken[1:]) for taken in seconds)
    print(f"FIGURE\t{what}\t{mine}\ts\t")
    print(f"FIGURE\t  the same by Spark's own\t{other}\ts\t")
    print(f"FIGURE\t  ratio\t{mine / other}\t\t{aim}", flush=True)


def frame(format, path, **options):
    return glue.create_dynamic_frame.from_options("s3", {"paths": [root + path]}, format=format, format_options=options)


def written(frame):
    glue.write_dynamic_frame.from_options(frame, "s3", {"path": root + "out-frame"}, format="parquet")
    glue.purge_s3_path(root + "out-frame", {"retentionPeriod": 0})


def saved(data):
    data.write.mode("overwrite").parquet(root + "out-data")


def noop(data):
    data.write.format("noop").mode("overwrite").save()


table = spark.sql(f"""
    SELECT id, CAST(id % 1000 AS INT) AS station, id * 0.25D AS depth, id / 7.0D AS latitude, sqrt(id) AS longitude,
           concat('us', id) AS code, concat('place ', id % 977) AS place, id % 3 = 0 AS reviewed,
           CASE WHEN id % 5 = 0 THEN NULL ELSE 'ml' END AS kind, timestamp_seconds(1600000000 + id) AS at
    FROM range(0, {rows}, 1, 4)""")
table.write.csv(root + "csv", header=True)
# A column that is a number in most records and a text in some.
table.selectExpr(
    "to_json(struct(id, station, depth, code, place, named_struct('net', kind, 'count', station) AS source)) AS j", "id"
).selectExpr("CASE WHEN id % 10 = 0 THEN regexp_replace(j, '\"depth\":([0-9.E]+)', '\"depth\":\"$1\"') ELSE j END AS j"
             ).write.text(root + "json")
table.limit(max(1, rows // 5)).repartition(2).write.parquet(root + "parquet")

compare("CSV to Parquet", lambda: written(frame("csv", "csv", withHeader=True)),
        lambda: saved(spark.read.csv(root + "csv", header=True)), "<= 0.9")
compare("JSON with conflicts to Parquet",
        lambda: written(frame("json", "json").resolveChoice(specs=[("depth", "cast:double")])),
        lambda: saved(spark.read.json(root + "json").withColumn("depth", col("depth").cast("double"))), "<= 0.7")


def near(record):
    return record["station"] > 500


def changed(record):
    record["station"] = record["station"] * 2
    record["label"] = record["place"] + "!"
    return record


def parquet():
    return spark.read.parquet(root + "parquet")


def dynamic():
    return DynamicFrame.fromDF(parquet(), glue, "rows")


keeps = udf(near, "boolean")
whole = udf(lambda row: {**row.asDict(), "station": row["station"] * 2, "label": row["place"] + "!"},
            parquet().selectExpr("*", "'' AS label").schema)
compare("filter by a function of Python", lambda: noop(dynamic().filter(near).toDF()),
        lambda: noop(parquet().filter(keeps(struct(*table.columns)))), "<= 1.5")
compare("map by a function of Python", lambda: noop(dynamic().map(changed).toDF()),
        lambda: noop(parquet().select(whole(struct("*")).alias("r")).select("r.*")), "<= 1.5")
