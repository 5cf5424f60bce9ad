"""Studio: CSV to Parquet with a new table in the catalog."""
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

# Script generated for node Amazon S3
AmazonS3_node1 = glueContext.create_dynamic_frame.from_options(
    format_options={"quoteChar": '"', "withHeader": True, "separator": ",", "optimizePerformance": False},
    connection_type="s3",
    format="csv",
    connection_options={"paths": ["s3://" + args["bucket"] + "/raw/orders/"], "recurse": True},
    transformation_ctx="AmazonS3_node1",
)

# Script generated for node Change Schema
ChangeSchema_node2 = ApplyMapping.apply(
    frame=AmazonS3_node1,
    mappings=[
        ("order_id", "string", "order_id", "long"),
        ("customer_id", "string", "customer", "int"),
        ("order_date", "string", "ordered", "date"),
        ("amount", "string", "amount", "decimal(10,2)"),
        ("status", "string", "status", "string"),
    ],
    transformation_ctx="ChangeSchema_node2",
)

# Script generated for node Amazon S3
AmazonS3_node3 = glueContext.getSink(
    path="s3://" + args["bucket"] + "/out/studio_csv_to_parquet/",
    connection_type="s3",
    updateBehavior="UPDATE_IN_DATABASE",
    partitionKeys=["status"],
    enableUpdateCatalog=True,
    transformation_ctx="AmazonS3_node3",
)
AmazonS3_node3.setCatalogInfo(catalogDatabase=args["database"], catalogTableName="orders_parquet")
AmazonS3_node3.setFormat("glueparquet", compression="snappy")
AmazonS3_node3.writeFrame(ChangeSchema_node2)
job.commit()

back = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders_parquet").toDF()
for row in back.orderBy("order_id").collect():
    print(row.order_id, row.customer, row.ordered, row.amount, row.status)
print(back.select("order_id", "ordered", "amount").dtypes)

# prints:
# 1 10 2026-01-05 19.99 shipped
# 2 11 2026-01-06 5.00 open
# 3 10 2026-02-01 100.50 shipped
# 4 12 2026-02-03 None cancelled
# 5 11 2026-02-10 42.00 shipped
# [('order_id', 'bigint'), ('ordered', 'date'), ('amount', 'decimal(10,2)')]
