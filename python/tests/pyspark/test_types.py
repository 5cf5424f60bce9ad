"""Types: their texts, JSON and DDL; and rows."""

import copy
import datetime
import pickle

from sparktest import SparkTest

from pyspark.sql import Row
from pyspark.sql import types as T

# type, as SQL writes it, as JSON, as Python writes it
_CASES = [
    (T.NullType(), "void", '"void"', "NullType()"),
    (T.StringType(), "string", '"string"', "StringType()"),
    (T.CharType(3), "char(3)", '"char(3)"', "CharType(3)"),
    (T.VarcharType(9), "varchar(9)", '"varchar(9)"', "VarcharType(9)"),
    (T.BinaryType(), "binary", '"binary"', "BinaryType()"),
    (T.BooleanType(), "boolean", '"boolean"', "BooleanType()"),
    (T.DateType(), "date", '"date"', "DateType()"),
    (T.TimestampType(), "timestamp", '"timestamp"', "TimestampType()"),
    (T.TimestampNTZType(), "timestamp_ntz", '"timestamp_ntz"', "TimestampNTZType()"),
    (T.DecimalType(), "decimal(10,0)", '"decimal(10,0)"', "DecimalType(10,0)"),
    (T.DoubleType(), "double", '"double"', "DoubleType()"),
    (T.FloatType(), "float", '"float"', "FloatType()"),
    (T.ByteType(), "tinyint", '"byte"', "ByteType()"),
    (T.ShortType(), "smallint", '"short"', "ShortType()"),
    (T.IntegerType(), "int", '"integer"', "IntegerType()"),
    (T.LongType(), "bigint", '"long"', "LongType()"),
    (T.DayTimeIntervalType(1, 3), "interval hour to second", '"interval hour to second"', "DayTimeIntervalType(1, 3)"),
    (T.YearMonthIntervalType(0), "interval year", '"interval year"', "YearMonthIntervalType(0, 0)"),
    (
        T.ArrayType(T.IntegerType(), False),
        "array<int>",
        '{"containsNull":false,"elementType":"integer","type":"array"}',
        "ArrayType(IntegerType(), False)",
    ),
    (
        T.MapType(T.StringType(), T.LongType()),
        "map<string,bigint>",
        '{"keyType":"string","type":"map","valueContainsNull":true,"valueType":"long"}',
        "MapType(StringType(), LongType(), True)",
    ),
    (
        T.StructType([T.StructField("a b", T.DateType(), False, {"k": "v"})]),
        "struct<a b:date>",
        '{"fields":[{"metadata":{"k":"v"},"name":"a b","nullable":false,"type":"date"}],"type":"struct"}',
        "StructType([StructField('a b', DateType(), False)])",
    ),
]


class Texts(SparkTest):
    def test_of_every_type(self):
        for kind, sql, json, python in _CASES:
            with self.subTest(type=sql):
                self.assertEqual((sql, json, python), (kind.simpleString(), kind.json(), repr(kind)))
                self.assertEqual(kind, T._parse_datatype_json_string(json))
                self.assertEqual(kind, pickle.loads(pickle.dumps(kind)))
                self.assertEqual(hash(kind), hash(copy.deepcopy(kind)))

    def test_the_jvm_reads_and_writes_the_same_json(self):
        for kind, sql, json, _ in _CASES:
            with self.subTest(type=sql):
                parsed = self.spark._jvm.org.apache.spark.sql.types.DataType.fromJson(json)
                self.assertEqual(kind, T._parse_datatype_json_string(parsed.json()))

    def test_ddl(self):
        wanted = T.StructType().add("a", T.IntegerType()).add("b", T.ArrayType(T.StringType()))
        self.assertEqual(wanted, T._parse_datatype_string("a INT, b ARRAY<STRING>"))
        self.assertEqual(wanted, T._parse_datatype_string("struct<a:int,b:array<string>>"))
        self.assertEqual(T.DecimalType(5, 2), T._parse_datatype_string("decimal(5,2)"))
        self.assertEqual(T.LongType(), T._parse_datatype_string("bigint"))

    def test_ddl_that_is_none(self):
        from pyspark.errors import ParseException

        with self.assertRaises(ParseException):
            T._parse_datatype_string("a nonsense of types")


class Structs(SparkTest):
    def test_grow_and_are_read_like_lists_and_dicts(self):
        struct = T.StructType().add("a", "int").add(T.StructField("b", T.StringType(), False)).add("c", "array<int>")
        self.assertEqual(["a", "b", "c"], struct.fieldNames())
        self.assertEqual(T.StringType(), struct["b"].dataType)
        self.assertEqual("a", struct[0].name)
        self.assertEqual(["b", "c"], struct[1:].names)
        self.assertEqual((3, ["a", "b", "c"]), (len(struct), [f.name for f in struct]))
        with self.assertRaises(KeyError):
            struct["z"]
        with self.assertRaises(TypeError):
            T.StructField("x", "int")

    def test_print_as_trees(self):
        self.assertIn("|-- a: integer (nullable = true)", T.StructType().add("a", "int").treeString())


class Rows(SparkTest):
    def test_by_name_index_and_attribute(self):
        row = Row(name="Ann", age=3, count=7)
        self.assertEqual(("Ann", "Ann", "Ann"), (row.name, row["name"], row[0]))
        self.assertEqual(7, row["count"])
        self.assertTrue("age" in row and "x" not in row)
        self.assertEqual("Row(name='Ann', age=3, count=7)", repr(row))
        self.assertEqual(("Ann", 3, 7), row)
        with self.assertRaises(AttributeError):
            row.nothing
        with self.assertRaises(ValueError):
            row["nothing"]
        with self.assertRaises(RuntimeError):
            row.name = "Bob"

    def test_as_makers_of_rows(self):
        person = Row("name", "age")
        self.assertEqual("<Row('name', 'age')>", repr(person))
        self.assertEqual(Row(name="Ann", age=3), person("Ann", 3))
        self.assertEqual(3, person("Ann", 3).age)

    def test_as_dicts(self):
        row = Row(a=Row(b=1), c=[Row(d=2)], e={"k": Row(f=3)})
        self.assertEqual({"a": Row(b=1), "c": [Row(d=2)], "e": {"k": Row(f=3)}}, row.asDict())
        self.assertEqual({"a": {"b": 1}, "c": [{"d": 2}], "e": {"k": {"f": 3}}}, row.asDict(recursive=True))

    def test_pickled(self):
        row = Row(a=1, at=datetime.date(2024, 1, 1))
        self.assertEqual(("a", row), (pickle.loads(pickle.dumps(row)).__fields__[0], pickle.loads(pickle.dumps(row))))
        self.assertEqual(Row("x"), copy.copy(Row("x")))
