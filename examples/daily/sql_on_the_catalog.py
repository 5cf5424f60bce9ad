"""Spark SQL on the catalog: a table as select, inserted into, dropped."""
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

spark.sql(f"use `{args['database']}`")
spark.sql(f"create table totals using parquet location 's3://{args['bucket']}/out/sql_on_the_catalog/' as "
          "select customer_id, round(sum(amount), 2) as total from orders group by customer_id")
spark.sql("insert into totals values (99, 1.0)")
print([tuple(row) for row in spark.sql("select * from totals order by customer_id").collect()])
print(spark.catalog.tableExists("totals"), "orders" in [table.name for table in spark.catalog.listTables()])
spark.table("orders").where("status = 'open'").write.mode("overwrite").option("path", f"s3://{args['bucket']}/out/open/").saveAsTable("open_orders")
print(glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="open_orders").count())
spark.sql("drop table totals")
print(spark.catalog.tableExists("totals"))
job.commit()

# with: enable-glue-datacatalog=true
# prints:
# [(10, 120.49), (11, 47.0), (12, None), (99, 1.0)]
# True True
# 1
# False
