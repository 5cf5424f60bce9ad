import pathlib
import sys
import tempfile
import time
import unittest

import again
import lanes
import plan
import results
from plan import Suite
from test_lanes import FAILS, PASSES


class AgainTest(unittest.TestCase):
    """With real processes, each of which fails as often as it is said."""

    def looked_at(self, late=False, **failures):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        ran = lanes.Lanes(2, lambda done: None, out=pathlib.Path(folder.name))

        def command(suite, reports):
            fails = failures[suite.name] > 0
            failures[suite.name] -= 1
            xml = FAILS if fails else PASSES
            (reports / "TEST-x.xml").write_text(xml.replace("A", suite.name) if "Test" in suite.name else xml, "utf-8")
            return [sys.executable, "-c", f"raise SystemExit({int(fails)})"], ".", {}

        ran.run([Suite(name, "python", "folder") for name in failures], command)
        if late:
            ran.until = time.monotonic() - 1
        again.look(ran, command)
        self.assertEqual([], ran.left_out)
        return {done.suite.name: (done.passed, "A.a" in done.unsteady) for done in ran.done}

    def test_what_passes_alone_is_told_as_unsteady(self):
        self.assertEqual({"a": (True, False), "b": (True, True)}, self.looked_at(a=0, b=1))

    def test_what_fails_twice_has_failed(self):
        self.assertEqual({"a": (False, False), "b": (True, False)}, self.looked_at(a=2, b=0))

    def test_what_failed_alone_has_failed(self):
        self.assertEqual({"a": (False, False)}, self.looked_at(a=1))

    def test_of_many_failures_none_is_run_again(self):
        self.assertEqual(dict.fromkeys("abc", (False, False)), self.looked_at(a=1, b=1, c=1))

    def test_a_second_turn_is_had_beyond_the_budget(self):
        self.assertEqual({"a": (True, False), "b": (True, True)}, self.looked_at(late=True, a=0, b=1))

    def test_what_was_lost_once_is_lost(self):
        for name in ("ChaosTest", "CrashTest", "StackCrashTest", "SessionKillsTest"):
            with self.subTest(name):
                self.assertEqual({"a": (True, False), name: (False, False)}, self.looked_at(**{"a": 0, name: 1}))

    def test_of_two_the_one_that_may_is_run_again(self):
        self.assertEqual({"a": (True, True), "ChaosTest": (False, False)}, self.looked_at(a=1, ChaosTest=1))

    def test_a_test_of_that_kind_in_a_suite_of_others(self):
        failed = results.Result([results.Case("io.mastic.jobs.HandoverKillsTest.a()", 1, "failed")])
        passed = results.Result([results.Case("io.mastic.jobs.HandoverKillsTest.a()", 1, "passed")])
        self.assertTrue(again.is_final(lanes.Done(Suite("jobs", "java", "jobs"), 1, 1, 1, failed, None)))
        self.assertFalse(again.is_final(lanes.Done(Suite("jobs", "java", "jobs"), 1, 1, 1, passed, None)))

    def test_the_suites_of_that_kind_are_there(self):
        known = {suite.name for suite in plan.quick() + plan.slow() if again.FINAL.search(suite.name)}
        self.assertEqual({f"conformance.{name}Test" for name in ("Chaos", "Crash", "StackCrash", "EventCrash", "BlueprintCrash", "EventCrawlCrash", "SessionKills")}, known)


if __name__ == "__main__":
    unittest.main()
