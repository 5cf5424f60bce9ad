"""How long filtered queries on a table of many partitions are planned."""

import statistics
import sys
import time

from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["table"])
spark = GlueContext(SparkContext.getOrCreate()).spark_session


def planned(where):
    began = time.perf_counter()
    frame = spark.sql(f"SELECT count(*) FROM {args['table']} WHERE {where}")
    frame._jdf.queryExecution().executedPlan()
    return time.perf_counter() - began


first = planned("dt = '2020-01-20'")
print(f"FIGURE\tthe first plan of a run, a filter of the first key\t{first}\ts\t< 1")
for what, where in (("the first key", "dt = '2020-01-{:02}'"), ("both keys", "dt = '2020-02-{:02}' AND bucket < 10")):
    seconds = [planned(where.format(day)) for day in range(1, 10)]
    print(f"FIGURE\ta plan, a filter of {what}, median\t{statistics.median(seconds)}\ts\t< 1")
