"""Blueprints by boto3: registered, run, what they make, and what they leave when something fails."""

import io
import json
import zipfile

from support import ROLE, ClientCase, client, fresh, wait

LAYOUT = '''
from awsglue.blueprint.workflow import *
from awsglue.blueprint.job import *
from awsglue.blueprint.crawler import *
import boto3
import os

s3_client = boto3.client("s3")


def generate_layout(user_params, system_params):
    with open("Conversion/Convert.py", "rb") as f:
        s3_client.upload_fileobj(f, user_params["ScriptsBucket"], "Convert.py")
    name = user_params["WorkflowName"]
    assert "SECRET_OF_THE_SERVER" not in os.environ
    assert system_params == {"region": "us-east-1", "accountId": "000000000000"}, system_params
    crawlers, jobs = [], []
    for path in user_params["S3Paths"]:
        crawler = Crawler(Name=f"{name}_crawler", Role=user_params["PassRole"], DatabaseName=user_params["TargetDatabase"],
                          TablePrefix="source_", Targets={"S3Targets": [{"Path": path}]})
        crawlers.append(crawler)
        jobs.append(Job(Name=f"{name}_job", Role=user_params["PassRole"],
                        Command={"Name": "pythonshell", "ScriptLocation": f"s3://{user_params['ScriptsBucket']}/Convert.py",
                                 "PythonVersion": "3"},
                        DefaultArguments={"--path": path, "--times": user_params["Times"], "--fast": True},
                        DependsOn={crawler: user_params.get("State", "SUCCEEDED")}, WaitForDependencies="AND"))
    last = Job(Name=f"{name}_last", Role=user_params["PassRole"], Timeout=5,
               Command={"Name": user_params["Kind"], "ScriptLocation": f"s3://{user_params['ScriptsBucket']}/Convert.py"},
               DependsOn={job: "SUCCEEDED" for job in jobs}, WaitForDependencies="AND")
    return Workflow(Name=name, Description="made", DefaultRunProperties={"a": "b"}, OnSchedule=user_params.get("When") or None,
                    Entities=Entities(Jobs=jobs + [last], Crawlers=crawlers))


def exits(user_params, system_params):
    return Workflow(Name="w", Entities=Entities(Jobs=[Job(Name="j", Role="r", Command={"Name": "glueetl"}, Colour="red")]))


def breaks(user_params, system_params):
    return {}["nothing"]


def other(user_params, system_params):
    return "a text"
'''
SPEC = {
    "WorkflowName": {"type": "String", "collection": False, "description": "Name of the workflow"},
    "S3Paths": {"type": "S3Uri", "collection": True},
    "PassRole": {"type": "IAMRoleName"},
    "TargetDatabase": {"type": "String"},
    "ScriptsBucket": {"type": "S3Bucket"},
    "Times": {"type": "Integer", "allowedValues": [1, 2], "defaultValue": 2},
    "Kind": {"type": "String", "defaultValue": "pythonshell"},
    "State": {"type": "String", "defaultValue": "SUCCEEDED"},
    "When": {"type": "String", "defaultValue": ""},
}


def archive(generator="Conversion.Layout.generate_layout", spec=SPEC, folder="Conversion/", **more):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(f"{folder}blueprint.cfg", json.dumps({"layoutGenerator": generator, "parameterSpec": spec, **more}))
        files.writestr("Conversion/Layout.py", LAYOUT)
        files.writestr("Conversion/Convert.py", "print('converted')\n")
    return kept.getvalue()


