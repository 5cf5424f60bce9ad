import pathlib
import re
import tempfile
import unittest

import plan
import report
import results

POM = "<modules><module>python</module><module>room</module><module>conformance</module></modules>"


class PlanTest(unittest.TestCase):
    """Nothing is lost: every test class of every module is in exactly one suite."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("pom.xml", POM)
        self.write("python/tests/words/test_words.py", "")
        self.write("python/tests/words/helper.py", "")
        self.write("room/src/test/java/io/x/OneTest.java", "class OneTest {}")
        self.write("room/src/test/java/io/x/TwoContract.java", '@Tag("slow")')
        self.write("conformance/src/test/java/io/x/CrashTest.java", '  @Tag("slow")\n  void longer() {}')
        self.write("conformance/src/test/java/io/x/PythonClientsTest.java", "")

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def test_a_room_is_one_suite_and_a_class_with_servers_another(self):
        names = [suite.name for suite in plan.quick(self.root)]
        self.assertEqual(["room", "conformance.CrashTest"], names[:2])
        self.assertEqual(["conformance.PythonClientsTest", "python.words", "ci"], names[-3:])

    def test_a_class_that_is_slow_as_a_whole_is_left_out(self):
        self.write("conformance/src/test/java/io/x/DistTest.java", '@Tag("slow")\nclass DistTest {\n  @Test void a() {}\n}')
        self.assertNotIn("conformance.DistTest", [suite.name for suite in plan.quick(self.root)])
        self.assertIn("conformance.DistTest", [suite.name for suite in plan.slow(self.root)])

    def test_chaos_has_the_machine_for_itself(self):
        alone, beside = plan.in_order([plan.Suite(name, "java", "x") for name in ("a", "conformance.ChaosTest", "catalog")])
        self.assertEqual(["conformance.ChaosTest"], [suite.name for suite in alone])
        self.assertEqual(["catalog", "a"], [suite.name for suite in beside])
        self.assertEqual(["a", "catalog"], [suite.name for suite in plan.in_order(beside[::-1], ())[1]])

    def test_what_is_apart_is_left_out_of_the_rest_of_its_class(self):
        suites = {suite.name: suite.arguments for suite in plan.quick(self.root)}
        rest = suites["conformance.PythonClientsTest"]
        for method in plan.LONG_METHODS["conformance.PythonClientsTest"]:
            own = suites["conformance.PythonClientsTest#" + method]
            self.assertIn(f"--include-methodname=.*#{method}", own)
            self.assertIn(f"--exclude-methodname=.*#{method}", rest)

    def test_a_long_class_is_left_out_of_the_rest_of_its_module(self):
        self.write("pom.xml", "<module>jobs</module>")
        for name in ("SqliteJobRunsTest", "OtherTest"):
            self.write(f"jobs/src/test/java/io/x/{name}.java", "")
        suites = {suite.name: suite.arguments for suite in plan.quick(self.root)}
        self.assertIn("--select-class=io.x.SqliteJobRunsTest", suites["jobs.SqliteJobRunsTest"])
        self.assertIn(r"--exclude-classname=io\.x\.SqliteJobRunsTest", suites["jobs"])
        self.assertNotIn("jobs.OtherTest", suites)

    def test_slow_are_those_with_the_tag(self):
        self.assertEqual(["room", "conformance.CrashTest"], [suite.name for suite in plan.slow(self.root)])
        self.assertTrue(all("--include-tag=slow" in suite.arguments for suite in plan.slow(self.root)))
        self.assertTrue(all("--exclude-tag=slow" in suite.arguments for suite in plan.quick(self.root)
                            if suite.kind == "java"))

    def test_names(self):
        def chosen(*names):
            return [suite.name for suite in plan.named(plan.quick(self.root), names, self.root)]

        self.assertEqual(["room"], chosen("room"))
        self.assertEqual(["conformance.CrashTest"], chosen("CrashTest"))
        self.assertEqual(["room.OneTest"], chosen("OneTest"))
        self.assertEqual(["python.words", "ci"], chosen("python", "ci"))
        self.assertEqual(1 + len(plan.LONG_METHODS["conformance.PythonClientsTest"]), len(chosen("PythonClientsTest")))
        with self.assertRaises(LookupError):
            chosen("NoTest")


class RepositoryTest(unittest.TestCase):
    """The names above are those of this repository."""

    def test_what_is_split_off_is_there(self):
        names = [suite.name for suite in plan.quick()]
        self.assertEqual(len(names), len(set(names)))
        self.assertLessEqual(set(plan.LONG_METHODS), set(names))
        self.assertLessEqual({f"{module}.{name}" for module, of in plan.LONG_CLASSES.items() for name in of}, set(names))

    def test_methods_that_are_split_off_are_there(self):
        for name, methods in plan.LONG_METHODS.items():
            module, short = name.split(".")
            source = next((plan.ROOT / module / "src/test").rglob(short + ".java")).read_text("utf-8")
            for method in methods:
                self.assertRegex(source, rf"void {re.escape(method)}\(")

    def test_every_test_class_is_named_so_that_junit_finds_it(self):
        for module in plan.modules():
            for file in (plan.ROOT / module / "src/test/java").rglob("*.java"):
                text = file.read_text("utf-8")
                if re.search(r"^\s+@(Test|ParameterizedTest|TestFactory)\b", text, re.M) and "abstract class" not in text \
                        and not re.search(r"^(public )?interface ", text, re.M):
                    # Figures are taken by hand.
                    self.assertRegex(file.stem, "(Test|Figures|Bench)$", file)

    def test_what_may_be_skipped_is_there(self):
        known = {f"{name}" for module in plan.modules() for name in plan.classes(module)}
        for name in results.allowed((plan.ROOT / ".ci/skips-allowed").read_text("utf-8")):
            if name.startswith("io.mastic."):
                self.assertTrue(name in known or report.owner(name) in known, name)
