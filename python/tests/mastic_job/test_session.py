"""What a session's cells write, and what may stand behind a word; the driver itself is tried by the server's suites."""

import contextlib
import io
import json
import unittest

from mastic_job import cells, completion, display, variables


class Output(unittest.TestCase):
    def test_it_is_bounded_in_bytes_and_says_what_is_missing(self):
        output = cells.Output(10)
        output.add("12345")
        output.add("\u00e9" * 4)
        output.add("never")
        text = output.text()
        self.assertTrue(text.startswith("12345\u00e9\u00e9\n[mastic] 9 more bytes"), text)

    def test_a_picture_is_there_whole_or_not_at_all(self):
        output = cells.Output(10)
        output.add_whole("x" * 11)
        self.assertNotIn("x", output.text().split("\n")[0])

    def test_what_fits_is_all_there(self):
        output = cells.Output(10)
        output.add("12345")
        output.add("67890")
        self.assertEqual("1234567890", output.text())


class Completion(unittest.TestCase):
    def ask(self, namespace, code):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            completion.tell(namespace, code)
        return json.loads(out.getvalue())

    def test_names_and_their_members(self):
        self.assertEqual({"matches": ["thing_one", "thing_two"], "start": 4}, self.ask({"thing_one": 1, "thing_two": 2}, "x = thing"))
        self.assertIn("text.upper", self.ask({"text": "t"}, "print(text.up")["matches"])
        self.assertEqual([], self.ask({}, "1 + ")["matches"])


class Displays(unittest.TestCase):
    class Shown:
        def _repr_html_(self):
            return "<b>hi</b>"

        def __repr__(self):
            return "plain"

    def show(self, rich, value):
        marked, out = [], io.StringIO()
        with contextlib.redirect_stdout(out):
            display.Display({}, rich, marked.append).hook(value)
        return marked, out.getvalue()

    def test_only_who_can_show_more_than_text_is_given_more(self):
        marked, text = self.show(True, self.Shown())
        self.assertIn("<b>hi</b>", marked[0])
        self.assertEqual("", text)
        self.assertEqual(([], "plain\n"), self.show(False, self.Shown()))

    def test_what_is_too_much_is_told(self):
        class Huge(self.Shown):
            def _repr_html_(self):
                return "x" * 2_000_000

        marked, text = self.show(True, Huge())
        self.assertEqual([], marked)
        self.assertIn("too much", text)

    def test_nothing_shows_nothing(self):
        self.assertEqual(([], ""), self.show(True, None))

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
