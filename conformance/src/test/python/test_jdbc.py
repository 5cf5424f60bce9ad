"""Databases of jobs on a running server: PostgreSQL and MariaDB behind connections of the catalog, and drivers that a job brings."""

import json
import os
import unittest
from urllib.parse import urlsplit

from sparkcase import SparkCase
from support import ROLE, client, fresh, wait

HEAD = """
import sys
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "connection", "given", "by_secret"])
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
def ids(frame):
    return sorted(row.id for row in frame.toDF().select("id").collect())
"""

POSTGRESQL = HEAD + """
conf = glueContext.extract_jdbc_conf(args["connection"])
print("conf", conf["vendor"], conf["user"], conf["enforceSSL"])
items = glueContext.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="postgres_shop_items", transformation_ctx="items",
    additional_options={"jobBookmarkKeys": ["id"], "jobBookmarkKeysSortOrder": "asc", "hashfield": "name", "hashpartitions": "2"})
print("read", ids(items), items.getNumPartitions())
glueContext.write_dynamic_frame.from_jdbc_conf(
    frame=items, catalog_connection=args["connection"],
    connection_options={"database": "postgres", "dbtable": "shop.copies",
                        "preactions": "CREATE TABLE IF NOT EXISTS shop.done (n int); DELETE FROM shop.done",
                        "postactions": "INSERT INTO shop.done SELECT count(*) FROM shop.copies"},
    transformation_ctx="copies")
by_name = {"useConnectionProperties": "true", "connectionName": args["connection"]}
read = glueContext.create_dynamic_frame.from_options
print("copies", read("postgresql", {**by_name, "dbtable": "shop.copies"}).count())
print("done", read("postgresql", {**by_name, "dbtable": "shop.done"}).toDF().first().n)
print("sample", ids(read("postgresql", {**by_name, "dbtable": "shop.items", "sampleQuery": "select * from shop.items where id < 3"})))
print("parts", ids(read("postgresql", {
    **by_name, "dbtable": "shop.items", "sampleQuery": "select * from shop.items where id < 4 and", "hashfield": "id", "hashpartitions": "2",
    "enablePartitioningForSampleQuery": True})))
print("spark", spark.read.jdbc(conf["fullUrl"], "shop.items", properties={"user": conf["user"], "password": conf["password"]}).count())
# As scripts do what no frame can.
statement = spark.sparkContext._jvm.java.sql.DriverManager.getConnection(
    conf["fullUrl"], conf["user"], conf["password"]).createStatement()
statement.execute("DO $$ BEGIN CREATE ROLE clerk LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
by_secret = {"url": conf["fullUrl"], "secretId": args["by_secret"]}
print("who", read("postgresql", {**by_secret, "dbtable": "pg_class", "sampleQuery": "select current_user as who"}).toDF().first().who)
statement.execute(f"INSERT INTO shop.items VALUES ({args['given']}, 'new', 1)")
job.commit()
"""

MARIADB = HEAD + """
conf = glueContext.extract_jdbc_conf(connection_name=args["connection"])
print("conf", conf["vendor"], conf["user"])
items = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="things")
print("read", ids(items), [row.name for row in items.toDF().orderBy("id").collect()])
read, write = glueContext.create_dynamic_frame.from_options, glueContext.write_dynamic_frame
secret = {"url": conf["fullUrl"], "secretId": args["given"]}
print("secret", ids(read("mysql", {**secret, "dbtable": "Order Items", "hashexpression": "id", "hashpartitions": "3"})))
kept = glueContext.extract_jdbc_conf(args["by_secret"])
print("kept", kept["user"], ids(glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="shop_order_items")))
write.from_jdbc_conf(frame=items, catalog_connection=args["connection"], connection_options={"dbtable": "copies", "database": "shop", "bulkSize": "2"})
write.from_options(items, "mysql", {**secret, "dbtable": "copies"})
print("copies", read("mysql", {**secret, "dbtable": "copies"}).count())
# A driver that a single source brings.
sqlite = {"url": "jdbc:sqlite:borrowed.db", "dbtable": "t", "customJdbcDriverClassName": "org.sqlite.JDBC", "customJdbcDriverS3Path": DRIVER}
write.from_options(items.select_fields(["id"]), "custom.jdbc", sqlite)
print("borrowed", ids(read("custom.jdbc", sqlite)))
for what, options in (("driver", {"url": "jdbc:oracle:thin:@//127.0.0.1:1/x", "dbtable": "t"}),
                      ("secret", {**secret, "secretId": "nothing", "dbtable": "t"}), ("table", {**secret, "dbtable": "nothing"})):
    try:
        read("oracle" if what == "driver" else "mysql", options).count()
    except Exception as error:
        print("no", what, [word for word in ("--extra-jars", "nothing") if word in str(error)])
job.commit()
"""

