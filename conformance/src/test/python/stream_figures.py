"""How fast forEachBatch is beside plain structured streaming: a topic of a million messages to Parquet, in one run, by turns.
The CPU's time is told as well: a busy machine does not change it much.

    AWS_ENDPOINT_URL=... python3 stream_figures.py [MESSAGES [TURNS]]
"""

import sys
import unittest

from realservers import Kafka
from sparkcase import SparkCase

NUMBERS = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
del sys.argv[1:]
MESSAGES, TURNS = (*NUMBERS, *(1_000_000, 5)[len(NUMBERS):])

SCRIPT = """
import json, os, statistics, sys, threading, time
from awsglue.context import GlueContext
from pyspark.context import SparkContext
from pyspark.sql import functions as f
args = dict(zip([a[2:] for a in sys.argv[1::2]], sys.argv[2::2]))
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
want, schema, size = int(args["messages"]), "id INT, name STRING, price DOUBLE", str(int(args["messages"]) // 4)


def busy():
    # What the run's JVM, whose child this is, has had of the processors, in seconds.
    with open(f"/proc/{os.getppid()}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

def turn(name, start):
    folder = f"s3://{args['bucket']}/figures/{name}"
    def batch(rows, number):
        rows.write.mode("append").parquet(folder + "/rows/")
    def reached(query):
        progress = query.lastProgress
        ends = progress and progress["sources"][0]["endOffset"]
        ends = json.loads(ends) if isinstance(ends, str) else ends
        return ends and sum(ends["numbers"].values()) >= want
    def watch():
        while not spark.streams.active:
            time.sleep(0.01)
        query = spark.streams.active[0]
        while query.isActive and not reached(query):
            time.sleep(0.02)
        query.stop()
    threading.Thread(target=watch, daemon=True).start()
    began, before = time.monotonic(), busy()
    start(batch, folder + "/checkpoint/")
    took = time.monotonic() - began, busy() - before
    assert spark.read.parquet(folder + "/rows/").count() == want
    return took

def glue(batch, checkpoint):
    frame = glueContext.create_data_frame.from_options("kafka", {
        "bootstrap.servers": args["servers"], "security.protocol": "PLAINTEXT", "topicName": "numbers", "startingOffsets": "earliest",
        "maxOffsetsPerTrigger": size, "classification": "json", "schema": schema})
    glueContext.forEachBatch(frame=frame, batch_function=batch, options={"windowSize": "1 second", "checkpointLocation": checkpoint})

def plain(batch, checkpoint):
    raw = spark.readStream.format("kafka").options(**{
        "kafka.bootstrap.servers": args["servers"], "subscribe": "numbers", "startingOffsets": "earliest", "maxOffsetsPerTrigger": size}).load()
    rows = raw.select(f.from_json(raw.value.cast("string"), schema).alias("m")).select("m.*")
    rows.writeStream.foreachBatch(batch).trigger(processingTime="1 second").option("checkpointLocation", checkpoint).start().awaitTermination()

turn("warm-glue", glue), turn("warm-plain", plain)
glues, plains = [], []
for number in range(int(args["turns"])):
    glues.append(turn(f"glue{number}", glue))
    plains.append(turn(f"plain{number}", plain))
    print("forEachBatch %.2f s (CPU %.2f s), plain %.2f s (CPU %.2f s), load %.0f" % (*glues[-1], *plains[-1], os.getloadavg()[0]), flush=True)
ratio = [statistics.median(each[of] for each in glues) / statistics.median(each[of] for each in plains) for of in (0, 1)]
print("medians: forEachBatch / plain = %.2f, by CPU %.2f" % tuple(ratio))
"""


class Figures(SparkCase):
    def test_figures(self):
        kafka = Kafka()
        self.addCleanup(kafka.close)
        kafka.topic("numbers", 4)
        kafka.tell("numbers", "numbers", MESSAGES)
        job = self.job(SCRIPT, servers=kafka.servers, messages=str(MESSAGES), turns=str(TURNS))
        run = self.start(job)
        ended = self.ended(job, run, 3600)
        print("\n".join(self.printed(run, "output")))
        self.assertEqual("SUCCEEDED", ended["JobRunState"], ended.get("ErrorMessage"))


if __name__ == "__main__":
    unittest.main()
