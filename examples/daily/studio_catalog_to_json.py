"""Studio: a table of the catalog to JSON lines."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

AWSGlueDataCatalog_node1 = glueContext.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="orders", transformation_ctx="AWSGlueDataCatalog_node1")
ApplyMapping_node2 = ApplyMapping.apply(
    frame=AWSGlueDataCatalog_node1,
    mappings=[("order_id", "bigint", "id", "bigint"), ("amount", "double", "order.amount", "double"),
              ("status", "string", "order.status", "string")],
    transformation_ctx="ApplyMapping_node2")
S3bucket_node3 = glueContext.write_dynamic_frame.from_options(
    frame=ApplyMapping_node2, connection_type="s3", format="json",
    connection_options={"path": f"s3://{args['bucket']}/out/studio_catalog_to_json/", "partitionKeys": []},
    transformation_ctx="S3bucket_node3")
job.commit()

# leaves out/studio_catalog_to_json/:
# {"id":1,"order":{"amount":19.99,"status":"shipped"}}
# {"id":2,"order":{"amount":5.0,"status":"open"}}
# {"id":3,"order":{"amount":100.5,"status":"shipped"}}
# {"id":4,"order":{"status":"cancelled"}}
# {"id":5,"order":{"amount":42.0,"status":"shipped"}}
