"""The real CDK command (npm aws-cdk, pinned by the app's lock file): an app that is deployed, compared,
changed and destroyed on a server that nobody bootstrapped. The long ones run with --slow alone."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

from support import ClientCase, client, fresh, wait
from test_stack_clients import PIPELINE, CommandCase

EXAMPLES = pathlib.Path(__file__).resolve().parents[4] / "examples"
TYPESCRIPT = EXAMPLES / "infrastructure" / "cdk-typescript"
JAVA = EXAMPLES / "infrastructure" / "cdk-java"
HOME = tempfile.mkdtemp(prefix="mastic-cdk-")


def setUpModule():
    """The packages of the lock file, once; npm keeps what it fetched in its own cache."""
    installed, locked = TYPESCRIPT / "node_modules" / ".package-lock.json", TYPESCRIPT / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < locked.stat().st_mtime:
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=TYPESCRIPT, check=True, timeout=400)
        installed.touch()


def tearDownModule():
    shutil.rmtree(HOME, ignore_errors=True)


def cdk(*words, fails=False, cwd=TYPESCRIPT):
    # HOME: CDK remembers there which account a key belongs to.
    environment = dict(os.environ, HOME=HOME, npm_config_cache=os.path.expanduser("~/.npm"), NODE_NO_WARNINGS="1",
                       CDK_DISABLE_CLI_TELEMETRY="1", AWS_REGION=os.environ.get("AWS_DEFAULT_REGION", "us-east-1"))
    done = subprocess.run([str(TYPESCRIPT / "node_modules" / ".bin" / "cdk"), *words, "--ci"], cwd=cwd,
                          env=environment, capture_output=True, text=True, timeout=300)
    said = done.stdout + done.stderr
    if (done.returncode != 0) != fails:
        raise AssertionError(f"cdk {' '.join(words)}: {done.returncode}\n{said}")
    return said


class CdkCase(ClientCase):
    def setUp(self):
        self.cf, self.glue, self.s3 = client("cloudformation"), client("glue"), client("s3")
        self.name = fresh("quakes").replace("-", "")
        self.out = tempfile.mkdtemp(dir=HOME)
        self.addCleanup(shutil.rmtree, self.out, ignore_errors=True)

    app = TYPESCRIPT

    def synth(self, **context):
        out = pathlib.Path(self.out) / fresh("out")
        words = [f"--context={key}={value}" for key, value in {"stack": self.name, "database": self.name, **context}.items()]
        cdk("synth", "--quiet", f"--output={out}", *words, cwd=self.app)
        return f"--app={out}"

    def tells_our_part(self):
        """Prints a figure of docs/performance.md: how long the server took of what `cdk deploy` takes."""
        events = [e for page in self.cf.get_paginator("describe_stack_events").paginate(StackName=self.name)
                  for e in page["StackEvents"]]
        begun = next(e["Timestamp"] for e in events if e["ResourceStatus"] == "CREATE_IN_PROGRESS" and e["LogicalResourceId"] == self.name)
        count = len({e["LogicalResourceId"] for e in events}) - 1
        print(f"our part of deploying {count} resources: {(events[0]['Timestamp'] - begun).total_seconds():.2f} s")

    def resources(self):
        found = self.cf.describe_stack_resources(StackName=self.name)["StackResources"]
        return {kind: [r["PhysicalResourceId"] for r in found if r["ResourceType"] == kind]
                for kind in {r["ResourceType"] for r in found}}


class Cdk(CdkCase):
    def test_an_app_is_deployed_compared_changed_and_destroyed(self):
        first = self.synth()
        cdk("deploy", first, "--require-approval=never")
        outputs = {o["OutputKey"]: o["OutputValue"]
                   for o in self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["Outputs"]}
        resources = self.resources()
        self.tells_our_part()
        jobs = [self.glue.get_job(JobName=name)["Job"] for name in resources["AWS::Glue::Job"]]
        self.assertEqual({"glueetl", "pythonshell"}, {job["Command"]["Name"] for job in jobs})
        for job in jobs:
            bucket, key = job["Command"]["ScriptLocation"][5:].split("/", 1)
            self.s3.head_object(Bucket=bucket, Key=key)
        nodes = self.glue.get_workflow(Name=outputs["WorkflowName"], IncludeGraph=True)["Workflow"]["Graph"]["Nodes"]
        self.assertEqual(3, sum(node["Type"] == "TRIGGER" for node in nodes))
        self.assertIn("There were no differences", cdk("diff", first))
        self.s3.put_object(Bucket=outputs["RawBucket"], Key="quakes/a.json", Body=b"{}")

        second = self.synth(timeout=20)
        said = cdk("diff", second)
        self.assertIn("AWS::Glue::Job", said)
        self.assertIn("Timeout", said)
        cdk("deploy", second, "--require-approval=never")
        self.assertIn(20, [self.glue.get_job(JobName=job["Name"])["Job"].get("Timeout") for job in jobs])
        self.assertIn("no changes", cdk("deploy", second, "--require-approval=never"))

        arn = self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["StackId"]
        cdk("destroy", second, "--force")
        self.assertEqual("DELETE_COMPLETE", self.cf.describe_stacks(StackName=arn)["Stacks"][0]["StackStatus"])
        for job in jobs:
            self.fails("EntityNotFoundException", self.glue.get_job, JobName=job["Name"])
        self.assertNotIn(outputs["RawBucket"], [b["Name"] for b in self.s3.list_buckets()["Buckets"]])


NOTIFIED = """
const cdk = require('aws-cdk-lib'), s3 = require('aws-cdk-lib/aws-s3'), sqs = require('aws-cdk-lib/aws-sqs');
const sns = require('aws-cdk-lib/aws-sns'), subscriptions = require('aws-cdk-lib/aws-sns-subscriptions');
const notifications = require('aws-cdk-lib/aws-s3-notifications'), logs = require('aws-cdk-lib/aws-logs');
const scheduler = require('aws-cdk-lib/aws-scheduler'), targets = require('aws-cdk-lib/aws-scheduler-targets');
const athena = require('aws-cdk-lib/aws-athena'), lake = require('aws-cdk-lib/aws-lakeformation');
const app = new cdk.App(), stack = new cdk.Stack(app, NAME);
const bucket = new s3.Bucket(stack, 'Raw', {removalPolicy: cdk.RemovalPolicy.DESTROY, autoDeleteObjects: true});
const queue = new sqs.Queue(stack, 'Arrived'), topic = new sns.Topic(stack, 'News');
topic.addSubscription(new subscriptions.SqsSubscription(queue, {rawMessageDelivery: true}));
bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(queue), {suffix: '.csv'});
bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, new notifications.SnsDestination(topic));
new logs.LogRetention(stack, 'Kept', {logGroupName: '/aws-glue/' + NAME, retention: logs.RetentionDays.ONE_WEEK,
                                      removalPolicy: cdk.RemovalPolicy.DESTROY});
