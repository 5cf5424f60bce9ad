"""What goes wrong with stacks: no orphan, no secret shown, no stack that cannot be deleted."""

import concurrent.futures
import json
import unittest

from support import client, fresh, wait
from test_stacks import HEAD, StackCase


class Faults(StackCase):
    def setUp(self):
        super().setUp()
        self.iam, self.s3 = client("iam"), client("s3")
        self.name = fresh("fault").replace("-", "")

    def stack(self, resources, more="", name=None, **arguments):
        template = f"{HEAD}{more}Resources:\n{resources}"
        return self.cf.create_stack(StackName=name or self.name, TemplateBody=template, **arguments)["StackId"]

    def events(self, arn):
        pages = self.cf.get_paginator("describe_stack_events").paginate(StackName=arn)
        return [event for page in pages for event in page["StackEvents"]]

    def test_a_role_is_assumed_or_refused(self):
        database = self.database("One", f"{self.name}_one")
        missing = f"arn:aws:iam::000000000000:role/{self.name}-nobody"
        self.assertIn(f"Role {missing} is invalid or cannot be assumed",
                      self.refusal(self.stack, resources=database, RoleARN=missing))
        role = f"{self.name}-role"

        def trusting(service):
            return json.dumps({"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]})

        made = self.iam.create_role(RoleName=role, AssumeRolePolicyDocument=trusting("glue.amazonaws.com"))["Role"]["Arn"]
        self.assertIn("cannot be assumed", self.refusal(self.stack, resources=database, RoleARN=made))
        self.iam.update_assume_role_policy(RoleName=role, PolicyDocument=trusting("cloudformation.amazonaws.com"))
        arn = self.stack(database, RoleARN=made)
        self.ends(arn, "CREATE_COMPLETE")
        self.assertEqual(made, self.cf.describe_stacks(StackName=arn)["Stacks"][0]["RoleARN"])
        # The stack keeps its role, and cannot go without it.
        self.iam.delete_role(RoleName=role)
        self.assertIn("cannot be assumed", self.refusal(self.cf.delete_stack, StackName=arn))
        other = self.iam.create_role(RoleName=role + "2", AssumeRolePolicyDocument=trusting("cloudformation.amazonaws.com"))
        self.cf.delete_stack(StackName=arn, RoleARN=other["Role"]["Arn"])
        self.ends(arn, "DELETE_COMPLETE")
        self.iam.delete_role(RoleName=role + "2")

    def test_an_import_that_is_dropped_is_given_up(self):
        export = f"{self.name}-export"
        giving = self.stack(self.database("One", f"{self.name}_one")
                            + f"Outputs: {{Db: {{Value: !Ref One, Export: {{Name: {export}}}}}}}\n")
        self.ends(giving, "CREATE_COMPLETE")
        plain = self.database("Two", f"{self.name}_two")
        described = plain.replace(f"{{Name: {self.name}_two}}",
                                  f"{{Name: {self.name}_two, Description: !ImportValue {export}}}")
        taking = self.stack(described, name=self.name + "b")
        self.ends(taking, "CREATE_COMPLETE")
        self.assertEqual([self.name + "b"], self.cf.list_imports(ExportName=export)["Imports"])
        self.cf.update_stack(StackName=taking, TemplateBody=HEAD + "Resources:\n" + plain)
        self.ends(taking, "UPDATE_COMPLETE")
        self.assertIn("is not imported by any stack", self.refusal(self.cf.list_imports, ExportName=export))
        # An update that fails gives back what it alone had taken.
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        bad = described + self.database("Bad", f"{self.name}_taken", "    DependsOn: Two\n")
        self.cf.update_stack(StackName=taking, TemplateBody=HEAD + "Resources:\n" + bad)
        self.ends(taking, "UPDATE_ROLLBACK_COMPLETE")
        self.assertIn("is not imported by any stack", self.refusal(self.cf.list_imports, ExportName=export))
        self.deleted(giving)
        self.deleted(taking)
        self.assertIn("No export named", self.refusal(self.stack, resources=described))

    def test_secrets_are_shown_nowhere(self):
        secret = "s3cr3t" + fresh("value").replace("-", "")
        hidden = "h1dd3n" + fresh("value").replace("-", "")
        client("secretsmanager").create_secret(Name=self.name, SecretString=json.dumps({"password": secret}))
        reference = f"'{{{{resolve:secretsmanager:{self.name}:SecretString:password}}}}'"
        more = "Parameters: {Hidden: {Type: String, NoEcho: true}}\n"
        resources = (f"  Jdbc:\n    Type: AWS::Glue::Connection\n    Properties:\n      CatalogId: !Ref AWS::AccountId\n"
                     f"      ConnectionInput:\n        Name: {self.name}\n        ConnectionType: JDBC\n"
                     f"        ConnectionProperties: {{JDBC_CONNECTION_URL: 'jdbc:postgresql://h:5432/d', USERNAME: u,"
                     f" PASSWORD: {reference}}}\n")
        outputs = (f"Outputs: {{Secret: {{Value: {reference}}}, Hidden: {{Value: !Ref Hidden, Export: {{Name: {self.name}}}}}}}\n")
        arguments = {"Parameters": [{"ParameterKey": "Hidden", "ParameterValue": hidden}]}
        arn = self.stack(resources + outputs, more, **arguments)
        self.ends(arn, "CREATE_COMPLETE")
        connection = self.glue.get_connection(Name=self.name)["Connection"]["ConnectionProperties"]
        self.assertEqual(secret, connection["PASSWORD"])
        self.assertEqual("****", next(e["Value"] for e in self.cf.list_exports()["Exports"] if e["Name"] == self.name))
        # Who imports it gets the value, and does not show it either.
        taker = self.stack(self.database("Db", f"{self.name}_db").replace(
            "_db}", f"_db, Description: !ImportValue {self.name}}}")
            + f"Outputs: {{Again: {{Value: !ImportValue {self.name}}}}}\n", name=self.name + "b")
        self.ends(taker, "CREATE_COMPLETE")
        self.assertEqual(hidden, self.glue.get_database(Name=f"{self.name}_db")["Database"]["Description"])
        # An error that quotes what it refuses.
        bad = (resources + f"  Bad:\n    Type: AWS::Glue::Classifier\n    DependsOn: Jdbc\n    Properties:\n"
               f"      GrokClassifier: {{Name: {self.name}-c, Classification: c, GrokPattern: !Sub '%{{${{Hidden}}}}'}}\n"
               f"  Worse:\n    Type: AWS::Glue::Trigger\n    DependsOn: Jdbc\n    Properties:\n"
               f"      Type: SCHEDULED\n      Schedule: {reference}\n      Actions: [{{JobName: none}}]\n")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}{more}Resources:\n{bad}", **arguments)
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        shown = json.dumps([self.events(arn), self.events(taker), self.cf.describe_stacks(StackName=arn),
                            self.cf.describe_stacks(StackName=taker), self.cf.describe_stack_resources(StackName=arn),
                            self.cf.list_exports()], default=str)
        self.assertIn("****", shown)
        for value in (secret, hidden):
            self.assertNotIn(value, shown)
        self.deleted(taker)
        self.deleted(arn)

    def test_two_deployments_at_once(self):
        many = "".join(self.database(f"D{i}", f"{self.name}_{i}") for i in range(30))
        arn = self.stack(many)
        self.fails("AlreadyExistsException", self.cf.create_stack, StackName=self.name, TemplateBody=f"{HEAD}Resources:\n{many}")
        self.assertIn("CREATE_IN_PROGRESS state and can not be updated",
                      self.refusal(self.cf.update_stack, StackName=arn, TemplateBody=f"{HEAD}Resources:\n{many}"))
        # One that is being created is given up.
        self.deleted(arn)
        left = self.glue.get_databases()["DatabaseList"]
        self.assertEqual([], [d["Name"] for d in left if d["Name"].startswith(self.name)])

    def test_side_by_side(self):
        """What does not stand on each other is made and deleted at once; when one fails, nothing of it stays."""
        bucket = f"  Base: {{Type: AWS::S3::Bucket, Properties: {{BucketName: {self.name}}}}}\n"
        on = "    DependsOn: Base\n"
        many = bucket + "".join(self.database(f"D{i:02}", f"{self.name}_{i:02}", on) for i in range(40))
        last = f"    DependsOn: [{', '.join(f'D{i:02}' for i in range(40))}]\n"
        arn = self.stack(many + self.database("Last", f"{self.name}_last", last))
        self.ends(arn, "CREATE_COMPLETE")
        self.assertGreater(self.overlaps(arn, "CREATE"), 1)
        self.deleted(arn)
        self.assertGreater(self.overlaps(arn, "DELETE"), 1)
        self.in_order(arn)
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_07"})
        arn = self.stack(many + self.database("Last", f"{self.name}_last", last))
        self.ends(arn, "ROLLBACK_COMPLETE")
        self.in_order(arn)
        statuses = {(e["LogicalResourceId"], e["ResourceStatus"]) for e in self.events(arn)}
        self.assertEqual({("D07", "CREATE_FAILED")}, {each for each in statuses if each[1].endswith("FAILED")})
        self.assertNotIn(("Last", "CREATE_IN_PROGRESS"), statuses)
        self.assertEqual([f"{self.name}_07"], [d["Name"] for d in self.glue.get_databases()["DatabaseList"]
                                              if d["Name"].startswith(self.name)])
        self.deleted(arn)
        self.glue.delete_database(Name=f"{self.name}_07")

    def overlaps(self, arn, verb):
        """How many resources were under way at once."""
        most, busy = 0, set()
        for event in reversed(self.events(arn)):
            if event["PhysicalResourceId"] != arn and event["ResourceStatus"].startswith(verb):
                (busy.add if event["ResourceStatus"] == verb + "_IN_PROGRESS" else busy.discard)(event["LogicalResourceId"])
                most = max(most, len(busy))
        self.assertEqual(set(), busy)
        return most

    def in_order(self, arn):
        """What stands on others is made after them and goes before them; events of each thing are in their order."""
        place, order = {}, {}
        for number, event in enumerate(reversed(self.events(arn))):
            if event["PhysicalResourceId"] != arn:
                place[event["LogicalResourceId"], event["ResourceStatus"]] = number
                order.setdefault(event["LogicalResourceId"], []).append(event["ResourceStatus"])
        for name, seen in order.items():
            made = ["CREATE_IN_PROGRESS"] * 2 + ["CREATE_COMPLETE"] if "CREATE_COMPLETE" in seen else ["CREATE_IN_PROGRESS", "CREATE_FAILED"]
            gone = ["DELETE_IN_PROGRESS"] if "CREATE_COMPLETE" in seen else []
            self.assertEqual([*made, *gone, "DELETE_COMPLETE"], seen, name)
            if name not in ("Base", "Last"):
                self.assertLess(place["Base", "CREATE_COMPLETE"], place[name, "CREATE_IN_PROGRESS"])
                self.assertLess(place[name, "DELETE_COMPLETE"], place["Base", "DELETE_COMPLETE"])
                if "Last" in order:
                    self.assertLess(place[name, "CREATE_COMPLETE"], place["Last", "CREATE_COMPLETE"])
                    self.assertLess(place["Last", "DELETE_COMPLETE"], place[name, "DELETE_IN_PROGRESS"])

    def test_of_two_updates_at_once_one_is_made(self):
        arn = self.stack(self.database("One", f"{self.name}_one"))
        self.ends(arn, "CREATE_COMPLETE")

        def update(number):
            resources = "".join(self.database(f"D{i}", f"{self.name}_{number}_{i}") for i in range(15))
            try:
                self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{resources}")
                return number
            except Exception as refused:
                self.assertIn("state and can not be updated", str(refused))
                return None

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            made = [number for number in pool.map(update, range(4)) if number is not None]
        self.assertEqual(1, len(made))
        self.ends(arn, "UPDATE_COMPLETE")
        there = {d["Name"] for d in self.glue.get_databases()["DatabaseList"] if d["Name"].startswith(self.name)}
        self.assertEqual({f"{self.name}_{made[0]}_{i}" for i in range(15)}, there)
        self.deleted(arn)

    def test_a_policy_holds_for_what_an_update_leaves_as_it_is(self):
        one = self.database("One", f"{self.name}_one")
        arn = self.stack(one)
        self.ends(arn, "CREATE_COMPLETE")
        kept = self.database("One", f"{self.name}_one", "    DeletionPolicy: Retain\n") + self.database("Two", f"{self.name}_two")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{kept}")
        self.ends(arn, "UPDATE_COMPLETE")
        self.deleted(arn)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_two")
        self.glue.delete_database(Name=f"{self.name}_one")

    def statuses(self, arn):
        found = self.cf.describe_stack_resources(StackName=arn)["StackResources"]
        return {each["LogicalResourceId"]: each["ResourceStatus"] for each in found}

    def left(self, **more):
        """A stack whose update failed and was left: One is another, Two was replaced, New was made, Bad was not."""
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        first = self.database("One", f"{self.name}_one") + self.database("Two", f"{self.name}_two")
        arn = self.stack(first)
        self.ends(arn, "CREATE_COMPLETE")
        second = (self.database("One", f"{self.name}_one, Description: other") + self.database("Two", f"{self.name}_second")
                  + self.database("New", f"{self.name}_new")
                  + self.database("Bad", f"{self.name}_taken", "    DependsOn: [One, Two, New]\n"))
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{second}", DisableRollback=True, **more)
        stack = self.ends(arn, "UPDATE_FAILED")
        self.assertIn("The following resource(s) failed to create: [Bad]", stack["StackStatusReason"])
        self.assertEqual({"One": "UPDATE_COMPLETE", "Two": "UPDATE_COMPLETE", "New": "CREATE_COMPLETE", "Bad": "CREATE_FAILED"},
                         self.statuses(arn))
        for name in ("two", "second", "new"):
            self.glue.get_database(Name=f"{self.name}_{name}")
        return arn, first, second

    def gone(self, *names):
        for name in names:
            self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_{name}")

    def test_what_a_failed_update_leaves_is_rolled_back(self):
        arn, first, second = self.left()
        self.assertIn("please use the disable-rollback parameter",
                      self.refusal(self.cf.update_stack, StackName=arn, TemplateBody=f"{HEAD}Resources:\n{second}"))
        self.cf.rollback_stack(StackName=arn)
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.gone("second", "new")
        self.glue.get_database(Name=f"{self.name}_two")
        self.assertNotIn("Description", self.glue.get_database(Name=f"{self.name}_one")["Database"])
        self.assertIn("can not be rolled back", self.refusal(self.cf.rollback_stack, StackName=arn))
        self.assertIn("No updates are to be performed",
                      self.refusal(self.cf.update_stack, StackName=arn, TemplateBody=f"{HEAD}Resources:\n{first}"))
        self.deleted(arn)
        self.gone("one", "two")
        self.glue.get_database(Name=f"{self.name}_taken")

    def test_what_a_failed_update_leaves_is_gone_on_with(self):
        arn, _, second = self.left()
        # It fails once more, elsewhere; then what is in the way is gone.
        worse = second.replace(f"{self.name}_new", f"{self.name}_newer").replace("Description: other", "Description: third")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{worse}", DisableRollback=True)
        self.ends(arn, "UPDATE_FAILED")
        self.glue.delete_database(Name=f"{self.name}_taken")
        self.cf.create_change_set(StackName=arn, ChangeSetName="again", TemplateBody=f"{HEAD}Resources:\n{worse}")
        self.assertEqual(["Bad"], [each["ResourceChange"]["LogicalResourceId"] for each in self.cf.describe_change_set(
            StackName=arn, ChangeSetName="again")["Changes"]])
        self.cf.execute_change_set(StackName=arn, ChangeSetName="again", DisableRollback=True)
        self.ends(arn, "UPDATE_COMPLETE")
        self.gone("two", "new")
        self.assertEqual("third", self.glue.get_database(Name=f"{self.name}_one")["Database"]["Description"])
        self.deleted(arn)
        self.gone("one", "second", "newer", "taken")

    def test_a_stack_whose_update_failed_twice_goes_back_and_another_is_deleted(self):
        arn, _, second = self.left()
        worse = second.replace("Description: other", "Description: third").replace(
            self.database("New", f"{self.name}_new"), "").replace("[One, Two, New]", "[One, Two]")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{worse}", DisableRollback=True)
        self.ends(arn, "UPDATE_FAILED")
        self.cf.rollback_stack(StackName=arn)
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.gone("second", "new")
        self.assertNotIn("Description", self.glue.get_database(Name=f"{self.name}_one")["Database"])
        self.deleted(arn)
        self.glue.delete_database(Name=f"{self.name}_taken")
        arn, _, _ = self.left()
        self.deleted(arn)
        self.gone("one", "two", "second", "new")

    def test_a_creation_that_failed_is_gone_on_with_or_rolled_back(self):
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        both = (self.database("One", f"{self.name}_one", "    DeletionPolicy: Retain\n")
                + self.database("Bad", f"{self.name}_taken", "    DependsOn: One\n"))
        arn = self.stack(both, OnFailure="DO_NOTHING")
        self.ends(arn, "CREATE_FAILED")
        self.cf.rollback_stack(StackName=arn, RetainExceptOnCreate=True)
        self.ends(arn, "ROLLBACK_COMPLETE")
        self.gone("one")
        self.deleted(arn)
        arn = self.stack(both, DisableRollback=True)
        self.ends(arn, "CREATE_FAILED")
        self.glue.delete_database(Name=f"{self.name}_taken")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{both}", DisableRollback=True)
        self.ends(arn, "UPDATE_COMPLETE")
        self.deleted(arn)
        self.glue.delete_database(Name=f"{self.name}_one")
        # What is new goes with a creation that is rolled back, though it is to be retained.
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        arn = self.stack(both, RetainExceptOnCreate=True)
        self.ends(arn, "ROLLBACK_COMPLETE")
        self.gone("one")
        self.deleted(arn)

    def test_a_name_is_a_parameters_or_a_resources(self):
        more = "Parameters: {One: {Type: String, Default: x}}\n"
        self.assertIn("Template error: all resources and parameters must have unique names. Common name(s):[One]",
                      self.refusal(self.stack, resources=self.database("One", f"{self.name}_one"), more=more))

    def test_a_name_is_exported_once(self):
        one = self.database("One", f"{self.name}_one")
        giving = self.stack(one + f"Outputs: {{Db: {{Value: !Ref One, Export: {{Name: {self.name}}}}}}}\n")
        self.ends(giving, "CREATE_COMPLETE")
        again = self.stack(self.database("Two", f"{self.name}_two")
                           + f"Outputs: {{Db: {{Value: !Ref Two, Export: {{Name: {self.name}}}}}}}\n", name=self.name + "b")
        self.ends(again, "ROLLBACK_COMPLETE")
        said = [event.get("ResourceStatusReason", "") for event in self.events(again)]
        self.assertTrue(any(f"Export with name {self.name} is already exported by stack {self.name}" in each for each in said), said)
        self.gone("two")
        both = "".join(f"  {name}: {{Value: x, Export: {{Name: {self.name}-twice}}}}\n" for name in ("A", "B"))
        twice = self.stack(self.database("Three", f"{self.name}_three") + f"Outputs:\n{both}", name=self.name + "c")
        self.ends(twice, "ROLLBACK_COMPLETE")
        self.gone("three")
        for arn in (again, twice, giving):
            self.deleted(arn)

    def test_an_attribute_that_a_type_has_not(self):
        said = self.refusal(self.stack, resources=self.database("One", f"{self.name}_one") + "Outputs: {A: {Value: !GetAtt One.Nonsense}}\n")
        self.assertIn("Template error: resource One does not support attribute type Nonsense in Fn::GetAtt", said)
        said = self.refusal(self.stack, resources=self.database("One", f"{self.name}_one") + "Outputs: {A: {Value: !GetAtt Two.Arn}}\n")
        self.assertIn("references undefined resource Two", said)
        self.fails("ValidationError", self.cf.describe_stacks, StackName=self.name)

    def test_what_was_deleted_by_hand(self):
        two = self.database("One", f"{self.name}_one") + self.database("Two", f"{self.name}_two")
        arn = self.stack(two)
        self.ends(arn, "CREATE_COMPLETE")
        self.glue.delete_database(Name=f"{self.name}_one")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n" + two.replace(
            f"{{Name: {self.name}_one}}", f"{{Name: {self.name}_one, Description: new}}"))
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.assertTrue(any("HandlerErrorCode: NotFound" in e.get("ResourceStatusReason", "") for e in self.events(arn)))
        self.deleted(arn)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_two")

    def test_a_bucket_that_is_not_empty_keeps_its_stack(self):
        arn = self.stack(f"  B: {{Type: AWS::S3::Bucket, Properties: {{BucketName: {self.name}}}}}\n"
                         + self.database("One", f"{self.name}_one"))
        self.ends(arn, "CREATE_COMPLETE")
        self.s3.put_object(Bucket=self.name, Key="k", Body=b"x")
        self.cf.delete_stack(StackName=arn)
        found = self.ends(arn, "DELETE_FAILED")
        self.assertIn("The following resource(s) failed to delete: [B].", found["StackStatusReason"])
        self.fails("EntityNotFoundException", self.glue.get_database, Name=f"{self.name}_one")
        self.cf.delete_stack(StackName=arn, RetainResources=["B"])
        self.ends(arn, "DELETE_COMPLETE")
        self.s3.head_bucket(Bucket=self.name)
        self.s3.delete_object(Bucket=self.name, Key="k")
        self.s3.delete_bucket(Bucket=self.name)

    def test_what_the_undeletable_stands_on_stays(self):
        """A bucket that is not empty keeps whatever it stands on, through others as well."""
        arn = self.stack(self.database("Base", f"{self.name}_base") + self.database("Middle", f"{self.name}_middle", "    DependsOn: Base\n")
                         + f"  B: {{Type: AWS::S3::Bucket, DependsOn: Middle, Properties: {{BucketName: {self.name}}}}}\n"
                         + self.database("Apart", f"{self.name}_apart"))
        self.ends(arn, "CREATE_COMPLETE")
        self.s3.put_object(Bucket=self.name, Key="k", Body=b"x")
        self.cf.delete_stack(StackName=arn)
        self.ends(arn, "DELETE_FAILED")
        self.gone("apart")
        self.assertEqual({"B": "DELETE_FAILED", "Middle": "CREATE_COMPLETE", "Base": "CREATE_COMPLETE", "Apart": "DELETE_COMPLETE"},
                         self.statuses(arn))
        self.s3.delete_object(Bucket=self.name, Key="k")
        self.deleted(arn)
        self.gone("base", "middle")

    def test_a_rollback_that_fails_and_goes_on(self):
        bucket = self.name
        versioned = (f"  B: {{Type: AWS::S3::Bucket, Properties: {{BucketName: {bucket}-new}}}}\n")
        one = self.database("One", f"{self.name}_one")
        arn = self.stack(one)
        self.ends(arn, "CREATE_COMPLETE")
        self.glue.create_database(DatabaseInput={"Name": f"{self.name}_taken"})
        # What cannot be undone: a new bucket that somebody fills while the update still goes on.
        waits = "".join(self.database(f"D{i:02}", f"{self.name}_{i}", "    DependsOn: " + ("B" if i == 0 else f"D{i - 1:02}") + "\n")
                        for i in range(40))
        bad = one + versioned + waits + self.database("Bad", f"{self.name}_taken", "    DependsOn: D39\n")
        self.cf.update_stack(StackName=arn, TemplateBody=f"{HEAD}Resources:\n{bad}")

        def filled():
            try:
                return self.s3.put_object(Bucket=f"{bucket}-new", Key="k", Body=b"x")
            except Exception:
                return None

        wait("the bucket is there", filled)
        found = self.ends(arn, "UPDATE_ROLLBACK_FAILED")
        self.assertIn("[B]", found["StackStatusReason"])
        self.assertIn("can not be updated", self.refusal(self.cf.update_stack, StackName=arn, TemplateBody=f"{HEAD}Resources:\n{one}"))
        self.cf.continue_update_rollback(StackName=arn)
        self.ends(arn, "UPDATE_ROLLBACK_FAILED")
        self.cf.continue_update_rollback(StackName=arn, ResourcesToSkip=["B"])
        self.ends(arn, "UPDATE_ROLLBACK_COMPLETE")
        self.assertEqual([f"{self.name}_one", f"{self.name}_taken"], sorted(
            d["Name"] for d in self.glue.get_databases()["DatabaseList"] if d["Name"].startswith(self.name)))
        self.s3.delete_object(Bucket=f"{bucket}-new", Key="k")
        self.s3.delete_bucket(Bucket=f"{bucket}-new")
        self.deleted(arn)


if __name__ == "__main__":
    unittest.main()
