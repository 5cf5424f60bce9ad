import pathlib
import sys
import tempfile
import unittest

import again
import lanes
from plan import Suite
from test_lanes import FAILS, PASSES


class AgainTest(unittest.TestCase):
    """With real processes, each of which fails as often as it is said."""

    def looked_at(self, **failures):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        ran = lanes.Lanes(2, lambda done: None, out=pathlib.Path(folder.name))

        def command(suite, reports):
            fails = failures[suite.name] > 0
            failures[suite.name] -= 1
            (reports / "TEST-x.xml").write_text(FAILS if fails else PASSES, "utf-8")
            return [sys.executable, "-c", f"raise SystemExit({int(fails)})"], ".", {}

        ran.run([Suite(name, "python", "folder") for name in failures], command)
        again.look(ran, command)
        return {done.suite.name: (done.passed, "A.a" in done.unsteady) for done in ran.done}

    def test_what_passes_alone_is_told_as_unsteady(self):
        self.assertEqual({"a": (True, False), "b": (True, True)}, self.looked_at(a=0, b=1))

    def test_what_fails_twice_has_failed(self):
        self.assertEqual({"a": (False, False), "b": (True, False)}, self.looked_at(a=2, b=0))

    def test_what_failed_alone_has_failed(self):
        self.assertEqual({"a": (False, False)}, self.looked_at(a=1))

    def test_of_many_failures_none_is_run_again(self):
        self.assertEqual(dict.fromkeys("abc", (False, False)), self.looked_at(a=1, b=1, c=1))


if __name__ == "__main__":
    unittest.main()
