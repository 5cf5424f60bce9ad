"""Policies, encryption settings, security configurations, usage profiles, tags."""

import base64
import json
import unittest

from catalogcase import CatalogCase, arn, names
from support import ROLE, client, fresh


def policy(*actions):
    statement = {"Effect": "Allow", "Principal": "*", "Action": list(actions), "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class Policies(CatalogCase):
    def setUp(self):
        # A region of its own: a catalog has one policy.
        self.glue = client("glue", region="eu-central-1")

    def test_the_catalogs_policy(self):
        put, delete = self.glue.put_resource_policy, self.glue.delete_resource_policy
        self.says("Policy not found", "EntityNotFoundException", self.glue.get_resource_policy)
        self.fails("EntityNotFoundException", put, PolicyInJson=policy("a"), PolicyExistsCondition="MUST_EXIST")
        first = put(PolicyInJson=policy("a"), PolicyExistsCondition="NOT_EXIST", EnableHybrid="TRUE")["PolicyHash"]
        self.fails("ConditionCheckFailureException", put, PolicyInJson=policy("b"), PolicyExistsCondition="NOT_EXIST")
        second = put(PolicyInJson=policy("b"), PolicyHashCondition=first)["PolicyHash"]
        got = self.glue.get_resource_policy()
        self.assertEqual((policy("b"), second), (got["PolicyInJson"], got["PolicyHash"]))
        self.assertLessEqual(got["CreateTime"], got["UpdateTime"])
        self.fails("ConditionCheckFailureException", delete, PolicyHashCondition=first)
        delete(PolicyHashCondition=second)
        self.fails("EntityNotFoundException", delete)

    def test_refusals(self):
        for text in ("[]", "no JSON", json.dumps({"Version": "x" * 11_000, "Statement": []})):
            self.fails("InvalidInputException", self.glue.put_resource_policy, PolicyInJson=text)
        self.fails("InvalidInputException", self.glue.get_resource_policies, NextToken="x")

    def test_pages_while_policies_come_and_go(self):
        arns = {letter: arn(f"database/{letter}", "eu-central-1") for letter in "abceg"}
        for letter in "aceg":
            self.glue.put_resource_policy(ResourceArn=arns[letter], PolicyInJson=policy(letter))

        def change():
            self.glue.delete_resource_policy(ResourceArn=arns["c"])
            self.glue.put_resource_policy(ResourceArn=arns["b"], PolicyInJson=policy("b"))

        rows = self.pages("get_resource_policies", "GetResourcePoliciesResponseList", change)
        self.assertEqual([policy(letter) for letter in "aceg"], names(rows, "PolicyInJson"))
        for letter in "abeg":
            self.glue.delete_resource_policy(ResourceArn=arns[letter])


class Encryption(CatalogCase):
    def setUp(self):
        self.glue = client("glue", region="eu-central-1")

    def get(self):
        return self.glue.get_data_catalog_encryption_settings()["DataCatalogEncryptionSettings"]

    def test_the_catalogs_settings(self):
        unset = {
            "EncryptionAtRest": {"CatalogEncryptionMode": "DISABLED"},
            "ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": False},
        }
        self.assertEqual(unset, self.get())
        said = {
            "EncryptionAtRest": {"CatalogEncryptionMode": "SSE-KMS", "SseAwsKmsKeyId": "alias/aws/glue"},
            "ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": True, "AwsKmsKeyId": "k"},
        }
        put = self.glue.put_data_catalog_encryption_settings
        put(DataCatalogEncryptionSettings=said)
        self.assertEqual(said, self.get())
        put(DataCatalogEncryptionSettings={"EncryptionAtRest": said["EncryptionAtRest"]})
        self.assertEqual({**unset, "EncryptionAtRest": said["EncryptionAtRest"]}, self.get())
        put(DataCatalogEncryptionSettings={})
        self.assertEqual(unset, self.get())

    def test_passwords_are_encrypted_and_kms_opens_them(self):
        region, key = "eu-north-1", "arn:aws:kms:eu-north-1:000000000000:key/k"
        glue, kms = client("glue", region=region), client("kms", region=region)
        properties = {"JDBC_CONNECTION_URL": "jdbc:postgresql://h/d", "USERNAME": "u", "PASSWORD": "päss"}
        said = {"Name": fresh("c"), "ConnectionType": "JDBC", "ConnectionProperties": properties}
        glue.create_connection(ConnectionInput=said)
        encryption = {"ReturnConnectionPasswordEncrypted": True, "AwsKmsKeyId": key}
        put = glue.put_data_catalog_encryption_settings
        put(DataCatalogEncryptionSettings={"ConnectionPasswordEncryption": encryption})
        shown = glue.get_connection(Name=said["Name"])["Connection"]["ConnectionProperties"]
        self.assertNotIn("PASSWORD", shown)
        blob = base64.b64decode(shown["ENCRYPTED_PASSWORD"])
        opened = kms.decrypt(CiphertextBlob=blob)
        self.assertEqual((key, "päss"), (opened["KeyId"], opened["Plaintext"].decode()))
        self.fails("InvalidCiphertextException", kms.decrypt, CiphertextBlob=b"x" + blob)
        self.fails("InvalidCiphertextException", client("kms").decrypt, CiphertextBlob=blob)
        self.fails("NotImplemented", kms.list_grants, KeyId="alias/aws/glue")
        put(DataCatalogEncryptionSettings={})
        plain = glue.get_connection(Name=said["Name"])["Connection"]["ConnectionProperties"]
        self.assertEqual(properties, plain)

    def test_refusals(self):
        put = self.glue.put_data_catalog_encryption_settings
        magic = {"EncryptionAtRest": {"CatalogEncryptionMode": "MAGIC"}}
        self.fails("ValidationException", put, DataCatalogEncryptionSettings=magic)
        foreign = {"CatalogId": "999999999999"}
        self.fails("EntityNotFoundException", put, DataCatalogEncryptionSettings={}, **foreign)
        self.fails("EntityNotFoundException", self.glue.get_data_catalog_encryption_settings, **foreign)

    def test_security_configurations(self):
        said = {
            "S3Encryption": [{"S3EncryptionMode": "SSE-KMS", "KmsKeyArn": "arn:aws:kms:us-east-1:1:key/k"}],
            "CloudWatchEncryption": {"CloudWatchEncryptionMode": "DISABLED"},
            "JobBookmarksEncryption": {"JobBookmarksEncryptionMode": "DISABLED"},
        }
        prefix, create = fresh("s"), self.glue.create_security_configuration
        made = create(Name=f"{prefix}-a", EncryptionConfiguration=said)
        got = self.glue.get_security_configuration(Name=f"{prefix}-a")["SecurityConfiguration"]
        self.assertEqual(
            {"Name": f"{prefix}-a", "CreatedTimeStamp": made["CreatedTimestamp"], "EncryptionConfiguration": said}, got
        )
        self.fails("AlreadyExistsException", create, Name=f"{prefix}-a", EncryptionConfiguration=said)
        for call in (self.glue.get_security_configuration, self.glue.delete_security_configuration):
            self.fails("EntityNotFoundException", call, Name="none")
        for letter in "bce":
            create(Name=f"{prefix}-{letter}", EncryptionConfiguration={})

        def change():
            self.glue.delete_security_configuration(Name=f"{prefix}-c")
            create(Name=f"{prefix}-d", EncryptionConfiguration={})

        rows = self.pages("get_security_configurations", "SecurityConfigurations", change)
        self.assertEqual([f"{prefix}-{letter}" for letter in "abde"], names(rows))
        self.fails("InvalidInputException", self.glue.get_security_configurations, NextToken="x")
        for name in names(rows):
            self.glue.delete_security_configuration(Name=name)


