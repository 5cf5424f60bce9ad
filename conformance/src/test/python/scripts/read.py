"""Reads what the crawler found: csv, json with choices and partitions, parquet."""

import sys

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as F

args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "bucket"])
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
database = args["database"]


def table(name, **more):
    return glueContext.create_dynamic_frame.from_catalog(database=database, table_name=name, **more)


people = table("people", transformation_ctx="people")
people.printSchema()
got = sorted(map(tuple, people.toDF().select("id", "name", "note", "score").collect()))
assert got == [(1, "Ann", 'says "hi", often', 1.5), (2, "Bob", "", 2.0), (3, "Çelik, Ü.", "x", -3.25)], got
assert people.count() == 3
schema = glueContext.get_catalog_schema_as_spark_schema(database, "people")
assert [(f.name, f.dataType.simpleString()) for f in schema.fields] == [
    ("id", "bigint"), ("name", "string"), ("note", "string"), ("score", "double")], schema
frame = glueContext.create_data_frame.from_catalog(database=database, table_name="people")
assert frame.agg(F.sum("id")).first()[0] == 6

events = table("events", transformation_ctx="events")
events.printSchema()
shown = events.toDF()
assert events.count() == 5
assert dict(shown.dtypes)["price"].startswith("struct<"), shown.dtypes
assert dict(shown.dtypes)["day"] == "string"
assert {row["day"] for row in shown.collect()} == {"01", "02"}
pushed = table("events", push_down_predicate="day == '02' and year > 2023")
assert pushed.count() == 2, pushed.count()
assert {row["day"] for row in pushed.toDF().collect()} == {"02"}
assert table("events", push_down_predicate="(year == '1999')").count() == 0
cut = table("events", additional_options={"catalogPartitionPredicate": "day = '01' and year = '2024'"})
assert cut.count() == 3, cut.count()
assert table("events", additional_options={"exclusions": '["**.gz"]'}).count() == 3
assert sorted(row[0] for row in events.toDF().select("at.city").collect() if row[0]) == ["Bonn", "Rome"]
prices = events.resolveChoice(specs=[("price", "cast:double")]).toDF()
assert sorted(row[0] for row in prices.select("price").collect()) == [1.5, 2.0, 3.0, 4.0, 5.5]

wider = table("wider").toDF().select("d", "id", "extra", "n")
assert sorted(map(tuple, wider.collect()), key=str) == [
    ("1", 1, None, "a"), ("1", 2, None, "b"), ("2", 1, 9, "a"), ("2", 2, 9, "b")], wider.collect()
quoted = sorted(map(tuple, table("quoted").toDF().select("id", "name").collect()))
assert quoted == [(1, "a,b"), (2, "c,d"), (3, "e")], quoted
# OpenCSVSerde, which the crawler names where it sees cells in quotes, has texts only.
by_sql = sorted(map(tuple, spark.table(f"`{database}`.quoted").select("id", "name").collect()))
assert by_sql == [("1", "a,b"), ("2", "c,d"), ("3", "e")], by_sql
by_sql = sorted(map(tuple, spark.table(f"`{database}`.people").collect()))
assert by_sql == [("1", "Ann", 'says "hi", often', "1.5"), ("2", "Bob", "", "2"), ("3", "Çelik, Ü.", "x", "-3.25")], by_sql

sales = table("bought")
assert sales.count() == 3 and dict(sales.toDF().dtypes)["amount"] == "double"
assert table("bought", push_down_predicate="month='2024-02'").toDF().first()["id"] == 3
sample = glueContext.create_sample_dynamic_frame_from_catalog(
    database=database, table_name="events", num=2, sample_options={"maxSamplePartitions": 1})
assert len(sample) == 2 if isinstance(sample, list) else sample.count() == 2
job.commit()
print("read all")
