"""boto3's Glue client: catalog, crawler, Python shell job, logs and workflow, end to end."""

import gzip
import unittest

from support import ROLE, ClientCase, client, fresh, wait


class Catalog(ClientCase):
    def setUp(self):
        self.glue = client("glue")
        self.database = fresh("db")
        self.glue.create_database(DatabaseInput={"Name": self.database, "Description": "d"}, Tags={"team": "t"})

    def table(self, name, **more):
        columns = [{"Name": "id", "Type": "bigint"}]
        return {"Name": name, "StorageDescriptor": {"Columns": columns, "Location": "s3://b/t/"}, **more}

    def test_databases(self):
        got = self.glue.get_database(Name=self.database.upper())["Database"]
        self.assertEqual((self.database, "d"), (got["Name"], got["Description"]))
        self.assertEqual("000000000000", got["CatalogId"])
        arn = f"arn:aws:glue:us-east-1:000000000000:database/{self.database}"
        self.assertEqual({"team": "t"}, self.glue.get_tags(ResourceArn=arn)["Tags"])
        self.fails("AlreadyExistsException", self.glue.create_database, DatabaseInput={"Name": self.database})
        self.glue.update_database(Name=self.database, DatabaseInput={"Name": self.database, "Description": "e"})
        self.assertEqual("e", self.glue.get_database(Name=self.database)["Database"]["Description"])
        self.glue.delete_database(Name=self.database)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=self.database)

    def test_tables_and_their_versions(self):
        self.glue.create_table(DatabaseName=self.database, TableInput=self.table("T", Parameters={"a": "1"}))
        got = self.glue.get_table(DatabaseName=self.database, Name="t")["Table"]
        self.assertEqual("t", got["Name"])
        self.assertEqual({"a": "1"}, got["Parameters"])
        version = got["VersionId"]
        self.glue.update_table(DatabaseName=self.database, TableInput=self.table("t"), VersionId=version)
        self.fails(
            "ConcurrentModificationException",
            self.glue.update_table,
            DatabaseName=self.database,
            TableInput=self.table("t"),
            VersionId=version,
        )
        versions = self.glue.get_table_versions(DatabaseName=self.database, TableName="t")["TableVersions"]
        self.assertEqual(2, len(versions))

    def test_partitions_by_expression_and_segment(self):
        keys = [{"Name": "day", "Type": "date"}, {"Name": "n", "Type": "int"}]
        self.glue.create_table(DatabaseName=self.database, TableInput=self.table("p", PartitionKeys=keys))
        days = [f"2024-01-{d:02}" for d in range(1, 31)]
        inputs = [{"Values": [day, str(n)]} for day in days for n in (1, 2, 10)]
        for i in range(0, len(inputs), 100):
            errors = self.glue.batch_create_partition(
                DatabaseName=self.database, TableName="p", PartitionInputList=inputs[i : i + 100]
            )
            self.assertEqual([], errors["Errors"])

        def found(**arguments):
            pages = self.glue.get_paginator("get_partitions").paginate(
                DatabaseName=self.database, TableName="p", **arguments
            )
            return [tuple(p["Values"]) for page in pages for p in page["Partitions"]]

        self.assertEqual(90, len(found()))
        self.assertEqual(90, len(found(Expression="")))
        self.assertEqual(3, len(found(Expression="day = '2024-01-02'")))
        self.assertEqual(30, len(found(Expression="n > 2")))
        self.assertEqual(10, len(found(Expression="day >= '2024-01-21' AND n IN (10, 11)")))
        pieces = [found(Segment={"SegmentNumber": i, "TotalSegments": 4}) for i in range(4)]
        self.assertEqual(sorted(found()), sorted(sum(pieces, [])))
        self.fails(
            "InvalidInputException",
            self.glue.get_partitions,
            DatabaseName=self.database,
            TableName="p",
            Expression="nonsense (",
        )

    def test_what_is_not_there_says_so(self):
        answer = self.fails("NotImplemented", self.glue.get_data_quality_model, ProfileId="p")
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertIn("GetDataQualityModel", answer["Error"]["Message"])


