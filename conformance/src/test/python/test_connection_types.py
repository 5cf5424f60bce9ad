"""Types of connections: those of Glue, and those that a client registers."""

import unittest

from catalogcase import CatalogCase, arn, names
from support import client, fresh


def text(name, **more):
    return {"Name": name, "Required": True, "PropertyType": "USER_INPUT", **more}


def rest(name, **more):
    """A type of connections to a REST API with one entity."""
    source = {"RequestMethod": "GET", "RequestPath": "/bar.json", "ResponseConfiguration": {"ResultPath": "$.result"}}
    schema = {"id": {"Name": "id", "FieldDataType": "STRING"}, "size": {"Name": "size", "FieldDataType": "BIGINT"}}
    return {
        "ConnectionType": name,
        "IntegrationType": "REST",
        "Description": "Foo",
        "ConnectionProperties": {
            "Url": text("Url", DefaultValue="https://foo.example/v1"),
            "AdditionalRequestParameters": [text("tenant", PropertyLocation="HEADER")],
        },
        "ConnectorAuthenticationConfiguration": {"AuthenticationTypes": ["BASIC"]},
        "RestConfiguration": {"EntityConfigurations": {"bar": {"SourceConfiguration": source, "Schema": schema}}},
        **more,
    }


def connection(name, kind, **properties):
    return {
        "Name": name,
        "ConnectionType": kind,
        "ConnectionProperties": properties,
        "AuthenticationConfiguration": {"AuthenticationType": "BASIC"},
    }


class ConnectionTypes(CatalogCase):
    def setUp(self):
        self.glue = client("glue")
        self.kind = "REST-" + fresh("FOO")

    def test_the_types_that_glue_brings_along(self):
        types = self.glue.list_connection_types()["ConnectionTypes"]
        kinds = {kind["ConnectionType"]: kind for kind in types}
        for kind in ("JDBC", "KAFKA", "MONGODB", "NETWORK"):
            self.assertIn(kind, {row["ConnectionType"] for row in self.pages("list_connection_types", "ConnectionTypes", size=30)})
        jdbc = kinds["JDBC"]
        self.assertEqual(["BASIC"], jdbc["Capabilities"]["SupportedAuthenticationTypes"])
        self.assertEqual(["READ", "WRITE"], jdbc["Capabilities"]["SupportedDataOperations"])
        said = self.glue.describe_connection_type(ConnectionType="JDBC")
        self.assertEqual(jdbc["Capabilities"], said["Capabilities"])
        self.assertTrue(said["ConnectionProperties"]["JDBC_CONNECTION_URL"]["Required"])
        self.assertEqual(["SECRET"], said["ConnectionProperties"]["PASSWORD"]["PropertyTypes"])
        self.assertIn("SPARK", said["ComputeEnvironmentConfigurations"])

    def test_a_registered_type_and_its_connections(self):
        made = self.glue.register_connection_type(**rest(self.kind, Tags={"k": "v"}))
        self.assertEqual(arn(f"connectionType/{self.kind}"), made["ConnectionTypeArn"])
        self.assertEqual({"k": "v"}, self.glue.get_tags(ResourceArn=made["ConnectionTypeArn"])["Tags"])
        self.assertIn(self.kind, names(self.pages("list_connection_types", "ConnectionTypes", size=60), "ConnectionType"))
        said = self.glue.describe_connection_type(ConnectionType=self.kind)
        self.assertEqual(rest(self.kind)["RestConfiguration"], said["RestConfiguration"])
        self.assertEqual("HEADER", said["ConnectionProperties"]["tenant"]["PropertyLocation"])

        name = fresh("c")
        create = self.glue.create_connection
        create(ConnectionInput=connection(name, self.kind, tenant="t"))
        self.assertEqual({"tenant": "t"}, self.glue.get_connection(Name=name)["Connection"]["ConnectionProperties"])
        message = "[ConnectionInput.ConnectionProperties.tenant is required.]"
        self.says(message, "InvalidInputException", create, ConnectionInput=connection("x", self.kind))
        other = connection("x", self.kind, tenant="t", colour="red")
        self.fails("InvalidInputException", create, ConnectionInput=other)
        self.fails("InvalidInputException", create, ConnectionInput=connection("x", "REST-none", tenant="t"))
        self.glue.delete_connection(ConnectionName=name)
        self.glue.delete_connection_type(ConnectionType=self.kind)
        self.fails("InvalidInputException", self.glue.describe_connection_type, ConnectionType=self.kind)

    def test_refusals(self):
        self.fails("InvalidInputException", self.glue.register_connection_type, **rest("FOO"))
        self.glue.register_connection_type(**rest(self.kind))
        self.fails("AlreadyExistsException", self.glue.register_connection_type, **rest(self.kind))
        self.fails("InvalidInputException", self.glue.describe_connection_type, ConnectionType="MAGIC")
        self.fails("EntityNotFoundException", self.glue.delete_connection_type, ConnectionType="REST-none")
        self.fails("InvalidInputException", self.glue.delete_connection_type, ConnectionType="JDBC")
        self.fails("InvalidInputException", self.glue.list_connection_types, NextToken="x")
        self.fails("ValidationException", self.glue.list_connection_types, MaxResults=101)


if __name__ == "__main__":
    unittest.main()
