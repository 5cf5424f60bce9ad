"""The old output is purged before the new one is written."""
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

path = f"s3://{args['bucket']}/out/purge_and_replace/"
spark.range(3).write.mode("overwrite").json(path)
glueContext.purge_s3_path(path, options={"retentionPeriod": 0}, transformation_ctx="purge")
orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders")
glueContext.write_dynamic_frame.from_options(
    orders.select_fields(["order_id"]).repartition(1), "s3", {"path": path}, format="json")
job.commit()

# leaves out/purge_and_replace/:
# {"order_id":1}
# {"order_id":2}
# {"order_id":3}
# {"order_id":4}
# {"order_id":5}
