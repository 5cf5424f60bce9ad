"""boto3 on Iceberg tables whose metadata the catalog writes, and on views in several dialects."""

import json
import unittest

from support import ClientCase, client, fresh


def field(number, name, kind, **more):
    return {"Id": number, "Name": name, "Type": kind, "Required": False, **more}


class Iceberg(ClientCase):
    def setUp(self):
        self.glue, self.s3 = client("glue"), client("s3")
        self.name = fresh("lake")
        self.s3.create_bucket(Bucket=self.name)
        self.glue.create_database(DatabaseInput={"Name": self.name})

    def create(self, name="t", version=None, **table):
        table = {"Location": f"s3://{self.name}/{name}/", "Schema": self.schema(), **table}
        iceberg = {"MetadataOperation": "CREATE", "CreateIcebergTableInput": table}
        if version:
            iceberg["Version"] = version
        self.glue.create_table(
            DatabaseName=self.name, Name=name, OpenTableFormatInput={"IcebergInput": iceberg}
        )

    def schema(self, *more):
        return {"Fields": [field(1, "id", "long"), field(2, "at", "timestamp"), *more]}

    def create_of_columns(self, columns, name="t", version="2", **more):
        table = {
            "Name": name,
            "TableType": "EXTERNAL_TABLE",
            "StorageDescriptor": {"Columns": columns, "Location": f"s3://{self.name}/{name}/"},
        }
        self.glue.create_table(
            DatabaseName=self.name,
            TableInput={**table, **more},
            OpenTableFormatInput={"IcebergInput": {"MetadataOperation": "CREATE", "Version": version}},
        )

    def update(self, *updates, **more):
        self.glue.update_table(
            DatabaseName=self.name,
            Name="t",
            UpdateOpenTableFormatInput={"UpdateIcebergInput": {"UpdateIcebergTableInput": {"Updates": list(updates)}}},
            **more,
        )

    def change(self, **more):
        return {"Schema": self.schema(), "Location": f"s3://{self.name}/t", **more}

    def table(self):
        return self.glue.get_table(DatabaseName=self.name, Name="t")["Table"]

    def metadata(self):
        bucket, key = self.table()["Parameters"]["metadata_location"].removeprefix("s3://").split("/", 1)
        return json.loads(self.s3.get_object(Bucket=bucket, Key=key)["Body"].read())

    def files(self):
        listing = self.s3.list_objects_v2(Bucket=self.name)
        return [o["Key"] for o in listing.get("Contents", [])]

    def nothing_is_there(self):
        self.assertEqual([], self.files())
        self.assertEqual([], self.glue.get_tables(DatabaseName=self.name)["TableList"])

    def test_a_table_of_an_iceberg_schema(self):
        nested = {
            "type": "struct",
            "fields": [{"id": 4, "name": "x", "type": "decimal(9, 2)", "required": False}],
        }
        self.create(
            Schema=self.schema(field(3, "point", nested, Doc="where")),
            PartitionSpec={"Fields": [{"SourceId": 2, "Transform": "day", "Name": "at_day"}]},
            WriteOrder={
                "OrderId": 1,
                "Fields": [{"SourceId": 1, "Transform": "identity", "Direction": "desc", "NullOrder": "nulls-last"}],
            },
            Properties={"write.format.default": "orc"},
        )
        table, metadata = self.table(), self.metadata()
        self.assertEqual("EXTERNAL_TABLE", table["TableType"])
        self.assertEqual("ICEBERG", table["Parameters"]["table_type"])
        self.assertRegex(
            table["Parameters"]["metadata_location"],
            rf"^s3://{self.name}/t/metadata/00000-[0-9a-f-]{{36}}\.metadata\.json$",
        )
        columns = {c["Name"]: c for c in table["StorageDescriptor"]["Columns"]}
        self.assertEqual(
            {"id": "bigint", "at": "timestamp", "point": "struct<x:decimal(9,2)>"},
            {name: c["Type"] for name, c in columns.items()},
        )
        self.assertEqual("where", columns["point"]["Comment"])
        self.assertEqual(
            {"iceberg.field.id": "3", "iceberg.field.optional": "true", "iceberg.field.current": "true"},
            columns["point"]["Parameters"],
        )
        self.assertEqual(2, metadata["format-version"])
        self.assertEqual(f"s3://{self.name}/t", metadata["location"])
        self.assertEqual(nested, metadata["schemas"][0]["fields"][2]["type"])
        self.assertEqual("day", metadata["partition-specs"][0]["fields"][0]["transform"])
        self.assertEqual("desc", metadata["sort-orders"][0]["fields"][0]["direction"])
        self.assertEqual("orc", metadata["properties"]["write.format.default"])

    def test_a_table_of_columns_as_the_guide_shows_it(self):
        self.create_of_columns(
            [{"Name": "col1", "Type": "int"}, {"Name": "col2", "Type": "map<string,array<double>>", "Comment": "c"}],
            Description="d",
        )
        table, metadata = self.table(), self.metadata()
        self.assertEqual("d", table["Description"])
        self.assertEqual(["int", "map<string,array<double>>"], [c["Type"] for c in table["StorageDescriptor"]["Columns"]])
        fields = metadata["schemas"][0]["fields"]
        self.assertEqual([(1, "int"), (2, "map")], [(1, fields[0]["type"]), (2, fields[1]["type"]["type"])])
        self.assertEqual("c", fields[1]["doc"])

    def test_an_empty_table(self):
        self.create_of_columns([], version="1")
        self.assertEqual([], self.metadata()["schemas"][0]["fields"])

    def test_refusals_leave_nothing_behind(self):
        cases = {
            "no bucket": dict(Location="s3://no-such-bucket-at-all/t"),
            "no S3": dict(Location="file:///elsewhere/t"),
            "a type": dict(Schema={"Fields": [field(1, "a", "colour")]}),
            "a type's form": dict(Schema={"Fields": [field(1, "a", {"type": "list"})]}),
            "an id twice": dict(Schema={"Fields": [field(1, "a", "int"), field(1, "b", "int")]}),
            "identifiers": dict(Schema={"Fields": [field(1, "a", "int")], "IdentifierFieldIds": [7]}),
            "a source": dict(PartitionSpec={"Fields": [{"SourceId": 9, "Transform": "day", "Name": "d"}]}),
            "a transform": dict(PartitionSpec={"Fields": [{"SourceId": 1, "Transform": "day", "Name": "d"}]}),
            "an unknown transform": dict(PartitionSpec={"Fields": [{"SourceId": 1, "Transform": "era", "Name": "d"}]}),
            "no buckets": dict(PartitionSpec={"Fields": [{"SourceId": 1, "Transform": "bucket[0]", "Name": "d"}]}),
            "a version": dict(version="9"),
            "a version's form": dict(version="two"),
        }
        for name, table in cases.items():
            with self.subTest(name):
                self.fails("InvalidInputException", self.create, **table)
        for kind in ("interval", "struct<a", "decimal(99,1)", ""):
            with self.subTest(kind):
                columns = [{"Name": "a", "Type": kind}]
                self.fails("InvalidInputException", self.create_of_columns, columns=columns)
        self.nothing_is_there()

    def test_glues_words(self):
        columns = [{"Name": "a", "Type": "int"}]
        cases = {
            "Iceberg table type has to be EXTERNAL_TABLE": {"TableType": "MANAGED_TABLE"},
            "Location information cannot be null while creating an iceberg table": {
                "StorageDescriptor": {"Columns": columns}
            },
            "Cannot create partitions in an iceberg table": {"PartitionKeys": [{"Name": "p", "Type": "int"}]},
            "Cannot use reserved parameters table_type or metadata_location": {"Parameters": {"table_type": "ICEBERG"}},
        }
        for message, more in cases.items():
            with self.subTest(message):
                answer = self.fails("InvalidInputException", self.create_of_columns, columns=columns, **more)
                self.assertIn(message, answer["Error"]["Message"])
        self.nothing_is_there()

    def test_a_name_twice(self):
        self.create()
        self.fails("AlreadyExistsException", self.create, Location=f"s3://{self.name}/other")
        self.assertEqual(1, len(self.files()))

    def test_updates(self):
        self.create(Properties={"a": "1"})
        first = self.table()["Parameters"]["metadata_location"]
        self.update(
            self.change(
                Schema={"Fields": [field(1, "key", "long"), field(3, "name", "string")]},
                Properties={"b": "2"},
                PartitionSpec={"Fields": [{"SourceId": 1, "Transform": "bucket[8]", "Name": "b"}]},
            )
        )
        table, metadata = self.table(), self.metadata()
        self.assertEqual(first, table["Parameters"]["previous_metadata_location"])
        self.assertIn("/metadata/00001-", table["Parameters"]["metadata_location"])
        self.assertEqual(
            [("key", "true"), ("name", "true"), ("id", "false"), ("at", "false")],
            [(c["Name"], c["Parameters"]["iceberg.field.current"]) for c in table["StorageDescriptor"]["Columns"]],
        )
        self.assertEqual({"a": "1", "b": "2"}, metadata["properties"])
        self.assertEqual([first], [f["metadata-file"] for f in metadata["metadata-log"]])
        self.update(
            self.change(Action="remove-properties", Properties={"a": ""}),
            self.change(Action="set-properties", Properties={"c": "3"}),
        )
        self.assertEqual({"b": "2", "c": "3"}, self.metadata()["properties"])
        # Under an action, what it does not name is not looked at.
        self.assertEqual("key", self.table()["StorageDescriptor"]["Columns"][0]["Name"])
        versions = self.glue.get_table_versions(DatabaseName=self.name, TableName="t")["TableVersions"]
        self.assertEqual(3, len(versions))

    def test_an_update_of_an_old_version(self):
        self.create()
        version = self.table()["VersionId"]
        self.update(self.change(Action="set-properties", Properties={"a": "1"}), VersionId=version, SkipArchive=True)
        files = self.files()
        self.fails(
            "ConcurrentModificationException",
            lambda: self.update(self.change(Action="set-properties", Properties={"a": "2"}), VersionId=version),
        )
        self.assertEqual(files, self.files())
        self.assertEqual({"a": "1"}, self.metadata()["properties"])

    def test_updates_that_are_refused(self):
        self.create()
        cases = {
            "a type": self.change(Schema={"Fields": [field(1, "id", "string"), field(2, "at", "timestamp")]}),
            "no bucket": self.change(Location="s3://no-such-bucket-at-all/t", Action="set-location"),
            "no spec": self.change(Action="add-spec"),
            "no key": self.change(Action="remove-encryption-key"),
        }
        for name, update in cases.items():
            with self.subTest(name):
                self.fails("InvalidInputException", lambda u=update: self.update(u))
        self.fails("InvalidInputException", self.update)
        self.glue.create_table(DatabaseName=self.name, TableInput={"Name": "plain"})
        self.fails(
            "InvalidInputException",
            self.glue.update_table,
            DatabaseName=self.name,
            Name="plain",
            UpdateOpenTableFormatInput={
                "UpdateIcebergInput": {"UpdateIcebergTableInput": {"Updates": [self.change()]}}
            },
        )
        self.assertEqual("0", self.table()["VersionId"])
        self.assertEqual(1, len(self.files()))
        self.glue.delete_table(DatabaseName=self.name, Name="t")
        self.fails("EntityNotFoundException", lambda: self.update(self.change()))


