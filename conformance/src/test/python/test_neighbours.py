"""boto3's clients of the neighbours: STS and IAM."""

import json
import unittest

from support import ClientCase, client, fresh


class Neighbours(ClientCase):
    def test_who_am_i(self):
        identity = client("sts").get_caller_identity()
        self.assertEqual("000000000000", identity["Account"])
        self.assertTrue(identity["Arn"].startswith("arn:aws:iam::000000000000:"))

    def test_a_role_and_its_policies(self):
        iam, name = client("iam"), fresh("role")
        trust = {"Version": "2012-10-17", "Statement": []}
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]
        self.assertEqual(f"arn:aws:iam::000000000000:role/{name}", role["Arn"])
        self.assertEqual(trust, iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"])
        self.fails("EntityAlreadyExists", iam.create_role, RoleName=name, AssumeRolePolicyDocument="{}")
        managed = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
        iam.attach_role_policy(RoleName=name, PolicyArn=managed)
        attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
        self.assertEqual([managed], [p["PolicyArn"] for p in attached])
        iam.detach_role_policy(RoleName=name, PolicyArn=managed)
        iam.delete_role(RoleName=name)
        self.fails("NoSuchEntity", iam.get_role, RoleName=name)

    def test_temporary_keys_work(self):
        import boto3

        keys = client("sts").assume_role(RoleArn="arn:aws:iam::000000000000:role/any", RoleSessionName="session")
        temporary = keys["Credentials"]
        sts = boto3.client(
            "sts",
            aws_access_key_id=temporary["AccessKeyId"],
            aws_secret_access_key=temporary["SecretAccessKey"],
            aws_session_token=temporary["SessionToken"],
        )
        self.assertIn("assumed-role/any/session", sts.get_caller_identity()["Arn"])

    def test_what_is_not_there_says_so(self):
        answer = self.fails("NotImplemented", client("iam").list_saml_providers)
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])


if __name__ == "__main__":
    unittest.main()
