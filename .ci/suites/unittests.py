"""Runs one folder of Python tests: python3 unittests.py FOLDER REPORTS."""

import pathlib
import sys
import time
import unittest

import results


class Recorder(unittest.TextTestResult):
    """Notes how each test ended; a failing subtest or a broken setUpClass is a failed test of its own."""

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.cases = []
        self.began = time.monotonic()

    def startTest(self, test):
        self.began = time.monotonic()
        super().startTest(test)

    def note(self, test, outcome, note=""):
        self.cases.append(results.Case(test.id(), time.monotonic() - self.began, outcome, note))

    def addSuccess(self, test):
        super().addSuccess(test)
        self.note(test, "passed")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.note(test, "failed", self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.note(test, "failed", self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.note(subtest, "failed", (self.failures + self.errors)[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.note(test, "skipped", reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.note(test, "passed")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.note(test, "failed", "it was expected to fail, and passed")


def main(folder, reports):
    folder, reports = pathlib.Path(folder).resolve(), pathlib.Path(reports).resolve()
    tests = folder.parent
    sys.path.pop(0)
    if (tests / "test_rooms.py").exists():
        # What puts the sources of every room on the path.
        sys.path.insert(0, str(tests))
        import test_rooms

        sys.path.remove(str(tests))
        test_rooms.prepare()
    found = unittest.defaultTestLoader.discover(str(folder), top_level_dir=str(folder))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Recorder).run(found)
    results.write(reports, result.cases)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
