"""Column statistics, of tables and of partitions."""

import datetime
import unittest

from catalogcase import CatalogCase, partition

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
COUNTS = {"NumberOfNulls": 1, "NumberOfDistinctValues": 2}
DECIMAL = {"UnscaledValue": b"\x01\x00", "Scale": 2}
FIGURES = {
    "Boolean": {"NumberOfTrues": 1, "NumberOfFalses": 2, "NumberOfNulls": 3},
    "Date": {"MinimumValue": NOW, "MaximumValue": NOW, **COUNTS},
    "Decimal": {"MinimumValue": DECIMAL, "MaximumValue": DECIMAL, **COUNTS},
    "Double": {"MinimumValue": -0.5, "MaximumValue": 1e300, **COUNTS},
    "Long": {"MinimumValue": -(2**63), "MaximumValue": 2**63 - 1, **COUNTS},
    "String": {"MaximumLength": 9, "AverageLength": 3.5, **COUNTS},
    "Binary": {"MaximumLength": 9, "AverageLength": 3.5, "NumberOfNulls": 0},
}


def statistics(column, kind="Long", **figures):
    data = {"Type": kind.upper(), f"{kind}ColumnStatisticsData": {**FIGURES[kind], **figures}}
    return {"ColumnName": column, "ColumnType": "x", "AnalyzedTime": NOW, "StatisticsData": data}


class Statistics(CatalogCase):
    def setUp(self):
        super().setUp()
        self.create_table("t", {"year": "int"})
        of_t = {"DatabaseName": self.database, "TableName": "t"}
        self.glue.create_partition(**of_t, PartitionInput=partition("2024"))
        self.owners = {"table": of_t, "partition": {**of_t, "PartitionValues": ["2024"]}}

    def call(self, verb, owner, **arguments):
        return getattr(self.glue, f"{verb}_column_statistics_for_{owner}")(**self.owners[owner], **arguments)

    def test_figures_of_every_type(self):
        said = [statistics(kind.lower(), kind) for kind in FIGURES]
        for owner in self.owners:
            self.assertEqual([], self.call("update", owner, ColumnStatisticsList=said)["Errors"])
            got = self.call("get", owner, ColumnNames=[kind.lower() for kind in FIGURES])
            self.assertEqual((said, []), (got["ColumnStatisticsList"], got["Errors"]))

    def test_a_column_without_any_is_reported(self):
        for owner in self.owners:
            self.call("update", owner, ColumnStatisticsList=[statistics("a"), statistics("b")])
            self.call("delete", owner, ColumnName="a")
            self.call("delete", owner, ColumnName="a")
            got = self.call("get", owner, ColumnNames=["a", "B"])
            self.assertEqual([statistics("b")], got["ColumnStatisticsList"])
            self.assertEqual("a", got["Errors"][0]["ColumnName"])
            self.assertEqual("EntityNotFoundException", got["Errors"][0]["Error"]["ErrorCode"])

    def test_figures_are_of_the_type_that_they_say(self):
        wrong = statistics("a")
        wrong["StatisticsData"]["Type"] = "DOUBLE"
        two = statistics("a")
        two["StatisticsData"]["BooleanColumnStatisticsData"] = FIGURES["Boolean"]
        for owner in self.owners:
            for bad in (wrong, two, statistics("a", "String", AverageLength=9.5)):
                update = getattr(self.glue, f"update_column_statistics_for_{owner}")
                self.fails("InvalidInputException", update, **self.owners[owner], ColumnStatisticsList=[bad])
            self.assertEqual([], self.call("get", owner, ColumnNames=["a"])["ColumnStatisticsList"])

    def test_refusals(self):
        arguments = {
            "update": {"ColumnStatisticsList": [statistics("a")]},
            "get": {"ColumnNames": ["a"]},
            "delete": {"ColumnName": "a"},
        }
        for verb, more in arguments.items():
            for owner in self.owners:
                call = getattr(self.glue, f"{verb}_column_statistics_for_{owner}")
                self.fails("EntityNotFoundException", call, **{**self.owners[owner], "TableName": "none"}, **more)
            call = getattr(self.glue, f"{verb}_column_statistics_for_partition")
            missing = {**self.owners["partition"], "PartitionValues": ["1"]}
            self.says("Partition [1] not found", "EntityNotFoundException", call, **missing, **more)
            self.fails("InvalidInputException", call, **{**missing, "PartitionValues": []}, **more)

    def test_statistics_go_with_their_partition(self):
        self.call("update", "partition", ColumnStatisticsList=[statistics("a")])
        of_t = self.owners["table"]
        self.glue.delete_partition(**of_t, PartitionValues=["2024"])
        self.glue.create_partition(**of_t, PartitionInput=partition("2024"))
        self.assertEqual([], self.call("get", "partition", ColumnNames=["a"])["ColumnStatisticsList"])


if __name__ == "__main__":
    unittest.main()
