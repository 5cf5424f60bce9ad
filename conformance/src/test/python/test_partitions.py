"""Partitions and partition indexes."""

import unittest

from catalogcase import ACCOUNT, CatalogCase, partition
from support import fresh


class Partitions(CatalogCase):
    def setUp(self):
        super().setUp()
        self.create_table("t", {"year": "int", "name": "string"})
        self.of_t = {"DatabaseName": self.database, "TableName": "t"}
        self.of_none = {"DatabaseName": self.database, "TableName": "none"}

    def add(self, *values):
        errors = self.glue.batch_create_partition(**self.of_t, PartitionInputList=[partition(*v) for v in values])
        self.assertEqual([], errors["Errors"])

    def found(self, **arguments):
        return [tuple(p["Values"]) for p in self.pages("get_partitions", "Partitions", **self.of_t, **arguments)]

    def test_a_partition_comes_back_as_it_was_said(self):
        said = {**partition("2024", "a b/c=é"), "Parameters": {"k": "v"}}
        said["StorageDescriptor"]["Location"] = "s3://bucket/elsewhere/"
        self.glue.create_partition(**self.of_t, PartitionInput=said)
        got = self.glue.get_partition(**self.of_t, PartitionValues=said["Values"])["Partition"]
        self.assertTrue(got.pop("CreationTime"))
        defaults = {"Compressed": False, "NumberOfBuckets": 0, "StoredAsSubDirectories": False}
        said["StorageDescriptor"].update(defaults)
        self.assertEqual({**said, **self.of_t, "CatalogId": ACCOUNT}, got)

    def test_refusals(self):
        self.add(("1", "a"))
        there, missing = ["1", "a"], ["2", "b"]
        create = self.glue.create_partition
        self.says("Partition already exists.", "AlreadyExistsException", create, **self.of_t, PartitionInput=partition(*there))
        for call in (self.glue.get_partition, self.glue.delete_partition):
            self.says("Cannot find partition.", "EntityNotFoundException", call, **self.of_t, PartitionValues=missing)
            self.fails("EntityNotFoundException", call, **self.of_none, PartitionValues=there)
            self.fails("InvalidInputException", call, **self.of_t, PartitionValues=["1"])
        update = self.glue.update_partition
        self.fails("EntityNotFoundException", update, **self.of_t, PartitionValueList=missing, PartitionInput=partition(*missing))
        self.fails("InvalidInputException", create, **self.of_t, PartitionInput=partition("1"))
        self.fails("EntityNotFoundException", create, **self.of_none, PartitionInput=partition("1"))
        self.fails("EntityNotFoundException", self.glue.get_partitions, **self.of_none)
        self.fails("InvalidInputException", self.glue.get_partitions, **self.of_t, TransactionId="x")
        bad = self.fails("InvalidInputException", self.glue.get_partitions, **self.of_t, Expression="nonsense (")
        self.assertIn("Invalid partition expression!", bad["Error"]["Message"])
        segment = {"SegmentNumber": 3, "TotalSegments": 3}
        self.fails("InvalidInputException", self.glue.get_partitions, **self.of_t, Segment=segment)

    def test_batches_tell_what_failed(self):
        self.add(("1", "a"))
        made = self.glue.batch_create_partition(**self.of_t, PartitionInputList=[partition("1", "a"), partition("2", "b")])
        self.assertEqual([["1", "a"]], [e["PartitionValues"] for e in made["Errors"]])
        self.assertEqual("AlreadyExistsException", made["Errors"][0]["ErrorDetail"]["ErrorCode"])
        entries = [
            {"PartitionValueList": [n, x], "PartitionInput": {**partition(n, x), "Parameters": {"new": "yes"}}}
            for n, x in (("1", "a"), ("9", "z"))
        ]
        changed = self.glue.batch_update_partition(**self.of_t, Entries=entries)["Errors"]
        self.assertEqual([["9", "z"]], [e["PartitionValueList"] for e in changed])
        self.assertEqual("EntityNotFoundException", changed[0]["ErrorDetail"]["ErrorCode"])
        wanted = [{"Values": ["2", "b"]}, {"Values": ["9", "z"]}, {"Values": ["1", "a"]}]
        got = self.glue.batch_get_partition(**self.of_t, PartitionsToGet=wanted)
        self.assertEqual([["2", "b"], ["1", "a"]], [p["Values"] for p in got["Partitions"]])
        self.assertEqual({"new": "yes"}, got["Partitions"][1]["Parameters"])
        self.assertEqual([], got["UnprocessedKeys"])
        gone = self.glue.batch_delete_partition(**self.of_t, PartitionsToDelete=wanted)["Errors"]
        self.assertEqual([["9", "z"]], [e["PartitionValues"] for e in gone])
        self.assertEqual([], self.found())

    def test_a_batch_in_no_table_fails_as_a_whole(self):
        one = partition("1", "a")
        entry = {"PartitionValueList": one["Values"], "PartitionInput": one}
        values = [{"Values": one["Values"]}]
        for call, arguments in (
            (self.glue.batch_create_partition, {"PartitionInputList": [one]}),
            (self.glue.batch_update_partition, {"Entries": [entry]}),
            (self.glue.batch_get_partition, {"PartitionsToGet": values}),
            (self.glue.batch_delete_partition, {"PartitionsToDelete": values}),
        ):
            self.says("Table none not found.", "EntityNotFoundException", call, **self.of_none, **arguments)

    def test_batches_have_their_sizes(self):
        values = [{"Values": [str(n), "x"]} for n in range(26)]
        self.fails("ValidationException", self.glue.batch_delete_partition, **self.of_t, PartitionsToDelete=values)
        many = [partition(str(n), "x") for n in range(101)]
        self.fails("ValidationException", self.glue.batch_create_partition, **self.of_t, PartitionInputList=many)

    def test_an_update_may_move_a_partition(self):
        self.add(("1", "a"), ("2", "b"))
        update = self.glue.update_partition
        update(**self.of_t, PartitionValueList=["1", "a"], PartitionInput=partition("3", "c"))
        self.assertEqual([("2", "b"), ("3", "c")], self.found())
        taken = partition("3", "c")
        self.fails("AlreadyExistsException", update, **self.of_t, PartitionValueList=["2", "b"], PartitionInput=taken)

    def test_pages_while_partitions_come_and_go(self):
        self.add(("1", "a"), ("3", "c"), ("5", "e"), ("10", "g"))

        def change():
            self.glue.delete_partition(**self.of_t, PartitionValues=["3", "c"])
            self.add(("2", "b"), ("7", "f"))

        self.assertEqual(["1", "3", "5", "7", "10"], [year for year, _ in self.found(between=change)])

    def test_expressions_and_segments(self):
        self.add(*((str(year), name) for year in (9, 10, 2024) for name in ("a", "b'c")))
        self.assertEqual(2, len(self.found(Expression="year = 10")))
        self.assertEqual([("9", "b'c")], self.found(Expression="year < 10 AND name = 'b''c'"))
        self.assertEqual(4, len(self.found(Expression="year IN (9, 2024)")))
        self.assertEqual(3, len(self.found(Expression="name LIKE 'b%'")))
        self.assertEqual(6, len(self.found(Expression="year BETWEEN 9 AND 3000 OR name IS NULL")))
        pieces = [self.found(Segment={"SegmentNumber": i, "TotalSegments": 3}) for i in range(3)]
        self.assertEqual(sorted(self.found()), sorted(sum(pieces, [])))
        bare = self.glue.get_partitions(**self.of_t, ExcludeColumnSchema=True)["Partitions"][0]
        self.assertNotIn("Columns", bare["StorageDescriptor"])

    def test_unfiltered_metadata(self):
        self.add(("1", "a"), ("2", "b"), ("3", "c"))
        asked = {**self.of_t, "CatalogId": ACCOUNT, "SupportedPermissionTypes": ["COLUMN_PERMISSION"]}
        one = self.glue.get_unfiltered_partition_metadata(PartitionValues=["1", "a"], **asked)
        self.assertEqual((["1", "a"], ["id"]), (one["Partition"]["Values"], one["AuthorizedColumns"]))
        rows = self.pages("get_unfiltered_partitions_metadata", "UnfilteredPartitions", Expression="year > 0", **asked)
        self.assertEqual(["1", "2", "3"], [row["Partition"]["Values"][0] for row in rows])
        self.fails("EntityNotFoundException", self.glue.get_unfiltered_partition_metadata, PartitionValues=["9", "z"], **asked)
        self.fails("InvalidInputException", self.glue.get_unfiltered_partitions_metadata, Expression="(", **asked)
        self.fails("EntityNotFoundException", self.glue.get_unfiltered_partitions_metadata, **{**asked, "TableName": "none"})


