"""How fast forEachBatch is beside plain structured streaming: a topic of a million messages to Parquet, in one run, by turns.

    AWS_ENDPOINT_URL=... python3 stream_figures.py [MESSAGES]
"""

import sys
import unittest

from realservers import Kafka
from sparkcase import SparkCase

MESSAGES = int(sys.argv.pop()) if len(sys.argv) > 1 and sys.argv[-1].isdigit() else 1_000_000

SCRIPT = """
import json, sys, threading, time
from awsglue.context import GlueContext
from pyspark.context import SparkContext
from pyspark.sql import functions as f
args = dict(zip([a[2:] for a in sys.argv[1::2]], sys.argv[2::2]))
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
want, schema, size = int(args["messages"]), "id INT, name STRING, price DOUBLE", str(int(args["messages"]) // 4)

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
    began = time.monotonic()
    start(batch, folder + "/checkpoint/")
    took = time.monotonic() - began
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
for number in range(3):
    print(f"forEachBatch {turn(f'glue{number}', glue):.2f} s, plain {turn(f'plain{number}', plain):.2f} s", flush=True)
"""


class Figures(SparkCase):
    def test_figures(self):
        kafka = Kafka()
        self.addCleanup(kafka.close)
        kafka.topic("numbers", 4)
        kafka.tell("numbers", "numbers", MESSAGES)
        job = self.job(SCRIPT, servers=kafka.servers, messages=str(MESSAGES))
        run = self.start(job)
        ended = self.ended(job, run, 900)
        print("\n".join(self.printed(run, "output")))
        self.assertEqual("SUCCEEDED", ended["JobRunState"], ended.get("ErrorMessage"))


if __name__ == "__main__":
    unittest.main()
