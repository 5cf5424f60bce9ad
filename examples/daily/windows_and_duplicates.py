"""The newest row of each key, by a window."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from pyspark.sql import Window, functions as F


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

df = spark.createDataFrame([(1, "a", "2026-01-01"), (1, "b", "2026-01-03"), (2, "c", "2026-01-02"), (2, "c", "2026-01-02")], ["id", "value", "day"])
window = Window.partitionBy("id").orderBy(F.col("day").desc(), "value")
newest = df.withColumn("rank", F.row_number().over(window)).filter("rank = 1").drop("rank")
print(sorted(map(tuple, newest.collect())))
print(df.dropDuplicates().count(), df.dropDuplicates(["id"]).count())
lagged = df.distinct().withColumn("before", F.lag("value").over(Window.partitionBy("id").orderBy("day")))
print(sorted((row.value, row.before) for row in lagged.collect()))
out = f"s3://{args['bucket']}/out/windows_and_duplicates"
newest.withColumn("year", F.year("day")).repartition(1).write.mode("overwrite").partitionBy("year").parquet(out)
print(spark.read.parquet(out).dtypes, spark.read.parquet(out).count())
job.commit()

# prints:
# [(1, 'b', '2026-01-03'), (2, 'c', '2026-01-02')]
# 3 2
# [('a', None), ('b', 'a'), ('c', None)]
# [('id', 'bigint'), ('value', 'string'), ('day', 'string'), ('year', 'int')] 2
