"""Dev endpoints through boto3, with Spark in their sessions."""

import json
import unittest

from support import ROLE, client, fresh, wait
from test_sessions import SessionCase


class DevEndpoints(SessionCase):
    def is_so(self, status, name):
        def so():
            found = self.glue.get_dev_endpoint(EndpointName=name)["DevEndpoint"]
            self.assertTrue(status == "FAILED" or found["Status"] != "FAILED", found)
            return found["Status"] == status and found

        return wait(f"{name} is {status}", so)

    def is_gone(self, name):
        return name not in self.glue.list_dev_endpoints()["DevEndpointNames"]

    def test_an_endpoint_has_its_libraries_its_tags_and_spark(self):
        self.put("lib/greetings.py", "def greet():\n    return 'hello'\n")
        self.put("lib/partings.py", "def part():\n    return 'bye'\n")
        self.put("people/a.csv", "name,age\nann,3\nbob,4\n")
        self.crawl("people")
        name = fresh("endpoint")
        made = self.glue.create_dev_endpoint(
            EndpointName=name,
            RoleArn=ROLE,
            WorkerType="G.1X",
            NumberOfWorkers=2,
            GlueVersion="1.0",
            PublicKeys=["ssh-rsa AAAA tester"],
            ExtraPythonLibsS3Path=f"s3://{self.bucket}/lib/greetings.py",
            Arguments={"--enable-glue-datacatalog": "", "GLUE_PYTHON_VERSION": "3"},
            Tags={"of": "test"},
        )
        self.assertEqual("PROVISIONING", made["Status"])
        self.addCleanup(wait, "its end", lambda: self.is_gone(name))
        self.addCleanup(self.glue.delete_dev_endpoint, EndpointName=name)
        account = client("sts").get_caller_identity()["Account"]
        arn = f"arn:aws:glue:us-east-1:{account}:devEndpoint/{name}"
        self.assertEqual({"of": "test"}, self.glue.get_tags(ResourceArn=arn)["Tags"])
        ready = self.is_so("READY", name)
        self.assertEqual(["ssh-rsa AAAA tester"], ready["PublicKeys"])
        self.assertNotIn("PublicAddress", ready)
        session = f"dev-endpoint-{name}"
        self.assertEqual("7\n", self.cell(session, f"spark.sql('select sum(age) from `{self.database}`.people').collect()[0][0]"))
        self.assertEqual("'hello'\n", self.cell(session, "import greetings; greetings.greet()"))
        both = f"s3://{self.bucket}/lib/greetings.py,s3://{self.bucket}/lib/partings.py"
        self.glue.update_dev_endpoint(EndpointName=name, CustomLibraries={"ExtraPythonLibsS3Path": both}, UpdateEtlLibraries=True)
        self.assertEqual("COMPLETED", self.is_so("READY", name)["LastUpdateStatus"])
        self.assertEqual("'hello bye'\n", self.cell(session, "import greetings, partings; greetings.greet() + ' ' + partings.part()"))

    def test_a_stack_has_one_that_is_ready_when_it_is(self):
        cloudformation, name = client("cloudformation"), fresh("stacked")
        end = {"Type": "AWS::Glue::DevEndpoint", "Properties": {
            "EndpointName": name, "RoleArn": ROLE, "PublicKeys": ["ssh-rsa AAAA one"], "Tags": {"of": "stack"},
            "Arguments": {"--enable-glue-datacatalog": ""}}}

        def settled(status):
            def so():
                found = cloudformation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
                self.assertFalse(found.endswith("FAILED") or "ROLLBACK" in found, found)
                return found == status

            wait(status, so)

        def template():
            return json.dumps({"Resources": {"End": end}})

        cloudformation.create_stack(StackName=name, TemplateBody=template())
        settled("CREATE_COMPLETE")
        self.assertEqual("READY", self.glue.get_dev_endpoint(EndpointName=name)["DevEndpoint"]["Status"])
        end["Properties"].update(PublicKeys=["ssh-rsa AAAA two"], Tags={"of": "update"})
        cloudformation.update_stack(StackName=name, TemplateBody=template())
        settled("UPDATE_COMPLETE")
        changed = self.glue.get_dev_endpoint(EndpointName=name)["DevEndpoint"]
        self.assertEqual(["ssh-rsa AAAA two"], changed["PublicKeys"])
        self.assertEqual({"--enable-glue-datacatalog": ""}, changed["Arguments"])
        account = client("sts").get_caller_identity()["Account"]
        arn = f"arn:aws:glue:us-east-1:{account}:devEndpoint/{name}"
        self.assertEqual("update", self.glue.get_tags(ResourceArn=arn)["Tags"]["of"])
        cloudformation.delete_stack(StackName=name)
        wait("the end of all", lambda: self.is_gone(name))


if __name__ == "__main__":
    unittest.main()
