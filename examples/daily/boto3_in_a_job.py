"""boto3 beside Spark: configuration read, objects listed, a report put."""
import json
import sys

import boto3
from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
s3 = boto3.client("s3")
config = json.loads(s3.get_object(Bucket=args["bucket"], Key="config/job.json")["Body"].read().decode("utf-8"))
paginator = s3.get_paginator("list_objects_v2")
keys = [item["Key"] for page in paginator.paginate(Bucket=args["bucket"], Prefix=config["prefix"]) for item in page.get("Contents", [])]
print(keys)
resource = boto3.resource("s3")
print([summary.key for summary in resource.Bucket(args["bucket"]).objects.filter(Prefix="config/")])
glue = boto3.client("glue", region_name="us-east-1")
location = glue.get_table(DatabaseName=args["database"], Name="orders")["Table"]["StorageDescriptor"]["Location"]
spark = GlueContext(SparkContext.getOrCreate()).spark_session
count = spark.read.option("header", "true").csv(location).count()
s3.put_object(Bucket=args["bucket"], Key="out/boto3_in_a_job/report.json", Body=json.dumps({"orders": count}))
print(boto3.client("sts").get_caller_identity()["Account"].isdigit())
try:
    s3.head_object(Bucket=args["bucket"], Key="nothing")
except s3.exceptions.ClientError as error:
    print(error.response["Error"]["Code"])

# prints:
# ['raw/orders/orders.csv']
# ['config/job.json']
# True
# 404
# leaves out/boto3_in_a_job/:
# {"orders": 5}
