"""Interactive sessions through boto3 and the AWS CLI: every operation, with Spark in the session."""

import json
import subprocess
import time
import unittest

from sparkcase import SparkCase
from support import ROLE, fresh, wait

OPEN = ("WAITING", "RUNNING", "CANCELLING")


class SessionCase(SparkCase):
    def create(self, **more):
        name = fresh("session")
        self.glue.create_session(Id=name, Role=ROLE, Command={"Name": "glueetl", "PythonVersion": "3"}, GlueVersion="5.0", **more)
        self.addCleanup(self.remove, name)
        return name

    def begin(self, **more):
        name = self.create(**more)
        self.is_in("READY", name)
        return name

    def remove(self, name):
        if self.status(name) in ("PROVISIONING", "READY"):
            self.glue.stop_session(Id=name)
        self.glue.delete_session(Id=name)

    def status(self, name):
        return self.glue.get_session(Id=name)["Session"]["Status"]

    def is_in(self, status, name):
        wait(f"{name} is {status}", lambda: self.status(name) == status or self.goes_on(status, name))
        return self.glue.get_session(Id=name)["Session"]

    def goes_on(self, wanted, name):
        session = self.glue.get_session(Id=name)["Session"]
        if session["Status"] in ("FAILED", "STOPPED", "TIMEOUT") and session["Status"] != wanted:
            raise AssertionError(session)
        return False

    def run_cell(self, name, code):
        return self.glue.run_statement(SessionId=name, Code=code)["Id"]

    def statement(self, name, number):
        return self.glue.get_statement(SessionId=name, Id=number)["Statement"]

    def ended(self, name, number):
        def end():
            found = self.statement(name, number)
            return found["State"] not in OPEN and found

        return wait(f"the end of statement {number}", end)

    def cell(self, name, code):
        """What a cell wrote; it must not fail."""
        found = self.ended(name, self.run_cell(name, code))
        self.assertEqual(("AVAILABLE", "ok"), (found["State"], found["Output"]["Status"]), found)
        return found["Output"]["Data"]["TextPlain"]

    def fails_in(self, name, code):
        found = self.ended(name, self.run_cell(name, code))
        self.assertEqual(("AVAILABLE", "error"), (found["State"], found["Output"]["Status"]), found)
        return found["Output"]


