"""Each operation of jobs, crawlers and workflows by boto3: it succeeds, is refused, and goes on to a further page.

tried.py then asks whether each documented error was met and each member of each request was sent once.
"""

import os
import pathlib
import unittest

from support import ROLE, ClientCase, client, fresh, wait

TOO_LONG = "x" * 300
COMMAND = {"Name": "pythonshell", "ScriptLocation": "s3://nowhere/script.py"}
REFUSED = ("InvalidInputException", "ValidationException", "EntityNotFoundException")


class Rooms(ClientCase):
    def setUp(self):
        self.glue = client("glue")
        self.tags = {"room": fresh("tag")}

    def missing(self, *calls, **arguments):
        for call in calls:
            with self.subTest(call):
                self.fails("EntityNotFoundException", getattr(self.glue, call), **arguments)

    def refused(self, call, **arguments):
        with self.assertRaises(self.glue.exceptions.ClientError, msg=call) as caught:
            getattr(self.glue, call)(**arguments)
        self.assertIn(caught.exception.response["Error"]["Code"], REFUSED)

    def paged(self, call, **arguments):
        """A further page is there, and a token that nobody gave is refused."""
        listing = getattr(self.glue, call)
        first = listing(MaxResults=1, **arguments)
        listing(MaxResults=1, NextToken=first["NextToken"], **arguments)
        self.refused(call, NextToken="nonsense", **arguments)

    def job(self, **more):
        name = fresh("job")
        self.glue.create_job(Name=name, Role=ROLE, Command=COMMAND, **more)
        return name

    def test_jobs(self):
        glue = self.glue
        one = self.job(Tags=self.tags, MaxCapacity=0.0625, LogUri="s3://logs/", JobMode="SCRIPT",
                       Description="d", ExecutionProperty={"MaxConcurrentRuns": 9}, DefaultArguments={"--a": "b"},
                       NonOverridableArguments={"--c": "d"}, Connections={"Connections": []}, MaxRetries=0, Timeout=5,
                       NotificationProperty={"NotifyDelayAfter": 3}, JobRunQueuingEnabled=False,
                       ExecutionClass="STANDARD", SourceControlDetails={"Folder": "f"})
        other = self.job(AllocatedCapacity=1)
        spark = {"Name": "glueetl", "ScriptLocation": "s3://nowhere/script.py"}
        workers = {"GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}
        glue.create_job(Name=fresh("job"), Role=ROLE, Command=spark, CodeGenConfigurationNodes={}, **workers)
        self.fails("AlreadyExistsException", glue.create_job, Name=other, Role=ROLE, Command=COMMAND,
                   AllocatedCapacity=1)
        self.refused("create_job", Name=fresh("job"), Role=ROLE, Command=spark, MaintenanceWindow="Sun:10")
        self.refused("create_job", Name=fresh("job"), Role=ROLE, Command=spark, SecurityConfiguration="nowhere")

        self.assertEqual({"NotifyDelayAfter": 3}, glue.get_job(JobName=one)["Job"]["NotificationProperty"])
        self.assertEqual(["nowhere"], glue.batch_get_jobs(JobNames=[other, "nowhere"])["JobsNotFound"])
        self.refused("batch_get_jobs", JobNames=[TOO_LONG])
        self.paged("get_jobs")
        self.paged("list_jobs")
        glue.list_jobs(Tags=self.tags)
        glue.update_job(JobName=one, JobUpdate={"Role": ROLE, "Command": COMMAND, "Timeout": 6,
                                                "ExecutionProperty": {"MaxConcurrentRuns": 9}})
        self.missing("update_job", JobName="nowhere", JobUpdate={"Role": ROLE, "Command": COMMAND})
        self.missing("get_job", "get_job_runs", "reset_job_bookmark", "start_job_run", "get_job_bookmark",
                     JobName="nowhere")
        self.missing("get_job_run", JobName=one, RunId="jr_nowhere")

        runs = [glue.start_job_run(JobName=one, Arguments={"--x": "y"}, Timeout=4, JobRunQueuingEnabled=False,
                                   NotificationProperty={"NotifyDelayAfter": 2}, MaxCapacity=0.0625,
                                   ExecutionClass="STANDARD")["JobRunId"] for _ in range(2)]
        self.refused("start_job_run", JobName=one, JobRunId="jr_nowhere")
        self.refused("start_job_run", JobName=one, AllocatedCapacity=7)
        self.refused("start_job_run", JobName=one, WorkerType="G.1X", NumberOfWorkers=2)
        self.refused("start_job_run", JobName=one, SecurityConfiguration="nowhere")
        self.refused("start_job_run", JobName=one, ExecutionRoleSessionPolicy="{}")
        run = glue.get_job_run(JobName=one, RunId=runs[0], PredecessorsIncluded=True)["JobRun"]
        self.assertEqual([], run["PredecessorRuns"])
        self.assertEqual({"--x": "y"}, run["Arguments"])
        self.paged("get_job_runs", JobName=one)
        glue.batch_stop_job_run(JobName=one, JobRunIds=runs + ["jr_nowhere"])
        self.refused("batch_stop_job_run", JobName=one, JobRunIds=[TOO_LONG])
        self.missing("get_job_bookmark", JobName=one, RunId="jr_nowhere")
        self.missing("reset_job_bookmark", JobName="nowhere", RunId="jr_nowhere")
        glue.delete_job(JobName=other)
        self.refused("delete_job", JobName=TOO_LONG)

    def test_crawlers(self):
        glue = self.glue
        glue.create_database(DatabaseInput={"Name": self.tags["room"]})
        s3, bucket = client("s3"), fresh("bucket")
        s3.create_bucket(Bucket=bucket)
        for number in range(60):
            s3.put_object(Bucket=bucket, Key=f"{number}/a.csv", Body=b"a,b\n1,2\n3,4\n" * 50)
        targets = {"S3Targets": [{"Path": f"s3://{bucket}/"}]}
        kinds = {
            "CsvClassifier": {"Delimiter": ";"},
            "JsonClassifier": {"JsonPath": "$.a"},
            "GrokClassifier": {"Classification": "c", "GrokPattern": "%{WORD:a}"},
            "XMLClassifier": {"Classification": "c", "RowTag": "row"},
        }
        for kind, says in kinds.items():
            classifier = {kind: {"Name": kind, **says}}
            glue.create_classifier(**classifier)
            self.fails("AlreadyExistsException", glue.create_classifier, **classifier)
            glue.update_classifier(**classifier)
            self.assertEqual(kind, glue.get_classifier(Name=kind)["Classifier"][kind]["Name"])
        self.missing("update_classifier", JsonClassifier={"Name": "nowhere", "JsonPath": "$"})
        self.missing("get_classifier", "delete_classifier", Name="nowhere")
        self.paged("get_classifiers")

        one, other = fresh("crawler"), fresh("crawler")
        policy = {"UpdateBehavior": "LOG", "DeleteBehavior": "LOG"}
        facts = {"Role": ROLE, "DatabaseName": self.tags["room"], "Targets": targets, "Description": "d", "TablePrefix": "p_",
                 "Schedule": "cron(0 1 * * ? *)", "Classifiers": ["CsvClassifier"], "SchemaChangePolicy": policy,
                 "RecrawlPolicy": {"RecrawlBehavior": "CRAWL_EVERYTHING"}, "Configuration": '{"Version":1.0}',
                 "LineageConfiguration": {"CrawlerLineageSettings": "DISABLE"},
                 "LakeFormationConfiguration": {"UseLakeFormationCredentials": False}}
        glue.create_crawler(Name=one, Tags=self.tags, **facts)
        glue.create_crawler(Name=other, Role=ROLE, DatabaseName=self.tags["room"], Targets=targets)
        self.fails("AlreadyExistsException", glue.create_crawler, Name=one, **facts)
        self.refused("create_crawler", Name=fresh("c"), CrawlerSecurityConfiguration="nowhere", **facts)
        glue.update_crawler(Name=one, **facts)
        self.missing("update_crawler", Name="nowhere", CrawlerSecurityConfiguration="")
        glue.update_crawler_schedule(CrawlerName=one, Schedule="cron(0 2 * * ? *)")
        self.missing("update_crawler_schedule", "start_crawler_schedule", "stop_crawler_schedule", "list_crawls",
                     CrawlerName="nowhere")
        glue.stop_crawler_schedule(CrawlerName=one)
        glue.start_crawler_schedule(CrawlerName=one)
        self.missing("get_crawler", "start_crawler", "stop_crawler", "delete_crawler", Name="nowhere")
        self.assertEqual("READY", glue.get_crawler(Name=one)["Crawler"]["State"])
        glue.batch_get_crawlers(CrawlerNames=[one])
        self.refused("batch_get_crawlers", CrawlerNames=[TOO_LONG])
        self.assertEqual([one], glue.list_crawlers(Tags=self.tags)["CrawlerNames"])
        for listing in ("get_crawlers", "list_crawlers", "get_crawler_metrics"):
            self.paged(listing)
        glue.get_crawler_metrics(CrawlerNameList=[one])

        def ready():
            return glue.get_crawler(Name=other)["Crawler"]["State"] == "READY"

        self.stop_a_crawl(other, ready)
        glue.start_crawler(Name=other)
        wait("the crawl has ended", ready)
        since = [{"FieldName": "START_TIME", "FilterOperator": "GT", "FieldValue": "0"}]
        self.assertLessEqual(2, len(glue.list_crawls(CrawlerName=other, Filters=since)["Crawls"]))
        self.assertEqual(0, len(glue.list_crawls(CrawlerName=other, Filters=[
            {"FieldName": "START_TIME", "FilterOperator": "LT", "FieldValue": "1"}])["Crawls"]))
        self.paged("list_crawls", CrawlerName=other)
        glue.delete_crawler(Name=other)
        glue.delete_classifier(Name="XMLClassifier")

    def stop_a_crawl(self, crawler, ready):
        """A crawl that is over before it can be stopped is started again."""
        for _ in range(20):
            self.glue.start_crawler(Name=crawler)
            try:
                self.glue.stop_crawler(Name=crawler)
                stopped = True
            except self.glue.exceptions.CrawlerNotRunningException:
                stopped = False
            wait("the crawl has ended", ready)
            if stopped:
                return
        self.fail("no crawl could be stopped")

    def test_workflows(self):
        glue = self.glue
        flow, other = fresh("flow"), fresh("flow")
        job = self.job(ExecutionProperty={"MaxConcurrentRuns": 9})
        glue.create_workflow(Name=flow, Description="d", DefaultRunProperties={"a": "b"}, Tags={"x": "y"},
                             MaxConcurrentRuns=3)
        glue.create_workflow(Name=other)
        self.fails("AlreadyExistsException", glue.create_workflow, Name=flow)
        glue.update_workflow(Name=flow, Description="e", DefaultRunProperties={"a": "c"}, MaxConcurrentRuns=4)
        self.missing("update_workflow", "get_workflow", "start_workflow_run", "get_workflow_runs", Name="nowhere")
        self.paged("list_workflows")
        actions = [{"JobName": job}]
        start, after = fresh("trigger"), fresh("trigger")
        glue.create_trigger(Name=start, WorkflowName=flow, Type="ON_DEMAND", Actions=actions, Description="d",
                            StartOnCreation=False, Tags=self.tags)
        condition = {"JobName": job, "LogicalOperator": "EQUALS", "State": "SUCCEEDED"}
        timed = {"Type": "SCHEDULED", "Schedule": "cron(0 1 * * ? *)", "Actions": actions}
        glue.create_trigger(Name=after, **timed)
        self.fails("AlreadyExistsException", glue.create_trigger, Name=after, **timed)
        self.missing("create_trigger", Name=fresh("trigger"), WorkflowName="nowhere", Type="ON_DEMAND", Actions=actions)
        self.refused("create_trigger", Name=fresh("trigger"), Type="CONDITIONAL", Actions=actions,
                     Predicate={"Conditions": [condition]}, EventBatchingCondition={"BatchSize": 1})
        glue.update_trigger(Name=after, TriggerUpdate={"Description": "x"})
        self.missing("update_trigger", Name="nowhere", TriggerUpdate={"Description": "x"})
        self.missing("get_trigger", "start_trigger", "stop_trigger", Name="nowhere")
        glue.start_trigger(Name=after)
        glue.stop_trigger(Name=after)
        glue.get_trigger(Name=after)
        glue.batch_get_triggers(TriggerNames=[after])
        self.refused("batch_get_triggers", TriggerNames=[TOO_LONG])
        self.paged("get_triggers", DependentJobName=job)
        self.assertEqual([start], glue.list_triggers(Tags=self.tags, MaxResults=200)["TriggerNames"])
        self.paged("list_triggers", DependentJobName=job)

        self.assertIn("Graph", glue.get_workflow(Name=flow, IncludeGraph=True)["Workflow"])
        glue.batch_get_workflows(Names=[flow], IncludeGraph=True)
        self.refused("batch_get_workflows", Names=[TOO_LONG])
        runs = [glue.start_workflow_run(Name=flow, RunProperties={"k": "v"})["RunId"] for _ in range(2)]
        run = {"Name": flow, "RunId": runs[0]}
        unknown = {"Name": flow, "RunId": "wr_nowhere"}
        glue.put_workflow_run_properties(RunProperties={"more": "1"}, **run)
        self.missing("put_workflow_run_properties", RunProperties={"more": "1"}, **unknown)
        self.assertEqual("1", glue.get_workflow_run_properties(**run)["RunProperties"]["more"])
        glue.get_workflow_run(IncludeGraph=True, **run)
        glue.get_workflow_runs(Name=flow, IncludeGraph=True)
        self.paged("get_workflow_runs", Name=flow)
        self.missing("get_workflow_run", "get_workflow_run_properties", "stop_workflow_run", **unknown)
        self.missing("resume_workflow_run", NodeIds=["n"], **unknown)
        self.over(flow, runs[1])
        graph = glue.get_workflow_run(IncludeGraph=True, Name=flow, RunId=runs[1])["Run"]["Graph"]
        node = next(each for each in graph["Nodes"] if each["Type"] == "JOB")
        glue.resume_workflow_run(Name=flow, RunId=runs[1], NodeIds=[node["UniqueId"]])
        self.start_slowly(other)
        glue.stop_workflow_run(Name=other, RunId=glue.start_workflow_run(Name=other)["RunId"])
        glue.delete_trigger(Name=after)
        self.refused("delete_trigger", Name=TOO_LONG)
        glue.delete_workflow(Name=other)
        self.refused("delete_workflow", Name=TOO_LONG)

    def test_jobs_in_git(self):
        """A job goes to a bare repository of the server's machine, by each member that says where, and comes back."""
        glue, s3, bucket = self.glue, client("s3"), fresh("bucket")
        repository = self.repository()
        s3.create_bucket(Bucket=bucket)
        s3.put_object(Bucket=bucket, Key="a.py", Body=b"print(1)\n")
        name = fresh("job")
        command = {"Name": "pythonshell", "ScriptLocation": f"s3://{bucket}/a.py"}
        glue.create_job(Name=name, Role=ROLE, Command=command, Description="first")
        place = {"JobName": name, "RepositoryName": repository, "BranchName": "main", "Folder": "etl"}
        push, pull = glue.update_source_control_from_job, glue.update_job_from_source_control
        self.assertEqual(name, push(**place)["JobName"])
        first = glue.get_job(JobName=name)["Job"]["SourceControlDetails"]
        self.assertEqual((repository, "main", "etl"), (first["Repository"], first["Branch"], first["Folder"]))

        glue.update_job(JobName=name, JobUpdate={"Role": ROLE, "Command": command, "Description": "second",
                                                 "SourceControlDetails": first})
        s3.put_object(Bucket=bucket, Key="a.py", Body=b"print(2)\n")
        push(JobName=name)
        self.fails("ConcurrentModificationException", push, CommitId=first["LastCommitId"], **place)
        self.assertEqual(name, pull(CommitId=first["LastCommitId"], **place)["JobName"])
        self.assertEqual("first", glue.get_job(JobName=name)["Job"]["Description"])
        self.assertEqual(b"print(1)\n", s3.get_object(Bucket=bucket, Key="a.py")["Body"].read())
        pull(JobName=name)
        self.assertEqual("second", glue.get_job(JobName=name)["Job"]["Description"])
        self.assertEqual(b"print(2)\n", s3.get_object(Bucket=bucket, Key="a.py")["Body"].read())

        for call in ("update_source_control_from_job", "update_job_from_source_control"):
            with self.subTest(call):
                self.missing(call, **{**place, "JobName": "nowhere"})
                for hosted in ({"Provider": "GITHUB"}, {"RepositoryOwner": "o"}, {"AuthStrategy": "PERSONAL_ACCESS_TOKEN"},
                               {"AuthToken": "t"}):
                    self.refused(call, **hosted, **place)
                self.refused(call, **{**place, "RepositoryName": "/etc"})
                self.refused(call, **{**place, "Folder": "../up"})
        self.missing("update_job_from_source_control", **{**place, "Folder": "elsewhere"})
        self.missing("update_job_from_source_control", **{**place, "BranchName": "nowhere"})

    @staticmethod
    def repository():
        """A bare and empty one, below the directory that the server was told of."""
        made = pathlib.Path(os.environ["MASTIC_SOURCES"]) / fresh("repository")
        for folder in ("objects", "refs/heads"):
            (made / folder).mkdir(parents=True)
        (made / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
        (made / "config").write_text("[core]\n\tbare = true\n\trepositoryformatversion = 0\n", "utf-8")
        return str(made)

    def start_slowly(self, flow):
        """A workflow of a job that is there to be stopped."""
        s3, bucket = client("s3"), fresh("bucket")
        s3.create_bucket(Bucket=bucket)
        s3.put_object(Bucket=bucket, Key="slow.py", Body=b"import time\ntime.sleep(60)\n")
        slow = fresh("job")
        script = {"Name": "pythonshell", "ScriptLocation": f"s3://{bucket}/slow.py"}
        self.glue.create_job(Name=slow, Role=ROLE, Command=script)
        self.glue.create_trigger(Name=fresh("trigger"), WorkflowName=flow, Type="ON_DEMAND",
                                 Actions=[{"JobName": slow}])

    def over(self, flow, run):
        wait("the workflow run is over",
             lambda: self.glue.get_workflow_run(Name=flow, RunId=run)["Run"]["Status"] != "RUNNING")

    def test_sessions(self):
        glue = self.glue
        who = {"RequestOrigin": "tests"}
        python = {"Role": ROLE, "Command": {"Name": "glueetl", "PythonVersion": "3"}}
        one, other = fresh("session"), fresh("session")
        for name, capacity in ((one, {"WorkerType": "G.1X", "NumberOfWorkers": 2}), (other, {"MaxCapacity": 2.0})):
            glue.create_session(Id=name, **python, **capacity, **who, Description="d", Timeout=30, IdleTimeout=10, GlueVersion="5.0",
                                DefaultArguments={"--a": "b"}, Connections={"Connections": []}, Tags=self.tags)
        self.fails("AlreadyExistsException", glue.create_session, Id=one, **python)
        self.refused("create_session", Id=fresh("session"), **python, SecurityConfiguration="nowhere")
        self.assertEqual("d", glue.get_session(Id=one, **who)["Session"]["Description"])
        self.paged("list_sessions")
        self.assertEqual({one, other}, set(glue.list_sessions(Tags=self.tags, **who)["Ids"]))
        glue.stop_session(Id=other, **who)
        wait("the other has stopped", lambda: glue.get_session(Id=other)["Session"]["Status"] == "STOPPED")
        glue.delete_session(Id=other, **who)
        self.missing("get_session", Id=other)
        wait("the session is ready", lambda: glue.get_session(Id=one)["Session"]["Status"] == "READY")
        cells = [glue.run_statement(SessionId=one, Code=str(number), **who)["Id"] for number in range(21)]
        self.assertEqual(cells[0], glue.get_statement(SessionId=one, Id=cells[0], **who)["Statement"]["Id"])
        token = glue.list_statements(SessionId=one, **who)["NextToken"]
        self.assertEqual(1, len(glue.list_statements(SessionId=one, NextToken=token, **who)["Statements"]))
        self.refused("list_statements", SessionId=one, NextToken="nonsense")
        slow = glue.run_statement(SessionId=one, Code="import time; time.sleep(60)")["Id"]
        glue.cancel_statement(SessionId=one, Id=slow, **who)
        for call, arguments in (("get_statement", {"Id": cells[0]}), ("cancel_statement", {"Id": cells[0]}),
                                ("run_statement", {"Code": "1"}), ("list_statements", {})):
            self.missing(call, SessionId="nowhere", **arguments)
        self.missing("get_statement", SessionId=one, Id=999)
        for call in ("stop_session", "delete_session"):
            with self.assertRaises(glue.exceptions.ClientError):
                getattr(glue, call)(Id="nowhere")
        glue.stop_session(Id=one)
        wait("it has stopped", lambda: glue.get_session(Id=one)["Session"]["Status"] == "STOPPED")
        glue.delete_session(Id=one)


if __name__ == "__main__":
    unittest.main()
