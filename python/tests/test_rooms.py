"""Lets ``python3 -m unittest discover -s python/tests`` find the tests of every room.

The rooms carry the names of the packages that they test, so they are no packages themselves.
"""

import importlib.machinery
import pathlib
import sys
import unittest

_PYTHON = pathlib.Path(__file__).resolve().parents[1]


def _paths():
    """What a job's launcher puts on the path; the small pyspark only where there is no real one."""
    yield _PYTHON / "src"
    yield _PYTHON / "target" / "py4j"
    if not _has_pyspark():
        yield _PYTHON / "small"


def _has_pyspark():
    """Asked without this directory: its folder of that name is a room, and would be imported as a package."""
    here = pathlib.Path(__file__).resolve().parent
    elsewhere = [path for path in sys.path if pathlib.Path(path).resolve() != here]
    spec = importlib.machinery.PathFinder.find_spec("pyspark", elsewhere)
    return spec is not None and spec.origin is not None


def prepare() -> None:
    """Puts the sources of every room on the path."""
    sys.path[:0] = [str(path) for path in _paths()]


def load_tests(loader: unittest.TestLoader, tests: unittest.TestSuite, pattern: str) -> unittest.TestSuite:
    prepare()
    for room in sorted(pathlib.Path(__file__).parent.iterdir()):
        if any(room.glob("test_*.py")):
            tests.addTests(loader.discover(str(room), top_level_dir=str(room)))
    return tests
