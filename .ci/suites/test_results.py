import pathlib
import tempfile
import unittest

import report
import results
from results import Case

ALLOWED = "# a comment\n\nio.x.OneTest.a() | needs two machines\n"


class ResultsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_what_is_written_is_read(self):
        cases = [Case("io.x.A.a", 1.5, "passed"), Case("io.x.A.b", 0.25, "failed", "at \x00 line 1"),
                 Case("io.x.B.c", 0, "skipped", "no Spark")]
        results.write(self.folder, cases)
        read = results.read(self.folder)
        self.assertEqual((1, 1, 1), read.counts())
        self.assertEqual([case.name for case in cases], [case.name for case in read.cases])
        self.assertEqual("at ? line 1", read.of("failed")[0].note)

    def test_junits_own(self):
        (self.folder / "TEST-junit-jupiter.xml").write_text(
            '<testsuite><testcase classname="io.x.A" name="a()" time="1.25"/>'
            '<testcase classname="io.x.A" name="b()" time="0"><error message="broken" type="E"/></testcase>'
            '<testcase classname="io.x.A" name="c()" time="0"><skipped>because</skipped></testcase></testsuite>', "utf-8")
        read = results.read(self.folder)
        self.assertEqual((1, 1, 1), read.counts())
        self.assertEqual(("broken", "because"), (read.of("failed")[0].note, read.of("skipped")[0].note))

    def test_a_skip_is_allowed_with_a_reason(self):
        self.assertEqual({"io.x.OneTest.a()": "needs two machines"}, results.allowed(ALLOWED))
        for wrong in ("io.x.OneTest.a()", "io.x.OneTest.a() |", "| because"):
            with self.assertRaises(ValueError):
                results.allowed(wrong)

    def test_another_skip_is_told(self):
        done = [Done([Case("io.x.OneTest.a()", 0, "skipped", "x"), Case("io.x.OneTest.b()", 0, "skipped", "two\nlines")])]
        done.append(Done([Case("io.x.OneTest.a()[2]", 0, "skipped", "x")]))
        lines, unknown = report.skips(done, results.allowed(ALLOWED))
        self.assertEqual(["io.x.OneTest.b()"], unknown)
        self.assertEqual(["  io.x.OneTest.a() | needs two machines", "  io.x.OneTest.b() | two",
                          "  io.x.OneTest.a()[2] | needs two machines"], lines)

    def test_a_class_that_cannot_run_here_is_allowed_by_its_name(self):
        known = results.allowed("io.x.OneTest | needs npm")
        done = [Done([Case("io.x.OneTest.a(java.nio.file.Path)", 0, "skipped", "x"), Case("io.x.OneTest.", 0, "skipped", "x"),
                      Case("io.x.OneTestToo.a()", 0, "skipped", "x")])]
        self.assertEqual(["io.x.OneTestToo.a()"], report.skips(done, known)[1])


class ReportTest(unittest.TestCase):
    def test_the_closing_line_counts_all(self):
        done = [Done([Case("a", 1, "passed"), Case("b", 2, "failed")]), Done([Case("c", 3, "passed")])]
        self.assertEqual("2 passed, 1 failed, 0 skipped", report.closing(done))
        self.assertEqual("0 passed, 0 failed, 0 skipped", report.closing([]))

    def test_the_slowest_are_first(self):
        done = [Done([Case("a", 1, "passed"), Case("b", 2, "failed")]), Done([Case("c", 3, "passed")])]
        self.assertEqual(["c", "b"], [line.split()[-1] for line in report.slowest(done, 2).splitlines()[1:]])

    def test_a_long_failure_is_told_by_its_beginning_and_its_end(self):
        frames = ["\tat org.junit.X.run(X.java:1)"] * 50 + ["\tat io.mastic.XTest.x(XTest.java:7)"]
        self.assertEqual(["wrong", "\tat io.mastic.XTest.x(XTest.java:7)"],
                         report.essence("\n".join(["wrong", *frames])))
        told = report.essence("\n".join(f"line {number}" for number in range(100)))
        self.assertEqual(("line 0", "... 60 lines ...", "line 99"), (told[0], told[20], told[-1]))

    def test_time(self):
        self.assertEqual(["0:00", "1:05", "61:01"], [report.clock(seconds) for seconds in (0.4, 65, 3661)])


class Done:
    def __init__(self, cases):
        self.result = results.Result(cases)
