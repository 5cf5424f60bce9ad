"""Catalogs inside the account's own, and the import of Athena's old one."""

import unittest

from catalogcase import ACCOUNT, CatalogCase, arn, columns, names, table
from support import client, fresh


class Catalogs(CatalogCase):
    def setUp(self):
        # A region of its own, so that nobody else's catalogs are listed.
        self.glue = client("glue", region="ap-south-1")
        self.name = fresh("lake")
        self.id = f"{ACCOUNT}:{self.name}"

    def test_a_catalog_comes_back_as_it_was_said(self):
        said = {"Description": "d", "Parameters": {"k": "v"}, "CreateTableDefaultPermissions": []}
        self.glue.create_catalog(Name=self.name, CatalogInput=said, Tags={"t": "u"})
        got = self.glue.get_catalog(CatalogId=self.id)["Catalog"]
        self.assertEqual(got.pop("CreateTime"), got.pop("UpdateTime"))
        at = arn(f"catalog/{self.name}", "ap-south-1")
        self.assertEqual({**said, "Name": self.name, "CatalogId": self.id, "ResourceArn": at}, got)
        self.assertEqual({"t": "u"}, self.glue.get_tags(ResourceArn=at)["Tags"])
        self.glue.update_catalog(CatalogId=self.id, CatalogInput={"Description": "new"})
        changed = self.glue.get_catalog(CatalogId=self.id)["Catalog"]
        self.assertEqual("new", changed["Description"])
        self.assertNotIn("Parameters", changed)
        self.glue.delete_catalog(CatalogId=self.id)

    def test_a_catalog_has_databases_of_its_own(self):
        self.glue.create_catalog(Name=self.name, CatalogInput={})
        inside = {"CatalogId": self.id, "DatabaseName": "d"}
        self.glue.create_database(CatalogId=self.id, DatabaseInput={"Name": "d"})
        self.glue.create_table(**inside, TableInput=table("t", {"day": "date"}))
        self.glue.create_partition(**inside, TableName="t", PartitionInput={"Values": ["2024-01-01"]})
        self.glue.create_user_defined_function(**inside, FunctionInput={"FunctionName": "f"})
        self.glue.create_connection(
            CatalogId=self.id,
            ConnectionInput={"Name": "c", "ConnectionType": "NETWORK", "ConnectionProperties": {}},
        )
        self.fails("EntityNotFoundException", self.glue.get_database, Name="d")
        self.assertEqual(self.id, self.glue.get_table(**inside, Name="t")["Table"]["CatalogId"])
        self.glue.delete_catalog(CatalogId=self.id)
        gone = f"Catalog {self.id} not found."
        self.says(gone, "EntityNotFoundException", self.glue.get_databases, CatalogId=self.id)
        self.glue.create_catalog(Name=self.name, CatalogInput={})
        self.assertEqual([], self.glue.get_databases(CatalogId=self.id)["DatabaseList"])
        self.assertEqual([], self.glue.get_connections(CatalogId=self.id)["ConnectionList"])
        self.glue.delete_catalog(CatalogId=self.id)

    def test_pages_while_catalogs_come_and_go(self):
        for letter in "aceg":
            self.glue.create_catalog(Name=letter, CatalogInput={})

        def change():
            self.glue.delete_catalog(CatalogId="c")
            self.glue.create_catalog(Name="f", CatalogInput={})

        self.assertEqual(list("acefg"), names(self.pages("get_catalogs", "CatalogList", change)))
        with_root = self.pages("get_catalogs", "CatalogList", IncludeRoot=True, Recursive=True)
        self.assertEqual([ACCOUNT, *"aefg"], names(with_root))
        inside = self.glue.get_catalogs(ParentCatalogId=f"{ACCOUNT}:a", Recursive=True)["CatalogList"]
        self.assertEqual([], inside)
        self.assertEqual(list("aefg"), names(self.pages("get_catalogs", "CatalogList", HasDatabases=True)))
        for letter in "aefg":
            self.glue.delete_catalog(CatalogId=letter)

    def test_the_accounts_own_catalog(self):
        root = self.glue.get_catalog(CatalogId=ACCOUNT)["Catalog"]
        self.assertEqual((ACCOUNT, arn("catalog", "ap-south-1")), (root["CatalogId"], root["ResourceArn"]))

    def test_refusals(self):
        create = self.glue.create_catalog
        create(Name=self.name, CatalogInput={})
        self.fails("AlreadyExistsException", create, Name=self.name, CatalogInput={})
        self.fails("InvalidInputException", create, Name=ACCOUNT, CatalogInput={})
        self.fails("ValidationException", create, Name="a/b", CatalogInput={})
        federated = {"FederatedCatalog": {"ConnectionName": "x"}}
        self.fails("InvalidInputException", create, Name="f", CatalogInput=federated)
        redshift = {"CatalogProperties": {"DataLakeAccessProperties": {"CatalogType": "aws:redshift"}}}
        self.fails("InvalidInputException", create, Name="f", CatalogInput=redshift)
        self.fails("EntityNotFoundException", self.glue.get_catalog, CatalogId="none")
        self.fails("EntityNotFoundException", self.glue.update_catalog, CatalogId="none", CatalogInput={})
        self.fails("EntityNotFoundException", self.glue.delete_catalog, CatalogId="none")
        self.fails("EntityNotFoundException", self.glue.get_catalogs, ParentCatalogId="none")
        both = {"ParentCatalogId": ACCOUNT, "IncludeRoot": True}
        self.fails("InvalidInputException", self.glue.get_catalogs, **both)
        self.glue.delete_catalog(CatalogId=self.id)

    def test_nothing_waits_to_be_imported(self):
        self.assertTrue(self.glue.get_catalog_import_status()["ImportStatus"]["ImportCompleted"])
        self.glue.import_catalog_to_glue()
        status = self.glue.get_catalog_import_status()["ImportStatus"]
        self.assertEqual("arn:aws:iam::000000000000:root", status["ImportedBy"])
        for call in (self.glue.import_catalog_to_glue, self.glue.get_catalog_import_status):
            self.fails("EntityNotFoundException", call, CatalogId="999999999999")


if __name__ == "__main__":
    unittest.main()
