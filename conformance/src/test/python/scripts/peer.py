"""Makes tables by Spark SQL and by sinks, and reads tables by Spark SQL and from_catalog, as a plan in S3 says; the answers go beside it."""

import base64
import datetime
import decimal
import json
import sys

import boto3
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["bucket", "plan"])
context = GlueContext(SparkContext.getOrCreate())
spark, s3 = context.spark_session, boto3.client("s3")
plan = json.loads(s3.get_object(Bucket=args["bucket"], Key=args["plan"])["Body"].read())
answers = {}


def plain(value):
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def rows(frame):
    return [dict(zip(frame.columns, map(plain, row))) for row in frame.collect()]


def ask(name, question):
    try:
        answers[name] = question()
    except Exception as error:
        answers[name] = {"error": f"{type(error).__name__}: {error}".split("JVM stacktrace")[0][:1500]}


def sink(database, table, path, format, keys, options, source):
    made = context.getSink(connection_type="s3", path=path, enableUpdateCatalog=True,
                           updateBehavior="UPDATE_IN_DATABASE", partitionKeys=keys)
    made.setFormat(format, **options)
    made.setCatalogInfo(catalogDatabase=database, catalogTableName=table)
    made.writeFrame(DynamicFrame.fromDF(spark.sql(source), context, table))


for statement in plan.get("sql", []):
    ask(statement, lambda: rows(spark.sql(statement)))
for made in plan.get("sinks", []):
    ask("sink " + made["table"], lambda: sink(**made))
for table in plan.get("read", []):
    database, name = table.split(".")
    ask("sql " + table, lambda: rows(spark.table(f"`{database}`.`{name}`")))
for table in plan.get("frames", []):
    database, name = table.split(".")
    # A DynamicFrame of JSON has the types of its records; a data frame has those of the table.
    ask("frame " + table, lambda: rows(context.create_dynamic_frame.from_catalog(database, name).toDF()))
    ask("data " + table, lambda: rows(context.create_data_frame.from_catalog(database=database, table_name=name)))
s3.put_object(Bucket=args["bucket"], Key=args["plan"] + ".answers", Body=json.dumps(answers).encode())
