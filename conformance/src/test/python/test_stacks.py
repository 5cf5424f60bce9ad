"""boto3's client of CloudFormation: stacks that are created, changed, put back and deleted."""

import json
import unittest

from support import ClientCase, client, fresh, wait

HEAD = "AWSTemplateFormatVersion: 2010-09-09\n"

ALL = """
Parameters:
  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
  Workers: {Type: Number, Default: 2}
  Secret: {Type: String, NoEcho: true, Default: hushhush}
Mappings:
  Stages: {dev: {Timeout: 10}, prod: {Timeout: 60}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {Tags: [{Key: team, Value: data}]}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole]
      Policies: [{PolicyName: own, PolicyDocument: {Version: "2012-10-17", Statement: []}}]
  Db:
    Type: AWS::Glue::Database
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseInput: {Name: !Sub "NAME_${Stage}", Description: !If [IsProd, "for all", !Ref AWS::NoValue]}
  Sales:
    Type: AWS::Glue::Table
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseName: !Ref Db
      TableInput:
        Name: sales
        TableType: EXTERNAL_TABLE
        PartitionKeys: [{Name: day, Type: string}]
        StorageDescriptor: {Location: !Sub "s3://${Bucket}/sales/", Columns: [{Name: id, Type: bigint}]}
  Day:
    Type: AWS::Glue::Partition
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseName: !Ref Db
      TableName: !Ref Sales
      PartitionInput: {Values: ["2024-01-01"], StorageDescriptor: {Location: !Sub "s3://${Bucket}/sales/day=2024-01-01/"}}
  Csv: {Type: AWS::Glue::Classifier, Properties: {CsvClassifier: {Name: NAME-csv, Delimiter: ";", ContainsHeader: PRESENT}}}
  Crawl:
    Type: AWS::Glue::Crawler
    Properties:
      Role: !GetAtt Role.Arn
      DatabaseName: !Ref Db
      Classifiers: [!Ref Csv]
      Targets: {S3Targets: [{Path: !Join ["/", ["s3:/", !Ref Bucket, "raw"]]}]}
      Schedule: {ScheduleExpression: "cron(0 3 * * ? *)"}
      Tags: {team: data}
  Jdbc:
    Type: AWS::Glue::Connection
    Properties:
      CatalogId: !Ref AWS::AccountId
      ConnectionInput:
        Name: NAME-jdbc
        ConnectionType: JDBC
        ConnectionProperties: {JDBC_CONNECTION_URL: "jdbc:postgresql://h:5432/d", USERNAME: u, PASSWORD: !Ref Secret}
  Job:
    Type: AWS::Glue::Job
    Properties:
      Role: !Ref Role
      GlueVersion: "4.0"
      WorkerType: G.1X
      NumberOfWorkers: !Ref Workers
      Timeout: !FindInMap [Stages, !Ref Stage, Timeout]
      Command: {Name: glueetl, ScriptLocation: !Sub "s3://${Bucket}/job.py"}
      Connections: {Connections: [!Ref Jdbc]}
      DefaultArguments: {"--stage": !Ref Stage}
  Flow: {Type: AWS::Glue::Workflow, Properties: {Description: nightly}}
  Start:
    Type: AWS::Glue::Trigger
    Properties: {Type: ON_DEMAND, WorkflowName: !Ref Flow, Actions: [{JobName: !Ref Job}]}
  Registry: {Type: AWS::Glue::Registry, Properties: {Name: NAME-registry}}
  Schema:
    Type: AWS::Glue::Schema
    Properties:
      Name: NAME-schema
      Registry: {Arn: !GetAtt Registry.Arn}
      DataFormat: JSON
      Compatibility: NONE
      SchemaDefinition: '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}'
  Meta:
    Type: AWS::Glue::SchemaVersionMetadata
    Properties: {SchemaVersionId: !GetAtt Schema.InitialSchemaVersionId, Key: owner, Value: team}
  Profile: {Type: AWS::Glue::UsageProfile, Properties: {Name: NAME-profile, Configuration: {}}}
Outputs:
  Job: {Value: !Ref Job, Export: {Name: !Sub "${AWS::StackName}-job"}}
  Hidden: {Value: !Ref Secret}
"""