class Blueprints(ClientCase):
    def setUp(self):
        self.glue, self.s3 = client("glue"), client("s3")
        self.bucket, self.name = fresh("blueprints"), fresh("bp")
        self.s3.create_bucket(Bucket=self.bucket)
        self.location = f"s3://{self.bucket}/{self.name}.zip"

    def put(self, zipped):
        self.s3.put_object(Bucket=self.bucket, Key=f"{self.name}.zip", Body=zipped)
        return self.location

    def registered(self, zipped=None, **more):
        self.glue.create_blueprint(Name=self.name, BlueprintLocation=self.put(zipped or archive()), **more)
        return self.glue.get_blueprint(Name=self.name, IncludeParameterSpec=True)["Blueprint"]

    def values(self, **more):
        paths = [f"s3://{self.bucket}/one/", f"s3://{self.bucket}/two/"]
        return {"WorkflowName": self.name, "S3Paths": paths, "PassRole": "tester", "TargetDatabase": self.name,
                "ScriptsBucket": self.bucket, **more}

    def run_of(self, **more):
        started = self.glue.start_blueprint_run(
            BlueprintName=self.name, RoleArn=ROLE, Parameters=json.dumps(self.values(**more)))["RunId"]

        def ended():
            run = self.glue.get_blueprint_run(BlueprintName=self.name, RunId=started)["BlueprintRun"]
            self.assertIn(run["State"], ("RUNNING", "SUCCEEDED", "FAILED"))
            return run if run["State"] != "RUNNING" else None

        return wait("the blueprint's run", ended)

    def failed(self, **more):
        run = self.run_of(**more)
        self.assertEqual("FAILED", run["State"])
        self.assertNotIn("WorkflowName", run)
        self.nothing()
        return run["ErrorMessage"]

    def nothing(self):
        self.fails("EntityNotFoundException", self.glue.get_workflow, Name=self.name)
        for listing, what in (("get_jobs", "Jobs"), ("get_crawlers", "Crawlers"), ("get_triggers", "Triggers")):
            pages = self.glue.get_paginator(listing).paginate()
            left = [one["Name"] for page in pages for one in page[what] if one["Name"].startswith(self.name)]
            self.assertEqual([], left)

    def test_the_guides_layout(self):
        """Two paths, and so two crawlers of one name, and a job behind each."""
        blueprint = self.registered(Description="d", Tags={"a": self.name})
        self.assertEqual("ACTIVE", blueprint["Status"])
        self.assertEqual(SPEC, json.loads(blueprint["ParameterSpec"]))
        run = self.run_of()
        self.assertEqual("SUCCEEDED", run["State"], run)
        self.assertEqual(self.name, run["WorkflowName"])
        self.assertEqual(self.values(), json.loads(run["Parameters"]))
        self.assertGreaterEqual(run["CompletedOn"], run["StartedOn"])

        flow = self.glue.get_workflow(Name=self.name, IncludeGraph=True)["Workflow"]
        self.assertEqual(({"a": "b"}, "made"), (flow["DefaultRunProperties"], flow["Description"]))
        self.assertEqual({"BlueprintName": self.name, "RunId": run["RunId"]}, flow["BlueprintDetails"])
        self.assertEqual({"CRAWLER": 2, "JOB": 3, "TRIGGER": 4}, {
            kind: sum(node["Type"] == kind for node in flow["Graph"]["Nodes"]) for kind in ("CRAWLER", "JOB", "TRIGGER")})
        triggers = [node["TriggerDetails"]["Trigger"] for node in flow["Graph"]["Nodes"] if node["Type"] == "TRIGGER"]
        self.assertEqual(["CONDITIONAL", "CONDITIONAL", "CONDITIONAL", "ON_DEMAND"], sorted(t["Type"] for t in triggers))
        self.assertEqual({"ACTIVATED"}, {t["State"] for t in triggers if t["Type"] == "CONDITIONAL"})
        start = [t for t in triggers if t["Type"] == "ON_DEMAND"][0]
        self.assertEqual(2, len({action["CrawlerName"] for action in start["Actions"]}))
        jobs = self.glue.batch_get_jobs(JobNames=[n["Name"] for n in flow["Graph"]["Nodes"] if n["Type"] == "JOB"])["Jobs"]
        middle = [job for job in jobs if "_job_" in job["Name"]]
        self.assertEqual({"--path": self.values()["S3Paths"][0], "--times": "2", "--fast": "true"},
                         sorted((job["DefaultArguments"] for job in middle), key=lambda a: a["--path"])[0])
        self.assertEqual(b"print('converted')\n", self.s3.get_object(Bucket=self.bucket, Key="Convert.py")["Body"].read())

    def test_what_it_made_runs(self):
        self.glue.create_database(DatabaseInput={"Name": self.name})
        for key in ("one/a.csv", "two/b.csv"):
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=b"a,b\n1,2\n")
        self.registered()
        self.assertEqual("SUCCEEDED", self.run_of()["State"])
        run = self.glue.start_workflow_run(Name=self.name)["RunId"]

        def over():
            found = self.glue.get_workflow_run(Name=self.name, RunId=run)["Run"]
            return found if found["Status"] == "COMPLETED" else None

        statistics = wait("the workflow's run", over, 180)["Statistics"]
        self.assertEqual((5, 5), (statistics["TotalActions"], statistics["SucceededActions"]), statistics)
        self.assertEqual(2, len(self.glue.get_tables(DatabaseName=self.name)["TableList"]))

    def test_a_schedule_starts_it(self):
        self.registered()
        self.assertEqual("SUCCEEDED", self.run_of(When="cron(0 3 1 1 ? *)")["State"])
        flow = self.glue.get_workflow(Name=self.name, IncludeGraph=True)["Workflow"]
        timed = [node["TriggerDetails"]["Trigger"] for node in flow["Graph"]["Nodes"]
                 if node["Type"] == "TRIGGER" and node["TriggerDetails"]["Trigger"]["Type"] == "SCHEDULED"]
        self.assertEqual([("cron(0 3 1 1 ? *)", "ACTIVATED")], [(t["Schedule"], t["State"]) for t in timed])

    def test_a_failure_leaves_nothing(self):
        """The last of its jobs is refused, with all the others made by then."""
        self.registered()
        self.assertRegex(self.failed(Kind="no-such-kind"), f"^CreateJob {self.name}_last_")
        self.assertRegex(self.failed(When="tomorrow"), "^CreateTrigger .*schedule")
        self.assertIn("waits for READY of crawler", self.failed(State="READY"))
        self.assertIn("NoSuchBucket", self.failed(ScriptsBucket=fresh("nowhere")))
        self.glue.create_workflow(Name=self.name)
        run = self.run_of()
        self.assertEqual("FAILED", run["State"])
        self.assertIn("already exists", run["ErrorMessage"])
        self.assertNotIn("BlueprintDetails", self.glue.get_workflow(Name=self.name)["Workflow"])
        self.glue.delete_workflow(Name=self.name)
        self.nothing()
        runs = self.glue.get_blueprint_runs(BlueprintName=self.name)["BlueprintRuns"]
        self.assertEqual((5, run["RunId"]), (len(runs), runs[0]["RunId"]))
        first = self.glue.get_blueprint_runs(BlueprintName=self.name, MaxResults=2)
        rest = self.glue.get_blueprint_runs(BlueprintName=self.name, NextToken=first["NextToken"])
        self.assertEqual(runs, first["BlueprintRuns"] + rest["BlueprintRuns"])
        self.fails("InvalidInputException", self.glue.get_blueprint_runs, BlueprintName=self.name, NextToken="nonsense")

    def test_layouts_that_are_none(self):
        for function, message in (("exits", "Job j: there is no property Colour"), ("breaks", "KeyError: 'nothing'"),
                                  ("other", "returned no Workflow but str"), ("absent", "has no attribute 'absent'")):
            with self.subTest(function):
                self.put(archive(f"Conversion.Layout.{function}"))
                if function == "exits":
                    self.glue.create_blueprint(Name=self.name, BlueprintLocation=self.location)
                else:
                    self.glue.update_blueprint(Name=self.name, BlueprintLocation=self.location)
                self.assertIn(message, self.failed())

    def test_runs_of_one_blueprint_side_by_side(self):
        self.registered()
        names = [f"{self.name}-{n}" for n in range(3)]
        started = [self.glue.start_blueprint_run(BlueprintName=self.name, RoleArn=ROLE, Parameters=json.dumps(
            {**self.values(), "WorkflowName": name}))["RunId"] for name in names]

        def states():
            runs = self.glue.get_blueprint_runs(BlueprintName=self.name)["BlueprintRuns"]
            return runs if all(run["State"] != "RUNNING" for run in runs) else None

        runs = wait("all of them", states)
        self.assertEqual(sorted(zip(started, names)), sorted((run["RunId"], run["WorkflowName"]) for run in runs))

    def test_parameters(self):
        self.registered()
        wrong = {
            "is not JSON": "{", "no JSON object": "[]", "no parameter Colour": json.dumps(self.values(Colour="red")),
            "WorkflowName has no value": json.dumps({**self.values(), "WorkflowName": None}),
            "S3Paths takes a list": json.dumps(self.values(S3Paths="s3://a/")),
            "S3Paths is not of the type S3Uri": json.dumps(self.values(S3Paths=["/tmp"])),
            "Times is not of the type Integer": json.dumps(self.values(Times="2")),
            "Times is none of those allowed": json.dumps(self.values(Times=3)),
            "ScriptsBucket is not of the type S3Bucket": json.dumps(self.values(ScriptsBucket="s3://a")),
            "PassRole is not of the type IAMRoleName": json.dumps(self.values(PassRole=ROLE)),
        }
        for message, parameters in wrong.items():
            with self.subTest(message):
                answer = self.fails("InvalidInputException", self.glue.start_blueprint_run, BlueprintName=self.name,
                                    RoleArn=ROLE, Parameters=parameters)
                self.assertIn(message, answer["Error"]["Message"])
        self.fails("InvalidInputException", self.glue.start_blueprint_run, BlueprintName=self.name, RoleArn=ROLE)
        self.fails("EntityNotFoundException", self.glue.start_blueprint_run, BlueprintName="nowhere", RoleArn=ROLE)

    def test_bad_archives(self):
        """The blueprint is there, says why, and cannot be run before it is mended; a good one stays good."""
        bad = {
            "no ZIP file": b"not a zip", "no file blueprint.cfg": archive(folder="a/b/"),
            "layoutGenerator is not": archive(generator="layout"), "no type of": archive(spec={"A": {"type": "Colour"}}),
            "is not of the type Integer": archive(spec={"A": {"type": "Integer", "defaultValue": "x"}}),
        }
        self.glue.create_blueprint(Name=self.name, BlueprintLocation=self.location)
        failed = self.glue.get_blueprint(Name=self.name)["Blueprint"]
        self.assertEqual("FAILED", failed["Status"])
        self.assertEqual(f"Unable to access object at location {self.location}: NoSuchKey", failed["ErrorMessage"])
        self.fails("IllegalBlueprintStateException", self.glue.start_blueprint_run, BlueprintName=self.name, RoleArn=ROLE)
        self.glue.update_blueprint(Name=self.name, Description="good", BlueprintLocation=self.put(archive(folder="")))
        good = self.glue.get_blueprint(Name=self.name, IncludeBlueprint=True)["Blueprint"]
        self.assertEqual(("ACTIVE", "good"), (good["Status"], good["Description"]))
        self.assertNotIn("ErrorMessage", good)
        self.assertNotIn("ParameterSpec", good)
        for message, zipped in bad.items():
            with self.subTest(message):
                self.glue.update_blueprint(Name=self.name, BlueprintLocation=self.put(zipped))
                found = self.glue.get_blueprint(Name=self.name)["Blueprint"]
                self.assertEqual("FAILED", found["Status"])
                self.assertIn(message, found["ErrorMessage"])
                self.assertEqual("good", found["LastActiveDefinition"]["Description"])
                self.assertEqual(SPEC, json.loads(found["LastActiveDefinition"]["ParameterSpec"]))
        self.assertEqual("SUCCEEDED", self.run_of()["State"], "by the last good one")

    def test_names_tags_and_what_is_not_there(self):
        self.registered(Tags={"a": self.name})
        self.fails("AlreadyExistsException", self.glue.create_blueprint, Name=self.name, BlueprintLocation=self.location)
        other = fresh("bp")
        self.glue.create_blueprint(Name=other, BlueprintLocation=self.location)
        self.assertEqual([self.name], self.glue.list_blueprints(Tags={"a": self.name})["Blueprints"])
        first = self.glue.list_blueprints(MaxResults=1)
        self.assertEqual(1, len(self.glue.list_blueprints(MaxResults=1, NextToken=first["NextToken"])["Blueprints"]))
        self.fails("InvalidInputException", self.glue.list_blueprints, NextToken="nonsense")
        found = self.glue.batch_get_blueprints(Names=[self.name, "nowhere"], IncludeParameterSpec=True, IncludeBlueprint=True)
        self.assertEqual(([self.name], ["nowhere"]), ([b["Name"] for b in found["Blueprints"]], found["MissingBlueprints"]))
        self.assertIn("ParameterSpec", found["Blueprints"][0])
        arn = f"arn:aws:glue:us-east-1:000000000000:blueprint/{self.name}"
        self.assertEqual({"a": self.name}, self.glue.get_tags(ResourceArn=arn)["Tags"])
        for call in ("get_blueprint", "update_blueprint"):
            more = {"BlueprintLocation": self.location} if call == "update_blueprint" else {}
            self.fails("EntityNotFoundException", getattr(self.glue, call), Name="nowhere", **more)
        self.fails("EntityNotFoundException", self.glue.get_blueprint_run, BlueprintName=self.name, RunId="nowhere")
        self.fails("EntityNotFoundException", self.glue.get_blueprint_runs, BlueprintName="nowhere")
        self.fails("ValidationException", self.glue.batch_get_blueprints, Names=["x"] * 26)
        self.fails("ValidationException", self.glue.delete_blueprint, Name="x" * 300)
        for _ in range(2):
            self.assertEqual(self.name, self.glue.delete_blueprint(Name=self.name)["Name"])
        self.fails("EntityNotFoundException", self.glue.get_blueprint, Name=self.name)
        self.fails("EntityNotFoundException", self.glue.get_tags, ResourceArn=arn)
