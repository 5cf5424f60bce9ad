"""Tables and their versions, search, mapping."""

import unittest

from catalogcase import ACCOUNT, CatalogCase, arn, columns, names, table
from support import fresh


class Tables(CatalogCase):
    def get(self, name):
        return self.glue.get_table(DatabaseName=self.database, Name=name)["Table"]

    def update(self, name, **more):
        options = {key: more.pop(key) for key in ("VersionId", "SkipArchive") if key in more}
        self.glue.update_table(DatabaseName=self.database, TableInput=table(name, **more), **options)

    def test_a_table_comes_back_as_it_was_said(self):
        said = {
            "Name": "T",
            "Description": "d",
            "Owner": "me",
            "Retention": 3,
            "StorageDescriptor": {
                "Columns": [{"Name": "id", "Type": "bigint", "Comment": "c", "Parameters": {"p": "q"}}],
                "Location": "s3://bucket/t/",
                "InputFormat": "in",
                "OutputFormat": "out",
                "Compressed": True,
                "NumberOfBuckets": 4,
                "SerdeInfo": {"SerializationLibrary": "org.SerDe", "Parameters": {"field.delim": ","}},
                "BucketColumns": ["id"],
                "SortColumns": [{"Column": "id", "SortOrder": 1}],
                "Parameters": {"a": "b"},
                "SkewedInfo": {"SkewedColumnNames": ["id"]},
                "StoredAsSubDirectories": True,
            },
            "PartitionKeys": columns(day="date"),
            "TableType": "EXTERNAL_TABLE",
            "Parameters": {"classification": "csv"},
        }
        self.glue.create_table(DatabaseName=self.database, TableInput=said)
        got = self.get("t")
        for made in ("CreateTime", "UpdateTime", "CreatedBy"):
            self.assertTrue(got.pop(made), made)
        given = {"DatabaseName": self.database, "CatalogId": ACCOUNT, "VersionId": "0"}
        false = {"IsRegisteredWithLakeFormation": False, "IsMultiDialectView": False}
        self.assertEqual({**said, **given, **false, "Name": "t"}, got)

    def test_what_was_not_said_has_hives_defaults(self):
        self.create_table("t")
        got = self.get("T")
        self.assertEqual(0, got["Retention"])
        self.assertNotIn("TableType", got)
        descriptor = got["StorageDescriptor"]
        self.assertEqual((False, 0, False), tuple(descriptor[k] for k in ("Compressed", "NumberOfBuckets", "StoredAsSubDirectories")))

    def test_refusals(self):
        self.create_table("t")
        taken = table("T")
        self.says("Table already exists.", "AlreadyExistsException", self.glue.create_table, DatabaseName=self.database, TableInput=taken)
        here, nowhere = {"DatabaseName": self.database}, {"DatabaseName": "nowhere"}
        self.says("Entity Not Found", "EntityNotFoundException", self.glue.get_table, **here, Name="none")
        self.says("Database nowhere not found.", "EntityNotFoundException", self.glue.get_table, **nowhere, Name="t")
        self.says("Table none not found.", "EntityNotFoundException", self.glue.delete_table, **here, Name="none")
        self.says("Table none not found.", "EntityNotFoundException", self.glue.update_table, **here, TableInput=table("none"))
        self.fails("EntityNotFoundException", self.glue.get_tables, **nowhere)
        self.fails("EntityNotFoundException", self.glue.create_table, **nowhere, TableInput=table("t"))
        self.fails("InvalidInputException", self.glue.create_table, **here)
        self.fails("InvalidInputException", self.glue.get_table, **here, Name="t", TransactionId="x")
        self.fails("InvalidInputException", self.glue.get_tables, **here, QueryAsOfTime=0)
        self.fails("InvalidInputException", self.glue.get_tables, **here, AttributesToGet=["TABLE_TYPE"])
        long = self.fails("ValidationException", self.glue.get_tables, **here, Expression="x" * 2049)
        self.assertIn("'expression' failed to satisfy constraint", long["Error"]["Message"])

    def test_pages_while_tables_come_and_go(self):
        for name in "aceg":
            self.create_table(name)

        def change():
            self.glue.delete_table(DatabaseName=self.database, Name="c")
            self.create_table("b")
            self.create_table("f")

        self.assertEqual(list("acefg"), names(self.pages("get_tables", "TableList", change, DatabaseName=self.database)))

    def test_listing_by_pattern_and_attributes(self):
        for name in ("sales_2023", "sales_2024", "visits"):
            self.create_table(name, TableType="EXTERNAL_TABLE")

        def found(expression):
            return names(self.pages("get_tables", "TableList", DatabaseName=self.database, Expression=expression))

        self.assertEqual(["sales_2023", "sales_2024"], found("sales_*"))
        self.assertEqual(["sales_2024", "visits"], found("*2024|visits"))
        self.assertEqual([], found("sales"))
        rows = self.glue.get_tables(DatabaseName=self.database, Expression="visits", AttributesToGet=["NAME", "TABLE_TYPE"])
        self.assertEqual([{"Name": "visits", "TableType": "EXTERNAL_TABLE"}], rows["TableList"])

    def test_a_stale_version_is_refused(self):
        self.create_table("t")
        self.update("t", VersionId="0", Parameters={"n": "1"})
        error = self.fails(
            "ConcurrentModificationException",
            self.glue.update_table,
            DatabaseName=self.database,
            TableInput=table("t"),
            VersionId="0",
        )
        self.assertEqual("Update table failed due to concurrent modifications.", error["Error"]["Message"])
        self.assertEqual(("1", {"n": "1"}), (self.get("t")["VersionId"], self.get("t")["Parameters"]))

    def test_versions(self):
        self.create_table("t", Description="0")
        for version in range(1, 6):
            self.update("t", Description=str(version), SkipArchive=version == 3)
        of_t = {"DatabaseName": self.database, "TableName": "t"}

        def change():
            self.update("t", Description="6")
            self.glue.delete_table_version(**of_t, VersionId="1")

        self.assertEqual(["5", "4", "3", "0"], names(self.pages("get_table_versions", "TableVersions", change, **of_t), "VersionId"))
        self.assertEqual("6", self.glue.get_table_version(**of_t)["TableVersion"]["VersionId"])
        old = self.glue.get_table_version(**of_t, VersionId="4")["TableVersion"]
        self.assertEqual(("4", "4", "4"), (old["VersionId"], old["Table"]["VersionId"], old["Table"]["Description"]))
        errors = self.glue.batch_delete_table_version(**of_t, VersionIds=["0", "99", "6"])["Errors"]
        codes = {e["VersionId"]: e["ErrorDetail"]["ErrorCode"] for e in errors}
        self.assertEqual({"99": "EntityNotFoundException", "6": "InvalidInputException"}, codes)
        self.fails("EntityNotFoundException", self.glue.get_table_version, **of_t, VersionId="0")
        self.fails("InvalidInputException", self.glue.get_table_version, **of_t, VersionId="x")
        self.fails("InvalidInputException", self.glue.delete_table_version, **of_t, VersionId="6")
        none = {"DatabaseName": self.database, "TableName": "none"}
        self.fails("EntityNotFoundException", self.glue.get_table_versions, **none)
        self.fails("EntityNotFoundException", self.glue.delete_table_version, **none, VersionId="0")
        self.fails("EntityNotFoundException", self.glue.batch_delete_table_version, **none, VersionIds=["0"])

    def test_deleting_many(self):
        self.create_table("a")
        self.create_table("b")
        errors = self.glue.batch_delete_table(DatabaseName=self.database, TablesToDelete=["A", "none"])["Errors"]
        self.assertEqual(["none"], names(errors, "TableName"))
        self.assertEqual("EntityNotFoundException", errors[0]["ErrorDetail"]["ErrorCode"])
        self.assertEqual(["b"], names(self.glue.get_tables(DatabaseName=self.database)["TableList"]))
        self.fails("EntityNotFoundException", self.glue.batch_delete_table, DatabaseName="nowhere", TablesToDelete=["b"])

    def test_a_link_shows_its_target(self):
        self.create_table("t", {"day": "date"})
        target = {"CatalogId": ACCOUNT, "DatabaseName": self.database, "Name": "t"}
        self.glue.create_table(DatabaseName=self.database, TableInput={"Name": "link", "TargetTable": target})
        link = self.get("link")
        self.assertEqual(("link", target), (link["Name"], link["TargetTable"]))
        self.assertEqual("s3://bucket/t/", link["StorageDescriptor"]["Location"])

    def test_search(self):
        word = fresh("word").replace("-", "")
        for name in ("a", "b", "c"):
            self.create_table(f"{name}_{word}", Description=f"about {word}", Owner=f"o{name}")

        def found(**arguments):
            return [name[0] for name in names(self.pages("search_tables", "TableList", **arguments))]

        self.assertEqual(["a", "b", "c"], found(SearchText=word))
        self.assertEqual(["b"], found(SearchText=f"{word} ob"))
        by_name = [{"FieldName": "Name", "Sort": "DESC"}]
        self.assertEqual(["c", "b", "a"], found(SearchText=word, SortCriteria=by_name))
        here = {"Key": "DatabaseName", "Value": self.database}
        self.assertEqual(["c"], found(Filters=[here, {"Key": "Owner", "Value": "oc"}]))
        self.assertEqual([], found(SearchText=word, ResourceShareType="FOREIGN"))
        late = {"Key": "CreateTime", "Value": "2000-01-01T00:00:00Z", "Comparator": "LESS_THAN"}
        self.assertEqual([], found(SearchText=word, Filters=[late]))
        self.fails("InvalidInputException", self.glue.search_tables, Filters=[{"Key": "CreateTime", "Value": "soon"}])
        self.fails("InvalidInputException", self.glue.search_tables, SortCriteria=[{"Sort": "ASC"}])

    def test_mapping(self):
        self.create_table("a", {"year": "int"})
        self.create_table("b", {"year": "string"})
        source, sink = ({"DatabaseName": self.database, "TableName": name} for name in "ab")
        mapping = self.glue.get_mapping(Source=source, Sinks=[sink])["Mapping"]
        self.assertEqual([("id", "bigint"), ("year", "string")], [(m["TargetPath"], m["TargetType"]) for m in mapping])
        self.fails("EntityNotFoundException", self.glue.get_mapping, Source={**source, "TableName": "none"})

    def test_unfiltered_metadata(self):
        self.create_table("t", {"year": "int"})
        asked = {"CatalogId": ACCOUNT, "DatabaseName": self.database, "SupportedPermissionTypes": ["COLUMN_PERMISSION"]}
        got = self.glue.get_unfiltered_table_metadata(Name="t", **asked)
        self.assertEqual(["id", "year"], got["AuthorizedColumns"])
        self.assertEqual(arn(f"table/{self.database}/t"), got["ResourceArn"])
        self.fails("EntityNotFoundException", self.glue.get_unfiltered_table_metadata, Name="none", **asked)


if __name__ == "__main__":
    unittest.main()
