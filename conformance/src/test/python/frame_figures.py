"""How fast groupFiles reads many small files, and relationalize flattens, each beside what it is held against, in one run, by turns.

    AWS_ENDPOINT_URL=... python3 frame_figures.py [FILES [TURNS]]
"""

import sys
import unittest

from sparkcase import SparkCase

NUMBERS = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
del sys.argv[1:]
FILES, TURNS = (*NUMBERS, *(10_000, 5)[len(NUMBERS):])

SCRIPT = """
import os, statistics, sys, time
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from pyspark.context import SparkContext
from pyspark.sql import functions as f
args = dict(zip([a[2:] for a in sys.argv[1::2]], sys.argv[2::2]))
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
root, files, turns = f"s3://{args['bucket']}/figures/", int(args["files"]), int(args["turns"])

def busy():
    # What the run's JVM, whose child this is, has had of the processors, in seconds.
    with open(f"/proc/{os.getppid()}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

def taken(step):
    began, before = time.monotonic(), busy()
    step()
    return time.monotonic() - began, busy() - before

def compare(name, ours, other, turns=5):
    name += ", load %.0f" % os.getloadavg()[0]
    ours(), other()
    first, second = [], []
    for turn in range(turns):
        first.append(taken(ours))
        second.append(taken(other))
    ratio = [statistics.median(each[of] for each in first) / statistics.median(each[of] for each in second) for of in (0, 1)]
    middle = [statistics.median(each[0] for each in some) for some in (first, second)]
    print("%s: %.2f s beside %.2f s, medians %.2f, by CPU %.2f" % (name, *middle, *ratio), flush=True)

def read(**options):
    frame = glueContext.create_dynamic_frame.from_options(
        "s3", {"paths": [root + "small/"], **options}, format="json", format_options={"withSchema": args["schema"]})
    frame.toDF().write.format("noop").mode("overwrite").save()

compare(f"groupFiles over {files} files, beside none", lambda: read(groupFiles="inPartition"), read, turns)

rows = spark.range(200000).selectExpr(
    "id", "concat('n', id) AS name", "array(named_struct('sku', id, 'price', id * 1.5D), named_struct('sku', id + 1, 'price', 2D)) AS items",
    "named_struct('city', 'Rome', 'zip', id % 100) AS place")

def written(frames):
    for number, frame in enumerate(frames):
        frame.write.mode("overwrite").parquet(f"{root}flat/{number}/")

def tables(frame):
    parts = frame.relationalize("root", root + "tmp/")
    written(parts[name].toDF() for name in sorted(parts.keys()))

def by_hand(orders):
    numbered = orders.withColumn("key", f.monotonically_increasing_id())
    items = numbered.select(f.col("key").alias("id"), f.posexplode("items").alias("index", "item"))
    written([
        numbered.select("id", "name", f.col("key").alias("items"), f.col("place.city").alias("place.city"), f.col("place.zip").alias("place.zip")),
        items.select("id", "index", f.col("item.sku").alias("items.val.sku"), f.col("item.price").alias("items.val.price"))])

for kind in ("parquet", "json"):
    folder = root + kind + "/"
    rows.write.format(kind).save(folder)
    compare(f"relationalize of {kind}, beside explode and select",
            lambda: tables(glueContext.create_dynamic_frame.from_options("s3", {"paths": [folder]}, format=kind)),
            lambda: by_hand(spark.read.format(kind).load(folder)), turns)
"""

SCHEMA = ('{"dataType":"struct","properties":{},"fields":[{"name":"n","properties":{},"container":{"dataType":"long","properties":{}}},'
          '{"name":"t","properties":{},"container":{"dataType":"string","properties":{}}}]}')


class Figures(SparkCase):
    def test_figures(self):
        for number in range(FILES):
            self.put(f"figures/small/{number:05}.json", '{"n": %d, "t": "text %d"}\n' % (number, number))
        job = self.job(SCRIPT, files=str(FILES), turns=str(TURNS), schema=SCHEMA)
        run = self.start(job)
        ended = self.ended(job, run, 3600)
        print("\n".join(self.printed(run, "output")))
        self.assertEqual("SUCCEEDED", ended["JobRunState"], ended.get("ErrorMessage"))


if __name__ == "__main__":
    unittest.main()
