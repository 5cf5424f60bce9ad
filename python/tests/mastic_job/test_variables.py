"""The variables that are told to who looks at them, and how many rows are shown."""

import contextlib
import io
import json
import unittest

from mastic_job import display, variables


class Rows(unittest.TestCase):
    def test_who_asks_for_more_rows_is_given_them(self):
        asked = []

        class Frame:
            __module__ = "pyspark.sql.dataframe"
            columns = ["n"]

            def limit(self, most):
                asked.append(most)
                return self

            def collect(self):
                return [(n,) for n in range(asked[-1])]

        marked = []
        display.Display({}, True, marked.append).show(Frame(), rows=3)
        display.Display({}, True, marked.append).show(Frame())
        self.assertEqual([4, 21], asked)
        self.assertEqual(3, marked[0].count("<tr><td>"))
        self.assertIn("the first 3 rows", marked[0])


class Variables(unittest.TestCase):
    def ask(self, namespace):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            variables.tell(namespace)
        return {one["name"]: (one["type"], one["value"]) for one in json.loads(out.getvalue())}

    def test_they_are_told_with_types_and_short_values(self):
        given = {"n": 1, "f": 1.5, "no": None, "text": "a" * 500, "many": list(range(10**6)), "_hidden": 1, "json": json, "spark": object(), "tell": variables.tell, "Kind": dict}
        told = self.ask(given)
        self.assertEqual(["f", "many", "n", "no", "text"], sorted(told))
        self.assertEqual(("int", "1"), told["n"])
        self.assertEqual([("float", "1.5"), ("NoneType", "None")], [told["f"], told["no"]])
        self.assertLess(len(told["text"][1]), 100)
        self.assertLess(len(told["many"][1]), 100)

    def test_no_value_does_anything_when_it_is_looked_at(self):
        class Trap:
            def __repr__(self):
                raise AssertionError("its repr was asked for")

        class Frame:
            __module__ = "pyspark.sql.dataframe"
            dtypes = [("city", "string"), ("km", "bigint")]

        class Row(tuple):
            __module__ = "pyspark.sql.types"

        told = self.ask({"trap": Trap(), "inside": [Trap()], "frame": Frame(), "row": Row(("a", Trap()))})
        self.assertEqual("('a', <Trap>)", told["row"][1])
        self.assertEqual(("Trap", "<Trap>"), told["trap"])
        self.assertEqual("[<Trap>]", told["inside"][1])
        self.assertEqual("city string, km bigint", told["frame"][1])


if __name__ == "__main__":
    unittest.main()
