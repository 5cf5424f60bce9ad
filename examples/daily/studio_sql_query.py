"""Studio: the helper sparkSqlQuery over two sources."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue import DynamicFrame


def sparkSqlQuery(glueContext, query, mapping, transformation_ctx) -> DynamicFrame:
    for alias, frame in mapping.items():
        frame.toDF().createOrReplaceTempView(alias)
    result = spark.sql(query)
    return DynamicFrame.fromDF(result, glueContext, transformation_ctx)



args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

orders_node = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="orders_node")
customers_node = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="customers", transformation_ctx="customers_node")

SqlQuery0 = """
select c.name, c.address.city as city, count(*) as orders, round(sum(o.amount), 2) as total
from orders o join customers c on o.customer_id = c.id
group by c.name, c.address.city
order by c.name
"""
SQLQuery_node = sparkSqlQuery(glueContext, query=SqlQuery0, mapping={"orders": orders_node, "customers": customers_node},
                              transformation_ctx="SQLQuery_node")
SQLQuery_node.printSchema()
glueContext.write_dynamic_frame.from_options(
    frame=SQLQuery_node.coalesce(1), connection_type="s3", format="csv",
    connection_options={"path": "s3://" + args["bucket"] + "/out/studio_sql_query/"}, transformation_ctx="out_node")
job.commit()

# prints:
# root
# |-- name: string
# |-- city: string
# |-- orders: long
# |-- total: double
#
# leaves out/studio_sql_query/:
# Ann,Oslo,2,120.49
# Bo,Rome,2,47.0
# Cy,Lima,1,
# name,city,orders,total
