"""Streams of Kafka and Kinesis in jobs: batches, restarts, brokers that go, messages that cannot be read."""

import ast
import datetime
import json
import pathlib
import uuid
import zlib

import boto3

from realservers import Kafka, Node
from sparkcase import SparkCase
from support import ROLE, client, fresh, wait

EXAMPLE = pathlib.Path(__file__).resolve().parents[4] / "examples/streaming/topic_to_parquet.py"
SCALA = pathlib.Path(__file__).resolve().parent / "scripts/streams.scala"
JOINER = pathlib.Path(__file__).resolve().parent / "scripts/stream_joiner.scala"

HEAD = """
import sys, threading, time
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
args = dict(zip([a[2:] for a in sys.argv[1::2]], sys.argv[2::2]))
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
read = glueContext.create_data_frame.from_options

def refused(call):
    try:
        call()
    except Exception as error:
        said = str(getattr(error, "java_exception", error))
        print("refused", said.split("\\n")[0])
    else:
        print("NOT REFUSED")

def streamed(frame, count, checkpoint):
    seen = []
    def batch(rows, number):
        seen.extend(row.asDict(recursive=True) for row in rows.collect())
    def watch():
        deadline = time.monotonic() + 60
        while len(seen) < count and time.monotonic() < deadline:
            time.sleep(0.1)
        for query in spark.streams.active:
            query.stop()
    threading.Thread(target=watch, daemon=True).start()
    glueContext.forEachBatch(frame=frame, batch_function=batch, options={
        "windowSize": "1 second", "checkpointLocation": f"s3://{args['bucket']}/{checkpoint}/"})
    return seen
"""

TOPICS = HEAD + """
place = {"bootstrap.servers": args["servers"], "security.protocol": "PLAINTEXT", "startingOffsets": "earliest"}
things = {**place, "topicName": "things", "classification": "json", "schema": "id INT, name STRING"}
frame = glueContext.create_dynamic_frame.from_options("kafka", {
    **things, "includeHeaders": "true", "addRecordTimestamp": "true", "emitConsumerLagMetrics": "true"})
rows = sorted((row.asDict(recursive=True) for row in frame.toDF().collect()), key=lambda row: row["id"])
print("batch", [(row["id"], row["name"]) for row in rows], rows[0]["glue_streaming_kafka_headers"], type(rows[0]["__src_timestamp"]).__name__)
streaming = read("kafka", {**things, "emitConsumerLagMetrics": "true"})
print("streaming", streaming.isStreaming, streaming.schema.simpleString())
print("stream", sorted(row["id"] for row in streamed(streaming, 3, "c1")))
inferred = read("kafka", {**place, "topicName": "things", "classification": "json", "inferSchema": "true"})
print("inferred", sorted((row["id"], row["name"], row.get("more")) for row in streamed(inferred, 3, "c2")))
lines = read("kafka", {**place, "topicName": "lines", "classification": "csv", "delimiter": ";", "schema": "a INT, b STRING"})
print("csv", sorted((row["a"] or 0, row["b"]) for row in streamed(lines, 2, "c3")))
table = glueContext.create_data_frame.from_catalog(
    database=args["database"], table_name="things", additional_options={"startingOffsets": "earliest"})
print("table", sorted(row["id"] for row in streamed(table, 3, "c4")))
records = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="records")
print("registered", sorted((row.id, row.note) for row in records.toDF().collect()))
refused(lambda: spark.sql(f"select * from `{args['database']}`.things").show())
refused(lambda: read("kafka", {**things, "colour": "red"}))
refused(lambda: read("kafka", {**things, "startingTimestamp": "2026-01-01T00:00:00Z"}))
refused(lambda: read("kafka", {**place, "topicName": "things"}))
refused(lambda: read("kafka", {**place, "topicName": "things", "classification": "json"}))
refused(lambda: read("kafka", {**things, "endingOffsets": "latest"}))
refused(lambda: read("kafka", {"connectionName": args["sasl"], "topicName": "things", "classification": "json", "inferSchema": "true"}))
"""

