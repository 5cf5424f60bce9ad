"""Studio: a join with renamed keys."""
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

orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="orders")
customers = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="customers", transformation_ctx="customers")
RenamedkeysforJoin_node = ApplyMapping.apply(
    frame=customers, mappings=[("id", "int", "right_id", "int"), ("name", "string", "right_name", "string")],
    transformation_ctx="RenamedkeysforJoin_node")
Join_node = Join.apply(frame1=orders, frame2=RenamedkeysforJoin_node, keys1=["customer_id"], keys2=["right_id"], transformation_ctx="Join_node")
named = RenameField.apply(frame=Join_node, old_name="right_name", new_name="customer")
for row in named.drop_fields(["right_id", "customer_id"]).toDF().orderBy("order_id").collect():
    print(row.order_id, row.customer)
print("count", Join_node.count())
job.commit()

# prints:
# 1 Ann
# 2 Bo
# 3 Ann
# 4 Cy
# 5 Bo
# count 5
