import json
import unittest

from awsglue.gluetypes import (
    ArrayType,
    ChoiceType,
    DecimalType,
    DoubleType,
    DynamicRecord,
    Field,
    IntegerType,
    LongType,
    MapType,
    NullType,
    StringType,
    StructType,
    TimestampNTZType,
    _create_dynamic_record,
    _deserialize_json_string,
    _revert_to_dict,
    _serialize_schema,
    mergeDataTypes,
)

ALL = StructType([
    Field("id", LongType()),
    Field("price", DecimalType(12, 4)),
    Field("either", ChoiceType([StringType(), IntegerType()])),
    Field("tags", ArrayType(StringType())),
    Field("counts", MapType(IntegerType())),
    Field("at", TimestampNTZType()),
    Field("inner", StructType([Field("x", NullType())], {"note": "n"})),
])


class GlueTypes(unittest.TestCase):
    def test_json_and_back(self):
        self.assertEqual(ALL, _deserialize_json_string(_serialize_schema(ALL)))

    def test_json_form(self):
        value = json.loads(_serialize_schema(StructType([Field("id", IntegerType())])))
        container = {"dataType": "int", "properties": {}}
        field = {"name": "id", "container": container, "properties": {}}
        self.assertEqual({"dataType": "struct", "properties": {}, "fields": [field]}, value)

    def test_unknown_type(self):
        with self.assertRaisesRegex(ValueError, "Unknown data type"):
            _deserialize_json_string('{"dataType": "colour"}')

    def test_fields(self):
        self.assertEqual(["id", "price", "either", "tags", "counts", "at", "inner"], [field.name for field in ALL])
        self.assertTrue(ALL.hasField("id"))
        self.assertFalse(ALL.hasField("ID"))
        self.assertEqual(LongType(), ALL.getField("id").dataType)
        with self.assertRaisesRegex(ValueError, "duplicate field: id"):
            StructType([Field("id", LongType())]).add(Field("id", StringType()))

    def test_merge(self):
        long_or_string = ChoiceType([LongType(), StringType()])
        one, other = StructType([Field("a", LongType())]), StructType([Field("a", StringType()), Field("b", LongType())])
        cases = [
            ("same", LongType(), LongType(), LongType()),
            ("null gives way", NullType(), LongType(), LongType()),
            ("null gives way on the right", DoubleType(), NullType(), DoubleType()),
            ("different", LongType(), StringType(), long_or_string),
            ("choice takes one more", long_or_string, DoubleType(), ChoiceType([LongType(), StringType(), DoubleType()])),
            ("choice has it", LongType(), long_or_string, long_or_string),
            ("arrays", ArrayType(LongType()), ArrayType(StringType()), ArrayType(long_or_string)),
            ("maps", MapType(LongType()), MapType(LongType()), MapType(LongType())),
            ("decimals", DecimalType(5, 2), DecimalType(6, 4), DecimalType(7, 4)),
            ("structs", one, other, StructType([Field("a", long_or_string), Field("b", LongType())])),
        ]
        for name, left, right, expected in cases:
            with self.subTest(name):
                self.assertEqual(expected, mergeDataTypes(left, right))


class Records(unittest.TestCase):
    def test_attributes(self):
        record = _create_dynamic_record({"id": 1, "inner": {"x": 2}})
        record.inner.x += 1
        record["new"] = record.id
        self.assertEqual({"id": 1, "inner": {"x": 3}, "new": 1}, record)
        with self.assertRaises(AttributeError):
            record.missing
        with self.assertRaises(KeyError):
            record["missing"]

    def test_plain_again(self):
        plain = _revert_to_dict(DynamicRecord(a=DynamicRecord(b=[DynamicRecord(c=1)]), d=(1, 2)))
        self.assertEqual({"a": {"b": [{"c": 1}]}, "d": [1, 2]}, plain)
        self.assertIs(dict, type(plain["a"]["b"][0]))

    def test_null_record(self):
        self.assertIsNone(_revert_to_dict(None))


if __name__ == "__main__":
    unittest.main()