ENDLESS = HEAD + """
frame = read("kafka", {"bootstrap.servers": args["servers"], "security.protocol": "PLAINTEXT", "topicName": args["topic"],
                       "startingOffsets": "earliest", "classification": "json", "schema": "id INT"})
def batch(rows, number):
    if args.get("fail") == "yes":
        raise ValueError("the batch cannot be done")
    rows.coalesce(1).write.mode("append").json(f"s3://{args['bucket']}/{args['out']}/")
glueContext.forEachBatch(frame=frame, batch_function=batch, options={
    "windowSize": "1 second", "checkpointLocation": f"s3://{args['bucket']}/{args['checkpoint']}/", "batchMaxRetries": "1"})
"""

GROWING = HEAD + """
place = {"bootstrap.servers": args["servers"], "security.protocol": "PLAINTEXT", "topicName": "growing", "startingOffsets": "earliest",
         "classification": "json"}
more = {"inferSchema": "true"} if args["schema"] == "inferred" else {"schema": "id INT"}
def batch(rows, number):
    print(args["schema"], number, sorted(rows.toJSON().collect()), flush=True)
glueContext.forEachBatch(frame=read("kafka", {**place, **more}), batch_function=batch, options={
    "windowSize": "1 second", "checkpointLocation": f"s3://{args['bucket']}/growing-{args['schema']}/"})
"""

SHARDS = HEAD + """
place = {"streamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/clicks", "endpointUrl": args["kinesis"],
         "startingPosition": "trim_horizon", "classification": "json", "schema": "id INT", "describeShardInterval": "1s",
         "addRecordTimestamp": "true"}
print("batch", sorted(row.id for row in glueContext.create_dynamic_frame.from_options("kinesis", place).toDF().collect()))
refused(lambda: read("kinesis", {**place, "fanoutConsumerARN": "arn:x"}))
refused(lambda: read("kinesis", {**place, "startingPosition": "yesterday"}))
frame = read("kinesis", {**place, "emitConsumerLagMetrics": "true"})
def batch(rows, number):
    rows.coalesce(1).write.mode("append").json(f"s3://{args['bucket']}/clicks/")
glueContext.forEachBatch(frame=frame, batch_function=batch, options={
    "windowSize": "1 second", "checkpointLocation": f"s3://{args['bucket']}/clicks-checkpoint/"})
"""


def zigzag(number):
    number = (number << 1) ^ (number >> 63)
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out + bytes([number]))


class StreamCase(SparkCase):
    def streaming(self, script, **arguments):
        name = self.job(script, **arguments)
        job = self.glue.get_job(JobName=name)["Job"]
        self.glue.update_job(JobName=name, JobUpdate={
            "Role": ROLE, "GlueVersion": "5.0", "WorkerType": "G.1X", "NumberOfWorkers": 2, "DefaultArguments": job["DefaultArguments"],
            "Command": {"Name": "gluestreaming", "ScriptLocation": job["Command"]["ScriptLocation"]}})
        return name

    def ids(self, folder):
        ids = []
        for key in self.keys(folder + "/"):
            if key.endswith(".json") and "_temporary" not in key:
                body = self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode()
                ids += [json.loads(line)["id"] for line in body.splitlines()]
        return sorted(ids)

    def arrive(self, folder, ids, job, run):
        def there():
            state = self.glue.get_job_run(JobName=job, RunId=run)["JobRun"]
            if state["JobRunState"] in ("FAILED", "SUCCEEDED", "STOPPED"):
                self.fail(f"{state['JobRunState']}: {state.get('ErrorMessage')}\n" + "\n".join(self.printed(run, "error")[-40:]))
            return len(self.ids(folder)) >= len(ids)

        wait(f"{len(ids)} rows in {folder}", there, 90)
        self.assertEqual(ids, self.ids(folder))

    def lags(self, job, run, least):
        """How old the oldest message was, of at least so many batches."""
        dimensions = [{"Name": name, "Value": value} for name, value in (("JobName", job), ("JobRunId", run), ("Type", "gauge"))]
        now = datetime.datetime.now(datetime.timezone.utc)
        points = client("cloudwatch").get_metric_statistics(
            Namespace="Glue", MetricName="glue.driver.streaming.maxConsumerLagInMs", Dimensions=dimensions, Period=3600,
            StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(hours=1),
            Statistics=["SampleCount", "Maximum"])["Datapoints"]
        self.assertGreaterEqual(sum(point["SampleCount"] for point in points), least, points)
        self.assertTrue(all(0 < point["Maximum"] < 600_000 for point in points), points)

    def stop(self, job, run):
        self.glue.batch_stop_job_run(JobName=job, JobRunIds=[run])
        self.assertEqual("STOPPED", self.ended(job, run)["JobRunState"])


