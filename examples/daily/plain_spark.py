"""A job without Glue's classes: SparkConf, a builder, plain DataFrames."""
import sys

from pyspark import SparkConf
from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, col, count, lit, when

bucket = sys.argv[sys.argv.index("--bucket") + 1]
conf = SparkConf().set("spark.sql.shuffle.partitions", "2").set("spark.sql.adaptive.enabled", "true")
spark = SparkSession.builder.appName("plain").config(conf=conf).config("spark.sql.session.timeZone", "UTC").getOrCreate()
orders = spark.read.format("csv").option("header", True).option("inferSchema", True).load(f"s3://{bucket}/raw/orders/").cache()
customers = spark.read.json(f"s3a://{bucket}/raw/customers/")
joined = orders.join(broadcast(customers), orders.customer_id == customers.id, "left")
sized = joined.withColumn("size", when(col("amount") > 50, "big").when(col("amount") > 10, "middling").otherwise("small"))
sized.groupBy("size").agg(count(lit(1)).alias("n")).orderBy("size").show(truncate=False)
print(spark.conf.get("spark.sql.shuffle.partitions"), orders.dtypes[3])
joined.select("order_id", "name").coalesce(1).orderBy("order_id").write.mode("overwrite").option("header", "true").csv(f"s3://{bucket}/out/plain_spark/")
orders.unpersist()
spark.stop()

# prints:
# +--------+---+
# |size    |n  |
# +--------+---+
# |big     |1  |
# |middling|2  |
# |small   |2  |
# +--------+---+
#
# 2 ('amount', 'double')
# leaves out/plain_spark/:
# 1,Ann
# 2,Bo
# 3,Ann
# 4,Cy
# 5,Bo
# order_id,name
