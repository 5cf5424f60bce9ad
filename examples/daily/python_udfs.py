"""UDFs by function, by decorator and in SQL."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from pyspark.sql.functions import col, udf
from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField, StructType


@udf(returnType=StringType())
def initials(name):
    return name[:1] if name else None



args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

customers = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="customers").toDF()
length = udf(lambda tags: len(tags or []), IntegerType())
pair = udf(lambda a, b: (a, b), StructType([StructField("name", StringType()), StructField("city", StringType())]))
split = udf(lambda text: list(text), ArrayType(StringType()))
rows = customers.select(initials("name").alias("i"), length(col("tags")).alias("n"), pair("name", "address.city").alias("p"),
                        split("name").alias("s")).orderBy("i").collect()
for row in rows:
    print(row.i, row.n, row.p.name, row.p.city, row.s)
spark.udf.register("twice", lambda n: n * 2, "int")
customers.createOrReplaceTempView("customers")
spark.sql("select max(twice(id)) as most from customers").show()
job.commit()

# prints:
# A 2 Ann Oslo ['A', 'n', 'n']
# B 1 Bo Rome ['B', 'o']
# C 0 Cy Lima ['C', 'y']
# +----+
# |most|
# +----+
# |  24|
# +----+
#
