"""write_dynamic_frame.from_catalog into a table that is there."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="source")
changed = orders.apply_mapping([("order_id", "int", "order_id", "int"), ("status", "string", "status", "string")])
glueContext.write_dynamic_frame.from_catalog(
    frame=changed.coalesce(1), database=args["database"], table_name="statuses", transformation_ctx="sink")
print(sorted(map(tuple, glueContext.create_dynamic_frame.from_catalog(name_space=args["database"], table_name="statuses").toDF().collect())))
job.commit()

# prints:
# [(1, 'shipped'), (2, 'open'), (3, 'shipped'), (4, 'cancelled'), (5, 'shipped')]
