"""What comes of each name of awsglue, and of each parameter: a run calls them all, and all that it tells is compared.

MASTIC_WRITE_DOCS=1 writes anew what was told (surface.json) and the table of names and cases (surface_cases.txt), to be looked at.
"""

import json
import os
import unittest

from sparkcase import SCRIPTS, SparkCase

WANTED = os.path.join(SCRIPTS, "surface.json")
CASES = os.path.join(SCRIPTS, "surface_cases.txt")
PARTS = ("surface_calls.py", "surface_frames.py", "surface_guide.py", "surface_transforms.py", "surface_types.py", "surface_wrong.py")


class Names(SparkCase):
    maxDiff = None

    def test_each_does_what_it_says(self):
        places = []
        for part in PARTS:
            with open(os.path.join(SCRIPTS, part), encoding="utf-8") as file:
                places.append(self.put("parts/" + part, file.read()))
        job = self.job("surface.py", **{"extra-py-files": ",".join(places)})
        run_id = self.start(job)
        run = self.ended(job, run_id, 400)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], f"{run.get('ErrorMessage')}\n" + "\n".join(printed))
        told, shown, facts = {}, [], {}
        for line in printed:
            first, _, rest = line.partition(" ")
            if first == "case":
                case, _, value = rest.partition(" ")
                self.assertNotIn(case, told)
                told[case] = json.loads(value)
            elif first in ("left", "ledger"):
                facts[first] = json.loads(rest)
            else:
                shown.append(line)
        told["shown"] = shown
        if os.environ.get("MASTIC_WRITE_DOCS"):
            self.write(told, facts["ledger"])
        with open(WANTED, encoding="utf-8") as file:
            self.assertEqual(json.load(file), told)
        self.assertEqual([[], []], facts["left"], "names without a case, parameters that no case gives")
        self.assertEqual(table(), {**facts["ledger"], **refusals(table())})
        errors = "\n".join(self.printed(run_id, "error"))
        self.assertIn("INFO GlueLogger: a line of the surface", errors)
        for call in ("from_options", "from_catalog"):
            self.assertEqual(1, errors.count(f"[mastic] the argument minPartition of {call} is none of AWS Glue's"))
        files = self.keys("surface/parquet/")
        self.assertTrue(files and all(name.endswith(".gz.parquet") for name in files), files)

    def write(self, told, ledger):
        with open(WANTED, "w", encoding="utf-8") as file:
            json.dump(told, file, indent=1, ensure_ascii=False)
            file.write("\n")
        kept = refusals(table())
        with open(CASES, "w", encoding="utf-8") as file:
            file.write(HEAD)
            for name, case in sorted({**ledger, **kept}.items()):
                file.write(f"{name} | {case}\n")


HEAD = """# Each public name of awsglue, and the case of test_surface_of_awsglue whose outcome is compared (surface.json);
# or that it is refused, and the words of its refusal.
"""


def table():
    if not os.path.exists(CASES):
        return {}
    with open(CASES, encoding="utf-8") as file:
        return dict(line.strip().split(" | ", 1) for line in file if " | " in line)


def refusals(names):
    return {name: case for name, case in names.items() if case.startswith("refused: ")}


if __name__ == "__main__":
    unittest.main()
