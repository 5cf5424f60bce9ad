import pathlib
import sys
import tempfile
import time
import unittest

import lanes
from plan import Suite

PASSES = '<testsuite><testcase classname="A" name="a" time="1"/></testsuite>'
FAILS = '<testsuite><testcase classname="A" name="a" time="1"><failure>no</failure></testcase></testsuite>'


class LanesTest(unittest.TestCase):
    """With real processes: a suite passes only if tests ran, none failed, and its process says so too."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = pathlib.Path(folder.name)

    def run_one(self, code, xml=None, suites=("one",), width=1, until=None, limit=60):
        ran = lanes.Lanes(width, lambda done: None, until, self.out, limit)

        def command(suite, reports):
            if xml:
                (reports / "TEST-x.xml").write_text(xml, "utf-8")
            return [sys.executable, "-c", code], ".", {}

        ran.run([Suite(name, "python", "folder") for name in suites], command)
        return ran

    def trouble(self, *given):
        done = self.run_one(*given).done[0]
        return done.passed, done.trouble

    def test_passes(self):
        self.assertEqual((True, ""), self.trouble("", PASSES))

    def test_a_failed_test(self):
        self.assertEqual((False, ""), self.trouble("exit(1)", FAILS))

    def test_no_test_at_all(self):
        self.assertEqual((False, "no test ran"), self.trouble(""))

    def test_a_process_that_ends_badly_after_its_tests(self):
        self.assertEqual((False, "0 tests failed, and yet its exit code is 3"), self.trouble("exit(3)", PASSES))

    def test_a_failed_test_that_the_process_is_silent_about(self):
        self.assertEqual((False, "1 tests failed, and yet its exit code is 0"), self.trouble("", FAILS))

    def test_a_suite_that_hangs_is_ended(self):
        done = self.run_one("import time\ntime.sleep(60)", PASSES, limit=0.2).done[0]
        self.assertFalse(done.passed)
        self.assertIn("did not end", done.trouble)

    def test_all_of_them_run_and_the_log_is_kept(self):
        ran = self.run_one("print('said')", PASSES, ("a", "b", "c"), width=2)
        self.assertEqual({"a", "b", "c"}, {done.suite.name for done in ran.done})
        self.assertEqual("said\n", ran.done[0].log.read_text("utf-8"))

    def test_none_begins_when_the_budget_is_used(self):
        ran = self.run_one("", PASSES, ("a", "b"), until=time.monotonic() - 1)
        self.assertEqual([], ran.done)
        self.assertEqual(["a", "b"], [suite.name for suite in ran.left_out])