class StackCase(ClientCase):
    """Deploys stacks and waits for their ends."""

    def setUp(self):
        self.cf, self.glue = client("cloudformation"), client("glue")

    def named(self, template):
        return HEAD + template.replace("NAME-", self.name + "-").replace("NAME_", self.name + "_")

    def ends(self, stack, *statuses):
        def at_end():
            found = self.cf.describe_stacks(StackName=stack)["Stacks"][0]
            return None if found["StackStatus"].endswith("_IN_PROGRESS") else found

        found = wait(f"the end of {stack}", at_end)
        said = [(e["LogicalResourceId"], e["ResourceStatus"], e.get("ResourceStatusReason"))
                for e in self.cf.describe_stack_events(StackName=stack)["StackEvents"]]
        self.assertIn(found["StackStatus"], statuses, said)
        return found

    def deleted(self, stack):
        self.cf.delete_stack(StackName=stack)
        self.ends(stack, "DELETE_COMPLETE")

    def database(self, logical, name, more=""):
        return (f"  {logical}:\n    Type: AWS::Glue::Database\n{more}    Properties:\n"
                f"      CatalogId: !Ref AWS::AccountId\n      DatabaseInput: {{Name: {name}}}\n")

    def refusal(self, call, **arguments):
        with self.assertRaises(Exception) as raised:
            call(**arguments)
        return str(raised.exception)


