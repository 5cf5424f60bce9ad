"""boto3 on the schema registry: every operation, its documented errors, its pages."""

import json
import unittest

from support import ClientCase, client, fresh

PROTO = 'syntax = "proto3"; package p; message A { string a = 1; }'
PROTO_MORE = 'syntax = "proto3"; package p; message A { string a = 1; int32 b = 2; }'
PROTO_OTHER = 'syntax = "proto3"; package p; message A { int32 a = 1; }'


def avro(*fields):
    return json.dumps({"type": "record", "name": "R", "fields": list(fields)})


A = {"name": "a", "type": "string"}
B = {"name": "b", "type": "int"}
B_DEFAULT = {"name": "b", "type": "int", "default": 0}


def json_schema(closed=False, **properties):
    return json.dumps({"type": "object", "properties": properties, "additionalProperties": not closed})


class RegistryCase(ClientCase):
    def setUp(self):
        self.glue = client("glue")
        self.registry = fresh("registry")
        self.glue.create_registry(RegistryName=self.registry, Description="d", Tags={"team": "t"})
        self.id = {"RegistryName": self.registry, "SchemaName": "s"}
        self.addCleanup(self.forget)

    def forget(self):
        try:
            self.glue.delete_registry(RegistryId={"RegistryName": self.registry})
        except self.glue.exceptions.EntityNotFoundException:
            pass

    def create(self, definition, mode="BACKWARD", data_format="AVRO", name="s"):
        return self.glue.create_schema(
            RegistryId={"RegistryName": self.registry},
            SchemaName=name,
            DataFormat=data_format,
            Compatibility=mode,
            SchemaDefinition=definition,
        )

    def register(self, definition):
        return self.glue.register_schema_version(SchemaId=self.id, SchemaDefinition=definition)

    def version(self, number):
        return self.glue.get_schema_version(SchemaId=self.id, SchemaVersionNumber={"VersionNumber": number})

    def pages(self, call, key, **arguments):
        found, token = [], None
        while True:
            page = call(**arguments, **({"NextToken": token} if token else {}))
            found.append(page[key])
            token = page.get("NextToken")
            if not token:
                return found


class Registries(RegistryCase):
    def test_a_registry_lives(self):
        arn = f"arn:aws:glue:us-east-1:000000000000:registry/{self.registry}"
        got = self.glue.get_registry(RegistryId={"RegistryName": self.registry})
        self.assertEqual((self.registry, arn, "d", "AVAILABLE"), tuple(
            got[k] for k in ("RegistryName", "RegistryArn", "Description", "Status")))
        self.assertEqual({"team": "t"}, self.glue.get_tags(ResourceArn=arn)["Tags"])
        updated = self.glue.update_registry(RegistryId={"RegistryArn": arn}, Description="e")
        self.assertEqual((self.registry, arn), (updated["RegistryName"], updated["RegistryArn"]))
        self.assertEqual("e", self.glue.get_registry(RegistryId={"RegistryArn": arn})["Description"])
        deleted = self.glue.delete_registry(RegistryId={"RegistryName": self.registry})
        self.assertEqual("DELETING", deleted["Status"])
        self.fails("EntityNotFoundException", self.glue.get_registry, RegistryId={"RegistryName": self.registry})

    def test_errors(self):
        gone = {"RegistryName": fresh("gone")}
        self.fails("AlreadyExistsException", self.glue.create_registry, RegistryName=self.registry)
        self.fails("InvalidInputException", self.glue.create_registry, RegistryName="with blank")
        self.fails("EntityNotFoundException", self.glue.get_registry, RegistryId=gone)
        self.fails("EntityNotFoundException", self.glue.update_registry, RegistryId=gone, Description="x")
        self.fails("EntityNotFoundException", self.glue.delete_registry, RegistryId=gone)
        both = {"RegistryName": "x", "RegistryArn": "arn:aws:glue:us-east-1:000000000000:registry/x"}
        self.fails("InvalidInputException", self.glue.get_registry, RegistryId=both)
        self.fails("InvalidInputException", self.glue.list_registries, NextToken="nonsense")

    def test_pages_of_registries(self):
        more = sorted(fresh("page") for _ in range(3))
        for name in more:
            self.glue.create_registry(RegistryName=name)
            self.addCleanup(self.glue.delete_registry, RegistryId={"RegistryName": name})
        found = self.pages(self.glue.list_registries, "Registries", MaxResults=2)
        self.assertTrue(all(len(page) == 2 for page in found[:-1]))
        names = [registry["RegistryName"] for page in found for registry in page]
        self.assertEqual(sorted(names), names)
        self.assertLessEqual(set(more), set(names))
        self.fails("InvalidInputException", self.glue.list_registries, MaxResults=101)