class CustomEntityTypes(CatalogCase):
    def setUp(self):
        self.glue = client("glue", region="eu-central-1")

    def create(self, name, **more):
        return self.glue.create_custom_entity_type(Name=name, RegexString="[A-Z]{3}", **more)

    def test_a_type_comes_back_as_it_was_said(self):
        said = {"Name": fresh("e"), "RegexString": "[A-Z]{3}-\\d+", "ContextWords": ["badge", "pass"]}
        created = self.glue.create_custom_entity_type(**said, Tags={"k": "v"})
        self.assertEqual(said["Name"], created["Name"])
        got = self.glue.get_custom_entity_type(Name=said["Name"])
        self.assertEqual(said, {key: got[key] for key in said})
        at = arn(f"customEntityType/{said['Name']}", "eu-central-1")
        self.assertEqual({"k": "v"}, self.glue.get_tags(ResourceArn=at)["Tags"])
        batch = self.glue.batch_get_custom_entity_types(Names=["none", said["Name"]])
        self.assertEqual(([said], ["none"]), (batch["CustomEntityTypes"], batch["CustomEntityTypesNotFound"]))
        self.assertEqual(said["Name"], self.glue.delete_custom_entity_type(Name=said["Name"])["Name"])
        self.fails("EntityNotFoundException", self.glue.get_tags, ResourceArn=at)

    def test_refusals(self):
        name = fresh("e")
        self.create(name)
        self.fails("AlreadyExistsException", self.create, name=name)
        self.fails("EntityNotFoundException", self.glue.get_custom_entity_type, Name="none")
        self.fails("EntityNotFoundException", self.glue.delete_custom_entity_type, Name="none")
        self.fails("ValidationException", self.glue.batch_get_custom_entity_types, Names=["a\nb"])
        self.fails("InvalidInputException", self.glue.list_custom_entity_types, NextToken="x")
        self.glue.delete_custom_entity_type(Name=name)

    def test_pages_while_types_come_and_go(self):
        prefix = fresh("p")
        for letter in "aceg":
            self.create(f"{prefix}-{letter}", Tags={"letter": letter})

        def change():
            self.glue.delete_custom_entity_type(Name=f"{prefix}-c")
            self.create(f"{prefix}-f")

        rows = self.pages("list_custom_entity_types", "CustomEntityTypes", change)
        self.assertEqual([f"{prefix}-{letter}" for letter in "acefg"], names(rows))
        tagged = self.pages("list_custom_entity_types", "CustomEntityTypes", Tags={"letter": "e"})
        self.assertEqual([f"{prefix}-e"], names(tagged))
        for letter in "aefg":
            self.glue.delete_custom_entity_type(Name=f"{prefix}-{letter}")


