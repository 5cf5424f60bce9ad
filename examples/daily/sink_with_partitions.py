"""A partitioned table that a sink makes and extends."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
import boto3

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

events = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="events")


def write(frame):
    sink = glueContext.getSink(
        connection_type="s3", path=f"s3://{args['bucket']}/out/sink_with_partitions/", enableUpdateCatalog=True,
        updateBehavior="UPDATE_IN_DATABASE", partitionKeys=["year", "month"])
    sink.setFormat("json")
    sink.setCatalogInfo(catalogDatabase=args["database"], catalogTableName="events_copy")
    sink.writeFrame(frame)


write(Filter.apply(events, lambda row: row["month"] == "01"))
write(Filter.apply(events, lambda row: row["month"] == "02"))
glue = boto3.client("glue")
partitions = glue.get_partitions(DatabaseName=args["database"], TableName="events_copy")["Partitions"]
print(sorted(partition["Values"] for partition in partitions))
table = glue.get_table(DatabaseName=args["database"], Name="events_copy")["Table"]
print([column["Name"] for column in table["StorageDescriptor"]["Columns"]], [key["Name"] for key in table["PartitionKeys"]])
print(glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="events_copy").count())
job.commit()

# prints:
# [['2026', '01'], ['2026', '02']]
# ['id', 'kind', 'ms'] ['year', 'month']
# 3
