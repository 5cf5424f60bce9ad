"""Writes one frame in every format and reads it back; lets sinks make and change tables of the catalog."""

import sys

import boto3
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as F

args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "bucket"])
glueContext = GlueContext(SparkContext())
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
root, database = f"s3://{args['bucket']}/", args["database"]
catalog = boto3.client("glue")

ROWS = [(1, "plain", 1.5, "2024-01"), (2, 'quotes " and, commas', 2.0, "2024-01"), (3, "ü\ttab", -0.25, "2024-02")]
rows = spark.createDataFrame(ROWS, "id long, text string, amount double, month string")
frame = DynamicFrame.fromDF(rows, glueContext, "frame")


def write(path, format, keys=(), compression=None, **format_options):
    options = {"path": root + path, "partitionKeys": list(keys)}
    if compression:
        options["compression"] = compression
    return glueContext.write_dynamic_frame.from_options(
        frame=frame, connection_type="s3", connection_options=options, format=format, format_options=format_options)


def read(path, format, **format_options):
    return glueContext.create_dynamic_frame.from_options(
        "s3", {"paths": [root + path], "recurse": True}, format=format, format_options=format_options)


def same(got):
    typed = got.toDF().select(F.col("id").cast("long"), "text", F.col("amount").cast("double"), "month")
    assert sorted(map(tuple, typed.collect())) == ROWS, typed.collect()


for format, given in {
    "parquet": {}, "glueparquet": {}, "json": {}, "csv": {"withHeader": True}, "orc": {}, "avro": {},
}.items():
    write(f"formats/{format}/", format)
    write(f"formats/{format}_by_month/", format, keys=["month"])
    reading = "parquet" if format == "glueparquet" else format
    same(read(f"formats/{format}/", reading, **given))
    same(read(f"formats/{format}_by_month/", reading, **given))
write("formats/json_gz/", "json", compression="gzip")
same(read("formats/json_gz/", "json"))
write("formats/odd_csv/", "csv", separator="|", quoteChar="'", writeHeader=False)
columns = read("formats/odd_csv/", "csv", separator="|", quoteChar="'").toDF().columns
assert columns == ["col0", "col1", "col2", "col3"], columns
errors = write("formats/again/", "glueparquet", useGlueParquetWriter=True)
assert errors.count() == 0
print("formats written")


def sink(table, keys, behavior, format="glueparquet"):
    made = glueContext.getSink(
        connection_type="s3", path=root + f"sinks/{table}/", enableUpdateCatalog=True, updateBehavior=behavior,
        partitionKeys=keys, transformation_ctx=table)
    made.setFormat(format)
    made.setCatalogInfo(catalogDatabase=database, catalogTableName=table)
    return made


def columns_of(table):
    storage = catalog.get_table(DatabaseName=database, Name=table)["Table"]["StorageDescriptor"]
    return [(column["Name"], column["Type"]) for column in storage["Columns"]]


def partitions_of(table):
    found = catalog.get_partitions(DatabaseName=database, TableName=table)["Partitions"]
    return sorted(partition["Values"] for partition in found)


sink("sales", ["month"], "UPDATE_IN_DATABASE").writeFrame(frame)
assert columns_of("sales") == [("id", "bigint"), ("text", "string"), ("amount", "double")], columns_of("sales")
assert partitions_of("sales") == [["2024-01"], ["2024-02"]], partitions_of("sales")
wider = rows.withColumn("extra", F.lit(1)).withColumn("month", F.lit("2024-03"))
sink("sales", ["month"], "LOG").writeFrame(DynamicFrame.fromDF(wider, glueContext, "wider"))
assert ("extra", "int") not in columns_of("sales")
assert partitions_of("sales")[-1] == ["2024-03"]
sink("sales", ["month"], "UPDATE_IN_DATABASE").writeFrame(DynamicFrame.fromDF(wider, glueContext, "wider"))
assert columns_of("sales")[-1] == ("extra", "int"), columns_of("sales")
assert glueContext.create_dynamic_frame.from_catalog(database, "sales").count() == 9
sink("words", [], "UPDATE_IN_DATABASE", "json").writeFrame(frame)
same(glueContext.create_dynamic_frame.from_catalog(database=database, table_name="words"))
sink("texts", ["month"], "UPDATE_IN_DATABASE", "csv").writeFrame(frame)
same(glueContext.create_dynamic_frame.from_catalog(database=database, table_name="texts"))
print("sinks written")

# Into a table that is there: its format, its place, its partition keys.
glueContext.write_dynamic_frame.from_catalog(
    frame=frame, database=database, table_name="sales",
    additional_options={"enableUpdateCatalog": True, "partitionKeys": ["month"]})
assert glueContext.create_dynamic_frame.from_catalog(database, "sales").count() == 12
later = DynamicFrame.fromDF(rows.withColumn("month", F.lit("2024-04")), glueContext, "later")
glueContext.write_dynamic_frame.from_catalog(
    frame=later, database=database, table_name="sales",
    additional_options={"enableUpdateCatalog": True, "partitionKeys": ["month"]})
assert partitions_of("sales")[-1] == ["2024-04"]
glueContext.write_data_frame.from_catalog(frame=rows.select("id", "text", "amount", "month"), database=database,
                                          table_name="words")
assert glueContext.create_data_frame.from_catalog(database=database, table_name="words").count() == 6

# An empty frame harms nothing.
nothing = DynamicFrame.fromDF(rows.limit(0), glueContext, "nothing")
glueContext.write_dynamic_frame.from_options(nothing, "s3", {"path": root + "nothing/"}, format="parquet")
assert read("nothing/", "parquet").count() == 0

# Purging: what is younger than the period stays.
glueContext.purge_s3_path(root + "formats/json/", {"retentionPeriod": 1})
same(read("formats/json/", "json"))
glueContext.purge_s3_path(root + "formats/json/", {"retentionPeriod": 0})
assert read("formats/json/", "json").count() == 0
glueContext.purge_table(database, "sales", {"partitionPredicate": "(month=='2024-03')", "retentionPeriod": 0})
assert ["2024-03"] not in partitions_of("sales"), partitions_of("sales")
assert ["2024-01"] in partitions_of("sales")
glueContext.purge_table(database, "sales", {"retentionPeriod": 0})
assert partitions_of("sales") == []
print("purged")
job.commit()
