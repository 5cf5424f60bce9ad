"""Databases."""

import datetime
import unittest

from catalogcase import ACCOUNT, CatalogCase, arn, names
from support import client, fresh


class Databases(CatalogCase):
    def test_a_database_comes_back_as_it_was_said(self):
        name = fresh("Sales")
        said = {
            "Name": name,
            "Description": "what is sold",
            "LocationUri": "s3://bucket/sales",
            "Parameters": {"ключ": "値"},
            "CreateTableDefaultPermissions": [],
        }
        self.glue.create_database(DatabaseInput=said)
        got = self.glue.get_database(Name=name.upper())["Database"]
        created = got.pop("CreateTime")
        self.assertEqual({**said, "Name": name.lower(), "CatalogId": ACCOUNT}, got)
        self.assertLess(abs(datetime.datetime.now(datetime.timezone.utc) - created), datetime.timedelta(minutes=5))

    def test_new_tables_are_everybodys_by_default(self):
        permissions = self.glue.get_database(Name=self.database)["Database"]["CreateTableDefaultPermissions"]
        self.assertEqual("IAM_ALLOWED_PRINCIPALS", permissions[0]["Principal"]["DataLakePrincipalIdentifier"])
        self.assertEqual(["ALL"], permissions[0]["Permissions"])

    def test_an_update_replaces_what_was_said(self):
        self.glue.update_database(Name=self.database, DatabaseInput={"Name": self.database, "Description": "new"})
        self.assertEqual("new", self.glue.get_database(Name=self.database)["Database"]["Description"])
        self.glue.update_database(Name=self.database, DatabaseInput={"Name": self.database})
        self.assertNotIn("Description", self.glue.get_database(Name=self.database)["Database"])

    def test_refusals(self):
        taken = {"Name": self.database.upper()}
        self.says("Database already exists.", "AlreadyExistsException", self.glue.create_database, DatabaseInput=taken)
        for call in (self.glue.get_database, self.glue.delete_database):
            self.says("Database nowhere not found.", "EntityNotFoundException", call, Name="nowhere")
        self.fails("EntityNotFoundException", self.glue.update_database, Name="no", DatabaseInput={"Name": "no"})
        self.fails("InvalidInputException", self.glue.update_database, Name="a", DatabaseInput={"Name": "b"})
        self.fails("EntityNotFoundException", self.glue.get_database, Name="a", CatalogId="999999999999")
        self.fails("EntityNotFoundException", self.glue.get_databases, CatalogId="999999999999")
        self.fails("ValidationException", self.glue.create_database, DatabaseInput={"Name": "n" * 256})
        federated = {"Name": "f", "FederatedDatabase": {"Identifier": "x"}}
        self.fails("InvalidInputException", self.glue.create_database, DatabaseInput=federated)

    def test_pages_while_databases_come_and_go(self):
        # In a region of their own, where nobody else's databases are listed.
        self.glue = client("glue", region="eu-north-1")
        for letter in "aceg":
            self.glue.create_database(DatabaseInput={"Name": letter})

        def change():
            self.glue.delete_database(Name="c")
            self.glue.create_database(DatabaseInput={"Name": "b"})
            self.glue.create_database(DatabaseInput={"Name": "f"})

        self.assertEqual(list("acefg"), names(self.pages("get_databases", "DatabaseList", change)))
        for letter in "abefg":
            self.glue.delete_database(Name=letter)

    def test_attributes_and_shares(self):
        link = fresh("zlink")
        target = {"CatalogId": ACCOUNT, "DatabaseName": self.database}
        self.glue.create_database(DatabaseInput={"Name": link, "TargetDatabase": target})
        rows = self.pages("get_databases", "DatabaseList", size=100, AttributesToGet=["NAME", "TARGET_DATABASE"])
        self.assertIn({"Name": link, "TargetDatabase": target}, rows)
        self.assertIn({"Name": self.database}, rows)
        self.fails("InvalidInputException", self.glue.get_databases, AttributesToGet=["TARGET_DATABASE"])
        self.assertEqual([], self.glue.get_databases(ResourceShareType="FOREIGN")["DatabaseList"])
        everything = self.pages("get_databases", "DatabaseList", size=100, ResourceShareType="ALL")
        self.assertIn(self.database, names(everything))

    def test_deleting_takes_all_that_is_inside(self):
        self.create_table("t", {"day": "date"})
        self.glue.create_user_defined_function(DatabaseName=self.database, FunctionInput={"FunctionName": "f"})
        self.glue.delete_database(Name=self.database)
        self.glue.create_database(DatabaseInput={"Name": self.database})
        self.assertEqual([], self.glue.get_tables(DatabaseName=self.database)["TableList"])
        functions = self.glue.get_user_defined_functions(DatabaseName=self.database, Pattern="*")
        self.assertEqual([], functions["UserDefinedFunctions"])

    def test_tags_go_with_it(self):
        name = fresh("tagged")
        self.glue.create_database(DatabaseInput={"Name": name}, Tags={"team": "t"})
        self.assertEqual({"team": "t"}, self.glue.get_tags(ResourceArn=arn(f"database/{name}"))["Tags"])
        self.glue.delete_database(Name=name)
        self.fails("EntityNotFoundException", self.glue.get_tags, ResourceArn=arn(f"database/{name}"))


if __name__ == "__main__":
    unittest.main()
