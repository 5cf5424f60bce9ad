"""Each public name of awsglue is there with its parameters, and the table of cases has it."""

import importlib
import inspect
import json
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
SCRIPTS = os.path.join(ROOT, "conformance", "src", "test", "python", "scripts")


def surface():
    with open(os.path.join(HERE, "surface.txt"), encoding="utf-8") as file:
        return [[part.strip() for part in line.split("|")] for line in file if line.strip() and not line.startswith("#")]


def parameters(signature):
    """As the table writes them: names with their defaults."""
    written = []
    for parameter in signature.parameters.values():
        if parameter.name in ("self", "cls"):
            continue
        star = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        written.append(f"{star}{parameter.name}{default}")
    return written


class Surface(unittest.TestCase):
    def test_each_name_is_there_with_its_parameters(self):
        wrong = []
        for module, kind, signature in surface():
            try:
                found = importlib.import_module("awsglue." + module)
                found = getattr(found, kind) if kind else found
                if signature:
                    name, wanted = re.match(r"(\w+)\((.*)\)$", signature).groups()
                    found = getattr(found, name)
                    if callable(found) and not isinstance(inspect.getattr_static(found, "fget", None), property):
                        have = ", ".join(parameters(inspect.signature(found)))
                        if not extends(have, wanted):
                            wrong.append(f"{module} {kind} {signature}: has ({have})")
            except (ImportError, AttributeError) as missing:
                wrong.append(f"{module} {kind} {signature}: {missing}")
        self.assertEqual([], wrong, "\n".join(wrong))

    def test_each_name_has_a_case_or_is_refused(self):
        """What a run tells of each is compared by test_surface_of_awsglue; here, that the table has them all."""
        sys.path.insert(0, SCRIPTS)
        self.addCleanup(sys.path.remove, SCRIPTS)
        from surface_calls import SURFACE

        with open(os.path.join(SCRIPTS, "surface_cases.txt"), encoding="utf-8") as file:
            table = dict(line.strip().split(" | ", 1) for line in file if " | " in line)
        with open(os.path.join(SCRIPTS, "surface.json"), encoding="utf-8") as file:
            wanted = json.load(file)
        refused = {name: words.removeprefix("refused: ") for name, words in table.items() if words.startswith("refused: ")}
        absent = {name for name in refused if name.startswith("scripts.")}
        self.assertEqual(set(SURFACE), set(table) - absent)
        self.assertEqual(set(), {case for name, case in table.items() if name not in refused} - set(wanted))
        self.assertLessEqual(len(refused), 10)
        for name, words in refused.items():
            if name in absent:
                with self.assertRaisesRegex(ImportError, words):
                    importlib.import_module("awsglue." + name)
            else:
                self.assertEqual(words, wanted[name.split(".")[-1]])


def extends(have, wanted):
    return have.replace("UnknownType", "UnknownType()") == wanted or have.startswith(wanted)


if __name__ == "__main__":
    unittest.main()