class UsageProfiles(CatalogCase):
    def setUp(self):
        self.glue = client("glue", region="eu-central-1")

    def test_a_profile_comes_back_as_it_was_said(self):
        workers = {"DefaultValue": "3", "MinValue": "1", "MaxValue": "9"}
        said = {
            "Name": fresh("u"),
            "Description": "d",
            "Configuration": {
                "JobConfiguration": {"numberOfWorkers": workers},
                "SessionConfiguration": {"workerType": {"DefaultValue": "G.1X", "AllowedValues": ["G.1X"]}},
            },
        }
        created = self.glue.create_usage_profile(**said, Tags={"k": "v"})
        self.assertEqual(said["Name"], created["Name"])
        got = self.glue.get_usage_profile(Name=said["Name"])
        self.assertEqual(said, {key: got[key] for key in said})
        self.assertEqual(got["CreatedOn"], got["LastModifiedOn"])
        at = arn(f"usageProfile/{said['Name']}", "eu-central-1")
        self.assertEqual({"k": "v"}, self.glue.get_tags(ResourceArn=at)["Tags"])
        self.glue.update_usage_profile(Name=said["Name"], Configuration={"JobConfiguration": {}})
        got = self.glue.get_usage_profile(Name=said["Name"])
        self.assertNotIn("Description", got)
        self.assertEqual({"JobConfiguration": {}}, got["Configuration"])
        self.glue.delete_usage_profile(Name=said["Name"])
        self.fails("EntityNotFoundException", self.glue.get_tags, ResourceArn=at)

    def test_refusals(self):
        name = fresh("u")
        self.glue.create_usage_profile(Name=name, Configuration={})
        self.fails("AlreadyExistsException", self.glue.create_usage_profile, Name=name, Configuration={})
        self.fails("EntityNotFoundException", self.glue.get_usage_profile, Name="none")
        self.fails("EntityNotFoundException", self.glue.update_usage_profile, Name="none", Configuration={})
        self.fails("EntityNotFoundException", self.glue.delete_usage_profile, Name="none")
        self.fails("InvalidInputException", self.glue.list_usage_profiles, NextToken="x")
        self.glue.delete_usage_profile(Name=name)

    def test_pages_while_profiles_come_and_go(self):
        prefix = fresh("p")
        for letter in "aceg":
            self.glue.create_usage_profile(Name=f"{prefix}-{letter}", Configuration={})

        def change():
            self.glue.delete_usage_profile(Name=f"{prefix}-c")
            self.glue.create_usage_profile(Name=f"{prefix}-f", Configuration={})

        rows = self.pages("list_usage_profiles", "Profiles", change)
        self.assertEqual([f"{prefix}-{letter}" for letter in "acefg"], names(rows))
        for letter in "aefg":
            self.glue.delete_usage_profile(Name=f"{prefix}-{letter}")