class Schemas(RegistryCase):
    def test_a_schema_lives(self):
        arn = f"arn:aws:glue:us-east-1:000000000000:schema/{self.registry}/s"
        created = self.glue.create_schema(
            RegistryId={"RegistryName": self.registry},
            SchemaName="s",
            DataFormat="AVRO",
            Compatibility="FULL",
            Description="d",
            Tags={"k": "v"},
            SchemaDefinition=avro(A),
        )
        self.assertEqual((arn, 1, 1, 2, "AVAILABLE", "AVAILABLE", {"k": "v"}), tuple(created[k] for k in (
            "SchemaArn", "SchemaCheckpoint", "LatestSchemaVersion", "NextSchemaVersion", "SchemaStatus",
            "SchemaVersionStatus", "Tags")))
        got = self.glue.get_schema(SchemaId={"SchemaArn": arn})
        self.assertEqual((self.registry, "s", "AVRO", "FULL", "d"), tuple(got[k] for k in (
            "RegistryName", "SchemaName", "DataFormat", "Compatibility", "Description")))
        self.assertEqual({"k": "v"}, self.glue.get_tags(ResourceArn=arn)["Tags"])
        updated = self.glue.update_schema(
            SchemaId=self.id, Compatibility="NONE", SchemaVersionNumber={"LatestVersion": True}, Description="e"
        )
        self.assertEqual((arn, "s", self.registry), tuple(
            updated[k] for k in ("SchemaArn", "SchemaName", "RegistryName")))
        got = self.glue.get_schema(SchemaId=self.id)
        self.assertEqual(("NONE", "e"), (got["Compatibility"], got["Description"]))
        deleted = self.glue.delete_schema(SchemaId=self.id)
        self.assertEqual((arn, "s", "DELETING"), tuple(deleted[k] for k in ("SchemaArn", "SchemaName", "Status")))
        self.fails("EntityNotFoundException", self.glue.get_schema, SchemaId=self.id)

    def test_without_a_registry_and_without_a_definition(self):
        name = fresh("schema")
        created = self.glue.create_schema(SchemaName=name, DataFormat="JSON")
        self.addCleanup(self.glue.delete_schema, SchemaId={"SchemaName": name})
        self.assertEqual("default-registry", created["RegistryName"])
        self.assertEqual("BACKWARD", created["Compatibility"])
        self.assertNotIn("LatestSchemaVersion", created)
        self.assertNotIn("SchemaVersionId", created)
        self.assertEqual([], self.glue.list_schema_versions(SchemaId={"SchemaName": name})["Schemas"])
        first = self.glue.register_schema_version(SchemaId={"SchemaName": name}, SchemaDefinition="{}")
        self.assertEqual((1, "AVAILABLE"), (first["VersionNumber"], first["Status"]))
        self.assertEqual(1, self.glue.get_schema(SchemaId={"SchemaName": name})["SchemaCheckpoint"])

    def test_errors(self):
        self.create(avro(A))
        gone = {"RegistryName": self.registry, "SchemaName": "gone"}
        self.fails("AlreadyExistsException", self.create, definition=avro(A))
        self.fails("InvalidInputException", self.create, definition=avro(A), name="with blank")
        self.fails("InvalidInputException", self.create, definition=avro(A), name="x", mode="SIDEWARD")
        self.fails("InvalidInputException", self.create, definition=" " * 170_001, name="x")
        self.fails("InvalidInputException", self.create, definition="{", name="x")
        self.fails(
            "EntityNotFoundException",
            self.glue.create_schema,
            RegistryId={"RegistryName": fresh("gone")},
            SchemaName="s",
            DataFormat="AVRO",
        )
        self.fails("EntityNotFoundException", self.glue.get_schema, SchemaId=gone)
        self.fails("InvalidInputException", self.glue.get_schema, SchemaId={})
        arn = f"arn:aws:glue:us-east-1:000000000000:schema/{self.registry}/s"
        self.fails("InvalidInputException", self.glue.get_schema, SchemaId={"SchemaArn": arn, "SchemaName": "s"})
        self.fails("EntityNotFoundException", self.glue.delete_schema, SchemaId=gone)
        self.fails("InvalidInputException", self.glue.update_schema, SchemaId=self.id, Compatibility="NONE")
        self.fails(
            "EntityNotFoundException",
            self.glue.update_schema,
            SchemaId=self.id,
            SchemaVersionNumber={"VersionNumber": 7},
        )
        self.fails(
            "EntityNotFoundException", self.glue.list_schemas, RegistryId={"RegistryName": fresh("gone")}
        )

    def test_pages_of_schemas(self):
        for name in ("c", "a", "d", "b", "e"):
            self.create(avro(A), name=name)
        found = self.pages(
            self.glue.list_schemas, "Schemas", RegistryId={"RegistryName": self.registry}, MaxResults=2
        )
        self.assertEqual([["a", "b"], ["c", "d"], ["e"]], [[s["SchemaName"] for s in page] for page in found])
        everywhere = sum(self.pages(self.glue.list_schemas, "Schemas", MaxResults=100), [])
        self.assertEqual(5, sum(s["RegistryName"] == self.registry for s in everywhere))

    def test_a_page_is_of_25(self):
        for number in range(26):
            self.create(avro(A), name=f"s{number:02}")
        page = self.glue.list_schemas(RegistryId={"RegistryName": self.registry})
        self.assertEqual(25, len(page["Schemas"]))
        self.assertIn("NextToken", page)


