"""Plain Spark in a Glue job: SQL, files of s3://, windows, overwritten partitions, settings and special arguments."""

import datetime
import sys

import helpers
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import Row, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql import types as T

args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "bucket", "odd", "empty"])
assert args["odd"] == "spaces, \"quotes\", $HOME 'single' ü --dashes {\"a\": [1]}", args["odd"]
assert args["empty"] == ""
assert helpers.answer() == 42
assert helpers.__file__.endswith("helpers.zip/helpers.py"), helpers.__file__
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
root = f"s3://{args['bucket']}/"
assert spark.conf.get("spark.sql.shuffle.partitions") == "3"
assert spark.conf.get("spark.my.own") == "yes"
assert spark.sparkContext._jvm.java.lang.Runtime.getRuntime().maxMemory() > 1300 << 20

schema = T.StructType([
    T.StructField("id", T.IntegerType()), T.StructField("day", T.DateType()), T.StructField("kind", T.StringType()),
    T.StructField("tags", T.ArrayType(T.StringType())), T.StructField("cost", T.DecimalType(10, 2)),
])
day = datetime.date(2024, 1, 31)
from decimal import Decimal
rows = spark.createDataFrame(
    [(1, day, "a", ["x", "y"], Decimal("1.50")), (2, day, "a", [], Decimal("2.25")), (3, None, "b", None, None)], schema)
assert rows.first() == Row(id=1, day=day, kind="a", tags=["x", "y"], cost=Decimal("1.50")), rows.first()
rows.show()
rows.createOrReplaceTempView("things")
assert spark.sql("SELECT kind, count(*) AS n FROM things GROUP BY kind ORDER BY kind").collect() == [
    Row(kind="a", n=2), Row(kind="b", n=1)]
ranked = rows.withColumn("rank", F.row_number().over(Window.partitionBy("kind").orderBy(F.desc("id"))))
assert sorted((r["id"], r["rank"]) for r in ranked.collect()) == [(1, 2), (2, 1), (3, 1)]
assert rows.select(F.explode("tags").alias("tag")).count() == 2

out = root + "things/"
rows.write.mode("overwrite").partitionBy("kind").parquet(out)
spark.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")
rows.where("kind = 'b'").withColumn("id", F.lit(30)).write.mode("overwrite").partitionBy("kind").parquet(out)
assert sorted(r["id"] for r in spark.read.parquet(out).collect()) == [1, 2, 30]
spark.conf.set("spark.sql.sources.partitionOverwriteMode", "static")
rows.where("kind = 'b'").write.mode("overwrite").partitionBy("kind").parquet(out)
assert [r["id"] for r in spark.read.parquet(out).collect()] == [3]
try:
    rows.write.mode("error").json(out)
    raise AssertionError("written over")
except Exception as error:
    assert "already exists" in str(error), error

rows.select("id", "kind").write.option("header", True).mode("overwrite").csv(root.replace("s3:", "s3a:") + "texts/")
read = spark.read.option("header", True).option("inferSchema", True).csv(root + "texts/*.csv")
assert dict(read.dtypes) == {"id": "int", "kind": "string"}, read.dtypes
assert glueContext.read.format("csv").option("header", "true").load(root + "texts/").count() == 3
assert sorted(r[0] for r in spark.read.text(root + "notes/n.txt").collect()) == ["one", "two"]
assert glueContext.sql("SELECT 1 AS one").first()["one"] == 1
assert SparkSession.builder.getOrCreate().range(5).count() == 5
assert glueContext.createDataFrame([Row(a=1)]).columns == ["a"]
glueContext.get_logger().info("a line of the logger")

frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": [out]}, format="parquet")
assert frame.count() == 1
try:
    glueContext.create_dynamic_frame.from_options("s3", {"paths": [root + "nowhere/"]}, format="json")
    raise AssertionError("read from nowhere")
except Exception as error:
    assert "No such file or directory" in str(error) and "nowhere" in str(error), error
job.commit()
print("done")
