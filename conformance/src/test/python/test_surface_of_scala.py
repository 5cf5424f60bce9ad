"""What comes of each name of the guide's pages on Scala: a run calls them all, with each of their parameters.

MASTIC_WRITE_DOCS=1 writes anew what was told (outcomes_of_scala.txt), to be looked at.
"""

import json
import os
import re
import unittest

from sparkcase import SCRIPTS, SparkCase

SCRIPT = os.path.join(SCRIPTS, "surface.scala")
LEDGER = os.path.join(SCRIPTS, "surface_of_scala.txt")
OUTCOMES = os.path.join(SCRIPTS, "outcomes_of_scala.txt")
REFUSED = "refused: "

PEOPLE = [
    {"name": "Nancy", "age": 47, "address": {"state": "NE", "zip": 1}, "friends": ["Fred", "Lakshmi"]},
    {"name": "Stephanie", "age": 28, "address": {"state": "WA", "zip": 2}, "friends": ["Yao", "Phil", "Alvin"]},
    {"name": "Nathan", "age": 54, "address": {"state": "NE", "zip": 3}, "friends": ["Nicolai", "Karen"]},
]
EXPORTED = {"Item": {
    "parentMap": {"M": {"childMap": {"M": {"appName": {"S": "a"}, "packageName": {"S": "p"}, "updatedAt": {"N": "1"}}}}},
    "strings": {"SS": ["x"]}, "numbers": {"NS": ["1", "2"]}, "binaries": {"BS": ["YQ=="]},
    "isDDBJson": {"BOOL": True}, "nullValue": {"NULL": True}}}
USERS = [{"user": {"id": 1}, "address": "1 High Street"}, {"user": {"id": "2"}, "address": {"state": "NE"}}]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def lines(path):
    return dict(line.split(" | ", 1) for line in read(path).splitlines() if " | " in line and not line.startswith("#"))


class Ledger(unittest.TestCase):
    """What needs no run."""

    def test_each_name_stands_in_its_case(self):
        blocks = {}
        before = 0
        script = read(SCRIPT)
        for told in re.finditer(r'^    tell\("([^"]+)".*?(?=^    \S)', script, re.S | re.M):
            blocks[told[1]] = script[before:told.end()]
            before = told.end()
        blocks["commit"] = script[before:script.index("object Names")]
        whole = script[:script.index("object Names")]
        for line, case in lines(LEDGER).items():
            name = re.match(r"(?:object )?(?:[\w.]+\.)?(\w+)\.(\w+)", line)
            with self.subTest(line):
                text = whole if case.startswith(REFUSED) else blocks[case]
                self.assertRegex(text, rf"\b{name[1]}\b" if name[2] in ("this", "apply") else rf"\b{name[2]}\b")

    def test_ten_are_refused_at_most(self):
        self.assertLessEqual(sum(case.startswith(REFUSED) for case in lines(LEDGER).values()), 10)


class Names(SparkCase):
    maxDiff = None

    def test_each_does_what_it_says(self):
        for folder, records in {"people": PEOPLE, "mixed": [{"id": 1}, {"id": "2"}], "nulls": [{"a": 1, "b": {"c": None}, "d": None}],
                                "exported": [EXPORTED], "users": USERS}.items():
            self.put(folder + "/a.json", "".join(json.dumps(record) + "\n" for record in records))
        for name, columns in {"people": [("name", "string"), ("age", "int")], "mixed": [("id", "bigint")]}.items():
            self.glue.create_table(DatabaseName=self.database, TableInput={"Name": name, "StorageDescriptor": {
                "Columns": [{"Name": column, "Type": kind} for column, kind in columns], "Location": f"s3://{self.bucket}/{name}/",
                "SerdeInfo": {"SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe"}}, "Parameters": {"classification": "json"}})
        self.put("flights/nycflights.csv", "year,carrier\n2013,UA\n")
        self.put("names.txt", read(LEDGER))
        script = read(SCRIPT)
        job = self.job(script, **{"job-language": "scala", "scriptLocation": self.put("scala/surface.scala", script)})
        run_id = self.start(job)
        run = self.ended(job, run_id, 600)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], f"{run.get('ErrorMessage')}\n" + "\n".join(printed))
        self.assertEqual("done", printed[-1])
        self.assertEqual([], [line for line in printed if line.startswith("missing ")], "names that the library has not")
        told = [line.removeprefix("case ").rstrip() for line in printed if line.startswith("case ")]
        if os.environ.get("MASTIC_WRITE_DOCS"):
            with open(OUTCOMES, "w", encoding="utf-8") as file:
                file.write("\n".join(told) + "\n")
        self.assertEqual(read(OUTCOMES).splitlines(), told)
        whole = "\n".join(told)
        for line, case in lines(LEDGER).items():
            if case.startswith(REFUSED):
                self.assertIn(case.removeprefix(REFUSED), whole, line)


if __name__ == "__main__":
    unittest.main()