BROUGHT = HEAD + """
url = "jdbc:sqlite:brought.db"
connection = spark.sparkContext._jvm.java.sql.DriverManager.getConnection(url)
for sql in ("CREATE TABLE t (id int)", "INSERT INTO t VALUES (5)"):
    connection.createStatement().execute(sql)
connection.close()
print("spark", spark.read.jdbc(url, "t").collect()[0].id)
print("frame", glueContext.create_dynamic_frame.from_options("sqlite", {"url": url, "dbtable": "t"}).count())
"""


class Databases(SparkCase):
    def connection(self, url, user, password, **properties):
        name = fresh("connection")
        self.glue.create_connection(
            ConnectionInput={
                "Name": name,
                "ConnectionType": "JDBC",
                "ConnectionProperties": {"JDBC_CONNECTION_URL": url, "USERNAME": user, "PASSWORD": password, **properties},
            })
        return name

    def secret(self, user, password):
        """Its name and its ARN, in this server's own Secrets Manager."""
        made = client("secretsmanager").create_secret(
            Name=fresh("login"), SecretString=json.dumps({"engine": "any", "username": user, "password": password, "port": 5}))
        return made["Name"], made["ARN"]

    def table(self, name, classification, connection, location):
        self.glue.create_table(
            DatabaseName=self.database,
            TableInput={
                "Name": name,
                "StorageDescriptor": {"Location": location, "Columns": [{"Name": "id", "Type": "int"}]},
                "Parameters": {"classification": classification, "connectionName": connection},
            })

    def crawl(self, connection, path, **more):
        """Makes tables by a crawl, which the script reads then."""
        name = fresh("crawler")
        self.glue.create_crawler(
            Name=name, Role=ROLE, DatabaseName=self.database, Targets={"JdbcTargets": [{"ConnectionName": connection, "Path": path, **more}]})
        self.glue.start_crawler(Name=name)
        ended = wait("the crawl has ended", lambda: (c := self.glue.get_crawler(Name=name)["Crawler"])["State"] == "READY" and c)
        self.assertEqual("SUCCEEDED", ended["LastCrawl"]["Status"], ended["LastCrawl"].get("ErrorMessage"))

    def driver(self):
        with open(os.environ["MASTIC_JDBC_DRIVER"], "rb") as jar:
            return self.put("lib/driver.jar", jar.read())


class Postgresql(Databases):
    """MASTIC_JDBC_URL leads to a database that has shop.items."""

    def setUp(self):
        self.url = os.environ["MASTIC_JDBC_URL"].split("?")[0]

    def test_a_catalogs_connection_with_a_bookmark(self):
        connection = self.connection(self.url, "postgres", "p")
        self.crawl(connection, "postgres/shop/items")
        job = self.job(POSTGRESQL, connection=connection, given="4", by_secret=self.secret("clerk", "p")[0], **{"job-bookmark-option": "job-bookmark-enable"})
        self.assertEqual(
            ["conf postgresql postgres false", "read [1, 2, 3] 2", "copies 3", "done 3", "sample [1, 2]", "parts [1, 2, 3]", "spark 3", "who clerk"],
            self.succeeds(job))
        self.assertEqual(["read [4] 2", "copies 4", "done 4"], self.succeeds(job, given="5")[1:4])
        bookmark = self.glue.get_job_bookmark(JobName=job)["JobBookmarkEntry"]["JobBookmark"]
        self.assertIn('"values":["4"]', bookmark)

    def test_a_driver_that_the_job_brings(self):
        location = self.driver()
        job = self.job(BROUGHT, connection="none", given="none", by_secret="none", **{"extra-jars": location})
        self.assertEqual(["spark 5", "frame 1"], self.succeeds(job))

    def test_a_driver_of_the_jobs_connection(self):
        name = self.connection(self.url, "postgres", "p", JDBC_DRIVER_JAR_URI=self.driver(), JDBC_DRIVER_CLASS_NAME="org.sqlite.JDBC")
        connected = self.job(BROUGHT, connection="none", given="none", by_secret="none")
        job = self.glue.get_job(JobName=connected)["Job"]
        update = {key: job[key] for key in ("Role", "Command", "DefaultArguments", "GlueVersion")}
        self.glue.update_job(JobName=connected, JobUpdate={**update, "Connections": {"Connections": [name]}})
        self.assertEqual(["spark 5", "frame 1"], self.succeeds(connected))


