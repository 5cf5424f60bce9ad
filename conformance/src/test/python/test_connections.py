"""Connections."""

import json
import os
import unittest

from catalogcase import CatalogCase, arn, names
from support import client, fresh

# A PostgreSQL database to log in to, as jdbc:postgresql://host:port/database?user=postgres.
DATABASE = os.environ.get("MASTIC_JDBC_URL")


def connection(name, **more):
    properties = {"JDBC_CONNECTION_URL": "jdbc:postgresql://h:5432/d", "USERNAME": "u", "PASSWORD": "p"}
    return {"Name": name, "ConnectionType": "JDBC", "ConnectionProperties": properties, **more}


class Connections(CatalogCase):
    def setUp(self):
        self.glue = client("glue")
        self.name = fresh("c")

    def create(self, name=None, **more):
        said = connection(name or self.name, **more)
        self.glue.create_connection(ConnectionInput=said)
        return said

    def get(self, **arguments):
        return self.glue.get_connection(Name=self.name, **arguments)["Connection"]

    def test_a_connection_comes_back_as_it_was_said(self):
        said = connection(
            self.name,
            Description="d",
            MatchCriteria=["x"],
            PhysicalConnectionRequirements={
                "SubnetId": "subnet-1",
                "SecurityGroupIdList": ["sg-1"],
                "AvailabilityZone": "us-east-1a",
            },
        )
        made = self.glue.create_connection(ConnectionInput=said, Tags={"k": "v"})
        self.assertEqual("READY", made["CreateConnectionStatus"])
        got = self.get()
        self.assertEqual(got.pop("CreationTime"), got.pop("LastUpdatedTime"))
        self.assertEqual("arn:aws:iam::000000000000:root", got.pop("LastUpdatedBy"))
        self.assertEqual({**said, "Status": "READY", "ConnectionSchemaVersion": 1}, got)
        self.assertEqual({"k": "v"}, self.glue.get_tags(ResourceArn=arn(f"connection/{self.name}"))["Tags"])

    def test_passwords_are_hidden_on_request(self):
        kafka = {"KAFKA_BOOTSTRAP_SERVERS": "h:9094", "KAFKA_SASL_SCRAM_PASSWORD": "s"}
        self.create(ConnectionType="KAFKA", ConnectionProperties=kafka)
        self.assertEqual(kafka, self.get()["ConnectionProperties"])
        self.assertEqual({"KAFKA_BOOTSTRAP_SERVERS": "h:9094"}, self.get(HidePassword=True)["ConnectionProperties"])

    def test_properties_of_compute_environments(self):
        self.create(SparkProperties={"USERNAME": "spark"}, AthenaProperties={"spill_bucket": "b"})
        self.assertEqual(2, self.get()["ConnectionSchemaVersion"])
        self.assertEqual("u", self.get()["ConnectionProperties"]["USERNAME"])
        spark = self.get(ApplyOverrideForComputeEnvironment="SPARK")["ConnectionProperties"]
        self.assertEqual(("spark", "p"), (spark["USERNAME"], spark["PASSWORD"]))
        athena = self.get(ApplyOverrideForComputeEnvironment="ATHENA")["ConnectionProperties"]
        self.assertEqual(("u", "b"), (athena["USERNAME"], athena["spill_bucket"]))

    def test_credentials_stay_inside(self):
        authentication = {
            "AuthenticationType": "BASIC",
            "SecretArn": "arn:aws:secretsmanager:us-east-1:000000000000:secret:s",
            "BasicAuthenticationCredentials": {"Username": "u", "Password": "p"},
        }
        self.create(AuthenticationConfiguration=authentication)
        del authentication["BasicAuthenticationCredentials"]
        self.assertEqual(authentication, self.get()["AuthenticationConfiguration"])

    def test_an_update_replaces_what_was_said(self):
        self.create(Description="old")
        self.glue.update_connection(Name=self.name, ConnectionInput=connection(self.name, MatchCriteria=["y"]))
        self.assertEqual(["y"], self.get()["MatchCriteria"])
        self.assertNotIn("Description", self.get())

    def test_filters_and_pages_while_connections_come_and_go(self):
        prefix = fresh("page")
        for letter in "abceg":
            kind = "NETWORK" if letter == "b" else "JDBC"
            self.create(f"{prefix}-{letter}", ConnectionType=kind, MatchCriteria=[prefix])

        def change():
            self.glue.delete_connection(ConnectionName=f"{prefix}-c")
            self.create(f"{prefix}-f", MatchCriteria=[prefix, "more"])

        def found(between=None, **wanted):
            wanted = {"MatchCriteria": [prefix], **wanted}
            rows = self.pages("get_connections", "ConnectionList", between, Filter=wanted)
            return [name[-1] for name in names(rows)]

        self.assertEqual(list("acefg"), found(change, ConnectionType="JDBC"))
        self.assertEqual(["b"], found(ConnectionType="NETWORK"))
        self.assertEqual(["f"], found(MatchCriteria=["more", prefix]))
        self.assertEqual([], found(ConnectionSchemaVersion=2))

    def test_refusals(self):
        said = self.create()
        self.fails("AlreadyExistsException", self.glue.create_connection, ConnectionInput=said)
        for call in (self.glue.get_connection, self.glue.update_connection):
            more = {"ConnectionInput": said} if call == self.glue.update_connection else {}
            self.says("Connection none not found.", "EntityNotFoundException", call, Name="none", **more)
        self.fails("EntityNotFoundException", self.glue.delete_connection, ConnectionName="none")
        self.fails("EntityNotFoundException", self.glue.get_connections, CatalogId="999999999999")
        create = self.glue.create_connection
        self.fails("InvalidInputException", create, ConnectionInput=connection("s", ConnectionType="SFTP"))
        self.fails("InvalidInputException", create, ConnectionInput=connection("s", ConnectionType="SALESFORCE"))
        validated = connection("k", ConnectionType="KAFKA", ValidateCredentials=True)
        self.fails("InvalidInputException", create, ConnectionInput=validated)
        self.fails("ValidationException", create, ConnectionInput=connection("x", ConnectionType="MAGIC"))

    def test_deleting_many(self):
        self.create()
        gone = self.glue.batch_delete_connection(ConnectionNameList=[self.name, "none"])
        self.assertEqual([self.name], gone["Succeeded"])
        self.assertEqual("EntityNotFoundException", gone["Errors"]["none"]["ErrorCode"])
        self.fails("EntityNotFoundException", self.glue.get_connection, Name=self.name)
        self.fails("EntityNotFoundException", self.glue.get_tags, ResourceArn=arn(f"connection/{self.name}"))
        many = [str(n) for n in range(26)]
        self.fails("ValidationException", self.glue.batch_delete_connection, ConnectionNameList=many)

    @unittest.skipUnless(DATABASE, "needs MASTIC_JDBC_URL")
    def test_a_login_is_tried(self):
        properties = {"JDBC_CONNECTION_URL": DATABASE, "USERNAME": "postgres", "PASSWORD": "postgres"}
        self.create(ConnectionProperties=properties, ValidateCredentials=True)
        self.glue.test_connection(ConnectionName=self.name)
        tried = {"ConnectionType": "JDBC", "ConnectionProperties": properties}
        self.glue.test_connection(TestConnectionInput=tried)

    @unittest.skipUnless(DATABASE, "needs MASTIC_JDBC_URL")
    def test_a_login_is_taken_from_a_secret(self):
        server, rest = DATABASE.split("//")[1].split("/", 1)
        url = "jdbc:postgresql://${host}/" + rest.split("?")[0]
        properties = {"JDBC_CONNECTION_URL": url, "SECRET_ID": self.name}
        secrets = client("secretsmanager")
        tried = {"ConnectionType": "JDBC", "ConnectionProperties": properties}

        def refused(words):
            self.says(words, "InvalidInputException", self.glue.test_connection, TestConnectionInput=tried)

        refused(f"The secret {self.name} is not in the Secrets Manager of this server.")
        arn = secrets.create_secret(Name=self.name, SecretString="hush, no object")["ARN"]
        self.addCleanup(secrets.delete_secret, SecretId=arn, ForceDeleteWithoutRecovery=True)
        refused(f"The secret {self.name} is no JSON object of texts, such as username and password.")
        secrets.put_secret_value(SecretId=arn, SecretString=json.dumps(
            {"host": server, "username": "postgres", "password": "postgres"}))
        self.glue.test_connection(TestConnectionInput=tried)
        self.create(ConnectionProperties={**properties, "SECRET_ID": arn}, ValidateCredentials=True)
        self.glue.test_connection(ConnectionName=self.name)
        secrets.put_secret_value(SecretId=arn, SecretString=json.dumps({"host": server, "username": "nobody", "password": "p"}))
        self.fails("InvalidInputException", self.glue.test_connection, TestConnectionInput=tried)

    def test_a_login_that_fails_says_so(self):
        test = self.glue.test_connection
        self.fails("InvalidInputException", test)
        self.fails("EntityNotFoundException", test, ConnectionName="none")
        nobody = {"JDBC_CONNECTION_URL": "jdbc:postgresql://127.0.0.1:1/d", "USERNAME": "u", "PASSWORD": "p"}
        tried = {"ConnectionType": "JDBC", "ConnectionProperties": nobody}
        self.fails("InvalidInputException", test, TestConnectionInput=tried)
        kafka = {"ConnectionType": "KAFKA", "ConnectionProperties": {}}
        self.fails("OperationNotSupportedException", test, TestConnectionInput=kafka)


if __name__ == "__main__":
    unittest.main()
