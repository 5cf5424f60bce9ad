"""Stores beside files and databases: DynamoDB, MongoDB, connectors that a job brings, and those that nobody has."""

import glob
import json
import os
import subprocess
import tempfile

import boto3

from realservers import SOURCES, SPARK, Documents, Node, Search, Witness
from sparkcase import SparkCase
from support import ROLE, fresh

HEAD = """
import os, sys
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from pyspark.context import SparkContext
args = dict(zip([a[2:] for a in sys.argv[1::2]], sys.argv[2::2]))
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
read = glueContext.create_dynamic_frame.from_options
write = glueContext.write_dynamic_frame.from_options

def refused(call):
    try:
        call()
    except Exception as error:
        said = str(getattr(error, "java_exception", error))
        print("refused", said.split("\\n")[0])
    else:
        print("NOT REFUSED")
"""

ITEMS = HEAD + """
place = {"dynamodb.endpoint": args["dynamodb"], "dynamodb.region": "us-east-1"}
source = {**place, "dynamodb.input.tableName": "orders", "dynamodb.splits": "3", "dynamodb.throughput.read.percent": "1.0"}
orders = read("dynamodb", source)
print(orders.count(), orders.getNumPartitions())
orders.printSchema()
rows = {row.id: row for row in orders.toDF().collect()}
print(rows["1"].lines, rows["1"].address.city, sorted(rows["1"].tags), bytes(rows["1"].raw), rows["1"].paid, rows["1"].nothing)
write(frame=orders.select_fields(["id", "lines", "address", "tags", "paid"]), connection_type="dynamodb", connection_options={
    **place, "dynamodb.output.tableName": "copies", "dynamodb.throughput.write.percent": "1.0", "dynamodb.output.numParallelTasks": "2"})
from_table = glueContext.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="orders", additional_options={"dynamodb.endpoint": args["dynamodb"]})
print("table", from_table.count())
refused(lambda: read("dynamodb", {**place, "dynamodb.export": "ddb", "dynamodb.tableArn": "arn:x"}).count())
refused(lambda: read("dynamodb", {**place, "dynamodb.input.tableName": "orders", "dynamodb.splits": "0"}).count())
refused(lambda: read("dynamodb", {**place, "dynamodb.input.tableName": "nowhere"}).count())
refused(lambda: write(frame=orders.drop_fields(["id"]), connection_type="dynamodb", connection_options={
    **place, "dynamodb.output.tableName": "copies"}))
role = {"dynamodb.endpoint": args["witness"], "dynamodb.region": "us-east-1", "dynamodb.sts.roleArn": args["role"],
        "dynamodb.sts.roleSessionName": "orders"}
print("own key", os.environ["AWS_ACCESS_KEY_ID"])
lent = read("dynamodb", {**role, "dynamodb.input.tableName": "orders"})
print("in a role", lent.count())
write(frame=lent.select_fields(["id"]), connection_type="dynamodb", connection_options={**role, "dynamodb.output.tableName": "lent"})
refused(lambda: read("dynamodb", {**role, "dynamodb.sts.roleArn": args["closed"], "dynamodb.input.tableName": "orders"}).count())
"""

OTHERS = HEAD + """
mongo = {"connection.uri": args["documents"], "database": "shop", "collection": "things", "partitioner": "MongoSinglePartitioner"}
things = spark.createDataFrame([(1, "pen", [1.5]), (2, "ink", None)], "_id int, name string, sizes array<double>")
write(frame=DynamicFrame.fromDF(things, glueContext, "things"), connection_type="mongodb", connection_options=mongo)
print("mongodb", sorted((row._id, row.name, row.sizes) for row in read("mongodb", mongo).toDF().collect()))
by_name = {"connectionName": args["connection"], "database": "shop", "collection": "things", "partitioner": "SinglePartitionPartitioner"}
print("documentdb", read("documentdb", by_name).count())
print("custom", [row.n for row in read("custom.spark", {"className": "test.Countdown", "from": "3"}).toDF().collect()])
refused(lambda: read("mongodb", {**mongo, "colour": "red"}))
refused(lambda: read("custom.spark", {"className": "no.such.Connector"}))
refused(lambda: read("marketplace.spark", {"path": "x"}))
refused(lambda: read("snowflake", {"sfUrl": "x.snowflakecomputing.com", "sfDatabase": "d", "dbtable": "t"}))
refused(lambda: read("bigquery", {"table": "t"}))
refused(lambda: read("custom.athena", {"className": "x"}))
refused(lambda: read("opensearch", {"opensearch.nodes": "http://127.0.0.1", "opensearch.resource": "i", "opensearch.aws.sigv4.enabled": "true"}))
refused(lambda: read("salesforce", {}))
"""


SEARCHED = HEAD + """
place = {"opensearch.nodes": "http://127.0.0.1", "opensearch.port": args["port"], "opensearch.resource": "things"}
things = spark.createDataFrame([(1, "pen"), (2, "ink")], "id int, name string")
write(frame=DynamicFrame.fromDF(things, glueContext, "things"), connection_type="opensearch", connection_options={
    **place, "opensearch.mapping.id": "id"})
print("opensearch", sorted((row.id, row.name) for row in read("opensearch", place).toDF().collect()))
by_name = {"connectionName": args["connection"], "opensearch.resource": "things", "opensearch.query": "?q=name:pen"}
print("found", [row.name for row in read("opensearch", by_name).toDF().collect()])
"""


