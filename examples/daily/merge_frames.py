"""mergeDynamicFrame: the newer rows over the older ones."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.dynamicframe import DynamicFrame


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

old = DynamicFrame.fromDF(spark.createDataFrame([(1, "a"), (2, "b"), (3, "c")], ["id", "value"]), glueContext, "old")
new = DynamicFrame.fromDF(spark.createDataFrame([(2, "B"), (4, "D")], ["id", "value"]), glueContext, "new")
merged = old.mergeDynamicFrame(stage_dynamic_frame=new, primary_keys=["id"], transformation_ctx="merged")
print(sorted(map(tuple, merged.toDF().collect())))
both = old.union(new)
print(both.count(), merged.getNumPartitions() >= 1)
job.commit()

# prints:
# [(1, 'a'), (2, 'B'), (3, 'c'), (4, 'D')]
# 5 True
