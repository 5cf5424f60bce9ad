import os
import pathlib
import stat
import sys
import tempfile
import unittest
from unittest.mock import patch

import commands
import plan


class RealPyspark(unittest.TestCase):
    """./test --pyspark: an interpreter that has it, or the reason why not."""

    def python(self, says):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        made = pathlib.Path(folder.name, "python3")
        made.write_text(f"#!/bin/sh\n{says}\n", "utf-8")
        made.chmod(made.stat().st_mode | stat.S_IXUSR)
        return str(made)

    def test_one_that_has_it(self):
        python = self.python("echo 3.5.5")
        with patch.dict("os.environ", {"PATH": "/usr/bin"}):
            found = commands.real_pyspark(python)
        self.assertEqual({"MASTIC_REAL_PYSPARK": python, "PATH": f"{pathlib.Path(python).parent}:/usr/bin"}, found)
        with patch.dict("os.environ", found):
            suite = next(suite for suite in plan.quick() if suite.name == "python.pyspark")
            self.assertEqual(python, commands.of(suite, pathlib.Path("."))[0][0])

    def test_one_that_has_not(self):
        for says, reason in (("echo ImportError: no >&2; exit 1", "has no pyspark: ImportError: no"), ("echo 4.0.1", "has pyspark 4.0.1")):
            with self.subTest(says), self.assertRaises(SystemExit) as ended:
                commands.real_pyspark(self.python(says))
            self.assertIn(reason, str(ended.exception))

    def test_without_it_suites_run_as_this_interpreter(self):
        with patch.dict("os.environ"):
            os.environ.pop("MASTIC_REAL_PYSPARK", None)
            suite = next(suite for suite in plan.quick() if suite.name == "python.pyspark")
            self.assertEqual(sys.executable, commands.of(suite, pathlib.Path("."))[0][0])

    def test_both_ways_run_the_same_where_both_are(self):
        python = self.python("echo 3.5.5")
        with patch.dict("os.environ", {"MASTIC_PYSPARK": python}):
            self.assertEqual(python, commands.found_pyspark())
        for other in (self.python("echo 4.0.0"), self.python("exit 1")):
            with patch.dict("os.environ", {"MASTIC_PYSPARK": other}):
                self.assertIsNone(commands.found_pyspark())
        both = {suite.name: suite for suite in plan.again_with(python)}
        self.assertLessEqual({name + "+pyspark" for name in [*plan.OF_SCRIPTS, "conformance.PythonClientsTest#everyDailyScript"]}, set(both))
        command, _, environment = commands.of(both["python.pyspark+pyspark"], pathlib.Path("."))
        self.assertEqual((python, python), (command[0], environment["MASTIC_REAL_PYSPARK"]))
        self.assertTrue(environment["PATH"].startswith(f"{pathlib.Path(python).parent}:"))

    def test_its_suites_are_there(self):
        names = [suite.name for suite in plan.quick()]
        self.assertEqual([], [name for name in plan.OF_SCRIPTS if name not in names])