class Sessions(SessionCase):
    def test_cells_work_on_the_catalog_with_spark(self):
        self.put("people/a.csv", "name,age\nann,3\nbob,4\n")
        self.crawl("people")
        name = self.begin(DefaultArguments={"--enable-glue-datacatalog": "true", "--TempDir": f"s3://{self.bucket}/tmp/"})
        self.assertEqual("", self.cell(name, ""))
        self.assertEqual("10\n", self.cell(name, "spark.range(10).count()"))
        self.assertIn("|ann |3  |", self.cell(name, f"spark.sql('select * from `{self.database}`.people order by age').show(truncate=False)"))
        made = self.cell(
            name,
            "from awsglue.context import GlueContext\nfrom awsglue.transforms import ApplyMapping\n"
            "from pyspark.context import SparkContext\nglue = GlueContext(SparkContext.getOrCreate())\n"
            f"frame = glue.create_dynamic_frame.from_catalog(database='{self.database}', table_name='people')\n"
            "older = ApplyMapping.apply(frame, [('name', 'string', 'who', 'string'), ('age', 'long', 'age', 'int')])\n"
            "older.toDF().columns\n",
        )
        self.assertEqual("['who', 'age']\n", made)
        self.assertEqual("2\n", self.cell(name, "older.count()"))
        self.assertEqual("7\n", self.cell(name, "from pyspark.sql.functions import udf\nadd = udf(lambda a: a, 'int')\n"
                                                "sum(row[0] for row in older.toDF().select(add('age')).collect())"))
        self.assertIn(f"'{self.database}'", self.cell(name, "import boto3\n[d['Name'] for d in boto3.client('glue').get_databases()['DatabaseList']]"))
        wrong = self.fails_in(name, "x = 1\nspark.sql('select nothing from nowhere')")
        self.assertEqual("AnalysisException", wrong["ErrorName"])
        self.assertIn("TABLE_OR_VIEW_NOT_FOUND", wrong["ErrorValue"])
        self.assertIn('"<cell 7>", line 2', "".join(wrong["Traceback"]))
        worker = self.fails_in(name, "spark.range(3).rdd.map(lambda i: 1 // 0).collect()")
        self.assertIn("ZeroDivisionError", worker["ErrorValue"])

    def test_a_cancelled_cell_leaves_no_job_and_a_session_to_go_on_with(self):
        name = self.begin()
        long = self.run_cell(name, "spark.range(10**13).selectExpr('sum(id * id)').collect()")
        wait("it runs", lambda: self.statement(name, long)["State"] == "RUNNING")
        time.sleep(1)
        self.glue.cancel_statement(SessionId=name, Id=long)
        self.assertEqual("CANCELLED", self.ended(name, long)["State"])
        self.assertEqual("[]\n", self.cell(name, "list(sc._jsc.statusTracker().getActiveJobIds())"))
        self.assertEqual("7\n", self.cell(name, "spark.range(7).count()"))
        stuck = self.run_cell(name, "print('in the JVM', flush=True)\nspark._jvm.java.lang.Thread.sleep(600000)")
        wait("its output", lambda: "JVM" in self.statement(name, stuck).get("Output", {}).get("Data", {}).get("TextPlain", ""))
        self.glue.cancel_statement(SessionId=name, Id=stuck)
        self.assertEqual("CANCELLED", self.ended(name, stuck)["State"])
        self.assertEqual("8\n", self.cell(name, "spark.range(8).count()"))
        self.fails("InvalidInputException", self.glue.cancel_statement, SessionId=name, Id=stuck)

    def test_a_cell_that_kills_its_jvm_fails_the_session(self):
        name = self.begin()
        dies = self.run_cell(name, "import os, signal; os.kill(os.getppid(), signal.SIGKILL); import time; time.sleep(60)")
        session = self.is_in("FAILED", name)
        self.assertIn("killed", session["ErrorMessage"])
        found = self.statement(name, dies)
        self.assertEqual("ERROR", found["State"])
        self.assertEqual("SessionEnded", found["Output"]["ErrorName"])
        self.fails("IllegalSessionStateException", self.glue.run_statement, SessionId=name, Code="1")

    def test_settings_that_cannot_be_say_so(self):
        name = self.create(DefaultArguments={"--conf": "spark.serializer=no.such.Class"})
        session = self.is_in("FAILED", name)
        self.assertIn("The session cannot begin", session["ErrorMessage"])
        name = self.create(Connections={"Connections": ["no-such-connection"]})
        self.assertIn("no-such-connection", self.is_in("FAILED", name)["ErrorMessage"])

    def test_listings_tags_and_logs(self):
        name = self.begin(Tags={"team": "data"}, Description="mine", IdleTimeout=30, Timeout=60)
        self.cell(name, "print('for the log')")
        session = self.glue.get_session(Id=name)["Session"]
        self.assertEqual(("mine", 30), (session["Description"], session["IdleTimeout"]))
        arn = f"arn:aws:glue:us-east-1:000000000000:session/{name}"
        self.assertEqual({"team": "data"}, self.glue.get_tags(ResourceArn=arn)["Tags"])
        self.assertIn(name, self.glue.list_sessions(Tags={"team": "data"})["Ids"])
        self.assertNotIn(name, self.glue.list_sessions(Tags={"team": "other"})["Ids"])
        more = self.create()
        found, token = [], {}
        while token is not None and name not in found:
            page = self.glue.list_sessions(MaxResults=1, **token)
            self.assertEqual(1, len(page["Ids"]))
            found += page["Ids"]
            token = {"NextToken": page["NextToken"]} if "NextToken" in page else None
        self.assertEqual([more, name], [one for one in found if one in (more, name)], "the latest first")
        for number in range(22):
            self.run_cell(name, str(number))
        first = self.glue.list_statements(SessionId=name)
        rest = self.glue.list_statements(SessionId=name, NextToken=first["NextToken"])
        self.assertEqual(list(range(23)), [one["Id"] for one in first["Statements"] + rest["Statements"]])
        self.fails("InvalidInputException", self.glue.list_statements, SessionId=name, NextToken="x")
        lines = self.logs.get_log_events(logGroupName="/aws-glue/sessions/output", logStreamName=name)["events"]
        self.assertIn("for the log", [line["message"] for line in lines])
        streams = self.logs.describe_log_streams(logGroupName="/aws-glue/sessions/output", logStreamNamePrefix=name)["logStreams"]
        self.assertEqual([name], [stream["logStreamName"] for stream in streams])

    def test_the_command_line_walks_through_it(self):
        name = fresh("cli")
        self.aws("create-session", "--id", name, "--role", ROLE, "--command", "Name=glueetl,PythonVersion=3")
        self.addCleanup(self.remove, name)
        self.is_in("READY", name)
        number = str(self.aws("run-statement", "--session-id", name, "--code", "6 * 7")["Id"])
        self.ended(name, int(number))
        said = self.aws("get-statement", "--session-id", name, "--id", number)["Statement"]
        self.assertEqual("42\n", said["Output"]["Data"]["TextPlain"])
        self.assertEqual(1, len(self.aws("list-statements", "--session-id", name)["Statements"]))
        self.assertIn(name, self.aws("list-sessions")["Ids"])
        self.assertEqual(name, self.aws("stop-session", "--id", name)["Id"])

    @staticmethod
    def aws(*words):
        done = subprocess.run(["aws", "glue", *words, "--output", "json"], capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else {}

    def test_a_short_cell_answers_in_milliseconds(self):
        name = self.begin()
        self.cell(name, "1")
        times = []
        for _ in range(5):
            began = time.monotonic()
            found = self.statement(name, self.run_cell(name, ""))
            times.append(time.monotonic() - began)
            self.assertEqual("AVAILABLE", found["State"], "the first answer has the end of it")
        # 50 ms on a quiet machine; the best of five, as tests share theirs.
        self.assertLess(min(times), 0.5)


if __name__ == "__main__":
    unittest.main()