class Versions(RegistryCase):
    def test_evolution_by_format(self):
        text, number = {"type": "string"}, {"type": "number"}
        cases = [
            ("AVRO", "BACKWARD", avro(A), avro(A, B_DEFAULT), avro(A, B_DEFAULT, {"name": "c", "type": "int"})),
            ("AVRO", "FORWARD", avro(A, B), avro(A, B, {"name": "c", "type": "int"}), avro(B)),
            ("PROTOBUF", "BACKWARD", PROTO, PROTO_MORE, PROTO_OTHER),
            ("PROTOBUF", "FULL_ALL", PROTO, PROTO_MORE, PROTO_OTHER),
            ("JSON", "BACKWARD", json_schema(True, a=text), json_schema(True, a=text, b=number), json_schema(a=number)),
            ("JSON", "FORWARD", json_schema(a=text, b=number), json_schema(True, a=text), json_schema(b=text)),
        ]
        for data_format, mode, first, good, bad in cases:
            with self.subTest(data_format=data_format, mode=mode):
                created = self.create(first, mode, data_format)
                self.assertEqual("AVAILABLE", created["SchemaVersionStatus"])
                passed = self.register(good)
                self.assertEqual((2, "AVAILABLE"), (passed["VersionNumber"], passed["Status"]))
                refused = self.register(bad)
                self.assertEqual((3, "FAILURE"), (refused["VersionNumber"], refused["Status"]))
                self.assertEqual("FAILURE", self.version(3)["Status"])
                self.assertEqual(2, self.glue.get_schema(SchemaId=self.id)["LatestSchemaVersion"])
                got = self.glue.get_schema_version(SchemaVersionId=passed["SchemaVersionId"])
                self.assertEqual((good, data_format, 2), tuple(
                    got[k] for k in ("SchemaDefinition", "DataFormat", "VersionNumber")))
                self.glue.delete_schema(SchemaId=self.id)

    def test_disabled_and_none(self):
        self.create(avro(A), "DISABLED")
        self.fails("InvalidInputException", self.register, definition=avro(B))
        self.create(avro(A), "NONE", name="other")
        other = {"RegistryName": self.registry, "SchemaName": "other"}
        passed = self.glue.register_schema_version(SchemaId=other, SchemaDefinition=avro(B))
        self.assertEqual("AVAILABLE", passed["Status"])

    def test_an_equal_definition(self):
        first = self.create(avro(A))["SchemaVersionId"]
        spaced = json.dumps(json.loads(avro(A)), indent=2)
        self.assertEqual(first, self.register(spaced)["SchemaVersionId"])
        found = self.glue.get_schema_by_definition(SchemaId=self.id, SchemaDefinition=spaced)
        self.assertEqual((first, "AVRO", "AVAILABLE"), tuple(
            found[k] for k in ("SchemaVersionId", "DataFormat", "Status")))
        self.fails(
            "EntityNotFoundException", self.glue.get_schema_by_definition, SchemaId=self.id, SchemaDefinition=avro(B)
        )

    def test_validity(self):
        for data_format, definition, valid in (
            ("AVRO", avro(A), True),
            ("AVRO", '{"type": "nothing"}', False),
            ("JSON", json_schema(), True),
            ("JSON", '{"type": "thing"}', False),
            ("PROTOBUF", PROTO, True),
            ("PROTOBUF", 'syntax = "proto3"; message A { X x = 1; }', False),
        ):
            with self.subTest(data_format=data_format, valid=valid):
                answer = self.glue.check_schema_version_validity(DataFormat=data_format, SchemaDefinition=definition)
                self.assertEqual(valid, answer["Valid"])
                self.assertEqual(not valid, "Error" in answer)
        check = self.glue.check_schema_version_validity
        self.fails("InvalidInputException", check, DataFormat="MAGIC", SchemaDefinition="{}")
        self.fails("InvalidInputException", check, DataFormat="AVRO", SchemaDefinition=" " * 170_001)

    def test_differences(self):
        self.create(avro(A), "NONE")
        self.register(avro(A, B))

        def diff(first, second):
            return json.loads(
                self.glue.get_schema_versions_diff(
                    SchemaId=self.id,
                    FirstSchemaVersionNumber=first,
                    SecondSchemaVersionNumber=second,
                    SchemaDiffType="SYNTAX_DIFF",
                )["Diff"]
            )

        added = [{"op": "add", "path": "/fields/1", "value": B}]
        self.assertEqual(added, diff({"VersionNumber": 1}, {"LatestVersion": True}))
        self.assertEqual([], diff({"VersionNumber": 2}, {"LatestVersion": True}))
        with self.assertRaises(self.glue.exceptions.EntityNotFoundException):
            diff({"VersionNumber": 1}, {"VersionNumber": 9})
        self.glue.delete_schema(SchemaId=self.id)
        self.create(PROTO, "NONE", "PROTOBUF")
        self.register(PROTO_MORE)
        (step,) = diff({"VersionNumber": 1}, {"VersionNumber": 2})
        self.assertEqual(("add", "/messageType/0/field/1"), (step["op"], step["path"]))
        self.assertEqual(("b", 2, "int32"), tuple(step["value"][k] for k in ("name", "number", "type")))

    def test_pages_and_deletion(self):
        self.create(avro(A), "NONE")
        for number in range(5):
            self.register(avro(A, {"name": f"f{number}", "type": "int"}))

        def found():
            pages = self.pages(self.glue.list_schema_versions, "Schemas", SchemaId=self.id, MaxResults=2)
            return [[v["VersionNumber"] for v in page] for page in pages]

        self.assertEqual([[1, 2], [3, 4], [5, 6]], found())
        errors = self.glue.delete_schema_versions(SchemaId=self.id, Versions="5-8")["SchemaVersionErrors"]
        self.assertEqual([7, 8], [e["VersionNumber"] for e in errors])
        self.assertEqual({"EntityNotFoundException"}, {e["ErrorDetails"]["ErrorCode"] for e in errors})
        self.assertEqual([[1, 2], [3, 4]], found())
        self.fails("InvalidInputException", self.glue.delete_schema_versions, SchemaId=self.id, Versions="1")
        self.glue.update_schema(SchemaId=self.id, SchemaVersionNumber={"VersionNumber": 3})
        self.fails(
            "ConcurrentModificationException", self.glue.delete_schema_versions, SchemaId=self.id, Versions="2-4"
        )
        self.assertEqual([[1, 2], [3, 4]], found())
        self.fails("InvalidInputException", self.glue.delete_schema_versions, SchemaId=self.id, Versions="x")
        gone = {"RegistryName": self.registry, "SchemaName": "gone"}
        self.fails("EntityNotFoundException", self.glue.delete_schema_versions, SchemaId=gone, Versions="2")
        self.fails("EntityNotFoundException", self.glue.list_schema_versions, SchemaId=gone)

    def test_errors(self):
        gone = {"RegistryName": self.registry, "SchemaName": "gone"}
        self.fails(
            "EntityNotFoundException", self.glue.register_schema_version, SchemaId=gone, SchemaDefinition=avro(A)
        )
        created = self.create(avro(A))
        self.fails("InvalidInputException", self.register, definition="nonsense")
        self.fails("EntityNotFoundException", self.version, number=2)
        self.fails("InvalidInputException", self.glue.get_schema_version, SchemaId=self.id)
        self.fails("InvalidInputException", self.glue.get_schema_version)
        self.fails(
            "InvalidInputException",
            self.glue.get_schema_version,
            SchemaId=self.id,
            SchemaVersionId=created["SchemaVersionId"],
        )
        self.fails(
            "EntityNotFoundException",
            self.glue.get_schema_version,
            SchemaVersionId="00000000-0000-0000-0000-000000000000",
        )


