"""boto3's clients of the small services: what succeeds, what is refused, errors in AWS's words, and pages."""

import json
import subprocess
import time
import unittest

from support import ROLE, ClientCase, client, fresh


class SmallServices(ClientCase):
    def not_here(self, call, says, **arguments):
        answer = self.fails("NotImplemented", call, **arguments)
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertIn(says, answer["Error"]["Message"])

    def pages(self, client_of, operation, key, **arguments):
        """All items of a listing, and that it came in more than one page."""
        pages = list(client_of.get_paginator(operation).paginate(**arguments))
        self.assertGreater(len(pages), 1, operation)
        return [item for page in pages for item in page[key]]

    def test_cloudwatch_logs(self):
        logs, name = client("logs"), fresh("group").replace("_", "/")
        now = int(time.time() * 1000)
        logs.create_log_group(logGroupName=name, tags={"a": "b"})
        self.fails("ResourceAlreadyExistsException", logs.create_log_group, logGroupName=name)
        logs.put_retention_policy(logGroupName=name, retentionInDays=30)
        self.fails("InvalidParameterException", logs.put_retention_policy, logGroupName=name, retentionInDays=31)
        found = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"][0]
        self.assertEqual(30, found["retentionInDays"])
        self.assertEqual({"a": "b"}, logs.list_tags_for_resource(resourceArn=found["logGroupArn"])["tags"])
        for stream in ("one", "two", "three"):
            logs.create_log_stream(logGroupName=name, logStreamName=stream)
        logs.put_log_events(logGroupName=name, logStreamName="one", logEvents=[
            {"timestamp": now - 10 + i, "message": f"line {i}\nof two"} for i in range(10)])
        logs.put_log_events(logGroupName=name, logStreamName="two", logEvents=[{"timestamp": now, "message": "ERROR: here"}])
        streams = self.pages(logs, "describe_log_streams", "logStreams", logGroupName=name, PaginationConfig={"PageSize": 2})
        self.assertEqual(["one", "three", "two"], [stream["logStreamName"] for stream in streams])
        latest = logs.describe_log_streams(logGroupName=name, orderBy="LastEventTime", descending=True)["logStreams"]
        self.assertEqual(["two", "one", "three"], [stream["logStreamName"] for stream in latest])
        events = logs.get_log_events(logGroupName=name, logStreamName="one", startFromHead=True)["events"]
        self.assertEqual([f"line {i}\nof two" for i in range(10)], [event["message"] for event in events])
        errors = self.pages(logs, "filter_log_events", "events", logGroupName=name, PaginationConfig={"PageSize": 4})
        self.assertEqual(11, len(errors))
        self.assertEqual(["ERROR: here"], [event["message"] for event in logs.filter_log_events(
            logGroupName=name, filterPattern="ERROR")["events"]])
        self.fails("InvalidParameterException", logs.put_log_events, logGroupName=name, logStreamName="one", logEvents=[
            {"timestamp": now, "message": "b"}, {"timestamp": now - 1, "message": "a"}])
        self.fails("ResourceNotFoundException", logs.put_log_events, logGroupName=name, logStreamName="none",
                   logEvents=[{"timestamp": now, "message": "b"}])
        self.not_here(logs.start_query, "logs:StartQuery", logGroupName=name, startTime=0, endTime=1, queryString="fields @message")
        logs.delete_log_stream(logGroupName=name, logStreamName="one")
        self.fails("ResourceNotFoundException", logs.get_log_events, logGroupName=name, logStreamName="one")
        logs.delete_log_group(logGroupName=name)
        self.fails("ResourceNotFoundException", logs.describe_log_streams, logGroupName=name)

    def test_secrets_manager(self):
        secrets, name = client("secretsmanager"), fresh("secret")
        made = secrets.create_secret(Name=name, SecretString='{"username":"u"}', Tags=[{"Key": "a", "Value": "b"}])
        self.assertRegex(made["ARN"], f":secret:{name}-[A-Za-z0-9]{{6}}$")
        self.assertEqual('{"username":"u"}', secrets.get_secret_value(SecretId=made["ARN"])["SecretString"])
        second = secrets.put_secret_value(SecretId=name, SecretBinary=b"\x00\xff")
        self.assertEqual(["AWSCURRENT"], second["VersionStages"])
        self.assertEqual(b"\x00\xff", secrets.get_secret_value(SecretId=name)["SecretBinary"])
        former = secrets.get_secret_value(SecretId=name, VersionStage="AWSPREVIOUS")
        self.assertEqual(made["VersionId"], former["VersionId"])
        described = secrets.describe_secret(SecretId=name)
        self.assertEqual([{"Key": "a", "Value": "b"}], described["Tags"])
        self.assertEqual({made["VersionId"], second["VersionId"]}, set(described["VersionIdsToStages"]))
        secrets.create_secret(Name=name + "2")
        mine = [{"Key": "name", "Values": [name]}]
        listed = self.pages(secrets, "list_secrets", "SecretList", Filters=mine, PaginationConfig={"PageSize": 1})
        self.assertEqual([name, name + "2"], [each["Name"] for each in listed])
        self.fails("ResourceExistsException", secrets.create_secret, Name=name)
        self.fails("ResourceNotFoundException", secrets.get_secret_value, SecretId="none")
        self.not_here(secrets.rotate_secret, "secretsmanager:RotateSecret", SecretId=name)
        secrets.delete_secret(SecretId=name)
        self.fails("InvalidRequestException", secrets.get_secret_value, SecretId=name)
        secrets.restore_secret(SecretId=name)
        secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
        self.fails("ResourceNotFoundException", secrets.describe_secret, SecretId=name)

    def test_parameters(self):
        ssm, path = client("ssm"), "/" + fresh("app")
        ssm.put_parameter(Name=path + "/url", Value="one", Type="String", Description="d")
        ssm.put_parameter(Name=path + "/url", Value="two", Overwrite=True)
        ssm.put_parameter(Name=path + "/password", Value="hush", Type="SecureString")
        self.assertEqual("one", ssm.get_parameter(Name=path + "/url:1")["Parameter"]["Value"])
        shown = ssm.get_parameter(Name=path + "/password")["Parameter"]
        self.assertNotIn("hush", shown["Value"])
        opened = ssm.get_parameter(Name=path + "/password", WithDecryption=True)["Parameter"]
        self.assertEqual("hush", opened["Value"])
        small = {"PageSize": 1}
        found = self.pages(ssm, "get_parameters_by_path", "Parameters", Path=path, PaginationConfig=small)
        self.assertEqual([path + "/password", path + "/url"], [each["Name"] for each in found])
        history = self.pages(ssm, "get_parameter_history", "Parameters", Name=path + "/url", PaginationConfig=small)
        self.assertEqual(["one", "two"], [each["Value"] for each in history])
        self.fails("ParameterAlreadyExists", ssm.put_parameter, Name=path + "/url", Value="x", Type="String")
        self.fails("ParameterNotFound", ssm.get_parameter, Name="none")
        self.not_here(ssm.describe_instance_information, "ssm:DescribeInstanceInformation")
        gone = ssm.delete_parameters(Names=[path + "/url", "none"])
        self.assertEqual([["none"], [path + "/url"]], [gone["InvalidParameters"], gone["DeletedParameters"]])

    def test_kms(self):
        kms = client("kms")
        key = kms.create_key(Description="d", Tags=[{"TagKey": "a", "TagValue": "b"}])["KeyMetadata"]
        alias = "alias/" + fresh("key")
        kms.create_alias(AliasName=alias, TargetKeyId=key["KeyId"])
        blob = kms.encrypt(KeyId=alias, Plaintext=b"hush", EncryptionContext={"a": "b"})["CiphertextBlob"]
        self.assertNotIn(b"hush", blob)
        opened = kms.decrypt(CiphertextBlob=blob, EncryptionContext={"a": "b"})
        self.assertEqual((b"hush", key["Arn"]), (opened["Plaintext"], opened["KeyId"]))
        self.fails("InvalidCiphertextException", kms.decrypt, CiphertextBlob=blob)
        data_key = kms.generate_data_key(KeyId="alias/aws/s3", KeySpec="AES_256")
        self.assertEqual(data_key["Plaintext"], kms.decrypt(CiphertextBlob=data_key["CiphertextBlob"])["Plaintext"])
        names = [each["AliasName"] for each in self.pages(kms, "list_aliases", "Aliases", PaginationConfig={"PageSize": 1})]
        self.assertTrue({alias, "alias/aws/s3"} <= set(names))
        kms.disable_key(KeyId=key["KeyId"])
        self.fails("DisabledException", kms.encrypt, KeyId=alias, Plaintext=b"x")
        self.fails("NotFoundException", kms.describe_key, KeyId="alias/none")
        self.not_here(kms.create_key, "keys are symmetric here", KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")
        self.not_here(kms.sign, "kms:Sign", KeyId=alias, Message=b"x", SigningAlgorithm="RSASSA_PSS_SHA_256")
        self.assertEqual("PendingDeletion", kms.schedule_key_deletion(KeyId=key["KeyId"])["KeyState"])
        kms.cancel_key_deletion(KeyId=key["KeyId"])


class Networks(ClientCase):
    """EC2 as far as projects name networks, by boto3 and the AWS CLI."""

    def setUp(self):
        self.ec2 = client("ec2")

    def test_a_network(self):
        ec2 = self.ec2
        tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": fresh("net")}]}]
        vpc = ec2.create_vpc(CidrBlock="10.77.0.0/16", TagSpecifications=tags)["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.77.1.0/24")["Subnet"]["SubnetId"]
        group = ec2.create_security_group(VpcId=vpc, GroupName="db", Description="databases")["GroupId"]
        permission = {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "IpRanges": [{"CidrIp": "10.77.0.0/16"}]}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
        self.fails("InvalidPermission.Duplicate", ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=[permission])
        told = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
        self.assertEqual([5432], [each["FromPort"] for each in told["IpPermissions"]])
        self.fails("DependencyViolation", ec2.delete_vpc, VpcId=vpc)
        ec2.delete_security_group(GroupId=group)
        ec2.delete_subnet(SubnetId=subnet)
        ec2.delete_vpc(VpcId=vpc)
        self.fails("InvalidVpcID.NotFound", ec2.describe_vpcs, VpcIds=[vpc])

    def test_pages_refusals_and_the_cli(self):
        made = [self.ec2.create_vpc(CidrBlock=f"10.{n}.0.0/16")["Vpc"]["VpcId"] for n in range(80, 87)]
        pages = list(self.ec2.get_paginator("describe_vpcs").paginate(PaginationConfig={"PageSize": 5}))
        self.assertGreater(len(pages), 1)
        self.assertLessEqual(set(made), {vpc["VpcId"] for page in pages for vpc in page["Vpcs"]})
        self.fails("NotImplemented", self.ec2.run_instances, ImageId="ami-12345678", MinCount=1, MaxCount=1)
        said = subprocess.run(["aws", "ec2", "describe-vpcs", "--filters", "Name=is-default,Values=true", "--output", "json"],
                              capture_output=True, text=True, timeout=60, check=True).stdout
        self.assertEqual(["172.31.0.0/16"], [vpc["CidrBlock"] for vpc in json.loads(said)["Vpcs"]])
        for vpc in made:
            self.ec2.delete_vpc(VpcId=vpc)


class People(ClientCase):
    """IAM's users and groups, by boto3."""

    def test_users_in_groups(self):
        iam = client("iam")
        group, users = fresh("g"), [fresh("u") for _ in range(3)]
        iam.create_group(GroupName=group)
        for user in users:
            iam.create_user(UserName=user)
            iam.add_user_to_group(GroupName=group, UserName=user)
        pages = iam.get_paginator("get_group").paginate(GroupName=group, PaginationConfig={"PageSize": 2})
        self.assertEqual(sorted(users), [user["UserName"] for page in pages for user in page["Users"]])
        self.fails("NotImplemented", iam.create_access_key, UserName=users[0])
        self.fails("EntityAlreadyExists", iam.create_user, UserName=users[0])
        self.fails("DeleteConflict", iam.delete_group, GroupName=group)
        for user in users:
            iam.remove_user_from_group(GroupName=group, UserName=user)
            iam.delete_user(UserName=user)
        iam.delete_group(GroupName=group)
        self.fails("NoSuchEntity", iam.get_group, GroupName=group)


class Machines(ClientCase):
    """Step Functions: judged and kept, by boto3."""

    def test_a_machine(self):
        states, name = client("stepfunctions"), fresh("machine")
        good = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})
        arn = states.create_state_machine(name=name, definition=good, roleArn=ROLE)["stateMachineArn"]
        self.assertEqual(good, states.describe_state_machine(stateMachineArn=arn)["definition"])
        pages = states.get_paginator("list_state_machines").paginate(PaginationConfig={"PageSize": 1})
        self.assertIn(name, [each["name"] for page in pages for each in page["stateMachines"]])
        judged = states.validate_state_machine_definition(definition='{"StartAt": "X", "States": {"A": {"Type": "Succeed"}}}')
        self.assertEqual("FAIL", judged["result"])
        self.fails("InvalidDefinition", states.create_state_machine, name=name + "b", definition="{}", roleArn=ROLE)
        self.fails("NotImplemented", states.start_execution, stateMachineArn=arn)
        states.delete_state_machine(stateMachineArn=arn)
        self.fails("StateMachineDoesNotExist", states.describe_state_machine, stateMachineArn=arn)


if __name__ == "__main__":
    unittest.main()
