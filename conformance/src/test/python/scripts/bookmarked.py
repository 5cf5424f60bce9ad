"""Prints what a table, a path of json and a path without bookmark have to offer; commits if it is told to."""

import sys

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "bucket", "commit"])
glueContext = GlueContext(SparkContext.getOrCreate())
job = Job(glueContext)
job.init(args["JOB_NAME"], args)


def ids(frame):
    return sorted(row["id"] for row in frame.toDF().collect()) if frame.count() else []


table = glueContext.create_dynamic_frame.from_catalog(args["database"], "orders", transformation_ctx="table")
path = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": [f"s3://{args['bucket']}/lines/"], "recurse": True}, format="json", transformation_ctx="path")
without = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": [f"s3://{args['bucket']}/lines/"]}, format="json")
print("table", ids(table))
print("path", ids(path))
print("without", ids(without))
if args["commit"] == "yes":
    job.commit()
