"""The modules of the small pyspark import each other one way, functions' own imports among them."""

import ast
import pathlib
import unittest

from sparktest import bundled_only

_SMALL = pathlib.Path(__file__).resolve().parents[2] / "small"


def _modules():
    found = {}
    for file in sorted((_SMALL / "pyspark").rglob("*.py")):
        parts = file.relative_to(_SMALL).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def _imports(name, file, modules):
    """The modules that one names, anywhere in its text; a name of a package's own module is that module."""
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join(above + ([node.module] if node.module else []))
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in modules else base


def _circle(graph):
    """Modules that lead back to their first, or None."""
    done, path = set(), []

    def walk(module):
        if module in path:
            return path[path.index(module) :] + [module]
        if module in done:
            return None
        path.append(module)
        for other in sorted(graph[module]):
            found = walk(other)
            if found:
                return found
        path.pop()
        done.add(module)
        return None

    for module in sorted(graph):
        found = walk(module)
        if found:
            return found
    return None


@bundled_only
class Imports(unittest.TestCase):
    def test_there_is_no_circle(self):
        modules = _modules()
        graph = {
            name: {other for other in _imports(name, file, modules) if other in modules and other != name}
            for name, file in modules.items()
        }
        self.assertGreater(sum(map(len, graph.values())), 200)
        self.assertIsNone(_circle(graph))

    def test_a_circle_would_be_found(self):
        self.assertEqual(["b", "c", "b"], _circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}))
        self.assertIsNone(_circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}))


if __name__ == "__main__":
    unittest.main()