const group = new scheduler.ScheduleGroup(stack, 'Nightly', {removalPolicy: cdk.RemovalPolicy.DESTROY});
new scheduler.Schedule(stack, 'Often', {scheduleGroup: group, schedule: scheduler.ScheduleExpression.rate(cdk.Duration.hours(1)),
  target: new targets.SqsSendMessage(queue, {input: scheduler.ScheduleTargetInput.fromText('tick')})});
new athena.CfnWorkGroup(stack, 'Team', {name: NAME, recursiveDeleteOption: true});
new lake.CfnTag(stack, 'Level', {tagKey: NAME.toLowerCase(), tagValues: ['open', 'closed']});
new cdk.CfnOutput(stack, 'Bucket', {value: bucket.bucketName});
new cdk.CfnOutput(stack, 'Queue', {value: queue.queueUrl});
"""


class CdkAtLength(CdkCase):
    def test_what_stands_around_a_pipeline(self):
        """Notifications of a bucket, retention of logs, topics, schedules, work groups: as CDK's constructs make them."""
        script = TYPESCRIPT / "node_modules" / f".{self.name}.js"
        script.write_text(NOTIFIED.replace("NAME", json.dumps(self.name)))
        self.addCleanup(script.unlink)
        app = f"--app=node {script}"
        cdk("deploy", app, f"--output={self.out}/a", "--require-approval=never")
        outputs = {o["OutputKey"]: o["OutputValue"]
                   for o in self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["Outputs"]}
        for key in ("a.txt", "b.csv"):
            self.s3.put_object(Bucket=outputs["Bucket"], Key=key, Body=b"1")
        self.s3.delete_object(Bucket=outputs["Bucket"], Key="a.txt")
        sqs, said = client("sqs"), []

        def all_came():
            found = sqs.receive_message(QueueUrl=outputs["Queue"], WaitTimeSeconds=2, MaxNumberOfMessages=10)
            said.extend(message["Body"] for message in found.get("Messages", []))
            whole = "\n".join(said)
            return "tick" in whole and "b.csv" in whole and "ObjectRemoved" in whole

        wait("the bucket and the clock tell", all_came)
        self.assertFalse([body for body in said if "a.txt" in body and "ObjectCreated" in body])
        groups = client("logs").describe_log_groups(logGroupNamePrefix=f"/aws-glue/{self.name}")["logGroups"]
        self.assertEqual([7], [group["retentionInDays"] for group in groups])
        self.assertIn("There were no differences", cdk("diff", app, f"--output={self.out}/b"))
        cdk("destroy", app, f"--output={self.out}/c", "--force")
        self.assertNotIn(outputs["Bucket"], [b["Name"] for b in self.s3.list_buckets()["Buckets"]])

    def test_bootstrap(self):
        first = self.synth()
        cdk("deploy", first, "--require-approval=never")
        cdk("bootstrap", "aws://000000000000/us-east-1", first)
        stack = self.cf.describe_stacks(StackName="CDKToolkit")["Stacks"][0]
        self.assertEqual("CREATE_COMPLETE", stack["StackStatus"])
        self.assertEqual("cdk-hnb659fds-assets-000000000000-us-east-1",
                         {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}["BucketName"])
        self.assertIn("no changes", cdk("bootstrap", "aws://000000000000/us-east-1", first))
        second = self.synth(timeout=21)
        said = cdk("deploy", second, "--hotswap-fallback", "--require-approval=never")
        self.assertIn(self.name, said)
        # What no hotswap can change is not changed by one that falls back on nothing.
        third = self.synth(timeout=22)
        self.assertIn("hotswap", cdk("deploy", third, "--hotswap", "--require-approval=never").lower())
        timeouts = [self.glue.get_job(JobName=name)["Job"].get("Timeout") for name in self.resources()["AWS::Glue::Job"]]
        self.assertIn(21, timeouts)
        self.assertNotIn(22, timeouts)
        cdk("destroy", second, "--force")
        self.cf.delete_stack(StackName="CDKToolkit")
        wait("the toolkit goes", lambda: all(
            s["StackStatus"] == "DELETE_COMPLETE" for s in self.cf.list_stacks()["StackSummaries"]
            if s["StackName"] == "CDKToolkit"))

    def test_the_pipeline_runs(self):
        app = self.synth()
        cdk("deploy", app, "--require-approval=never")
        runs(self, {o["OutputKey"]: o["OutputValue"]
                    for o in self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["Outputs"]}, self.name)
        cdk("destroy", app, "--force")


