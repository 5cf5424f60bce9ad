"""Studio: the helpers sparkAggregate and sparkUnion."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.dynamicframe import DynamicFrame
from pyspark.sql import functions as SqlFuncs


def sparkAggregate(glueContext, parentFrame, groups, aggs, transformation_ctx) -> DynamicFrame:
    aggsFuncs = []
    for column, func in aggs:
        aggsFuncs.append(getattr(SqlFuncs, func)(column))
    result = parentFrame.toDF().groupBy(*groups).agg(*aggsFuncs) if len(groups) > 0 else parentFrame.toDF().agg(*aggsFuncs)
    return DynamicFrame.fromDF(result, glueContext, transformation_ctx)


def sparkUnion(glueContext, unionType, mapping, transformation_ctx) -> DynamicFrame:
    for alias, frame in mapping.items():
        frame.toDF().createOrReplaceTempView(alias)
    result = spark.sql("(select * from source1) UNION " + unionType + " (select * from source2)")
    return DynamicFrame.fromDF(result, glueContext, transformation_ctx)



args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

orders = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="orders")
Union_node = sparkUnion(glueContext, unionType="ALL", mapping={"source1": orders, "source2": orders}, transformation_ctx="Union_node")
Aggregate_node = sparkAggregate(glueContext, parentFrame=Union_node, groups=["status"],
                                aggs=[["amount", "sum"], ["order_id", "countDistinct"]], transformation_ctx="Aggregate_node")
for row in Aggregate_node.toDF().orderBy("status").collect():
    print(row["status"], row["sum(amount)"], row[2])
job.commit()

# prints:
# cancelled None 1
# open 10.0 1
# shipped 324.98 3