class Tags(CatalogCase):
    def tagged(self):
        """One of each kind of things that carry tags; gives their ARNs' paths."""
        name, tags = fresh("tags"), {"Tags": {"a": "1"}}
        command = {"Name": "glueetl", "ScriptLocation": "s3://bucket/x.py"}
        self.glue.create_database(DatabaseInput={"Name": name}, **tags)
        self.glue.create_catalog(Name=name, CatalogInput={}, **tags)
        connection = {"Name": name, "ConnectionType": "NETWORK", "ConnectionProperties": {}}
        self.glue.create_connection(ConnectionInput=connection, **tags)
        self.glue.create_usage_profile(Name=name, Configuration={}, **tags)
        self.glue.create_registry(RegistryName=name, **tags)
        schema = {"RegistryId": {"RegistryName": name}, "DataFormat": "AVRO", "Compatibility": "NONE"}
        self.glue.create_schema(SchemaName="s", SchemaDefinition='"string"', **schema, **tags)
        self.glue.create_job(Name=name, Role=ROLE, Command=command, **tags)
        self.glue.create_workflow(Name=name, **tags)
        self.glue.create_trigger(Name=name, Type="ON_DEMAND", Actions=[{"JobName": name}], **tags)
        targets = {"S3Targets": [{"Path": "s3://bucket/x/"}]}
        self.glue.create_crawler(Name=name, Role=ROLE, DatabaseName=name, Targets=targets, **tags)
        kinds = ("database", "catalog", "connection", "usageProfile", "registry", "job", "workflow", "trigger", "crawler")
        return [f"{kind}/{name}" for kind in kinds] + [f"schema/{name}/s"]

    def test_every_kind_of_thing_carries_tags(self):
        for path in self.tagged():
            with self.subTest(path):
                self.assertEqual({"a": "1"}, self.glue.get_tags(ResourceArn=arn(path))["Tags"])
                self.glue.tag_resource(ResourceArn=arn(path), TagsToAdd={"a": "2", "b": "ü"})
                self.glue.untag_resource(ResourceArn=arn(path), TagsToRemove=["a", "none"])
                self.assertEqual({"b": "ü"}, self.glue.get_tags(ResourceArn=arn(path))["Tags"])

    def test_refusals(self):
        calls = (
            (self.glue.get_tags, {}),
            (self.glue.tag_resource, {"TagsToAdd": {"a": "b"}}),
            (self.glue.untag_resource, {"TagsToRemove": ["a"]}),
        )
        elsewhere = f"arn:aws:glue:us-east-1:999999999999:database/{self.database}"
        for call, arguments in calls:
            for nothing in (arn("database/none"), elsewhere, arn(f"database/{self.database}", "eu-west-3")):
                self.fails("EntityNotFoundException", call, ResourceArn=nothing, **arguments)
            self.fails("ValidationException", call, ResourceArn="arn:aws:s3:::bucket", **arguments)
        here = {"ResourceArn": arn(f"database/{self.database}")}
        self.glue.tag_resource(**here, TagsToAdd={str(n): "x" for n in range(50)})
        self.fails("InvalidInputException", self.glue.tag_resource, **here, TagsToAdd={"one more": "x"})
        self.fails("InvalidInputException", self.glue.tag_resource, **here, TagsToAdd={"aws:x": "x"})


if __name__ == "__main__":
    unittest.main()
