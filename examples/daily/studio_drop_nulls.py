"""Studio: SelectFields, DropNullFields and DropFields."""
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

source = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="customers", transformation_ctx="source")
SelectFields_node = SelectFields.apply(frame=source, paths=["id", "name", "email", "address.city"], transformation_ctx="SelectFields_node")
DropNullFields_node = DropNullFields.apply(frame=SelectFields_node, transformation_ctx="DropNullFields_node")
DropNullFields_node.printSchema()
DropFields_node = DropFields.apply(frame=DropNullFields_node, paths=["address"], transformation_ctx="DropFields_node")
print(sorted(map(tuple, DropFields_node.toDF().collect())))
job.commit()

# prints:
# null_fields ['email']
# root
# |-- id: int
# |-- name: string
# |-- address: struct
# |    |-- city: string
#
# [(10, 'Ann'), (11, 'Bo'), (12, 'Cy')]