class Stores(SparkCase):
    def ran(self, job):
        run = self.start(job)
        ended = self.ended(job, run)
        if ended["JobRunState"] != "SUCCEEDED":
            self.fail(f"{ended.get('ErrorMessage')}\n" + "\n".join(self.printed(run, "error")[-60:]))
        return self.printed(run, "output")

    def refusals(self, said, *expected):
        refused = [line for line in said if "refused" in line.lower()]
        for words, line in zip(expected, refused, strict=True):
            self.assertIn(words, line)

    def test_items_of_dynamodb(self):
        node = Node("dynalite", {"createTableMs": 0, "deleteTableMs": 0, "updateTableMs": 0})
        self.addCleanup(node.close)
        dynamodb = boto3.client("dynamodb", endpoint_url=node.url)
        for table in ("orders", "copies", "lent"):
            dynamodb.create_table(
                TableName=table, KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST")
        rich = {
            "id": {"S": "1"}, "lines": {"L": [{"N": "1"}, {"N": "20"}]}, "tags": {"SS": ["x", "y"]}, "raw": {"B": b"ab"},
            "address": {"M": {"city": {"S": "Ulm"}}}, "paid": {"BOOL": True}, "nothing": {"NULL": True}, "amount": {"N": "12.5"}}
        dynamodb.put_item(TableName="orders", Item=rich)
        for i in range(2, 40):
            dynamodb.put_item(TableName="orders", Item={"id": {"S": str(i)}, "amount": {"N": str(i)}})
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": "orders", "Parameters": {"classification": "dynamodb"},
            "StorageDescriptor": {"Location": "arn:aws:dynamodb:us-east-1:000000000000:table/orders", "Columns": [{"Name": "id", "Type": "string"}]}})
        witness = Witness(node.url)
        self.addCleanup(witness.close)
        lent, closed = ROLE.replace("tester", fresh("lent")), "arn:aws:iam::111122223333:role/" + fresh("closed")
        boto3.client("iam").create_role(RoleName=lent.split("/")[-1], AssumeRolePolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "sts:AssumeRole"}]}))
        said = self.ran(self.job(ITEMS, dynamodb=node.url, witness=witness.url, role=lent, closed=closed))
        text = "\n".join(said)
        self.assertIn("39 3", said[0])
        self.assertIn("|-- amount: choice\n|    |-- double\n|    |-- long", text)
        self.assertIn("[1, 20] Ulm ['x', 'y'] b'ab' True None", text)
        self.assertIn("table 39", text)
        copy = dynamodb.get_item(TableName="copies", Key={"id": {"S": "1"}})["Item"]
        self.assertEqual(
            {"id": rich["id"], "lines": rich["lines"], "address": rich["address"], "paid": rich["paid"], "tags": {"L": [{"S": "x"}, {"S": "y"}]}}, copy)
        self.assertEqual(39, dynamodb.scan(TableName="copies", Select="COUNT")["Count"])
        self.assertEqual({"id": {"S": "7"}}, dynamodb.get_item(TableName="copies", Key={"id": {"S": "7"}})["Item"])
        self.refusals(said, "export connector", "dynamodb.splits", "ResourceNotFoundException", "The rows have no id", f"not authorized to perform: sts:AssumeRole on resource: {closed}")
        self.assertIn("in a role 39", text)
        self.assertEqual(39, dynamodb.scan(TableName="lent", Select="COUNT")["Count"])
        own = next(line for line in said if line.startswith("own key ")).split()[-1]
        self.assertEqual({True}, {token for _, token in witness.signed})
        self.assertNotIn(own, {key for key, _ in witness.signed})

    def connector(self):
        """A jar with a connector of somebody's own."""
        with tempfile.TemporaryDirectory() as made:
            class_path = os.pathsep.join(
                glob.glob(f"{SPARK}/jars/spark-*.jar") + glob.glob(f"{SPARK}/jars/scala-library*.jar"))
            subprocess.run(["javac", "-proc:none", "-nowarn", "-d", made, "-cp", class_path, f"{SOURCES}/Countdown.java"], check=True)
            subprocess.run(["jar", "cf", f"{made}/countdown.jar", "-C", made, "test"], check=True)
            with open(f"{made}/countdown.jar", "rb") as jar:
                return self.put("jars/countdown.jar", jar.read())

    def test_connectors(self):
        documents = Documents()
        self.addCleanup(documents.close)
        name = fresh("documents")
        self.glue.create_connection(ConnectionInput={
            "Name": name, "ConnectionType": "MONGODB", "ConnectionProperties": {"CONNECTION_URL": documents.url}})
        said = self.ran(self.job(OTHERS, documents=documents.url, connection=name, **{"extra-jars": self.connector()}))
        self.assertEqual([
            "mongodb [(1, 'pen', [1.5]), (2, 'ink', None)]", "documentdb 2", "custom [3, 2, 1]",
        ], [line for line in said if not line.startswith("refused")])
        self.refusals(
            said, "no option colour", "has no no.such.Connector: --extra-jars brings it", "className is missing",
            "net.snowflake.spark.snowflake: --extra-jars", "no connector for connection type bigquery", "custom.athena",
            "opensearch.aws.sigv4.enabled", "salesforce")

    def test_opensearch(self):
        search = Search()
        self.addCleanup(search.close)
        name = fresh("search")
        facts = {"opensearch.nodes": "http://127.0.0.1", "opensearch.port": str(search.port), "opensearch.nodes.wan.only": "true"}
        self.glue.create_connection(ConnectionInput={
            "Name": name, "ConnectionType": "OPENSEARCH", "ConnectionProperties": {}, "SparkProperties": facts})
        said = self.ran(self.job(SEARCHED, port=str(search.port), connection=name))
        self.assertEqual(["opensearch [(1, 'pen'), (2, 'ink')]", "found ['pen']"], said)
