"""User-defined functions."""

import unittest

from catalogcase import ACCOUNT, CatalogCase, names
from support import fresh


class Functions(CatalogCase):
    def create(self, name, **more):
        self.glue.create_user_defined_function(DatabaseName=self.database, FunctionInput={"FunctionName": name, **more})

    def get(self, name):
        return self.glue.get_user_defined_function(DatabaseName=self.database, FunctionName=name)["UserDefinedFunction"]

    def listed(self, between=None, **arguments):
        arguments = {"DatabaseName": self.database, "Pattern": "*", **arguments}
        return names(self.pages("get_user_defined_functions", "UserDefinedFunctions", between, **arguments), "FunctionName")

    def test_a_function_comes_back_as_it_was_said(self):
        said = {
            "ClassName": "org.F",
            "OwnerName": "me",
            "OwnerType": "USER",
            "FunctionType": "AGGREGATE_FUNCTION",
            "ResourceUris": [{"ResourceType": "JAR", "Uri": "s3://bucket/f.jar"}],
        }
        self.create("F", **said)
        got = self.get("f")
        self.assertTrue(got.pop("CreateTime"))
        # As names of tables, it is folded.
        self.assertEqual({**said, "FunctionName": "f", "DatabaseName": self.database, "CatalogId": ACCOUNT}, got)

    def test_an_update_may_rename(self):
        self.create("f", ClassName="org.F")
        update = self.glue.update_user_defined_function
        update(DatabaseName=self.database, FunctionName="f", FunctionInput={"FunctionName": "g", "ClassName": "org.G"})
        self.assertEqual("org.G", self.get("g")["ClassName"])
        self.assertEqual(["g"], self.listed())

    def test_patterns_and_types(self):
        self.create("sum_a", FunctionType="AGGREGATE_FUNCTION")
        self.create("sum_b")
        self.create("other")
        self.assertEqual(["sum_a", "sum_b"], self.listed(Pattern="sum_*"))
        self.assertEqual(["sum_a"], self.listed(FunctionType="AGGREGATE_FUNCTION"))
        self.assertEqual(["other", "sum_b"], self.listed(FunctionType="REGULAR_FUNCTION"))

    def test_pages_while_functions_come_and_go(self):
        for name in "aceg":
            self.create(name)

        def change():
            self.glue.delete_user_defined_function(DatabaseName=self.database, FunctionName="c")
            self.create("b")
            self.create("f")

        self.assertEqual(list("acefg"), self.listed(change))

    def test_those_of_all_databases(self):
        prefix = fresh("f").replace("-", "")
        self.create(f"{prefix}a")
        other = fresh("zz")
        self.glue.create_database(DatabaseInput={"Name": other})
        for letter in "ab":
            function = {"FunctionName": prefix + letter}
            self.glue.create_user_defined_function(DatabaseName=other, FunctionInput=function)
        rows = self.pages("get_user_defined_functions", "UserDefinedFunctions", Pattern=f"{prefix}*")
        found = [(row["DatabaseName"], row["FunctionName"][-1]) for row in rows]
        self.assertEqual([(self.database, "a"), (other, "a"), (other, "b")], found)

    def test_refusals(self):
        self.create("f")
        self.create("g")
        here = {"DatabaseName": self.database}
        create, update = self.glue.create_user_defined_function, self.glue.update_user_defined_function
        self.fails("AlreadyExistsException", create, **here, FunctionInput={"FunctionName": "F"})
        self.fails("InvalidInputException", create, **here, FunctionInput={"ClassName": "org.F"})
        self.fails("EntityNotFoundException", create, DatabaseName="nowhere", FunctionInput={"FunctionName": "f"})
        self.fails("AlreadyExistsException", update, **here, FunctionName="f", FunctionInput={"FunctionName": "g"})
        self.fails("EntityNotFoundException", update, **here, FunctionName="none", FunctionInput={"ClassName": "x"})
        for call in (self.glue.get_user_defined_function, self.glue.delete_user_defined_function):
            self.fails("EntityNotFoundException", call, **here, FunctionName="none")
        self.fails("EntityNotFoundException", self.glue.get_user_defined_functions, DatabaseName="nowhere", Pattern="*")
        self.assertEqual(["f", "g"], self.listed())


if __name__ == "__main__":
    unittest.main()