class JavaAtLength(CdkCase):
    """The same by an app in Java, which Maven builds when the command asks for its template."""

    app = JAVA

    def test_the_pipeline_is_deployed_changed_run_and_destroyed(self):
        first = self.synth()
        cdk("deploy", first, "--require-approval=never")
        self.assertIn("There were no differences", cdk("diff", first))
        second = self.synth(timeout=20)
        self.assertIn("Timeout", cdk("diff", second))
        cdk("deploy", second, "--require-approval=never")
        jobs = [self.glue.get_job(JobName=name)["Job"] for name in self.resources()["AWS::Glue::Job"]]
        self.assertIn(20, [job.get("Timeout") for job in jobs])
        runs(self, {o["OutputKey"]: o["OutputValue"]
                    for o in self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["Outputs"]}, self.name)
        cdk("destroy", second, "--force")
        for job in jobs:
            self.fails("EntityNotFoundException", self.glue.get_job, JobName=job["Name"])
        self.fails("EntityNotFoundException", self.glue.get_database, Name=self.name)


class OthersAtLength(CommandCase):
    """The same pipeline by the AWS CLI."""

    def test_two_hundred_resources(self):
        """Prints the figures of docs/performance.md, which mean something on a quiet machine alone."""
        resources = {}
        for i in range(20):
            def add(kind, name, **properties):
                resources[name] = {"Type": f"AWS::Glue::{kind}", "Properties": properties}

            catalog = {"CatalogId": "000000000000"}
            add("Database", f"D{i}", DatabaseInput={"Name": f"{self.name}_{i}"}, **catalog)
            for j in range(4):
                columns = [{"Name": f"c{k}", "Type": "string"} for k in range(10)]
                add("Table", f"T{i}x{j}", DatabaseName={"Ref": f"D{i}"}, TableInput={
                    "Name": f"t{j}", "StorageDescriptor": {"Location": "s3://b/t", "Columns": columns}}, **catalog)
            for j in range(3):
                add("Job", f"J{i}x{j}", Role="arn:aws:iam::000000000000:role/r", DefaultArguments={"--db": {"Ref": f"D{i}"}},
                    Command={"Name": "glueetl", "ScriptLocation": "s3://b/a.py"})
            add("Workflow", f"W{i}")
            add("Trigger", f"G{i}", WorkflowName={"Ref": f"W{i}"}, Type="ON_DEMAND", Actions=[{"JobName": {"Ref": f"J{i}x0"}}])
        self.assertEqual(200, len(resources))
        self.s3.create_bucket(Bucket=self.name)
        self.s3.put_object(Bucket=self.name, Key="t.json", Body=json.dumps({"Resources": resources}).encode())
        template = {"StackName": self.name, "TemplateURL": f"https://{self.name}.s3.amazonaws.com/t.json"}
        for _ in range(2):
            begun = time.monotonic()
            arn = self.cf.create_stack(**template)["StackId"]
            self.ends(arn, "CREATE_COMPLETE")
            created = time.monotonic()
            self.cf.create_change_set(ChangeSetName="same", **template)
            self.assertEqual("FAILED", self.cf.describe_change_set(StackName=arn, ChangeSetName="same")["Status"])
            compared = time.monotonic()
            self.deleted(arn)
            times = created - begun, compared - created, time.monotonic() - compared
            print("created, compared, deleted in", *(f"{each:.2f} s" for each in times))

    def test_the_pipeline_runs(self):
        self.s3.create_bucket(Bucket=self.name)
        packaged = self.directory / "packaged.yaml"
        self.aws("package", "--template-file", str(PIPELINE / "pipeline.yaml"), "--s3-bucket", self.name,
                 "--output-template-file", str(packaged))
        self.aws("deploy", "--template-file", str(packaged), "--stack-name", self.name, "--capabilities", "CAPABILITY_IAM",
                 "--parameter-overrides", f"DatabaseName={self.name}")
        outputs = self.outputs()
        runs(self, outputs, self.name)
        for bucket in (outputs["RawBucket"], outputs["CuratedBucket"]):
            for entry in self.s3.list_objects_v2(Bucket=bucket).get("Contents", []):
                self.s3.delete_object(Bucket=bucket, Key=entry["Key"])
        self.deleted(self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["StackId"])


def runs(case, outputs, database):
    """The data is brought, the workflow run, and what it made is right."""
    data = EXAMPLES / "quakes" / "data"
    for file in sorted(path for path in data.rglob("*") if path.is_file()):
        case.s3.upload_file(str(file), outputs["RawBucket"], file.relative_to(data).as_posix())
    run = case.glue.start_workflow_run(Name=outputs["WorkflowName"])["RunId"]

    def ended():
        found = case.glue.get_workflow_run(Name=outputs["WorkflowName"], RunId=run)["Run"]
        return found if found["Status"] not in ("RUNNING", "STOPPING") else None

    statistics = wait("the workflow ends", ended, 400)["Statistics"]
    case.assertEqual((4, 4), (statistics["SucceededActions"], statistics["TotalActions"]), json.dumps(statistics))
    table = case.glue.get_table(DatabaseName=database, Name="near_airports")["Table"]
    case.assertEqual("5115", table["Parameters"]["recordCount"])


if __name__ == "__main__":
    unittest.main()
