"""The schema registry: each of its verbs, and how it refuses."""

import json
import unittest

from catalogcase import CatalogCase, arn, names
from support import ClientError, client, fresh


def avro(*fields):
    columns = [{"name": name, "type": ["null", "string"], "default": None} for name in fields]
    return json.dumps({"type": "record", "name": "R", "fields": columns})


class Registry(CatalogCase):
    def setUp(self):
        self.glue = client("glue")
        self.registry = {"RegistryName": fresh("r")}
        self.glue.create_registry(**self.registry)
        self.schema = {**self.registry, "SchemaName": "s"}
        self.none = {**self.registry, "SchemaName": "none"}

    def create(self, name="s"):
        said = {"RegistryId": self.registry, "SchemaName": name, "DataFormat": "AVRO", "Compatibility": "BACKWARD"}
        return self.glue.create_schema(**said, SchemaDefinition=avro("a"))

    def register(self, *fields):
        return self.glue.register_schema_version(SchemaId=self.schema, SchemaDefinition=avro(*fields))

    def test_registries(self):
        name = self.registry["RegistryName"]
        got = self.glue.get_registry(RegistryId=self.registry)
        self.assertEqual(("AVAILABLE", arn(f"registry/{name}")), (got["Status"], got["RegistryArn"]))
        self.glue.update_registry(RegistryId=self.registry, Description="new")
        self.assertEqual("new", self.glue.get_registry(RegistryId=self.registry)["Description"])
        self.assertIn(name, names(self.pages("list_registries", "Registries", size=100), "RegistryName"))
        self.fails("AlreadyExistsException", self.glue.create_registry, **self.registry)
        self.fails("InvalidInputException", self.glue.list_registries, NextToken="x")
        none = {"RegistryName": "none"}
        self.fails("EntityNotFoundException", self.glue.get_registry, RegistryId=none)
        self.fails("EntityNotFoundException", self.glue.update_registry, RegistryId=none, Description="x")
        self.fails("EntityNotFoundException", self.glue.delete_registry, RegistryId=none)
        self.glue.delete_registry(RegistryId=self.registry)

    def test_schemas(self):
        for letter in "aceg":
            self.create(letter)

        def change():
            self.glue.delete_schema(SchemaId={**self.registry, "SchemaName": "c"})
            self.create("f")

        rows = self.pages("list_schemas", "Schemas", change, RegistryId=self.registry)
        self.assertEqual(list("acefg"), names(rows, "SchemaName"))
        self.create()
        self.glue.update_schema(SchemaId=self.schema, Compatibility="NONE", SchemaVersionNumber={"VersionNumber": 1})
        self.assertEqual("NONE", self.glue.get_schema(SchemaId=self.schema)["Compatibility"])
        with self.assertRaises(self.glue.exceptions.AlreadyExistsException):
            self.create()
        for call in (self.glue.get_schema, self.glue.delete_schema):
            self.fails("EntityNotFoundException", call, SchemaId=self.none)
        self.fails("EntityNotFoundException", self.glue.update_schema, SchemaId=self.none, Description="x")
        self.fails("EntityNotFoundException", self.glue.list_schemas, RegistryId={"RegistryName": "none"})

    def test_versions(self):
        self.create()
        for fields in ("ab", "abc", "abcd"):
            self.assertEqual("AVAILABLE", self.register(*fields)["Status"])
        rows = self.pages("list_schema_versions", "Schemas", SchemaId=self.schema)
        self.assertEqual([1, 2, 3, 4], sorted(names(rows, "VersionNumber")))
        latest = self.glue.get_schema_version(SchemaId=self.schema, SchemaVersionNumber={"LatestVersion": True})
        self.assertEqual((4, avro(*"abcd")), (latest["VersionNumber"], latest["SchemaDefinition"]))
        found = self.glue.get_schema_by_definition(SchemaId=self.schema, SchemaDefinition=avro("a", "b"))
        self.assertEqual("AVAILABLE", found["Status"])
        numbers = {f"{which}SchemaVersionNumber": {"VersionNumber": n} for which, n in (("First", 1), ("Second", 2))}
        diff = self.glue.get_schema_versions_diff(SchemaId=self.schema, SchemaDiffType="SYNTAX_DIFF", **numbers)
        self.assertTrue(json.loads(diff["Diff"]))
        self.glue.delete_schema_versions(SchemaId=self.schema, Versions="2-3")
        self.assertEqual(2, len(self.pages("list_schema_versions", "Schemas", SchemaId=self.schema)))
        definition = {"SchemaDefinition": avro("a")}
        self.fails("EntityNotFoundException", self.glue.register_schema_version, SchemaId=self.none, **definition)
        self.fails("EntityNotFoundException", self.glue.get_schema_by_definition, SchemaId=self.none, **definition)
        self.fails("EntityNotFoundException", self.glue.list_schema_versions, SchemaId=self.none)
        self.fails("EntityNotFoundException", self.glue.delete_schema_versions, SchemaId=self.none, Versions="1")
        number = {"SchemaVersionNumber": {"VersionNumber": 99}}
        self.fails("EntityNotFoundException", self.glue.get_schema_version, SchemaId=self.schema, **number)
        diff = self.glue.get_schema_versions_diff
        self.fails("EntityNotFoundException", diff, SchemaId=self.none, SchemaDiffType="SYNTAX_DIFF", **numbers)

    def test_validity(self):
        check = self.glue.check_schema_version_validity
        self.assertTrue(check(DataFormat="AVRO", SchemaDefinition=avro("a"))["Valid"])
        self.assertFalse(check(DataFormat="AVRO", SchemaDefinition="{")["Valid"])
        with self.assertRaises(ClientError):
            check(DataFormat="MAGIC", SchemaDefinition="{}")

    def test_metadata(self):
        version = {"SchemaVersionId": self.create()["SchemaVersionId"]}
        pair = {"MetadataKey": "k", "MetadataValue": "v"}
        self.glue.put_schema_version_metadata(**version, MetadataKeyValue=pair)
        got = self.glue.query_schema_version_metadata(**version)["MetadataInfoMap"]
        self.assertEqual("v", got["k"]["MetadataValue"])
        self.fails("AlreadyExistsException", self.glue.put_schema_version_metadata, **version, MetadataKeyValue=pair)
        self.glue.remove_schema_version_metadata(**version, MetadataKeyValue=pair)
        self.fails("EntityNotFoundException", self.glue.remove_schema_version_metadata, **version, MetadataKeyValue=pair)
        nobody = {"SchemaVersionId": "00000000-0000-0000-0000-000000000000"}
        self.fails("EntityNotFoundException", self.glue.query_schema_version_metadata, **nobody)


if __name__ == "__main__":
    unittest.main()
