"""Lets ``python3 -m unittest discover -s python/tests`` find the tests of every room.

The rooms carry the names of the packages that they test, so they are no packages themselves.
"""

import pathlib
import unittest


def load_tests(loader: unittest.TestLoader, tests: unittest.TestSuite, pattern: str) -> unittest.TestSuite:
    for room in sorted(pathlib.Path(__file__).parent.iterdir()):
        if any(room.glob("test_*.py")):
            tests.addTests(loader.discover(str(room), top_level_dir=str(room)))
    return tests
