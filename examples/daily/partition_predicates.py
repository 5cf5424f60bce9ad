"""Only the partitions that a predicate finds."""
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

january = glueContext.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="events", push_down_predicate="(year == '2026' and month in ('01'))", transformation_ctx="january")
print(january.count(), sorted(january.toDF().columns))
server = glueContext.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="events", additional_options={"catalogPartitionPredicate": "year='2026' and month>='02'"})
print([(row.id, row.year, row.month) for row in server.toDF().collect()])
df = glueContext.create_data_frame.from_catalog(database=args["database"], table_name="events", push_down_predicate="month < '02'")
print(sorted(row.id for row in df.collect()))
print(glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="events", push_down_predicate="year = '1999'").count())
job.commit()

# prints:
# 2 ['id', 'kind', 'month', 'ms', 'year']
# [(3, '2026', '02')]
# [1, 2]
# 0
