import unittest

import changes
from plan import Suite


def suites(*names):
    return [Suite(name, "java", name.split(".")[0]) for name in names]


class ChangesTest(unittest.TestCase):
    ALL = suites("catalog", "jobs", "runtime", "conformance.ChaosTest", "conformance.OtherTest")

    def first(self, *files):
        return [suite.name for suite in changes.first(self.ALL, list(files))]

    def test_a_changed_room_is_first_then_what_stands_on_it(self):
        self.assertEqual(["jobs", "conformance.ChaosTest", "conformance.OtherTest", "catalog", "runtime"],
                         self.first("jobs/src/main/java/io/mastic/jobs/Jobs.java"))

    def test_a_changed_test_is_first_of_all(self):
        self.assertEqual("conformance.OtherTest", self.first("conformance/src/test/java/io/x/OtherTest.java")[0])

    def test_what_stands_under_all_leaves_the_order(self):
        self.assertEqual([suite.name for suite in self.ALL], self.first("kernel/src/main/java/io/mastic/kernel/Db.java"))

    def test_words_touch_nothing(self):
        self.assertEqual([suite.name for suite in self.ALL], self.first("docs/architecture.md"))

    def test_without_git_the_order_stays(self):
        self.assertEqual(self.ALL, changes.first(self.ALL, None))
