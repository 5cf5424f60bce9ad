"""Python table functions."""

import datetime

from sparktest import SparkTest

from pyspark.errors import PySparkAttributeError, PySparkTypeError
from pyspark.sql.functions import lit, udtf


class TableFunctions(SparkTest):
    def test_rows_of_a_call(self):
        @udtf(returnType="n int, square int")
        class Squares:
            def eval(self, start: int, end: int):
                for n in range(start, end + 1):
                    yield n, n * n

        self.assertEqual([(1, 1), (2, 4), (3, 9)], self.rows(Squares(lit(1), lit(3))))
        self.assertEqual(["n", "square"], Squares(lit(1), lit(3)).columns)
        self.spark.udtf.register("squares", Squares)
        self.assertEqual([(2, 4)], self.rows(self.spark.sql("SELECT * FROM squares(2, 2)")))

    def test_beside_the_rows_of_a_table(self):
        class Words:
            def __init__(self):
                self.seen = 0

            def eval(self, text):
                if text is None:
                    return
                for word in text.split():
                    self.seen += 1
                    yield word, datetime.date(2024, 2, 29)

            def terminate(self):
                yield f"{self.seen} words", None

        self.spark.udtf.register("words", udtf(Words, returnType="word string, day date"))
        found = self.spark.sql("SELECT id, word, day FROM VALUES (1, 'a b'), (2, NULL), (3, 'c') AS t(id, text), LATERAL words(text)")
        rows = self.rows(found.coalesce(1))
        day = datetime.date(2024, 2, 29)
        self.assertEqual([(1, "a", day), (1, "b", day), (3, "c", day)], [row for row in rows if row[2] is not None])
        self.assertEqual(3, sum(int(row[1].split()[0]) for row in rows if row[2] is None))

    def test_many_rows(self):
        @udtf(returnType="m bigint")
        class Twice:
            def eval(self, n):
                return [(n,), [n]]

        self.spark.udtf.register("twice", Twice)
        total = self.spark.sql("SELECT count(*), sum(m) FROM range(1000), LATERAL twice(id)")
        self.assertEqual([(2000, 999000)], self.rows(total))

    def test_what_is_wrong(self):
        with self.assertRaises(PySparkTypeError):
            udtf(lambda n: n, returnType="a int")
        with self.assertRaises(PySparkAttributeError):
            udtf(type("Nothing", (), {}), returnType="a int")
        with self.assertRaises(PySparkTypeError):
            udtf(type("Some", (), {"eval": lambda self: None}))
        with self.assertRaises(NotImplementedError):
            udtf(type("Some", (), {"eval": lambda self: None}), returnType="a int", useArrow=True)
        for result, said in ((7, "UDTF_RETURN_NOT_ITERABLE"), ([7], "UDTF_INVALID_OUTPUT_ROW_TYPE"), ([(1, 2)], "UDTF_RETURN_SCHEMA_MISMATCH")):
            wrong = udtf(type("Wrong", (), {"eval": lambda self, result=result: result}), returnType="a int")
            with self.assertRaisesRegex(Exception, said):
                wrong().collect()
