"""Rows with decimals, dates and nested values, made in the script."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from datetime import date, datetime
from decimal import Decimal

from awsglue.dynamicframe import DynamicFrame
from pyspark.sql import Row
from pyspark.sql.types import *


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

schema = StructType([
    StructField("id", LongType(), False), StructField("price", DecimalType(10, 2)), StructField("day", DateType()),
    StructField("at", TimestampType()), StructField("tags", MapType(StringType(), IntegerType())), StructField("flag", BooleanType())])
df = spark.createDataFrame([Row(1, Decimal("1.50"), date(2026, 1, 31), datetime(2026, 1, 31, 12, 30), {"a": 1}, True),
                            Row(2, None, None, None, None, None)], schema)
frame = DynamicFrame.fromDF(df, glueContext, "frame")
frame.printSchema()
glueContext.write_dynamic_frame.from_options(frame.coalesce(1), "s3", {"path": f"s3://{args['bucket']}/out/rows_and_types/"}, format="json")
back = spark.read.schema(schema).json(f"s3://{args['bucket']}/out/rows_and_types/")
print(sorted(map(tuple, back.collect())) == sorted(map(tuple, df.collect())), back.count())
print(frame.toDF().filter("price > 1").first().at)
job.commit()

# prints:
# root
# |-- id: long
# |-- price: decimal(10,2)
# |-- day: date
# |-- at: timestamp
# |-- tags: map
# |    |-- keyType: string
# |    |-- valueType: int
# |-- flag: boolean
#
# True 2
# 2026-01-31 12:30:00