class Pipeline(ClientCase):
    """The demo's pipeline by hand, with a Python shell job in Spark's place."""

    def setUp(self):
        self.glue, self.s3 = client("glue"), client("s3")
        self.name = fresh("pipe")
        self.s3.create_bucket(Bucket=self.name)
        self.glue.create_database(DatabaseInput={"Name": self.name})

    def put(self, key, text):
        self.s3.put_object(Bucket=self.name, Key=key, Body=text if isinstance(text, bytes) else text.encode())

    def crawl(self, name, path):
        self.glue.create_crawler(
            Name=name, Role=ROLE, DatabaseName=self.name, Targets={"S3Targets": [{"Path": f"s3://{self.name}/{path}"}]}
        )

    def crawled(self, name):
        def idle():
            crawler = self.glue.get_crawler(Name=name)["Crawler"]
            return crawler if crawler["State"] == "READY" else None

        return wait(f"crawler {name}", idle)

    def job(self, name, script):
        self.put(f"scripts/{name}.py", script)
        self.glue.create_job(
            Name=name,
            Role=ROLE,
            Command={
                "Name": "pythonshell",
                "ScriptLocation": f"s3://{self.name}/scripts/{name}.py",
                "PythonVersion": "3.9",
            },
        )

    def ran(self, name, run_id):
        def over():
            run = self.glue.get_job_run(JobName=name, RunId=run_id)["JobRun"]
            return run if run["JobRunState"] not in ("STARTING", "RUNNING", "WAITING", "STOPPING") else None

        return wait(f"run of {name}", over)

    def test_crawled_formats(self):
        self.put("csv/people.csv", "name,age,joined\nAnn,31,2024-01-02\nBob,27,2024-02-03\n")
        self.put("json/day=2024-01-01/a.json", '{"id": 1, "price": 1.5, "tags": ["x"], "at": {"city": "Rome"}}\n')
        self.put("json/day=2024-01-02/b.json.gz", gzip.compress(b'{"id": 2, "price": 2, "tags": [], "at": {"city": "Bonn"}}\n'))
        crawler = fresh("c")
        self.glue.create_crawler(
            Name=crawler,
            Role=ROLE,
            DatabaseName=self.name,
            Targets={"S3Targets": [{"Path": f"s3://{self.name}/csv/"}, {"Path": f"s3://{self.name}/json/"}]},
        )
        self.glue.start_crawler(Name=crawler)
        self.fails("CrawlerRunningException", self.glue.start_crawler, Name=crawler)
        self.assertEqual("SUCCEEDED", self.crawled(crawler)["LastCrawl"]["Status"])
        tables = {t["Name"]: t for t in self.glue.get_tables(DatabaseName=self.name)["TableList"]}
        self.assertEqual({"csv", "json"}, set(tables))
        csv = {c["Name"]: c["Type"] for c in tables["csv"]["StorageDescriptor"]["Columns"]}
        self.assertEqual(("string", "bigint"), (csv["name"], csv["age"]))
        self.assertEqual("1", tables["csv"]["Parameters"]["skip.header.line.count"])
        json = {c["Name"]: c["Type"] for c in tables["json"]["StorageDescriptor"]["Columns"]}
        self.assertEqual("int", json["id"])
        self.assertEqual("struct<city:string>", json["at"])
        self.assertEqual(["day"], [k["Name"] for k in tables["json"]["PartitionKeys"]])
        partitions = self.glue.get_partitions(DatabaseName=self.name, TableName="json")["Partitions"]
        self.assertEqual([["2024-01-01"], ["2024-01-02"]], sorted(p["Values"] for p in partitions))

    def test_a_missing_bucket_fails_the_crawl(self):
        name = fresh("c")
        self.glue.create_crawler(
            Name=name, Role=ROLE, DatabaseName=self.name, Targets={"S3Targets": [{"Path": "s3://no-such-bucket-at-all/x/"}]}
        )
        self.glue.start_crawler(Name=name)
        last = self.crawled(name)["LastCrawl"]
        self.assertEqual("FAILED", last["Status"])
        self.assertIn("no-such-bucket-at-all", last["ErrorMessage"])

    def test_a_shell_job_and_its_logs(self):
        name = fresh("j")
        self.job(
            name,
            "import sys\nfrom awsglue.utils import getResolvedOptions\n"
            "args = getResolvedOptions(sys.argv, ['who'])\nprint('hello', args['who'])\nprint('trouble', file=sys.stderr)\n",
        )
        run_id = self.glue.start_job_run(JobName=name, Arguments={"--who": "world"})["JobRunId"]
        run = self.ran(name, run_id)
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        logs = client("logs")

        def messages(group):
            got = logs.get_log_events(logGroupName=group, logStreamName=run_id, startFromHead=True)
            return [e["message"] for e in got["events"]]

        self.assertEqual(["hello world"], messages("/aws-glue/python-jobs/output"))
        self.assertIn("trouble", messages("/aws-glue/python-jobs/error"))
        found = logs.filter_log_events(logGroupName="/aws-glue/python-jobs/output", filterPattern="hello")
        self.assertIn("hello world", [e["message"] for e in found["events"]])

    def test_failures_say_what_and_where(self):
        cases = {
            "raise ValueError('boom')": "ValueError: boom",
            "def broken(:\n": "SyntaxError",
            "import no_such_module_here": "No module named 'no_such_module_here'",
            "import sys; sys.exit(3)": "3",
            "import os; os._exit(9)": "",
        }
        for script, message in cases.items():
            with self.subTest(script=script):
                name = fresh("j")
                self.job(name, script)
                run = self.ran(name, self.glue.start_job_run(JobName=name)["JobRunId"])
                self.assertEqual("FAILED", run["JobRunState"])
                self.assertIn(message, run["ErrorMessage"])
                self.assertTrue(run["ErrorMessage"])

    def test_a_missing_script_fails_the_run(self):
        name = fresh("j")
        self.job(name, "")
        self.s3.delete_object(Bucket=self.name, Key=f"scripts/{name}.py")
        run = self.ran(name, self.glue.start_job_run(JobName=name)["JobRunId"])
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertIn(f"scripts/{name}.py", run["ErrorMessage"])

    def test_a_stopped_run(self):
        name = fresh("j")
        self.job(name, "import time\ntime.sleep(300)\n")
        run_id = self.glue.start_job_run(JobName=name)["JobRunId"]
        self.fails("ConcurrentRunsExceededException", self.glue.start_job_run, JobName=name)
        stopped = self.glue.batch_stop_job_run(JobName=name, JobRunIds=[run_id])
        self.assertEqual(1, len(stopped["SuccessfulSubmissions"]))
        self.assertEqual("STOPPED", self.ran(name, run_id)["JobRunState"])

    def test_a_workflow_of_crawlers_and_a_job(self):
        raw, out, job, flow = fresh("raw"), fresh("out"), fresh("job"), fresh("flow")
        self.put("raw/a.json", '{"id": 1}\n')
        self.crawl(raw, "raw/")
        self.crawl(out, "out/")
        self.job(
            job,
            "import boto3, sys\nfrom awsglue.utils import getResolvedOptions\n"
            "args = getResolvedOptions(sys.argv, ['WORKFLOW_NAME', 'WORKFLOW_RUN_ID'])\n"
            "boto3.client('glue').put_workflow_run_properties(Name=args['WORKFLOW_NAME'], RunId=args['WORKFLOW_RUN_ID'],"
            " RunProperties={'seen': 'yes'})\n"
            f"boto3.client('s3').put_object(Bucket='{self.name}', Key='out/o.json', Body=b'{{\"n\": 1}}')\n",
        )
        self.glue.create_workflow(Name=flow)
        succeeded = {"LogicalOperator": "EQUALS"}
        self.glue.create_trigger(
            Name=fresh("t"), WorkflowName=flow, Type="ON_DEMAND", Actions=[{"CrawlerName": raw}]
        )
        self.glue.create_trigger(
            Name=fresh("t"),
            WorkflowName=flow,
            Type="CONDITIONAL",
            StartOnCreation=True,
            Predicate={"Conditions": [{**succeeded, "CrawlerName": raw, "CrawlState": "SUCCEEDED"}]},
            Actions=[{"JobName": job}],
        )
        self.glue.create_trigger(
            Name=fresh("t"),
            WorkflowName=flow,
            Type="CONDITIONAL",
            StartOnCreation=True,
            Predicate={"Conditions": [{**succeeded, "JobName": job, "State": "SUCCEEDED"}]},
            Actions=[{"CrawlerName": out}],
        )
        run_id = self.glue.start_workflow_run(Name=flow)["RunId"]

        def over():
            run = self.glue.get_workflow_run(Name=flow, RunId=run_id, IncludeGraph=True)["Run"]
            return run if run["Status"] == "COMPLETED" else None

        run = wait("the workflow", over)
        self.assertEqual(3, run["Statistics"]["SucceededActions"], run["Statistics"])
        self.assertEqual({"seen": "yes"}, run["WorkflowRunProperties"])
        self.assertEqual(6, len(run["Graph"]["Nodes"]))
        tables = {t["Name"] for t in self.glue.get_tables(DatabaseName=self.name)["TableList"]}
        self.assertEqual({"raw", "out"}, tables)


if __name__ == "__main__":
    unittest.main()