class Metadata(RegistryCase):
    def setUp(self):
        super().setUp()
        self.version_id = self.create(avro(A))["SchemaVersionId"]

    def put(self, key, value):
        return self.glue.put_schema_version_metadata(
            SchemaVersionId=self.version_id, MetadataKeyValue={"MetadataKey": key, "MetadataValue": value}
        )

    def query(self, **more):
        return self.glue.query_schema_version_metadata(SchemaVersionId=self.version_id, **more)

    def test_pairs(self):
        put = self.put("team", "x")
        self.assertEqual((self.registry, "s", True, 1, self.version_id, "team", "x"), tuple(put[k] for k in (
            "RegistryName", "SchemaName", "LatestVersion", "VersionNumber", "SchemaVersionId", "MetadataKey",
            "MetadataValue")))
        self.put("team", "y")
        self.put("app", "z")
        found = self.query()
        self.assertEqual(self.version_id, found["SchemaVersionId"])
        self.assertEqual({"team", "app"}, set(found["MetadataInfoMap"]))
        team = found["MetadataInfoMap"]["team"]
        values = [team["MetadataValue"], *(o["MetadataValue"] for o in team["OtherMetadataValueList"])]
        self.assertEqual(["x", "y"], sorted(values))
        by_number = self.glue.query_schema_version_metadata(
            SchemaId=self.id,
            SchemaVersionNumber={"LatestVersion": True},
            MetadataList=[{"MetadataKey": "app", "MetadataValue": "z"}],
        )
        self.assertEqual({"app"}, set(by_number["MetadataInfoMap"]))
        pair = {"MetadataKey": "app", "MetadataValue": "z"}
        removed = self.glue.remove_schema_version_metadata(SchemaVersionId=self.version_id, MetadataKeyValue=pair)
        self.assertEqual(("app", "z"), (removed["MetadataKey"], removed["MetadataValue"]))
        self.fails(
            "EntityNotFoundException",
            self.glue.remove_schema_version_metadata,
            SchemaVersionId=self.version_id,
            MetadataKeyValue=pair,
        )
        self.assertEqual({"team"}, set(self.query()["MetadataInfoMap"]))

    def test_ten_pairs_in_pages(self):
        for number in range(10):
            self.put(f"k{number}", "v")
        self.fails("AlreadyExistsException", self.put, key="k3", value="v")
        self.fails("ResourceNumberLimitExceededException", self.put, key="k10", value="v")
        pages = self.pages(self.query, "MetadataInfoMap", MaxResults=4)
        self.assertEqual([4, 4, 2], [len(page) for page in pages])
        self.assertEqual([f"k{n}" for n in range(10)], sorted(key for page in pages for key in page))
        self.fails("InvalidInputException", self.query, MaxResults=51)
        self.fails("InvalidInputException", self.query, NextToken="nonsense")

    def test_of_no_version(self):
        unknown = "00000000-0000-0000-0000-000000000000"
        pair = {"MetadataKey": "k", "MetadataValue": "v"}
        for call in (self.glue.put_schema_version_metadata, self.glue.remove_schema_version_metadata):
            self.fails("EntityNotFoundException", call, SchemaVersionId=unknown, MetadataKeyValue=pair)
        self.fails("EntityNotFoundException", self.glue.query_schema_version_metadata, SchemaVersionId=unknown)
        self.fails("InvalidInputException", self.glue.query_schema_version_metadata)


if __name__ == "__main__":
    unittest.main()
