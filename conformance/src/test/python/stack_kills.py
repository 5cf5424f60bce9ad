"""One round of StackCrashTest: looks whether what the last round began has come to its true end, begins the
next deployment, and kills the server in the middle of it."""

import json
import os
import random
import signal
import time
import unittest

from support import client
from test_stacks import StackCase

ROUND = int(os.environ.get("MASTIC_ROUND", "0"))
PID = int(os.environ.get("MASTIC_PID", "0"))
NAME = "kills"
ENDS = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "DELETE_COMPLETE"]
TEMPLATES = "kills-templates"
MANY = 14


def template(generation, is_bad=False):
    """Of the second generation some are replaced, some changed, some gone and some new."""
    resources = {}
    for i in range(MANY - 2 * generation):
        name = f"kills_{i}_{generation}" if i % 3 == 0 else f"kills_{i}"
        resources[f"Db{i}"] = {"Type": "AWS::Glue::Database", "Properties": {
            "CatalogId": "000000000000", "DatabaseInput": {"Name": name, "Description": f"of {generation}"}}}
        resources[f"Job{i}"] = {"Type": "AWS::Glue::Job", "Properties": {
            "Role": {"Fn::GetAtt": "Role.Arn"}, "Description": f"of {generation}",
            "DefaultArguments": {"--db": {"Ref": f"Db{i}"}},
            "Command": {"Name": "glueetl", "ScriptLocation": {"Fn::Sub": f"s3://${{Bucket{i % 3}}}/a.py"}}}}
    for i in range(3):
        resources[f"Bucket{i}"] = {"Type": "AWS::S3::Bucket", "Properties": {
            "BucketName": f"kills-bucket-{i}-{generation if i == 0 else 'x'}",
            "Tags": [{"Key": "generation", "Value": str(generation)}]}}
    resources["Role"] = {"Type": "AWS::IAM::Role", "Properties": {"RoleName": f"kills-role-{generation}",
                         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}}
    resources["Nested"] = {"Type": "AWS::CloudFormation::Stack", "Properties": {
        "TemplateURL": f"https://{TEMPLATES}.s3.amazonaws.com/nested.json", "Parameters": {"Generation": str(generation)}}}
    if is_bad:
        resources["Bad"] = {"Type": "AWS::Glue::Database", "DependsOn": list(resources), "Properties": {
            "CatalogId": "000000000000", "DatabaseInput": {"Name": "kills_taken"}}}
    return json.dumps({"Resources": resources})


NESTED = json.dumps({"Parameters": {"Generation": {"Type": "String"}}, "Resources": {
    f"N{i}": {"Type": "AWS::Glue::Database", "Properties": {"CatalogId": "000000000000", "DatabaseInput": {
        "Name": f"kills_nested_{i}", "Description": {"Ref": "Generation"}}}} for i in range(5)}})


class Kills(StackCase):
    def setUp(self):
        super().setUp()
        self.s3, self.iam = client("s3"), client("iam")

    def test_round(self):
        if ROUND == 0:
            self.glue.create_database(DatabaseInput={"Name": "kills_taken"})
            self.s3.create_bucket(Bucket=TEMPLATES)
            self.s3.put_object(Bucket=TEMPLATES, Key="nested.json", Body=NESTED)
        else:
            self.judge(ENDS[(ROUND - 1) % len(ENDS)])
        if PID:
            self.begin(ROUND % len(ENDS))
            time.sleep(random.uniform(0, 1.2))
            os.kill(PID, signal.SIGKILL)

    def begin(self, step):
        iam = {"Capabilities": ["CAPABILITY_NAMED_IAM"], "StackName": NAME}
        if step == 0:
            self.cf.create_stack(TemplateBody=template(1), **iam)
        elif step == 1:
            self.cf.update_stack(TemplateBody=template(2), **iam)
        elif step == 2:
            self.cf.update_stack(TemplateBody=template(3, is_bad=True), **iam)
        else:
            self.cf.delete_stack(StackName=NAME)

    def judge(self, end):
        newest = next(s for s in self.cf.list_stacks()["StackSummaries"] if s["StackName"] == NAME)["StackId"]
        found = self.ends(newest, end)
        rows = [r for r in self.cf.describe_stack_resources(StackName=newest)["StackResources"]
                if r["ResourceStatus"] != "DELETE_COMPLETE"]
        self.assertEqual(set(), {r["ResourceStatus"] for r in rows} - {"CREATE_COMPLETE", "UPDATE_COMPLETE"})
        is_there = end != "DELETE_COMPLETE"
        nested = [r["PhysicalResourceId"] for r in rows if r["ResourceType"] == "AWS::CloudFormation::Stack"]
        self.assertEqual(is_there, len(nested) == 1)
        for stack in nested:
            rows += self.cf.describe_stack_resources(StackName=stack)["StackResources"]
        told = {kind: sorted(r["PhysicalResourceId"] for r in rows if r["ResourceType"] == kind)
                for kind in ("AWS::Glue::Database", "AWS::Glue::Job", "AWS::S3::Bucket", "AWS::IAM::Role")}
        generation = "1" if end == "CREATE_COMPLETE" else "2"
        databases = {d["Name"]: d.get("Description") for d in self.glue.get_databases()["DatabaseList"]}
        del databases["kills_taken"]
        self.assertEqual(told["AWS::Glue::Database"], sorted(databases))
        self.assertEqual({f"of {generation}", generation} if is_there else set(), set(databases.values()))
        jobs = {j["Name"]: j["Description"] for j in self.glue.get_jobs()["Jobs"]}
        self.assertEqual(told["AWS::Glue::Job"], sorted(jobs))
        self.assertEqual({f"of {generation}"} if is_there else set(), set(jobs.values()))
        buckets = sorted(b["Name"] for b in self.s3.list_buckets()["Buckets"] if b["Name"] != TEMPLATES)
        self.assertEqual(told["AWS::S3::Bucket"], buckets)
        for bucket in buckets:
            self.assertEqual([{"Key": "generation", "Value": generation}], self.s3.get_bucket_tagging(Bucket=bucket)["TagSet"])
        self.assertEqual(told["AWS::IAM::Role"], sorted(r["RoleName"] for r in self.iam.list_roles()["Roles"]))
        last = self.cf.describe_stack_events(StackName=newest)["StackEvents"][0]
        self.assertEqual((end, NAME), (last["ResourceStatus"], last["LogicalResourceId"]))
        others = [s["StackName"] for s in self.cf.describe_stacks()["Stacks"]]
        self.assertEqual(2 if is_there else 0, len(others), others)
        self.assertEqual(found["StackStatus"], end)


if __name__ == "__main__":
    unittest.main()