class PartitionIndexes(CatalogCase):
    def setUp(self):
        super().setUp()
        self.create_table("t", {"year": "int", "month": "int", "country": "string"})
        self.of_t = {"DatabaseName": self.database, "TableName": "t"}

    def create(self, name, *keys):
        self.glue.create_partition_index(**self.of_t, PartitionIndex={"IndexName": name, "Keys": list(keys)})

    def listed(self):
        pages = self.glue.get_paginator("get_partition_indexes").paginate(**self.of_t)
        return [index for page in pages for index in page["PartitionIndexDescriptorList"]]

    def test_an_index_comes_back_as_it_was_said(self):
        self.create("by_country", "country", "year")
        keys = [{"Name": "country", "Type": "string"}, {"Name": "year", "Type": "int"}]
        self.assertEqual([{"IndexName": "by_country", "Keys": keys, "IndexStatus": "ACTIVE"}], self.listed())
        self.glue.delete_partition_index(**self.of_t, IndexName="by_country")
        self.assertEqual([], self.listed())

    def test_a_table_is_created_with_its_indexes(self):
        name = fresh("t")
        self.glue.create_table(
            DatabaseName=self.database,
            TableInput={"Name": name, "PartitionKeys": [{"Name": "a", "Type": "string"}]},
            PartitionIndexes=[{"IndexName": "i", "Keys": ["a"]}],
        )
        of_it = {"DatabaseName": self.database, "TableName": name}
        self.assertEqual(1, len(self.glue.get_partition_indexes(**of_it)["PartitionIndexDescriptorList"]))

    def test_refusals(self):
        self.create("a", "year")
        with self.assertRaisesRegex(self.glue.exceptions.AlreadyExistsException, "already exists with the same name"):
            self.create("a", "month")
        with self.assertRaisesRegex(self.glue.exceptions.AlreadyExistsException, "already exists with the same keys"):
            self.create("b", "year")
        with self.assertRaisesRegex(self.glue.exceptions.InvalidInputException, r"Verify the indexKeys : \[id\]"):
            self.create("b", "id")
        self.create("b", "month")
        self.create("c", "country")
        with self.assertRaisesRegex(self.glue.exceptions.ResourceNumberLimitExceededException, "Maximum: 3"):
            self.create("d", "month", "year")
        self.fails("EntityNotFoundException", self.glue.delete_partition_index, **self.of_t, IndexName="none")
        none = {"DatabaseName": self.database, "TableName": "none"}
        self.fails("EntityNotFoundException", self.glue.get_partition_indexes, **none)
        index = {"IndexName": "i", "Keys": ["year"]}
        self.fails("EntityNotFoundException", self.glue.create_partition_index, **none, PartitionIndex=index)
        self.fails("InvalidInputException", self.glue.get_partition_indexes, **self.of_t, NextToken="x")


if __name__ == "__main__":
    unittest.main()
