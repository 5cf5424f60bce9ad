"""Functions that take more than one shape answer what their documentation says."""

import datetime
from decimal import Decimal

from sparktest import SparkTest

from pyspark.sql import Row
from pyspark.sql import functions as F
from pyspark.sql import types as T


class Functions(SparkTest):
    def test_answers(self):
        df = self.spark.sql(
            "SELECT 'a,b,c' AS s, '{\"x\": 1, \"y\": \"q\"}' AS j, '2024-02-29 10:30:00' AS t, DATE'2024-01-31' AS d, "
            "-1.5 AS n, array(3, 1, 2) AS a, 3 AS i, map('k', 1) AS m, '1;x' AS c, 'abc' AS w"
        )
        struct = T.StructType().add("x", T.IntegerType()).add("y", "string")
        cases = [
            (F.split("s", ","), ["a", "b", "c"]), (F.split("s", ",", 2), ["a", "b,c"]),
            (F.concat_ws("-", "w", F.col("i")), "abc-3"), (F.concat_ws("-", F.split("s", ",")), "a-b-c"),
            (F.concat("w", F.lit("!")), "abc!"), (F.coalesce(F.lit(None), "i"), 3),
            (F.from_json("j", struct), Row(x=1, y="q")), (F.from_json("j", "x int, y string"), Row(x=1, y="q")),
            (F.from_json("j", "map<string,string>"), {"x": "1", "y": "q"}),
            (F.from_json("j", F.schema_of_json('{"x": 1}')), Row(x=1)),
            (F.to_json(F.struct("i", "w")), '{"i":3,"w":"abc"}'), (F.get_json_object("j", "$.y"), "q"),
            (F.from_csv("c", "a int, b string", {"sep": ";"}), Row(a=1, b="x")),
            (F.to_csv(F.struct("i", "w"), {"sep": "|"}), "3|abc"), (F.schema_of_csv("1,a"), "STRUCT<_c0: INT, _c1: STRING>"),
            (F.to_date("t"), datetime.date(2024, 2, 29)), (F.to_date(F.lit("29/02/24"), "dd/MM/yy"), datetime.date(2024, 2, 29)),
            (F.to_timestamp("t"), datetime.datetime(2024, 2, 29, 10, 30)), (F.date_format("d", "yyyy/MM"), "2024/01"),
            (F.date_add("d", 1), datetime.date(2024, 2, 1)), (F.date_sub("d", F.col("i")), datetime.date(2024, 1, 28)),
            (F.add_months("d", 1), datetime.date(2024, 2, 29)), (F.datediff(F.lit("2024-02-01"), "d"), 1),
            (F.months_between(F.lit("2024-03-31"), "d"), 2.0), (F.trunc("d", "year"), datetime.date(2024, 1, 1)),
            (F.date_trunc("hour", "t"), datetime.datetime(2024, 2, 29, 10)), (F.next_day("d", "Mon"), datetime.date(2024, 2, 5)),
            (F.unix_timestamp("t"), 1709199000), (F.from_unixtime(F.lit(0)), "1970-01-01 01:00:00"),
            (F.from_utc_timestamp("t", "Asia/Tokyo"), datetime.datetime(2024, 2, 29, 19, 30)),
            (F.make_date(F.lit(2024), F.lit(2), F.lit(29)), datetime.date(2024, 2, 29)),
            (F.make_dt_interval(hours=F.lit(2)), datetime.timedelta(hours=2)),
            (F.round(F.lit(2.345), 2), 2.35), (F.round("n"), Decimal("-2")), (F.bround("n"), Decimal("-2")), (F.abs("n"), Decimal("1.5")),
            (F.pow("i", 2), 9.0), (F.pow(2, "i"), 8.0), (F.log(F.lit(1.0)), 0.0), (F.log(2.0, F.lit(8.0)), 3.0),
            (F.greatest("i", F.lit(9)), 9), (F.least(F.col("i"), F.lit(9)), 3), (F.expr("i + 1"), 4), (F.pmod(F.lit(-1), 3), 2),
            (F.array("i", "i"), [3, 3]), (F.array(["i", "i"]), [3, 3]), (F.create_map(F.lit("q"), "i"), {"q": 3}),
            (F.struct("i", F.col("w").alias("v")), Row(i=3, v="abc")), (F.sort_array("a"), [1, 2, 3]), (F.sort_array("a", asc=False), [3, 2, 1]),
            (F.element_at("a", 1), 3), (F.element_at("m", "k"), 1), (F.get("a", 0), 3), (F.slice("a", 2, 2), [1, 2]), (F.size("a"), 3),
            (F.array_contains("a", 2), True), (F.array_position("a", 2), 3), (F.array_remove("a", 1), [3, 2]), (F.array_append("a", 9), [3, 1, 2, 9]),
            (F.array_insert("a", 1, 0), [0, 3, 1, 2]), (F.array_join(F.split("s", ","), "+"), "a+b+c"),
            (F.array_repeat("i", 2), [3, 3]), (F.sequence(F.lit(1), F.lit(5), F.lit(2)), [1, 3, 5]), (F.map_keys("m"), ["k"]),
            (F.regexp_replace("w", "b", "X"), "aXc"), (F.regexp_extract("w", "a(.)c", 1), "b"), (F.substring("w", 2, 2), "bc"),
            (F.substring_index("s", ",", 2), "a,b"), (F.lpad("w", 5, "*"), "**abc"), (F.locate("c", "w"), 3), (F.instr("w", "c"), 3),
            (F.translate("w", "ab", "xy"), "xyc"), (F.format_number(F.lit(1234.5), 1), "1,234.5"), (F.format_string("%d-%s", "i", "w"), "3-abc"),
            (F.initcap(F.lit("ab cd")), "Ab Cd"), (F.overlay(F.lit("abcd"), F.lit("X"), 2), "aXcd"), (F.levenshtein("w", F.lit("abd")), 1),
            (F.sha2("w", 256), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), (F.md5("w"), "900150983cd24fb0d6963f7d28e17f72"),
            (F.hex(F.lit(255)), "FF"), (F.conv(F.lit("ff"), 16, 10), "255"), (F.nullif("i", F.lit(3)), None), (F.nvl(F.lit(None), "i"), 3),
            (F.str_to_map(F.lit("a:1,b:2")), {"a": "1", "b": "2"}), (F.mask(F.lit("Ab1")), "Xxn"), (F.split_part("s", F.lit(","), F.lit(2)), "b"),
            (F.convert_timezone(F.lit("UTC"), F.lit("Asia/Tokyo"), F.lit("2024-01-01").cast("timestamp_ntz")), datetime.datetime(2024, 1, 1, 9)),
            (F.call_function("upper", "w"), "ABC"), (F.typeof("i"), "int"), (F.sentences(F.lit("Hi there. Bye")), [["Hi", "there"], ["Bye"]]),
            (F.aes_decrypt(F.aes_encrypt("w", F.lit("0000111122223333")), F.lit("0000111122223333")).cast("string"), "abc"),
        ]  # fmt: skip
        for column, wanted in cases:
            with self.subTest(wanted=wanted):
                self.assertEqual(wanted, df.select(column.alias("v")).first().v)

    def test_aggregates(self):
        df = self.spark.createDataFrame([(1, "a", 1.0), (2, "b", None), (2, "b", 3.0)], ["n", "s", "x"])
        cases = [
            (F.count("*"), 3), (F.count("x"), 2), (F.count(F.lit(1)), 3), (F.countDistinct("n", "s"), 2), (F.count_distinct("n"), 2),
            (F.sum("n"), 5), (F.sum_distinct("n"), 3), (F.avg("x"), 2.0), (F.max("s"), "b"), (F.min("n"), 1), (F.first("x"), 1.0),
            (F.last("x", ignorenulls=True), 3.0), (F.collect_list("n"), [1, 2, 2]), (F.sort_array(F.collect_set("n")), [1, 2]),
            (F.approx_count_distinct("n"), 2), (F.approx_count_distinct("n", 0.1), 2), (F.max_by("s", "n"), "b"), (F.mode("n"), 2),
            (F.percentile_approx("n", 0.5), 2), (F.percentile_approx("n", [0.25, 0.75], 100), [1, 2]), (F.percentile("n", 0.5), 2.0),
            (F.median("n"), 2.0), (F.count_if(F.col("n") > 1), 2), (F.bool_and(F.col("n") > 0), True), (F.product("n"), 4.0),
            (F.round(F.corr("n", "n"), 3), 1.0), (F.any_value("n"), 1), (F.hll_sketch_estimate(F.hll_sketch_agg("n", 12)), 2),
        ]  # fmt: skip
        for column, wanted in cases:
            with self.subTest(wanted=wanted):
                self.assertEqual(wanted, df.agg(column.alias("v")).first().v)

    def test_rows_from_one(self):
        df = self.spark.sql("SELECT 1 AS i, array('a', 'b') AS a, map('k', 2) AS m, '{\"x\":1,\"y\":2}' AS j")
        self.assertEqual([("a",), ("b",)], self.rows(df.select(F.explode("a"))))
        self.assertEqual([("k", 2)], self.rows(df.select(F.explode("m"))))
        self.assertEqual([(0, "a"), (1, "b")], self.rows(df.select(F.posexplode("a"))))
        self.assertEqual([("1", "2")], self.rows(df.select(F.json_tuple("j", "x", "y"))))
        self.assertEqual([(1, 2), (3, None)], self.rows(df.select(F.stack(F.lit(2), F.lit(1), F.lit(2), F.lit(3)))))

    def test_ones_of_the_session(self):
        row = self.spark.range(0, 1, 1, 1).select(
            F.current_date().alias("d"), F.current_timestamp().alias("t"), F.rand(3).alias("r"), F.rand(),
            F.monotonically_increasing_id().alias("m"), F.input_file_name().alias("f"), F.spark_partition_id(),
            F.current_database().alias("db"), F.version().alias("v"),
        ).first()  # fmt: skip
        self.assertEqual((row.t.date(), 0, "", "default"), (row.d, row.m, row.f, row.db))
        self.assertTrue(0 <= row.r < 1 and row.v.startswith("3.5."))

    def test_windows_of_time(self):
        at = datetime.datetime(2024, 1, 1, 10, 7)
        df = self.spark.createDataFrame([(at,)], ["t"])
        row = df.select(F.window("t", "10 minutes").alias("w")).first()
        self.assertEqual(Row(start=at.replace(minute=0), end=at.replace(minute=10)), row.w)
        self.assertEqual(2, df.select(F.window("t", "10 minutes", "5 minutes")).count())
        row = df.select(F.window("t", "10 minutes", startTime="1 minute").alias("w")).first()
        self.assertEqual(at.replace(minute=1), row.w.start)
        self.assertEqual(1, df.groupBy(F.session_window("t", "5 minutes")).count().count())