class Topics(StreamCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kafka = Kafka()
        cls.addClassCleanup(cls.kafka.close)

    def table(self, name, topic, connection, classification, **storage):
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": name, "Parameters": {"classification": classification},
            "StorageDescriptor": {
                "Location": topic, "Parameters": {"topicName": topic, "typeOfData": "kafka", "connectionName": connection}, **storage}})

    def test_topics_by_options_and_by_tables(self):
        kafka = self.kafka
        for topic in ("things", "lines", "records"):
            kafka.topic(topic, 2)
        kafka.send("things", {"id": 1, "name": "a"}, "this is no JSON", {"id": 2, "name": "b", "more": 5})
        kafka.send("things", {"id": 3, "name": "c"}, partition=1)
        kafka.send("lines", "1;x", "no number;y")
        plain, sasl = fresh("kafka"), fresh("kafka")
        facts = {"KAFKA_BOOTSTRAP_SERVERS": kafka.servers, "KAFKA_SSL_ENABLED": "false"}
        for name, more in ((plain, {}), (sasl, {"KAFKA_SASL_MECHANISM": "AWS_MSK_IAM"})):
            self.glue.create_connection(ConnectionInput={"Name": name, "ConnectionType": "KAFKA", "ConnectionProperties": {**facts, **more}})
        columns = [{"Name": "id", "Type": "int"}, {"Name": "name", "Type": "string"}]
        self.table("things", "things", plain, "json", Columns=columns)
        schema, versions = fresh("records"), []
        field = '{"name": "%s", "type": %s, "default": %s}'
        for fields in ((("id", '"long"', "0"),), (("id", '"long"', "0"), ("note", '"string"', '"none"'))):
            definition = '{"type": "record", "name": "r", "fields": [%s]}' % ", ".join(field % each for each in fields)
            if not versions:
                made = self.glue.create_schema(SchemaName=schema, DataFormat="AVRO", Compatibility="BACKWARD", SchemaDefinition=definition)
            else:
                made = self.glue.register_schema_version(SchemaId={"RegistryName": "default-registry", "SchemaName": schema}, SchemaDefinition=definition)
            versions.append(uuid.UUID(made["SchemaVersionId"]).bytes)
        kafka.send(
            "records",
            b"\x03\x00" + versions[0] + zigzag(1),
            b"\x03\x05" + versions[1] + zlib.compress(zigzag(2) + zigzag(2) + b"hi"),
            b"\xff\xff\xff")
        self.table("records", "records", plain, "avro", Columns=[], SchemaReference={
            "SchemaId": {"RegistryName": "default-registry", "SchemaName": schema}, "SchemaVersionNumber": 2})
        job = self.job(TOPICS, servers=kafka.servers, sasl=sasl, **{"enable-glue-datacatalog": "true"})
        run = self.start(job)
        ended = self.ended(job, run)
        errors = self.printed(run, "error")
        self.assertEqual("SUCCEEDED", ended["JobRunState"], f"{ended.get('ErrorMessage')}\n" + "\n".join(errors[-60:]))
        said = self.printed(run, "output")
        self.assertEqual([
            "batch [(1, 'a'), (2, 'b'), (3, 'c')] [{'key': 'kind', 'value': 'test'}] datetime",
            "streaming True struct<id:int,name:string>",
            "stream [1, 2, 3]",
            "inferred [(1, 'a', None), (2, 'b', 5), (3, 'c', None)]",
            "csv [(0, 'y'), (1, 'x')]",
            "table [1, 2, 3]",
            "registered [(1, 'none'), (2, 'hi')]",
        ], [line for line in said if not line.startswith("refused")])
        refusals = [line for line in said if line.startswith("refused")]
        for words, line in zip(
            ("is over a topic of Kafka", "no option colour", "Only one of", "classification is missing", "schema is missing",
             "endingOffsets is for a batch", "AWS_MSK_IAM, which is not supported"), refusals, strict=True):
            self.assertIn(words, line)
        self.assertTrue(any("left out the message at topic things, partition 0, offset 1" in line for line in errors), errors)
        self.assertTrue(any("left out the message at topic records" in line for line in errors), errors)
        # Of what was read once; a stream that is stopped at once may not have told of its batch.
        self.lags(job, run, 1)


