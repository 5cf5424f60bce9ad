"""Map with functions that add, change and drop fields."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from datetime import datetime


def AddTotals(rec):
    rec["tax"] = round((rec["amount"] or 0) * 0.25, 2)
    rec["label"] = f"{rec['order_id']}-{rec['status'].upper()}"
    rec["month"] = datetime.strptime(str(rec["order_date"]), "%Y-%m-%d").month
    del rec["notes"]
    return rec


def only_positive(records):
    return [record for record in records if (record["amount"] or 0) > 0]


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="orders")
mapped = Map.apply(frame=orders, f=AddTotals, transformation_ctx="mapped")
for row in mapped.toDF().orderBy("order_id").collect():
    print(row.label, row.tax, row.month)
print("notes" in mapped.toDF().columns)
print(orders.toDF().rdd.mapPartitions(lambda rows: [sum(1 for _ in rows)]).sum())
broken = orders.map(f=lambda rec: rec["nothing"])
print(broken.count(), broken.errorsCount())
job.commit()

# prints:
# 1-SHIPPED 5.0 1
# 2-OPEN 1.25 1
# 3-SHIPPED 25.12 2
# 4-CANCELLED 0.0 2
# 5-SHIPPED 10.5 2
# False
# 5
# 0 5
