"""Several tables at once, by threads."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from concurrent.futures import ThreadPoolExecutor


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)


def export(name):
    frame = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name=name)
    glueContext.write_dynamic_frame.from_options(
        frame=frame.coalesce(1), connection_type="s3", format="parquet",
        connection_options={"path": f"s3://{args['bucket']}/out/threads_write/{name}/"})
    return name, frame.count()


with ThreadPoolExecutor(max_workers=3) as pool:
    print(sorted(pool.map(export, ["orders", "customers", "events"])))
print(spark.read.parquet(f"s3://{args['bucket']}/out/threads_write/orders/").count())
job.commit()

# prints:
# [('customers', 3), ('events', 3), ('orders', 5)]
# 5
