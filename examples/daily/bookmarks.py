"""Only the files that are new since the last run."""
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

source = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": [f"s3://{args['bucket']}/raw/arriving/"]}, format="json", transformation_ctx="source")
print("new", sorted(row.id for row in source.toDF().collect()) if source.count() else [])
if source.count() > 0:
    glueContext.write_dynamic_frame.from_options(
        source.coalesce(1), "s3", {"path": f"s3://{args['bucket']}/out/bookmarks/"}, format="json", transformation_ctx="sink")
job.commit()

# with: job-bookmark-option=job-bookmark-enable
# prints:
# new [1, 2]
# then puts raw/arriving/b.json: {"id":3}
# prints:
# new [3]
# then
# prints:
# new []
# leaves out/bookmarks/:
# {"id":1}
# {"id":2}
# {"id":3}