class Stacks(StackCase):
    def test_all_types_come_change_and_go(self):
        self.name = fresh("all").replace("-", "")
        template = self.named(ALL)
        self.fails("InsufficientCapabilitiesException", self.cf.create_stack, StackName=self.name, TemplateBody=template)
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=template, Capabilities=["CAPABILITY_IAM"],
                                   Tags=[{"Key": "cost", "Value": "7"}])["StackId"]
        self.cf.get_waiter("stack_create_complete").wait(StackName=arn, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
        stack = self.ends(arn, "CREATE_COMPLETE")
        outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
        self.assertEqual("****", outputs["Hidden"])
        self.assertEqual({"Stage": "dev", "Workers": "2", "Secret": "****"},
                         {p["ParameterKey"]: p["ParameterValue"] for p in stack["Parameters"]})
        job = self.glue.get_job(JobName=outputs["Job"])["Job"]
        self.assertEqual((10, 2, {"--stage": "dev"}), (job["Timeout"], job["NumberOfWorkers"], job["DefaultArguments"]))
        self.assertEqual({"cost": "7"}, self.glue.get_tags(
            ResourceArn=f"arn:aws:glue:us-east-1:000000000000:job/{outputs['Job']}")["Tags"])
        resources = {r["LogicalResourceId"]: r["PhysicalResourceId"]
                     for r in self.cf.describe_stack_resources(StackName=arn)["StackResources"]}
        self.assertEqual(f"{self.name}_dev", resources["Db"])
        crawler = self.glue.get_crawler(Name=resources["Crawl"])["Crawler"]
        self.assertEqual([f"{self.name}-csv"], crawler["Classifiers"])
        self.assertEqual(1, len(self.glue.get_partitions(DatabaseName=resources["Db"], TableName="sales")["Partitions"]))
        client("s3").head_bucket(Bucket=resources["Bucket"])
        self.fails("ValidationError", self.cf.update_stack, StackName=arn, UsePreviousTemplate=True,
                   Capabilities=["CAPABILITY_IAM"])

        self.cf.update_stack(StackName=arn, UsePreviousTemplate=True, Capabilities=["CAPABILITY_IAM"],
                             Parameters=[{"ParameterKey": "Stage", "ParameterValue": "prod"}])
        self.ends(arn, "UPDATE_COMPLETE")
        self.assertEqual(60, self.glue.get_job(JobName=outputs["Job"])["Job"]["Timeout"])
        self.assertEqual("for all", self.glue.get_database(Name=f"{self.name}_prod")["Database"]["Description"])
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_dev")
        self.deleted(arn)
        self.fails("EntityNotFoundException", self.glue.get_job, JobName=outputs["Job"])
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_prod")
        said = json.dumps(self.cf.describe_stack_events(StackName=arn)["StackEvents"], default=str)
        self.assertNotIn("hushhush", said)

    def test_a_failure_puts_all_back(self):
        self.name = fresh("back").replace("-", "")
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        bad = (HEAD + "Resources:\n" + self.database("One", f"{self.name}_one")
               + self.database("Two", f"{self.name}_taken", "    DependsOn: One\n"))
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=bad)["StackId"]
        stack = self.ends(arn, "ROLLBACK_COMPLETE")
        events = self.cf.describe_stack_events(StackName=arn)["StackEvents"]
        reasons = [e.get("ResourceStatusReason", "") for e in events]
        self.assertIn("The following resource(s) failed to create: [Two]. Rollback requested by user.", reasons)
        self.assertTrue(any("HandlerErrorCode: AlreadyExists" in reason for reason in reasons), reasons)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_one")
        self.glue.get_database(Name=f"{self.name}_taken")
        self.assertIn("can not be updated", self.refusal(self.cf.update_stack, StackName=self.name, TemplateBody=bad))
        self.deleted(stack["StackId"])

        good = HEAD + "Resources:\n" + self.database("One", f"{self.name}_one")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=good)["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        worse = bad.replace(f"{self.name}_one", f"{self.name}_other")
        self.cf.update_stack(StackName=arn, TemplateBody=worse)
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.glue.get_database(Name=f"{self.name}_one")
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_other")
        self.deleted(arn)

    def test_change_sets(self):
        self.name = fresh("set").replace("-", "")
        one = HEAD + "Resources:\n" + self.database("One", f"{self.name}_one")
        self.cf.create_change_set(StackName=self.name, ChangeSetName="first", ChangeSetType="CREATE", TemplateBody=one)
        described = self.cf.describe_change_set(StackName=self.name, ChangeSetName="first")
        self.assertEqual(["Add"], [c["ResourceChange"]["Action"] for c in described["Changes"]])
        self.cf.execute_change_set(StackName=self.name, ChangeSetName="first")
        self.ends(self.name, "CREATE_COMPLETE")
        self.cf.create_change_set(StackName=self.name, ChangeSetName="same", TemplateBody=one)
        same = self.cf.describe_change_set(StackName=self.name, ChangeSetName="same")
        self.assertEqual("FAILED", same["Status"])
        self.assertIn("didn't contain changes", same["StatusReason"])
        # What has nothing to execute gives its name up: the CLI names change sets by the second.
        self.cf.create_change_set(StackName=self.name, ChangeSetName="same", TemplateBody=one)
        self.cf.delete_change_set(StackName=self.name, ChangeSetName="same")
        self.fails("ChangeSetNotFound", self.cf.describe_change_set, StackName=self.name, ChangeSetName="same")
        self.cf.create_change_set(StackName=self.name, ChangeSetName="other",
                                  TemplateBody=one.replace("_one", "_two"))
        self.fails("AlreadyExistsException", self.cf.create_change_set, StackName=self.name, ChangeSetName="other", TemplateBody=one)
        change = self.cf.describe_change_set(StackName=self.name, ChangeSetName="other")["Changes"][0]["ResourceChange"]
        self.assertEqual(("Modify", "True"), (change["Action"], change["Replacement"]))
        self.cf.execute_change_set(StackName=self.name, ChangeSetName="other")
        arn = self.ends(self.name, "UPDATE_COMPLETE")["StackId"]
        self.deleted(arn)

    def test_exports_hold_their_stack(self):
        self.name = fresh("export").replace("-", "")
        giving = (HEAD + "Resources:\n" + self.database("One", f"{self.name}_one")
                  + f"Outputs: {{Db: {{Value: !Ref One, Export: {{Name: {self.name}}}}}}}\n")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=giving)["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        taking = (HEAD + "Resources:\n" + self.database("Two", f"!Sub ['${{D}}_two', {{D: !ImportValue {self.name}}}]"))
        taker = self.cf.create_stack(StackName=self.name + "b", TemplateBody=taking)["StackId"]
        self.ends(taker, "CREATE_COMPLETE")
        self.assertEqual([self.name + "b"], self.cf.list_imports(ExportName=self.name)["Imports"])
        self.assertIn("in use by", self.refusal(self.cf.delete_stack, StackName=arn))
        self.deleted(taker)
        self.deleted(arn)

    def test_what_is_not_here_is_refused_at_once(self):
        self.name = fresh("refused").replace("-", "")
        cases = {
            "{A: {Type: 'AWS::EC2::Instance'}, B: {Type: 'AWS::X::Y'}}":
                "Unrecognized resource types: [AWS::EC2::Instance (A), AWS::X::Y (B)]",
            "{A: {Type: 'AWS::S3::Bucket', Properties: {Nonsense: 1}}}": "extraneous key [Nonsense] is not permitted",
            "{A: {Type: 'AWS::S3::Bucket', DependsOn: B}, B: {Type: 'AWS::S3::Bucket', DependsOn: A}}":
                "Circular dependency between resources: [A, B]",
            "{A: {Type: 'AWS::S3::Bucket', DependsOn: C}}": "Unresolved resource dependencies [C]",
        }
        for resources, words in cases.items():
            with self.subTest(words):
                said = self.refusal(self.cf.create_stack, StackName=self.name, TemplateBody=f"Resources: {resources}")
                self.assertIn(words, said)
        sam = "Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: 'AWS::S3::Bucket'}}"
        self.assertIn("AWS::Serverless-2016-10-31", self.refusal(self.cf.validate_template, TemplateBody=sam))
        self.fails("ValidationError", self.cf.describe_stacks, StackName=self.name)

    def test_what_else_is_asked_of_stacks(self):
        """The operations that no other test calls."""
        self.name = fresh("asked").replace("-", "")
        text = ("AWSTemplateFormatVersion: 2010-09-09\nTransform: AWS::LanguageExtensions\nDescription: asked\n"
                "Metadata: {Team: data}\n"
                "Parameters: {Names: {Type: CommaDelimitedList, Default: 'one,two'}, P: {Type: String, NoEcho: true, Default: x, AllowedValues: [x, y]}}\n"
                "Resources:\n  Fn::ForEach::All:\n    - Name\n    - !Ref Names\n    - Db${Name}: {Type: AWS::Glue::Database, Metadata: {A: b},"
                f" Properties: {{CatalogId: !Ref AWS::AccountId, DatabaseInput: {{Name: !Sub '{self.name}_${{Name}}'}}}}}}\n")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=text, EnableTerminationProtection=True,
                                   Capabilities=["CAPABILITY_AUTO_EXPAND"])["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        self.assertEqual(text, self.cf.get_template(StackName=self.name)["TemplateBody"])
        processed = self.cf.get_template(StackName=arn, TemplateStage="Processed")
        self.assertEqual(["Original", "Processed"], processed["StagesAvailable"])
        self.assertEqual({"Dbone", "Dbtwo"}, set(processed["TemplateBody"]["Resources"]))
        self.assertNotIn("Transform", processed["TemplateBody"])
        self.fails("ValidationError", self.cf.get_template, StackName=arn, TemplateStage="Other")
        summary = self.cf.get_template_summary(StackName=arn)
        self.assertEqual((["AWS::Glue::Database"], ["AWS::LanguageExtensions"], {"Team": "data"}, "asked"),
                         (summary["ResourceTypes"], summary["DeclaredTransforms"], json.loads(summary["Metadata"]), summary["Description"]))
        of_p = next(each for each in summary["Parameters"] if each["ParameterKey"] == "P")
        self.assertEqual((True, ["x", "y"], "String"), (of_p["NoEcho"], of_p["ParameterConstraints"]["AllowedValues"], of_p["ParameterType"]))
        self.assertEqual(["AWS::LanguageExtensions"], self.cf.validate_template(TemplateBody=text)["DeclaredTransforms"])
        self.assertEqual({}, {k: v for k, v in self.cf.get_stack_policy(StackName=arn).items() if k != "ResponseMetadata"})
        detail = self.cf.describe_stack_resource(StackName=arn, LogicalResourceId="Dbone")["StackResourceDetail"]
        self.assertEqual(f"{self.name}_one", detail["PhysicalResourceId"])
        of = self.cf.describe_stack_resources(PhysicalResourceId=f"{self.name}_one")["StackResources"]
        self.assertEqual({arn}, {each["StackId"] for each in of})
        self.assertIn("Stack for nobody does not exist", self.refusal(self.cf.describe_stack_resources, PhysicalResourceId="nobody"))
        drift = self.cf.detect_stack_resource_drift(StackName=arn, LogicalResourceId="Dbone")["StackResourceDrift"]
        self.assertEqual("IN_SYNC", drift["StackResourceDriftStatus"])
        complete = [s["StackId"] for page in self.cf.get_paginator("list_stacks").paginate(StackStatusFilter=["CREATE_COMPLETE"])
                    for s in page["StackSummaries"]]
        self.assertIn(arn, complete)
        # Change sets: listed, read by their template, refused when executed twice.
        other = text.replace("one,two", "one,three")
        for name in ("a", "b"):
            self.cf.create_change_set(StackName=arn, ChangeSetName=name, TemplateBody=other, Capabilities=["CAPABILITY_AUTO_EXPAND"])
        self.assertEqual({"a", "b"}, {each["ChangeSetName"] for each in self.cf.list_change_sets(StackName=arn)["Summaries"]})
        self.assertEqual(other, self.cf.get_template(StackName=arn, ChangeSetName="a")["TemplateBody"])
        self.cf.delete_change_set(StackName=arn, ChangeSetName="a")
        self.assertEqual(["b"], [each["ChangeSetName"] for each in self.cf.list_change_sets(StackName=arn)["Summaries"]])
        self.assertIn("CancelUpdateStack cannot be called from current stack status",
                      self.refusal(self.cf.cancel_update_stack, StackName=arn))
        self.assertIn("cannot be deleted while TerminationProtection is enabled", self.refusal(self.cf.delete_stack, StackName=arn))
        self.cf.update_termination_protection(StackName=arn, EnableTerminationProtection=False)
        self.assertFalse(self.cf.describe_stacks(StackName=arn)["Stacks"][0]["EnableTerminationProtection"])
        self.assertIn("Only stacks in the DELETE_FAILED state can be force deleted",
                      self.refusal(self.cf.delete_stack, StackName=arn, DeletionMode="FORCE_DELETE_STACK"))
        for ignored in ({"StackPolicyDuringUpdateBody": "{}"}, {"NotificationARNs": ["arn:aws:sns:us-east-1:000000000000:t"]}):
            self.assertIn(f"Mastic does not support {next(iter(ignored))} of stacks.",
                          self.refusal(self.cf.update_stack, StackName=arn, TemplateBody=other, **ignored))
        self.deleted(arn)

    def test_an_update_that_is_cancelled(self):
        self.name = fresh("cancel").replace("-", "")
        one = self.database("One", f"{self.name}_one")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=HEAD + "Resources:\n" + one)["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        chain = "".join(self.database(f"D{i}", f"{self.name}_{i}", f"    DependsOn: {f'D{i - 1}' if i else 'One'}\n") for i in range(60))
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{one.replace('_one', '_other')}{chain}")
        self.cf.cancel_update_stack(StackName=arn)
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        said = [e.get("ResourceStatusReason", "") for e in self.cf.describe_stack_events(StackName=arn)["StackEvents"]
                if e["ResourceStatus"] == "UPDATE_ROLLBACK_IN_PROGRESS"]
        self.assertEqual(["Stack update cancelled."], said)
        self.assertEqual([f"{self.name}_one"], [d["Name"] for d in self.glue.get_databases()["DatabaseList"] if d["Name"].startswith(self.name)])
        self.deleted(arn)

    def test_a_deletion_by_force(self):
        self.name = fresh("force").replace("-", "")
        s3 = client("s3")
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=(
            f"{HEAD}Resources:\n  B: {{Type: AWS::S3::Bucket, Properties: {{BucketName: {self.name}}}}}\n"
            + self.database("One", f"{self.name}_one")))["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        s3.put_object(Bucket=self.name, Key="k", Body=b"x")
        self.cf.delete_stack(StackName=arn)
        self.ends(arn, "DELETE_FAILED")
        self.cf.delete_stack(StackName=arn, DeletionMode="FORCE_DELETE_STACK")
        self.ends(arn, "DELETE_COMPLETE")
        s3.delete_object(Bucket=self.name, Key="k")
        s3.delete_bucket(Bucket=self.name)


if __name__ == "__main__":
    unittest.main()
