"""Each public name of awsglue is there with its parameters, and is called by some case whose outcome is compared."""

import importlib
import inspect
import os
import re
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
CASES = ("python/tests", "conformance/src/test/python", "examples")


def surface():
    with open(os.path.join(HERE, "surface.txt"), encoding="utf-8") as file:
        return [[part.strip() for part in line.split("|")] for line in file if line.strip() and not line.startswith("#")]


def cases():
    texts = []
    for folder in CASES:
        for at, _, files in os.walk(os.path.join(ROOT, folder)):
            for name in files:
                if name.endswith((".py", ".ipynb")) and name != os.path.basename(__file__) and "node_modules" not in at:
                    with open(os.path.join(at, name), encoding="utf-8") as file:
                        texts.append(file.read())
    return "\n".join(texts)


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

    def test_each_name_has_a_case(self):
        text = cases()
        without = sorted({
            f"{module} {kind} {name}"
            for module, kind, signature in surface()
            for name in [signature.split("(")[0] or kind]
            if not name.startswith("__") and not is_called(name, text)
        })
        self.assertEqual([], without, "\n".join(without))


def extends(have, wanted):
    return have.replace("UnknownType", "UnknownType()") == wanted or have.startswith(wanted)


def is_called(name, text):
    """By its own name, or as the readers and writers of a context have it: `create_dynamic_frame.from_options`."""
    return re.search(rf"\b{name.replace('_from_', '[._]from_')}\b", text)


if __name__ == "__main__":
    unittest.main()