class Views(ClientCase):
    def setUp(self):
        self.glue = client("glue")
        self.name = fresh("views")
        self.glue.create_database(DatabaseInput={"Name": self.name})

    def view(self, *dialects, **more):
        representations = [
            {"Dialect": dialect, "DialectVersion": "3", "ViewOriginalText": text} for dialect, text in dialects
        ]
        return {
            "Name": "v",
            "TableType": "VIRTUAL_VIEW",
            "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "bigint"}]},
            "ViewDefinition": {"IsProtected": True, "Representations": representations},
            **more,
        }

    def texts(self):
        view = self.glue.get_table(DatabaseName=self.name, Name="v")["Table"]
        self.assertTrue(view["IsMultiDialectView"])
        return {r["Dialect"]: r["ViewOriginalText"] for r in view["ViewDefinition"]["Representations"]}

    def update(self, action, *dialects, **more):
        self.glue.update_table(
            DatabaseName=self.name, TableInput=self.view(*dialects), **({"ViewUpdateAction": action} if action else {}), **more
        )

    def test_the_dialects_of_a_view(self):
        self.glue.create_table(DatabaseName=self.name, TableInput=self.view(("SPARK", "a")))
        self.update("ADD", ("ATHENA", "b"))
        self.update("REPLACE", ("SPARK", "c"), Force=True)
        self.update("ADD_OR_REPLACE", ("REDSHIFT", "d"))
        self.assertEqual({"SPARK": "c", "ATHENA": "b", "REDSHIFT": "d"}, self.texts())
        self.update("DROP", ("ATHENA", "b"))
        self.assertEqual({"SPARK": "c", "REDSHIFT": "d"}, self.texts())
        for action, dialect in (("ADD", "SPARK"), ("REPLACE", "ATHENA"), ("DROP", "ATHENA"), (None, "SPARK")):
            with self.subTest(action):
                self.fails("InvalidInputException", lambda a=action, d=dialect: self.update(a, (d, "x")))

    def test_refusals(self):
        create = lambda view: self.glue.create_table(DatabaseName=self.name, TableInput=view)
        view = self.view(("SPARK", "a"))
        del view["StorageDescriptor"]
        answer = self.fails("InvalidInputException", lambda: create(view))
        self.assertIn("Storage Descriptor and columns must be provided with View Definition!", answer["Error"]["Message"])
        self.fails("InvalidInputException", lambda: create(self.view(("SPARK", "a"), ("SPARK", "b"))))
        view = self.view(("ATHENA", "a"))
        view["ViewDefinition"]["Representations"][0]["ValidationConnection"] = "c"
        self.fails("InvalidInputException", lambda: create(view))
        del view["StorageDescriptor"]
        self.fails("OperationNotSupportedException", lambda: create(view))
        self.fails("EntityNotFoundException", self.glue.get_table, DatabaseName=self.name, Name="v")


if __name__ == "__main__":
    unittest.main()
