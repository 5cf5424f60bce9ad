"""A million rows of a database by hashfield, beside spark.read.jdbc with the same partitions."""

import statistics
import sys
import time

from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

PARTS = 7
args = getResolvedOptions(sys.argv, ["url", "rows", "rounds"])
glue = GlueContext(SparkContext.getOrCreate())
spark = glue.spark_session
options = {"url": args["url"], "dbtable": "mastic_bench"}
spark.sql(f"SELECT id, concat('name ', id) AS name, id * 1.5D AS price, timestamp_seconds(1700000000 + id) AS placed "
          f"FROM range(1, {int(args['rows']) + 1}, 1, 2)").write.format("jdbc").options(**options).mode("overwrite").save()


def read(data):
    data.write.format("noop").mode("overwrite").save()


def by_hashfield():
    frame = glue.create_dynamic_frame.from_options("postgresql", {**options, "hashfield": "id", "hashpartitions": str(PARTS)})
    assert frame.getNumPartitions() == PARTS
    read(frame.toDF())


def by_spark():
    read(spark.read.jdbc(args["url"], options["dbtable"], predicates=[f"abs(mod(id, {PARTS})) = {part}" for part in range(PARTS)],
                         properties={"fetchsize": "1000"}))


seconds = ([], [])
for _ in range(int(args["rounds"]) + 1):
    for action, taken in zip((by_hashfield, by_spark), seconds):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
mine, other = (statistics.median(taken[1:]) for taken in seconds)
print(f"FIGURE\tJDBC by hashfield, {PARTS} partitions\t{mine}\ts\t")
print(f"FIGURE\t  spark.read.jdbc with the same partitions\t{other}\ts\t")
print(f"FIGURE\t  ratio\t{mine / other}\t\t<= 1.1")
