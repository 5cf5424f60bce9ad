"""What lies behind connections: entities, their fields, their records."""

import os
import unittest
from urllib.parse import urlsplit

from catalogcase import ACCOUNT, CatalogCase, names
from support import client, fresh
from test_connection_types import connection, rest

# A PostgreSQL database with a table shop.items and 1,100 tables of stock, as jdbc:postgresql://host:port/database?user=postgres.
DATABASE = os.environ.get("MASTIC_JDBC_URL")


class Entities(CatalogCase):
    def setUp(self):
        self.glue = client("glue")
        self.name = fresh("c")

    def connect(self, url, kind="JDBC"):
        properties = {"JDBC_CONNECTION_URL": url, "USERNAME": "postgres", "PASSWORD": "postgres"}
        said = {"Name": self.name, "ConnectionType": kind, "ConnectionProperties": properties}
        self.glue.create_connection(ConnectionInput=said)

    def records(self, **more):
        return self.glue.get_entity_records(ConnectionName=self.name, EntityName="shop.items", **more)

    @unittest.skipUnless(DATABASE, "needs MASTIC_JDBC_URL")
    def test_the_tables_of_a_database(self):
        self.connect(DATABASE)
        schemas = self.glue.list_entities(ConnectionName=self.name)["Entities"]
        self.assertIn("shop", names(schemas, "EntityName"))
        tables = self.glue.list_entities(ConnectionName=self.name, ParentEntityName="shop")["Entities"]
        self.assertEqual(["shop.items"], names(tables, "EntityName"))
        fields = self.glue.describe_entity(ConnectionName=self.name, EntityName="shop.items")["Fields"]
        types = {field["FieldName"]: field["FieldType"] for field in fields}
        self.assertEqual({"id": "INT", "name": "STRING", "price": "DECIMAL"}, types)

        page = self.records(Limit=2)
        self.assertEqual([1, 2], names(page["Records"], "id"))
        rest = self.records(Limit=2, NextToken=page["NextToken"])
        self.assertEqual([{"id": 3, "name": "it's", "price": None}], rest["Records"])
        self.assertNotIn("NextToken", rest)
        said = {"CatalogId": ACCOUNT, "DataStoreApiVersion": "1"}
        self.assertEqual([2], names(self.records(Limit=1, OrderBy="name", **said)["Records"], "id"))
        self.assertIn("ConnectionOptions are not supported", self.fails(
            "InvalidInputException", self.records, Limit=1, ConnectionOptions={"a": "b"})["Error"]["Message"])
        found = self.records(Limit=9, FilterPredicate="price > 1 AND name LIKE 'i%'", SelectedFields=["name"])
        self.assertEqual([{"name": "ink"}], found["Records"])

        self.fails("EntityNotFoundException", self.glue.describe_entity, ConnectionName=self.name, EntityName="shop.none")
        read = self.glue.get_entity_records
        self.fails("EntityNotFoundException", read, ConnectionName=self.name, EntityName="shop.none", Limit=1)
        self.fails("InvalidInputException", self.records, Limit=1, FilterPredicate="1 = 1; DROP TABLE shop.items")
        self.fails("InvalidInputException", self.records, Limit=1, NextToken=page["NextToken"], FilterPredicate="id = 1")
        self.fails("ValidationException", self.records, Limit=1001)

    @unittest.skipUnless(DATABASE, "needs MASTIC_JDBC_URL")
    def test_more_tables_than_a_page(self):
        self.connect(DATABASE)
        rows = []
        arguments = {"ConnectionName": self.name, "ParentEntityName": "stock"}
        while arguments:
            page = self.glue.list_entities(**arguments)
            rows += names(page["Entities"], "EntityName")
            arguments = {**arguments, "NextToken": page["NextToken"]} if "NextToken" in page else None
        self.assertEqual([f"stock.t{i}" for i in range(1000, 2100)], rows)

    @unittest.skipUnless(DATABASE, "needs MASTIC_JDBC_URL")
    def test_a_connection_that_several_services_share(self):
        place = urlsplit(DATABASE.removeprefix("jdbc:"))
        where = {"HOST": place.hostname, "PORT": str(place.port), "DATABASE": place.path[1:]}
        login = {"Username": "postgres", "Password": "postgres"}
        said = {
            "Name": self.name,
            "ConnectionType": "POSTGRESQL",
            "ConnectionProperties": where,
            "AuthenticationConfiguration": {"AuthenticationType": "BASIC", "BasicAuthenticationCredentials": login},
        }
        self.glue.create_connection(ConnectionInput=said)
        self.glue.test_connection(ConnectionName=self.name)
        self.assertEqual(3, len(self.records(Limit=9)["Records"]))

    def test_the_entities_of_a_registered_type(self):
        kind = "REST-" + fresh("FOO")
        self.glue.register_connection_type(**rest(kind))
        self.glue.create_connection(ConnectionInput=connection(self.name, kind, tenant="t"))
        self.assertEqual(["bar"], names(self.glue.list_entities(ConnectionName=self.name)["Entities"], "EntityName"))
        fields = self.glue.describe_entity(ConnectionName=self.name, EntityName="bar")["Fields"]
        self.assertEqual({"id": "STRING", "size": "BIGINT"}, {f["FieldName"]: f["FieldType"] for f in fields})
        read = self.glue.get_entity_records
        self.fails("InvalidInputException", read, ConnectionName=self.name, EntityName="bar", Limit=1)
        self.glue.list_entities(ConnectionName=self.name, CatalogId=ACCOUNT, DataStoreApiVersion="1")
        self.glue.describe_entity(ConnectionName=self.name, EntityName="bar", CatalogId=ACCOUNT, DataStoreApiVersion="1")
        self.fails("InvalidInputException", self.glue.describe_entity, ConnectionName=self.name, EntityName="bar", NextToken="x")
        for member in ({"CatalogId": ACCOUNT}, {"DataStoreApiVersion": "1"}, {"ConnectionOptions": {"a": "b"}}, {"OrderBy": "id"}):
            self.fails("InvalidInputException", read, ConnectionName=self.name, EntityName="bar", Limit=1, **member)

    def test_refusals(self):
        self.fails("EntityNotFoundException", self.glue.list_entities, ConnectionName="none")
        self.fails("InvalidInputException", self.glue.list_entities)
        self.connect("jdbc:postgresql://127.0.0.1:1/d", "NETWORK")
        self.fails("InvalidInputException", self.glue.list_entities, ConnectionName=self.name)
        self.fails("InvalidInputException", self.glue.describe_entity, ConnectionName=self.name, EntityName="x")
        self.fails("InvalidInputException", self.records, Limit=1)


if __name__ == "__main__":
    unittest.main()
