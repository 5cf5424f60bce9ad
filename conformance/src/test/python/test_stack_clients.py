"""The AWS CLI's deploy and package, waiters, nested stacks, drift."""

import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from stack_stories import archive
from support import client, fresh, wait
from test_stacks import HEAD, StackCase

EXAMPLES = pathlib.Path(__file__).resolve().parents[4] / "examples"
PIPELINE = EXAMPLES / "infrastructure" / "cloudformation"


class CommandCase(StackCase):
    """Runs commands in a directory of its own."""

    def setUp(self):
        super().setUp()
        self.s3 = client("s3")
        self.name = fresh("cli").replace("-", "")
        self.directory = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)

    def run_(self, *command, code=0, **more):
        done = subprocess.run(command, cwd=self.directory, capture_output=True, text=True, timeout=300, **more)
        self.assertEqual(code, done.returncode, f"{command}\n{done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr

    def aws(self, *words, code=0):
        return self.run_("aws", "cloudformation", *words, code=code)

    def outputs(self, stack=None):
        found = self.cf.describe_stacks(StackName=stack or self.name)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}


class Clients(CommandCase):
    def test_package_and_deploy(self):
        """The pipeline of the examples: local paths go to S3, a nested stack's template too."""
        self.s3.create_bucket(Bucket=self.name)
        packaged = self.directory / "packaged.yaml"
        self.aws("package", "--template-file", str(PIPELINE / "pipeline.yaml"), "--s3-bucket", self.name,
                 "--output-template-file", str(packaged))
        deploy = ["deploy", "--template-file", str(packaged), "--stack-name", self.name, "--capabilities", "CAPABILITY_IAM",
                  "--no-fail-on-empty-changeset", "--tags", "team=data", "--parameter-overrides", f"DatabaseName={self.name}"]
        self.assertIn("Successfully created/updated stack", self.aws(*deploy))
        outputs = self.outputs()
        graph = self.glue.get_workflow(Name=outputs["WorkflowName"], IncludeGraph=True)["Workflow"]["Graph"]
        self.assertEqual(3, sum(node["Type"] == "TRIGGER" for node in graph["Nodes"]))
        jobs = [node["Name"] for node in graph["Nodes"] if node["Type"] == "JOB"]
        for name in jobs:
            job = self.glue.get_job(JobName=name)["Job"]
            bucket, key = job["Command"]["ScriptLocation"][5:].split("/", 1)
            self.assertEqual(self.name, bucket)
            self.s3.head_object(Bucket=bucket, Key=key)
        self.assertIn("No changes to deploy", self.aws(*deploy))
        self.assertIn("Successfully created/updated stack", self.aws(*deploy, "Timeout=20"))
        self.assertIn(20, [self.glue.get_job(JobName=name)["Job"].get("Timeout") for name in jobs])
        nested = [s for s in self.cf.describe_stacks()["Stacks"] if s.get("ParentId", "").split("/")[-2:-1] == [self.name]]
        self.assertEqual(1, len(nested))
        self.assertEqual({"team": "data"}, {t["Key"]: t["Value"] for t in nested[0]["Tags"]})
        self.aws("delete-stack", "--stack-name", self.name)
        self.aws("wait", "stack-delete-complete", "--stack-name", self.name)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=self.name)
        self.assertEqual([], [s for s in self.cf.describe_stacks()["Stacks"] if s["StackName"].startswith(self.name)])

    def test_waiters(self):
        one = HEAD + "Resources:\n" + self.database("One", f"{self.name}_one")
        at = {"WaiterConfig": {"Delay": 1, "MaxAttempts": 60}, "StackName": self.name}
        self.cf.create_change_set(StackName=self.name, ChangeSetName="c", ChangeSetType="CREATE", TemplateBody=one)
        self.cf.get_waiter("change_set_create_complete").wait(ChangeSetName="c", **at)
        self.cf.execute_change_set(StackName=self.name, ChangeSetName="c")
        self.cf.get_waiter("stack_create_complete").wait(**at)
        self.cf.get_waiter("stack_exists").wait(**at)
        self.cf.update_stack(StackName=self.name, TemplateBody=one.replace("_one", "_two"))
        self.cf.get_waiter("stack_update_complete").wait(**at)
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        self.cf.update_stack(StackName=self.name, TemplateBody=one.replace("_one", "_taken"))
        self.cf.get_waiter("stack_rollback_complete").wait(**at)
        self.glue.get_database(Name=f"{self.name}_two")
        self.cf.delete_stack(StackName=self.name)
        self.cf.get_waiter("stack_delete_complete").wait(**at)

    def nested(self, inner, more="", **parent):
        self.s3.put_object(Bucket=self.name, Key="inner.json", Body=json.dumps(inner).encode())
        return json.dumps({"Resources": {
            "Inner": {"Type": "AWS::CloudFormation::Stack", "Properties": {
                "TemplateURL": f"https://{self.name}.s3.us-east-1.amazonaws.com/inner.json{more}",
                "Parameters": {"Text": parent.get("text", "a")}}},
            "Outer": {"Type": "AWS::Glue::Database", "Properties": {"CatalogId": "000000000000", "DatabaseInput": {
                "Name": f"{self.name}_outer", "Description": {"Fn::GetAtt": ["Inner", "Outputs.Db"]}}}},
            **parent.get("others", {})}})

    def test_nested_stacks(self):
        self.s3.create_bucket(Bucket=self.name)
        database = {"Type": "AWS::Glue::Database", "Properties": {"CatalogId": "000000000000", "DatabaseInput": {
            "Name": f"{self.name}_inner", "Description": {"Ref": "Text"}}}}
        inner = {"Parameters": {"Text": {"Type": "String"}}, "Resources": {"Db": database},
                 "Outputs": {"Db": {"Value": {"Ref": "Db"}}}}
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=self.nested(inner))["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        self.assertEqual(f"{self.name}_inner", self.glue.get_database(Name=f"{self.name}_outer")["Database"]["Description"])
        child = self.cf.describe_stack_resource(StackName=arn, LogicalResourceId="Inner")["StackResourceDetail"]["PhysicalResourceId"]
        found = self.cf.describe_stacks(StackName=child)["Stacks"][0]
        self.assertEqual((arn, arn), (found["ParentId"], found["RootId"]))
        self.cf.update_stack(StackName=arn, TemplateBody=self.nested(inner, text="b"))
        self.ends(arn, "UPDATE_COMPLETE")
        self.assertEqual("b", self.glue.get_database(Name=f"{self.name}_inner")["Database"]["Description"])
        # What fails beside it puts the nested stack back as well.
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        bad = {"Bad": {"Type": "AWS::Glue::Database", "DependsOn": "Inner", "Properties": {
            "CatalogId": "000000000000", "DatabaseInput": {"Name": f"{self.name}_taken"}}}}
        self.cf.update_stack(StackName=arn, TemplateBody=self.nested(inner, text="c", others=bad))
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual("b", self.glue.get_database(Name=f"{self.name}_inner")["Database"]["Description"])
        # What fails in it puts its parent back.
        inner["Resources"]["Bad"] = {**bad["Bad"], "DependsOn": "Db"}
        self.cf.update_stack(StackName=arn, TemplateBody=self.nested(inner, text="d"))
        found = self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        events = self.cf.describe_stack_events(StackName=arn)["StackEvents"]
        self.assertTrue(any("was not successfully updated" in e.get("ResourceStatusReason", "") for e in events), events)
        self.assertEqual("b", self.glue.get_database(Name=f"{self.name}_inner")["Database"]["Description"])
        self.assertEqual(arn, found["StackId"])
        self.deleted(arn)
        self.ends(child, "DELETE_COMPLETE")
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_inner")
        # One that cannot be made.
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=self.nested(inner, text="e"))["StackId"]
        self.ends(arn, "ROLLBACK_COMPLETE")
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_inner")
        self.deleted(arn)

    def test_a_nested_template_that_is_another_under_its_address(self):
        self.s3.create_bucket(Bucket=self.name)

        def inner(name):
            return {"Parameters": {"Text": {"Type": "String"}}, "Outputs": {"Db": {"Value": {"Ref": "Db"}}}, "Resources": {
                "Db": {"Type": "AWS::Glue::Database", "Properties": {"CatalogId": "000000000000", "DatabaseInput": {
                    "Name": f"{self.name}_{name}", "Description": {"Ref": "Text"}}}}}}

        text = self.nested(inner("one"))
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=text)["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        self.assertIn("No updates", self.refusal(self.cf.update_stack, StackName=arn, TemplateBody=text))
        self.assertEqual(text, self.nested(inner("two")))
        self.cf.create_change_set(StackName=arn, ChangeSetName="next", TemplateBody=text)
        changes = {change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"]
                   for change in self.cf.describe_change_set(StackName=arn, ChangeSetName="next")["Changes"]}
        self.assertEqual({"Inner", "Outer"}, set(changes))
        self.assertEqual(["Automatic"], [detail["ChangeSource"] for detail in changes["Inner"]["Details"]])
        self.assertEqual([("Dynamic", "ResourceAttribute")],
                         [(detail["Evaluation"], detail["ChangeSource"]) for detail in changes["Outer"]["Details"]])
        self.cf.execute_change_set(StackName=arn, ChangeSetName="next")
        self.ends(arn, "UPDATE_COMPLETE")
        self.assertEqual(f"{self.name}_two", self.glue.get_database(Name=f"{self.name}_outer")["Database"]["Description"])
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_one")
        # An address at which nothing is any more is told of by the update.
        self.s3.delete_object(Bucket=self.name, Key="inner.json")
        self.cf.update_stack(StackName=arn, TemplateBody=text)
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.deleted(arn)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_two")

    def test_what_a_nested_stack_replaced_stays_until_its_root_is_made(self):
        self.s3.create_bucket(Bucket=self.name)

        def inner(what=""):
            return {"Parameters": {"Text": {"Type": "String"}},
                    "Outputs": {"Db": {"Value": {"Ref": "Db"}, "Export": {"Name": {"Fn::Sub": f"{self.name}-${{Text}}"}}}},
                    "Resources": {"Db": {"Type": "AWS::Glue::Database", "Properties": {
                        "CatalogId": "000000000000", "DatabaseInput": {"Name": {"Fn::Sub": f"{self.name}_${{Text}}"}, "Description": what}}}}}

        def exports():
            found = [e["Name"] for e in self.cf.list_exports()["Exports"]]
            return [name for name in found if name.startswith(f"{self.name}-")]

        arn = self.cf.create_stack(StackName=self.name, TemplateBody=self.nested(inner()))["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        child = self.cf.describe_stack_resource(StackName=arn, LogicalResourceId="Inner")["StackResourceDetail"]["PhysicalResourceId"]
        # By this it is known again: what is made anew would not have it.
        self.glue.create_table(DatabaseName=f"{self.name}_a", TableInput={"Name": "by_hand"})
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        bad = {"Bad": {"Type": "AWS::Glue::Database", "DependsOn": "Outer", "Properties": {
            "CatalogId": "000000000000", "DatabaseInput": {"Name": f"{self.name}_taken"}}}}
        for text, what in (("b", ""), ("b", "other"), ("a", "another under its address")):
            self.cf.update_stack(StackName=arn, TemplateBody=self.nested(inner(what), text=text, others=bad))
            self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
            self.glue.get_table(DatabaseName=f"{self.name}_a", Name="by_hand")
            self.assertNotIn("other", self.glue.get_database(Name=f"{self.name}_a")["Database"].get("Description", ""))
            self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_b")
            self.assertEqual(f"{self.name}_a", self.glue.get_database(Name=f"{self.name}_outer")["Database"]["Description"])
            found = self.cf.describe_stacks(StackName=child)["Stacks"][0]
            self.assertEqual(("UPDATE_ROLLBACK_COMPLETE", f"{self.name}_a"), (found["StackStatus"], found["Outputs"][0]["OutputValue"]))
            self.assertEqual([f"{self.name}-a"], exports())
            own = [e["ResourceStatus"] for e in self.cf.describe_stack_events(StackName=child)["StackEvents"]
                   if e["PhysicalResourceId"] == child]
            self.assertEqual(["UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                              "UPDATE_IN_PROGRESS"], own[:4])
        self.cf.update_stack(StackName=arn, TemplateBody=self.nested(inner(), text="b"))
        self.ends(arn, "UPDATE_COMPLETE")
        # Whoever sees the root done sees all of it done.
        self.assertEqual("UPDATE_COMPLETE", self.cf.describe_stacks(StackName=child)["Stacks"][0]["StackStatus"])
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_a")
        self.assertEqual([f"{self.name}-b"], exports())
        ends = {name: {e["ResourceStatus"]: e["Timestamp"] for e in reversed(self.cf.describe_stack_events(StackName=name)["StackEvents"])
                       if e["PhysicalResourceId"] == name} for name in (arn, child)}
        self.assertLessEqual(ends[arn]["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"], ends[child]["UPDATE_COMPLETE"])
        self.assertLessEqual(ends[child]["UPDATE_COMPLETE"], ends[arn]["UPDATE_COMPLETE"])
        self.deleted(arn)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_b")
        self.assertEqual([], exports())

    def test_files_are_deployed_and_taken_away(self):
        """What CDK's function for BucketDeployment would do; by an app of CDK it is in test_stack_stories."""
        self.s3.create_bucket(Bucket=self.name)
        for bucket in ("one", "two"):
            self.s3.create_bucket(Bucket=f"{self.name}-{bucket}")
        self.s3.put_object(Bucket=self.name, Key="in/a.zip", Body=archive({"x.py": "1"}))
        self.s3.put_object(Bucket=self.name, Key="no.zip", Body=b"plain")

        def template(bucket, key="in/a.zip", **more):
            return json.dumps({"Resources": {"F": {"Type": "Custom::CDKBucketDeployment", "Properties": {
                "ServiceToken": "x", "SourceBucketNames": [self.name], "SourceObjectKeys": [key],
                "DestinationBucketName": f"{self.name}-{bucket}", "RetainOnDelete": False, **more}}},
                "Outputs": {"Arn": {"Value": {"Fn::GetAtt": "F.DestinationBucketArn"}}}})

        def there(bucket):
            return [each["Key"] for each in self.s3.list_objects_v2(Bucket=f"{self.name}-{bucket}").get("Contents", [])]

        self.s3.put_object(Bucket=f"{self.name}-one", Key="before", Body=b"x")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=template("one", Prune=False))["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        self.assertEqual(["before", "x.py"], there("one"))
        self.cf.update_stack(StackName=arn, TemplateBody=template("one"))
        self.ends(arn, "UPDATE_COMPLETE")
        self.assertEqual(["x.py"], there("one"))
        self.cf.update_stack(StackName=arn, TemplateBody=template("two", Extract=False, DestinationBucketKeyPrefix="p"))
        self.ends(arn, "UPDATE_COMPLETE")
        self.assertEqual(([], ["p/a.zip"]), (there("one"), there("two")))
        self.assertEqual(f"arn:aws:s3:::{self.name}-two", self.outputs()["Arn"])
        self.cf.update_stack(StackName=arn, TemplateBody=template("two", key="no.zip"))
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        said = [event.get("ResourceStatusReason", "") for event in self.cf.describe_stack_events(StackName=arn)["StackEvents"]]
        self.assertTrue(any("no.zip is no zip archive" in each for each in said), said)
        self.assertEqual(["p/a.zip"], there("two"))
        self.deleted(arn)
        self.assertEqual([], there("two"))
        own = {"Type": "AWS::Lambda::Function", "Properties": {"Code": {}, "Role": "r"}}
        self.assertIn("Mastic runs no Lambda functions", self.refusal(
            self.cf.create_stack, StackName=self.name, TemplateBody=json.dumps({"Resources": {"Own": own}})))
        layer = {"Type": "AWS::Lambda::LayerVersion", "Properties": {"Content": {}}}
        self.assertIn("Mastic runs no Lambda functions", self.refusal(
            self.cf.create_stack, StackName=self.name, TemplateBody=json.dumps({"Resources": {"Own": layer}})))

    def test_drift(self):
        one = self.database("One", f"{self.name}_one").replace("_one}", "_one, Description: ours}")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=HEAD + "Resources:\n" + one
                                   + self.database("Two", f"{self.name}_two"))["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        self.assertEqual(("IN_SYNC", {"One": "IN_SYNC", "Two": "IN_SYNC"}), self.drift(arn))
        self.glue.delete_database(Name=f"{self.name}_two")
        self.assertEqual(("DRIFTED", {"One": "IN_SYNC", "Two": "DELETED"}), self.drift(arn))
        self.glue.update_database(Name=f"{self.name}_one", DatabaseInput={"Name": f"{self.name}_one", "Description": "by hand"})
        self.assertEqual(("DRIFTED", {"One": "MODIFIED", "Two": "DELETED"}), self.drift(arn))
        found = self.cf.describe_stack_resource_drifts(StackName=arn, StackResourceDriftStatusFilters=["MODIFIED"])
        difference = found["StackResourceDrifts"][0]["PropertyDifferences"][0]
        self.assertEqual(("/DatabaseInput/Description", "NOT_EQUAL", "by hand"),
                         (difference["PropertyPath"], difference["DifferenceType"], difference["ActualValue"]))
        told = self.cf.describe_stacks(StackName=arn)["Stacks"][0]["DriftInformation"]["StackDriftStatus"]
        self.assertEqual("DRIFTED", told)
        self.deleted(arn)

    def drift(self, arn):
        id = self.cf.detect_stack_drift(StackName=arn)["StackDriftDetectionId"]

        def done():
            status = self.cf.describe_stack_drift_detection_status(StackDriftDetectionId=id)
            return status if status["DetectionStatus"] != "DETECTION_IN_PROGRESS" else None

        status = wait("drift is detected", done)
        self.assertEqual("DETECTION_COMPLETE", status["DetectionStatus"])
        drifts = self.cf.describe_stack_resource_drifts(StackName=arn)["StackResourceDrifts"]
        return status["StackDriftStatus"], {d["LogicalResourceId"]: d["StackResourceDriftStatus"] for d in drifts}


if __name__ == "__main__":
    unittest.main()
