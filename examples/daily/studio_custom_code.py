"""Studio: a custom code node and the collections around it."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection


def MyTransform(glueContext, dfc) -> DynamicFrameCollection:
    df = dfc.select(list(dfc.keys())[0]).toDF()
    early = df.filter("order_date < '2026-02-01'")
    late = df.filter("order_date >= '2026-02-01'")
    return DynamicFrameCollection({
        "early": DynamicFrame.fromDF(early, glueContext, "early"), "late": DynamicFrame.fromDF(late, glueContext, "late")}, glueContext)



args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="orders")
Custom_node = MyTransform(glueContext, DynamicFrameCollection({"orders": orders}, glueContext))
print(sorted(Custom_node.keys()), len(Custom_node))
for key in ("early", "late"):
    print(key, SelectFromCollection.apply(dfc=Custom_node, key=key, transformation_ctx=key).count())
counted = MapToCollection.apply(dfc=Custom_node, callable=lambda frame, ctx: frame.select_fields(["order_id"]))
print([counted[key].toDF().columns for key in sorted(counted.keys())])
job.commit()

# prints:
# ['early', 'late'] 2
# early 2
# late 3
# [['order_id'], ['order_id']]
