import contextlib
import importlib.util
import io
import os
import pathlib
import shutil
import stat
import subprocess
import tempfile
import time
import unittest
from unittest.mock import patch

import lanes
import plan
import results

spec = importlib.util.spec_from_file_location("suites", pathlib.Path(__file__).parent / "__main__.py")
suites = importlib.util.module_from_spec(spec)
spec.loader.exec_module(suites)

PASSED = results.Case("io.x.ATest.a()", 1, "passed")
FAILED = results.Case("io.x.ATest.b()", 1, "failed", "no")
SKIPPED = results.Case("io.mastic.conformance.TrinoTest.x()", 0, "skipped", "no JDK")


class VerdictTest(unittest.TestCase):
    """What ./test ends with, and what it says of it."""

    def told(self, *cases, left_out=(), unsteady=""):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        log = pathlib.Path(folder.name, "log")
        log.write_text("", "utf-8")
        result = results.Result(list(cases))
        done = lanes.Done(self.suite("a"), 1, 1, len(result.of("failed")), result, log, unsteady=unsteady)
        with contextlib.redirect_stdout(io.StringIO()) as said, patch.dict("os.environ", {"CI": "true"}):
            code = suites.tell([done], [self.suite(name) for name in left_out], "", time.monotonic())
        return code, said.getvalue()

    @staticmethod
    def suite(name):
        return plan.Suite(name, "java", name)

    def test_a_failure_is_one(self):
        self.assertEqual(1, self.told(PASSED, FAILED)[0])

    def test_what_the_budget_leaves_out_is_named_and_no_failure(self):
        code, said = self.told(PASSED, left_out=["b", "c"])
        self.assertEqual(0, code)
        self.assertIn("these were not run:\n  b\n  c", said)

    def test_what_is_unsteady_is_told_and_no_failure(self):
        code, said = self.told(PASSED, unsteady="a failed with this")
        self.assertEqual(0, code)
        self.assertIn("a failed with this", said)

    def test_what_a_machine_lacks_is_told_and_no_failure(self):
        code, said = self.told(PASSED, SKIPPED)
        self.assertEqual(0, code)
        self.assertIn("TrinoTest.x() | ", said)

    def test_another_skip_is_a_failure(self):
        self.assertEqual(1, self.told(PASSED, results.Case("io.x.ATest.c()", 0, "skipped", "why"))[0])


class RunTest(unittest.TestCase):
    """.ci/run on a machine that has nothing and cannot install anything."""

    def run_with(self, test):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        (root / ".ci").mkdir()
        shutil.copy(plan.ROOT / ".ci/run", root / ".ci/run")
        for name in ("apt-get", "python3"):
            self.program(root / "bin" / name, "exit 1")
        self.program(root / "test", f'echo "$@" >> ran\n{test}')
        done = subprocess.run([str(root / ".ci/run")], env={**os.environ, "PATH": f"{root / 'bin'}:/usr/bin:/bin"},
                              capture_output=True, text=True, check=False)
        return done.returncode, (root / "ran").read_text("utf-8").splitlines()

    @staticmethod
    def program(file, text):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    SLOW = "--slow --no-build --budget 30m"

    def test_both_parts_are_run(self):
        self.assertEqual((0, ["", self.SLOW]), self.run_with("exit 0"))

    def test_what_the_slow_part_finds_is_told(self):
        self.assertEqual((0, ["", self.SLOW]), self.run_with('[ "$1" != --slow ] || exit 3'))

    def test_the_slow_part_does_not_hide_the_quick_one(self):
        self.assertEqual((4, [""]), self.run_with('[ "$1" = --slow ] || exit 4'))
