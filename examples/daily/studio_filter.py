"""Studio: Filter with regular expressions, as its editor writes them."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
import re

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

source = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="source")
Filter_node = Filter.apply(frame=source, f=lambda row: (bool(re.match("ship.*", row["status"])) and row["amount"] > 20), transformation_ctx="Filter_node")
print(sorted(row["order_id"] for row in Filter_node.toDF().collect()))
print(Filter.apply(frame=source, f=lambda row: row["amount"] is None).count())
job.commit()

# prints:
# [3, 5]
# 1
