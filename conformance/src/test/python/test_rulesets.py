"""Rulesets of data quality and machine learning transforms, which are kept."""

import unittest

from catalogcase import CatalogCase
from support import ROLE, client, fresh

RULES = 'Rules = [ RowCount > 0, IsComplete "id" ]'


class Kept(CatalogCase):
    def setUp(self):
        # A region of its own: lists are of all.
        self.glue = client("glue", region="eu-west-3")
        self.glue.create_database(DatabaseInput={"Name": "d"})
        self.addCleanup(self.glue.delete_database, Name="d")
        self.glue.create_table(DatabaseName="d", TableInput={
            "Name": "t", "StorageDescriptor": {"Location": "s3://b/t/", "Columns": [{"Name": "id", "Type": "bigint"}]}})
        self.of_t = {"DatabaseName": "d", "TableName": "t"}

    def in_pages(self, call, member):
        found, token = [], None
        while True:
            answer = call(MaxResults=1, **({"NextToken": token} if token else {}))
            found += answer[member]
            token = answer.get("NextToken")
            if not token:
                return found

    def test_rulesets(self):
        glue, name = self.glue, fresh("rules")
        glue.create_data_quality_ruleset(Name=name, Ruleset=RULES, Description="d", TargetTable=self.of_t, Tags={"k": "v"})
        self.fails("AlreadyExistsException", glue.create_data_quality_ruleset, Name=name, Ruleset=RULES)
        self.fails("InvalidInputException", glue.create_data_quality_ruleset, Name="x", Ruleset="select 1")
        self.fails("EntityNotFoundException", glue.create_data_quality_ruleset, Name="x", Ruleset=RULES,
                   TargetTable={**self.of_t, "TableName": "none"})
        got = glue.get_data_quality_ruleset(Name=name)
        self.assertEqual((RULES, "d", self.of_t), (got["Ruleset"], got["Description"], got["TargetTable"]))
        self.assertEqual("Rules = [ RowCount > 1 ]",
                         glue.update_data_quality_ruleset(Name=name, Ruleset="Rules = [ RowCount > 1 ]")["Ruleset"])
        other = fresh("rules")
        glue.create_data_quality_ruleset(Name=other, Ruleset=RULES)
        listed = self.in_pages(glue.list_data_quality_rulesets, "Rulesets")
        self.assertEqual({name: 1, other: 2}, {each["Name"]: each["RuleCount"] for each in listed})
        tagged = glue.list_data_quality_rulesets(Tags={"k": "v"}, Filter={"Name": name})["Rulesets"]
        self.assertEqual([name], [each["Name"] for each in tagged])
        self.fails("InvalidInputException", glue.list_data_quality_rulesets, NextToken="x")
        for each in (name, other):
            glue.delete_data_quality_ruleset(Name=each)
        for call in (glue.get_data_quality_ruleset, glue.update_data_quality_ruleset, glue.delete_data_quality_ruleset):
            self.fails("EntityNotFoundException", call, Name=name)

    def test_transforms(self):
        glue = self.glue

        def create(name, table="t"):
            return glue.create_ml_transform(
                Name=name, Role=ROLE, InputRecordTables=[{"DatabaseName": "d", "TableName": table}],
                Parameters={"TransformType": "FIND_MATCHES", "FindMatchesParameters": {"PrimaryKeyColumnName": "id"}},
                Tags={"name": name})["TransformId"]

        a, b = create("a"), create("b")
        self.fails("AlreadyExistsException", create, name="a")
        self.fails("EntityNotFoundException", create, name="c", table="none")
        got = glue.get_ml_transform(TransformId=a)
        self.assertEqual(("NOT_READY", [{"Name": "id", "DataType": "bigint"}]), (got["Status"], got["Schema"]))
        glue.update_ml_transform(TransformId=a, Description="d")
        found = self.in_pages(glue.get_ml_transforms, "Transforms")
        self.assertEqual({"a": "d", "b": None}, {each["Name"]: each.get("Description") for each in found})
        self.assertEqual({a, b}, set(self.in_pages(glue.list_ml_transforms, "TransformIds")))
        newest = glue.get_ml_transforms(Sort={"Column": "NAME", "SortDirection": "DESCENDING"}, Filter={"Name": "b"})
        self.assertEqual([b], [each["TransformId"] for each in newest["Transforms"]])
        for call in (glue.get_ml_transforms, glue.list_ml_transforms):
            self.fails("InvalidInputException", call, NextToken="x")
        for each in (a, b):
            self.assertEqual(each, glue.delete_ml_transform(TransformId=each)["TransformId"])
        for call in (glue.get_ml_transform, glue.update_ml_transform, glue.delete_ml_transform):
            self.fails("EntityNotFoundException", call, TransformId=a)


if __name__ == "__main__":
    unittest.main()
