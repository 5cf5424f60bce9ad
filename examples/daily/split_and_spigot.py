"""Frames split by fields and by rows, and a sample put aside."""
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

orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders")
fields = SplitFields.apply(orders, ["order_id", "status"], "short", "rest")
print(fields.select("short").toDF().columns, fields.select("rest").toDF().columns)
rows = orders.split_rows({"amount": {">": 10.0, "<": 50.0}}, "middling", "others")
print(rows.select("middling").count(), rows.select("others").count())
Spigot.apply(orders, f"s3://{args['bucket']}/out/split_and_spigot", {"topk": 2})
print(spark.read.json(f"s3://{args['bucket']}/out/split_and_spigot").count())
print(orders.errorsCount(), orders.stageErrorsCount(), orders.errorsAsDynamicFrame().count())
job.commit()

# prints:
# ['order_id', 'status'] ['customer_id', 'order_date', 'amount', 'notes']
# 2 3
# 2
# 0 0 0
