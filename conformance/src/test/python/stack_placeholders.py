"""By StackOptionsTest: a server that takes resources of types that it does not have as placeholders."""

import unittest

from support import fresh
from test_stacks import HEAD, StackCase


class Placeholders(StackCase):
    def test_they_say_what_they_are(self):
        self.name = fresh("held").replace("-", "")
        unknown = "  Queue:\n    Type: AWS::MSK::Cluster\n    Properties: {ClusterName: !Ref Name, Deep: {er: [1]}}\n"
        more = "Parameters: {Name: {Type: String, Default: one}}\n"
        template = f"{HEAD}{more}Resources:\n{unknown}" + self.database("Db", "!Sub '${Queue}_db'") + "    DependsOn: Queue\n"
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=template)["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        row = self.cf.describe_stack_resource(StackName=arn, LogicalResourceId="Queue")["StackResourceDetail"]
        self.assertEqual("AWS::MSK::Cluster", row["ResourceType"])
        self.assertIn("AWS::MSK::Cluster: this is a placeholder, and nothing was made", row["ResourceStatusReason"])
        # The rest of the stack is real, with what Ref gives of the placeholder.
        name = f"{row['PhysicalResourceId']}_db".lower()
        self.glue.get_database(Name=name)
        self.cf.update_stack(StackName=arn, UsePreviousTemplate=True, Parameters=[{"ParameterKey": "Name", "ParameterValue": "two"}])
        self.ends(arn, "UPDATE_COMPLETE")
        said = [event.get("ResourceStatusReason", "") for event in self.cf.describe_stack_events(StackName=arn)["StackEvents"]
                if event["LogicalResourceId"] == "Queue" and event["ResourceStatus"] == "UPDATE_COMPLETE"]
        self.assertTrue(said and all("nothing was made" in each for each in said), said)
        self.deleted(arn)
        self.fails("EntityNotFoundException", self.glue.get_database, Name=name)


if __name__ == "__main__":
    unittest.main()