class TopicsAtLength(StreamCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kafka = Kafka()
        cls.addClassCleanup(cls.kafka.close)

    def test_a_run_goes_on_where_the_last_one_ended(self):
        kafka = self.kafka
        kafka.topic("numbers", 2)
        kafka.topic("others", 1)
        job = self.streaming(ENDLESS, servers=kafka.servers, topic="numbers", out="out", checkpoint="checkpoint")
        send = lambda first, last: [kafka.send("numbers", {"id": i}, partition=i % 2) for i in range(first, last)]
        run = self.start(job)
        send(0, 20)
        self.arrive("out", list(range(20)), job, run)
        kafka.kill()
        kafka.start()
        send(20, 40)
        self.arrive("out", list(range(40)), job, run)
        self.stop(job, run)
        send(40, 60)
        failing = self.start(job, fail="yes")
        ended = self.ended(job, failing)
        self.assertEqual("FAILED", ended["JobRunState"])
        self.assertIn("the batch cannot be done", ended["ErrorMessage"])
        self.assertEqual(list(range(40)), self.ids("out"))
        run = self.start(job)
        self.arrive("out", list(range(60)), job, run)
        self.stop(job, run)
        kafka.send("others", {"id": 1000})
        other = self.ended(job, self.start(job, topic="others"))
        self.assertEqual("FAILED", other["JobRunState"])
        self.assertIn("numbers", other["ErrorMessage"])


    def test_nodes_over_a_stream(self):
        """A visual job: a topic, a table beside it, and what becomes of each batch."""
        self.kafka.topic("clicks", 2)
        self.put("people/a.json", '{"key": 1, "name": "Ann"}\n{"key": 2, "name": "Bo"}\n')
        nodes = {
            "clicks": {"DirectKafkaSource": {"Name": "Clicks", "DetectSchema": True, "WindowSize": 2, "StreamingOptions": {
                "BootstrapServers": self.kafka.servers, "SecurityProtocol": "PLAINTEXT", "TopicName": "clicks", "Classification": "json",
                "StartingOffsets": "earliest"}}},
            "people": {"S3JsonSource": {"Name": "People", "Paths": [f"s3://{self.bucket}/people/"]}},
            "typed": {"ApplyMapping": {"Name": "Typed", "Inputs": ["clicks"], "Mapping": [
                {"ToKey": "id", "FromPath": ["id"], "FromType": "long", "ToType": "int"},
                {"ToKey": "person", "FromPath": ["by"], "FromType": "long", "ToType": "long"}]}},
            "query": {"SparkSQL": {"Name": "Query", "Inputs": ["typed", "people"], "SqlAliases": [
                {"From": "typed", "Alias": "clicks"}, {"From": "people", "Alias": "people"}],
                "SqlQuery": "select clicks.id, people.name\nfrom clicks join people on clicks.person = people.key"}},
            "out": {"S3DirectTarget": {"Name": "Out", "Inputs": ["query"], "Path": f"s3://{self.bucket}/seen/", "Format": "json"}},
        }
        job = fresh("visual")
        more = {"Role": ROLE, "GlueVersion": "5.0", "WorkerType": "G.1X", "NumberOfWorkers": 2, "CodeGenConfigurationNodes": nodes,
                "DefaultArguments": {"--TempDir": f"s3://{self.bucket}/tmp/"}}
        script = f"s3://{self.bucket}/scripts/{job}.py"
        with self.assertRaises(self.glue.exceptions.InvalidInputException):
            self.glue.create_job(Name=job, Command={"Name": "glueetl", "ScriptLocation": script}, **more)
        self.glue.create_job(Name=job, Command={"Name": "gluestreaming", "ScriptLocation": script}, **more)
        run = self.start(job)
        for first in (0, 10):
            for number in range(first, first + 10):
                self.kafka.send("clicks", {"id": number, "by": number % 3}, partition=number % 2)
            self.arrive("seen", [n for n in range(first + 10) if n % 3], job, run)
        self.stop(job, run)
        self.assertTrue(self.keys("tmp/" + job + "/checkpoint/"))

    def test_the_example(self):
        kafka = self.kafka
        kafka.topic("orders")
        kafka.send("orders", {"id": 1, "item": "pen"}, {"id": 2, "item": "ink"})
        name = fresh("kafka")
        self.glue.create_connection(ConnectionInput={"Name": name, "ConnectionType": "KAFKA", "ConnectionProperties": {
            "KAFKA_BOOTSTRAP_SERVERS": kafka.servers, "KAFKA_SSL_ENABLED": "false"}})
        with open(EXAMPLE, encoding="utf-8") as example:
            job = self.streaming(example.read(), connection=name, topic="orders")
        run = self.start(job)
        # The log is there as soon as something is written.
        wait("the first batch", lambda: self.keys("messages/") and "batch 0: 2 messages" in self.printed(run, "output"), 90)
        self.stop(job, run)
        self.assertTrue(any("/ingest_hour=" in key for key in self.keys("messages/ingest_year=")))


    def test_a_schema_that_changes(self):
        """Inferred, each batch has its own; under one that is given, what does not fit is left out and told. The stream goes on."""
        kafka = self.kafka
        kafka.topic("growing")
        kafka.send("growing", {"id": 1})
        job = self.streaming(GROWING, servers=kafka.servers)
        told = {"inferred": ['{"id":1}', '{"id":"two","more":{"a":1}}', '{"id":"three"}', '{"id":4}'], "given": ['{"id":1}', '{"id":4}']}
        for turn, schema in enumerate(told):
            run = self.start(job, schema=schema)

            def said():
                try:
                    return self.printed(run, "output")
                except self.logs.exceptions.ResourceNotFoundException:
                    # The log is there as soon as something is written.
                    return []

            if not turn:
                wait("the first batch", lambda: len(said()) == 1, 90)
                kafka.send("growing", {"id": "two", "more": {"a": 1}}, {"id": "three"})
                wait("the second batch", lambda: any("three" in line for line in said()), 60)
                kafka.send("growing", {"id": 4})
            rows = told[schema]
            wait("all rows", lambda: sum(line.count('{"id":') for line in said()) >= len(rows), 90)
            self.stop(job, run)
            batches = [ast.literal_eval(line.split(" ", 2)[2]) for line in said()]
            self.assertEqual(sorted(rows), sorted(row for batch in batches for row in batch))
            if turn:
                self.assertEqual(2, sum("left out the message at topic growing" in line for line in self.printed(run, "error")))

    def test_the_guides_examples_in_scala(self):
        kafka = self.kafka
        kafka.topic("clicks")
        kafka.send("clicks", {"id": 1, "name": "a"}, {"id": 2, "name": "b"}, {"id": 3, "name": "c"})
        connection = fresh("kafka")
        self.glue.create_connection(ConnectionInput={"Name": connection, "ConnectionType": "KAFKA", "ConnectionProperties": {
            "KAFKA_BOOTSTRAP_SERVERS": kafka.servers, "KAFKA_SSL_ENABLED": "false"}})
        columns = [{"Name": "id", "Type": "int"}, {"Name": "name", "Type": "string"}]
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": "clicks", "Parameters": {"classification": "json"}, "StorageDescriptor": {
                "Columns": columns, "Location": "clicks",
                "Parameters": {"topicName": "clicks", "typeOfData": "kafka", "connectionName": connection}}})
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": "fromoptionsoutput", "Parameters": {"classification": "json"},
            "PartitionKeys": [{"Name": "ingest_" + part, "Type": "string"} for part in ("year", "month", "day", "hour")],
            "StorageDescriptor": {
                "Columns": columns, "Location": f"s3://{self.bucket}/fromoptionsoutput/",
                "InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
                "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                "SerdeInfo": {"SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe"}}})
        with open(SCALA, encoding="utf-8") as script:
            text = script.read()
        job = self.streaming(text, connection=connection, **{
            "job-language": "scala", "class": "GlueApp", "scriptLocation": self.put("scala/streams.scala", text)})
        run = self.start(job)
        ended = self.ended(job, run, 300)
        said = self.printed(run, "output")
        self.assertEqual("SUCCEEDED", ended["JobRunState"], f"{ended.get('ErrorMessage')}\n" + "\n".join(self.printed(run, "error")[-40:]))
        rows = '{"id":1,"name":"a"} {"id":2,"name":"b"} {"id":3,"name":"c"}'
        self.assertEqual(["options " + rows, "inferred " + rows, "catalog " + rows, "done"], said)


class Shards(StreamCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.node = Node("kinesalite", {"createStreamMs": 0, "deleteStreamMs": 0, "updateStreamMs": 0, "shardLimit": 20})
        cls.addClassCleanup(cls.node.close)
        cls.kinesis = boto3.client("kinesis", endpoint_url=cls.node.url)

    def send(self, first, last):
        records = [{"Data": json.dumps({"id": i}).encode(), "PartitionKey": f"k{i}"} for i in range(first, last)]
        self.assertEqual(0, self.kinesis.put_records(StreamName="clicks", Records=records)["FailedRecordCount"])

    def shards(self):
        return self.kinesis.list_shards(StreamName="clicks")["Shards"]

    def active(self):
        self.kinesis.get_waiter("stream_exists").wait(StreamName="clicks", WaiterConfig={"Delay": 1})

    def test_the_guides_script_in_scala(self):
        self.kinesis.create_stream(StreamName="stream-join-demo", ShardCount=1)
        self.kinesis.get_waiter("stream_exists").wait(StreamName="stream-join-demo", WaiterConfig={"Delay": 1})
        sold = [{"product_id": str(n), "amount": n * 10} for n in (1, 2, 3)]
        self.kinesis.put_records(StreamName="stream-join-demo", Records=[
            {"Data": json.dumps(row).encode(), "PartitionKey": row["product_id"]} for row in sold])
        self.put("joiner/inputs/productsStatic.csv", "product_id,product\n1,pen\n2,ink\n")
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": "stream-join-demo2", "Parameters": {"classification": "json"}, "StorageDescriptor": {
                "Columns": [{"Name": "product_id", "Type": "string"}, {"Name": "amount", "Type": "int"}], "Location": "stream-join-demo",
                "Parameters": {"typeOfData": "kinesis", "streamName": "stream-join-demo", "endpointUrl": self.node.url}}})
        text = JOINER.read_text(encoding="utf-8")
        job = self.streaming(text, kinesis=self.node.url, **{
            "job-language": "scala", "class": "streamJoiner", "scriptLocation": self.put("scala/joiner.scala", text)})
        run = self.start(job)
        ended = self.ended(job, run, 300)
        self.assertEqual("SUCCEEDED", ended["JobRunState"], f"{ended.get('ErrorMessage')}\n" + "\n".join(self.printed(run, "error")[-40:]))
        told = dict(line.split(" ", 1) for line in self.printed(run, "output"))
        self.assertEqual('{"product_id":"1","amount":10,"product":"pen"} {"product_id":"2","amount":20,"product":"ink"}', told["joined"])
        for name in ("options", "source"):
            self.assertEqual(sold, sorted(map(json.loads, told[name].split(" ")), key=lambda row: row["product_id"]), name)

    def test_shards_are_split_and_merged_while_they_are_read(self):
        self.kinesis.create_stream(StreamName="clicks", ShardCount=1)
        self.active()
        self.send(0, 10)
        self.kinesis.put_record(StreamName="clicks", Data=b"no JSON", PartitionKey="x")
        job = self.streaming(SHARDS, kinesis=self.node.url)
        run = self.start(job)
        self.arrive("clicks", list(range(10)), job, run)
        parent = self.shards()[0]["ShardId"]
        self.kinesis.split_shard(StreamName="clicks", ShardToSplit=parent, NewStartingHashKey=str(2**127))
        self.active()
        self.send(10, 30)
        self.arrive("clicks", list(range(30)), job, run)
        self.stop(job, run)
        self.send(30, 40)
        children = [shard["ShardId"] for shard in self.shards() if shard.get("ParentShardId") == parent]
        self.kinesis.merge_shards(StreamName="clicks", ShardToMerge=children[0], AdjacentShardToMerge=children[1])
        self.active()
        self.send(40, 50)
        run = self.start(job)
        self.arrive("clicks", list(range(50)), job, run)
        self.stop(job, run)
        said = self.printed(run, "output")
        self.assertEqual(f"batch {list(range(50))}", said[0])
        self.assertIn("fanoutConsumerARN", said[1])
        self.assertIn("yesterday", said[2])
        self.lags(job, run, 1)
