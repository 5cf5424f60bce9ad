"""Databases of jobs: PostgreSQL behind a connection of the catalog, and a driver that the job brings."""

import os
import unittest

from sparkcase import SPARK, SparkCase
from support import fresh

URL = os.environ.get("MASTIC_JDBC_URL", "")
DRIVER = os.environ.get("MASTIC_JDBC_DRIVER", "")

ORDERS = SPARK + """
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "connection", "fresh"])
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
conf = glueContext.extract_jdbc_conf(args["connection"])
print("conf", conf["vendor"], conf["user"], conf["enforceSSL"])
items = glueContext.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="items", transformation_ctx="items",
    additional_options={"jobBookmarkKeys": ["id"], "jobBookmarkKeysSortOrder": "asc", "hashfield": "name",
                        "hashpartitions": "2"})
print("read", sorted(row.id for row in items.toDF().select("id").collect()))
glueContext.write_dynamic_frame.from_jdbc_conf(
    frame=items, catalog_connection=args["connection"],
    connection_options={"database": "postgres", "dbtable": "shop.copies"}, transformation_ctx="copies")
options = {"useConnectionProperties": "true", "connectionName": args["connection"], "dbtable": "shop.copies"}
print("copies", glueContext.create_dynamic_frame.from_options("postgresql", options).count())
# As scripts do what no frame can.
statement = spark.sparkContext._jvm.java.sql.DriverManager.getConnection(
    conf["fullUrl"], conf["user"], conf["password"]).createStatement()
statement.execute(f"INSERT INTO shop.items VALUES ({args['fresh']}, 'new', 1)")
job.commit()
"""

BROUGHT = SPARK + """
url = "jdbc:sqlite:" + sys.argv[sys.argv.index("--file") + 1]
connection = spark.sparkContext._jvm.java.sql.DriverManager.getConnection(url)
for sql in ("CREATE TABLE t (id int)", "INSERT INTO t VALUES (5)"):
    connection.createStatement().execute(sql)
connection.close()
print("spark", spark.read.jdbc(url, "t").collect()[0].id)
print("frame", glueContext.create_dynamic_frame.from_options("sqlite", {"url": url, "dbtable": "t"}).count())
"""

BORROWED = SPARK + """
url = "jdbc:sqlite:" + sys.argv[sys.argv.index("--file") + 1]
options = {"url": url, "dbtable": "t", "customJdbcDriverClassName": "org.sqlite.JDBC"}
options["customJdbcDriverS3Path"] = sys.argv[sys.argv.index("--jar") + 1]
frame = glueContext.create_dynamic_frame.from_options("custom.jdbc", {**options, "query": "select 7 as seven"})
glueContext.write_dynamic_frame.from_options(frame, "custom.jdbc", options)
print("borrowed", glueContext.create_dynamic_frame.from_options("custom.jdbc", options).toDF().collect()[0].seven)
"""


@unittest.skipUnless(URL and DRIVER, "PythonClientsTest gives a database and a driver")
class Databases(SparkCase):
    def connection(self, **properties):
        name = fresh("connection")
        self.glue.create_connection(
            ConnectionInput={
                "Name": name,
                "ConnectionType": "JDBC",
                "ConnectionProperties": {
                    "JDBC_CONNECTION_URL": URL.split("?")[0], "USERNAME": "postgres", "PASSWORD": "p", **properties},
            })
        return name

    def test_a_catalogs_connection_with_a_bookmark(self):
        connection = self.connection()
        self.glue.create_table(
            DatabaseName=self.database,
            TableInput={
                "Name": "items",
                "StorageDescriptor": {"Location": "postgres.shop.items", "Columns": [{"Name": "id", "Type": "int"}]},
                "Parameters": {"classification": "postgresql", "connectionName": connection},
            })
        job = self.job(
            ORDERS, connection=connection, fresh="4", **{"job-bookmark-option": "job-bookmark-enable"})
        printed = self.succeeds(job)
        self.assertEqual(["conf postgresql postgres false", "read [1, 2, 3]", "copies 3"], printed)
        self.assertEqual(["read [4]", "copies 4"], self.succeeds(job, fresh="5")[1:])
        bookmark = self.glue.get_job_bookmark(JobName=job)["JobBookmarkEntry"]["JobBookmark"]
        self.assertIn('"values":["4"]', bookmark)

    def test_a_driver_that_the_job_brings(self):
        with open(DRIVER, "rb") as jar:
            location = self.put("lib/driver.jar", jar.read())
        job = self.job(BROUGHT, file="brought.db", **{"extra-jars": location})
        self.assertEqual(["spark 5", "frame 1"], self.succeeds(job))
        name = self.connection(JDBC_DRIVER_JAR_URI=location, JDBC_DRIVER_CLASS_NAME="org.sqlite.JDBC")
        connected = self.job(BROUGHT, file="connected.db")
        job = self.glue.get_job(JobName=connected)["Job"]
        update = {key: job[key] for key in ("Role", "Command", "DefaultArguments", "GlueVersion")}
        update["Connections"] = {"Connections": [name]}
        self.glue.update_job(JobName=connected, JobUpdate=update)
        self.assertEqual(["spark 5", "frame 1"], self.succeeds(connected))
        self.assertIn("borrowed 7", self.succeeds(self.job(BORROWED, file="borrowed.db", jar=location)))

    def test_what_is_missing_is_said(self):
        read = 'glueContext.create_dynamic_frame.from_options("oracle", {"url": "jdbc:oracle:thin:@//127.0.0.1:1/x", '
        for options, word in (('"dbtable": "t"})', "--extra-jars"), ('"dbtable": "t", "secretId": "mine"})', "mine")):
            with self.subTest(options):
                job = self.job(SPARK + read + options)
                run = self.ended(job, self.start(job))
                self.assertEqual("FAILED", run["JobRunState"])
                self.assertIn(word, run["ErrorMessage"])