class Mariadb(Databases):
    """MASTIC_MARIADB_URL leads to a database that has `Order Items`, for a user with a password."""

    def test_all_of_it(self):
        url = os.environ["MASTIC_MARIADB_URL"]
        connection, (name, arn) = self.connection(url, "m", "it's secret"), self.secret("m", "it's secret")
        by_secret = fresh("connection")
        self.glue.create_connection(ConnectionInput={
            "Name": by_secret, "ConnectionType": "JDBC", "ConnectionProperties": {"JDBC_CONNECTION_URL": url, "SECRET_ID": arn}})
        database = urlsplit(url.removeprefix("jdbc:")).path.strip("/")
        self.table("things", "mysql", connection, database + ".Order Items")
        self.crawl(by_secret, database + "/Order%")
        crawled = self.glue.get_table(DatabaseName=self.database, Name=database + "_order_items")["Table"]
        self.assertEqual([("id", "int"), ("name", "string")], [(c["Name"], c["Type"]) for c in crawled["StorageDescriptor"]["Columns"]])
        self.assertEqual(database + ".Order Items", crawled["StorageDescriptor"]["Location"])
        script = MARIADB.replace("DRIVER", repr(self.driver()))
        self.assertEqual(
            ["conf mysql m", "read [1, 2, 3] ['pen', \"it's\", None]", "secret [1, 2, 3]", "kept m [1, 2, 3]", "copies 6", "borrowed [1, 2, 3]",
             "no driver ['--extra-jars']", "no secret ['nothing']", "no table ['nothing']"],
            self.succeeds(self.job(script, connection=connection, given=name, by_secret=by_secret)))


if __name__ == "__main__":
    unittest.main()


class CrawlsOfMariadb(Databases):
    """MASTIC_MARIADB_URL leads to a database with a table of each kind of column, a view, and a table to leave out."""

    def test_types_views_exclusions_and_comments_by_a_secret(self):
        url = os.environ["MASTIC_MARIADB_URL"]
        connection, (_, arn) = fresh("connection"), self.secret("m", "it's secret")
        self.glue.create_connection(ConnectionInput={
            "Name": connection, "ConnectionType": "JDBC", "ConnectionProperties": {"JDBC_CONNECTION_URL": url, "SECRET_ID": arn}})
        self.glue.test_connection(ConnectionName=connection)
        self.crawl(connection, "types/%", Exclusions=["tmp*"], EnableAdditionalMetadata=["COMMENTS", "RAWTYPES"])
        tables = {t["Name"]: t for t in self.glue.get_tables(DatabaseName=self.database, Expression="types_*")["TableList"]}
        self.assertEqual({"types_kinds", "types_names"}, set(tables))
        kinds, names = tables["types_kinds"], tables["types_names"]
        self.assertEqual(("mysql", "table", connection), tuple(kinds["Parameters"][p] for p in ("classification", "typeOfData", "connectionName")))
        self.assertEqual(("Of each kind", "types.kinds"), (kinds["Description"], kinds["StorageDescriptor"]["Location"]))
        self.assertEqual("view", names["Parameters"]["typeOfData"])
        self.assertNotIn("Description", names)
        columns = kinds["StorageDescriptor"]["Columns"]
        self.assertEqual(
            "i bigint, s string, flag boolean, t tinyint, n decimal(10,2), at timestamp, f float, d double, b binary, j string, y date, bits bigint, e string",
            ", ".join(f"{c['Name']} {c['Type']}" for c in columns))
        self.assertEqual(("INT UNSIGNED", "printed"), (columns[0]["Parameters"]["rawType"], columns[1]["Comment"]))
        self.assertNotIn("Comment", columns[0])
