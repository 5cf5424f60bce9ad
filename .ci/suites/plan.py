"""Which suites there are: a part of the tests that one process runs, beside others."""

import pathlib
import re
from dataclasses import dataclass, replace

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Those in which scripts meet pyspark: they run with the bundled one and, asked to, with the real one.
OF_SCRIPTS = ["python.awsglue", "python.mastic_job", "python.pyspark", "conformance.PythonClientsTest#suites",
              "conformance.PythonClientsTest#spark", "conformance.PythonClientsTest#sqlOfSpark", "conformance.DemoTest"]

# Those with servers and Spark of their own: a process for each class.
APART = ("conformance",)

# What lasts as long as the machine is busy, and holds servers to times of seconds: alone it takes a third of the time.
ALONE = ("conformance.ChaosTest",)

# Classes long enough to be a suite each; the rest of their module is one more.
LONG_CLASSES = {
    "app": ("SqliteConstraintSweepTest",),
    "jobs": ("SqliteJobRunsTest", "PostgresqlJobRunsTest"),
}

# The same of methods in their class.
LONG_METHODS = {
    "conformance.PythonClientsTest": (
        "suites", "spark", "sqlOfSpark", "theCatalog", "theUpkeepInShort",
    ),
}

TAG = re.compile(r'@Tag\("slow"\)')
WHOLE = ("--scan-classpath=target/test-classes",)
QUICK = ("--exclude-tag=slow",)
SLOW = ("--include-tag=slow",)


@dataclass(frozen=True)
class Suite:
    """`folder` is the module, or the folder of Python tests; `arguments` say what of it, to JUnit's launcher."""

    name: str
    kind: str  # java, python
    folder: str
    arguments: tuple = ()
    pyspark: str = ""  # the interpreter whose own pyspark scripts have there; empty for the bundled one

    @property
    def file(self):
        """The name of its files under target/suites."""
        return self.name.replace("#", ".").replace("/", ".")


def modules(root=ROOT):
    """Maven's modules that have tests."""
    return [m for m in re.findall(r"<module>(.*?)</module>", (root / "pom.xml").read_text("utf-8"))
            if (root / m / "src/test/java").is_dir()]


def classes(module, root=ROOT):
    """The test classes of a module, as names with packages."""
    source = root / module / "src/test/java"
    return sorted(".".join(f.relative_to(source).with_suffix("").parts) for f in source.rglob("*Test.java"))


def quick(root=ROOT):
    """What ./test runs."""
    found = []
    for module in modules(root):
        found += _of_module(module, classes(module, root), root)
    for room in sorted((root / "python/tests").iterdir()):
        if any(room.glob("test_*.py")):
            found.append(Suite(f"python.{room.name}", "python", f"python/tests/{room.name}"))
    found.append(Suite("ci", "python", ".ci/suites"))
    return found


def _of_module(module, names, root):
    apart = names if module in APART else [n for n in names if n.rsplit(".", 1)[1] in LONG_CLASSES.get(module, ())]
    if module in APART:
        apart = [name for name in apart if not _all_slow(root / module / "src/test/java" / (name.replace(".", "/") + ".java"))]
    for name in apart:
        yield from _of_class(module, name)
    if module not in APART:
        rest = tuple(f"--exclude-classname={re.escape(name)}" for name in apart)
        yield Suite(module, "java", module, (*WHOLE, *rest, *QUICK))


def _all_slow(source):
    """Is the class itself tagged? Then nothing of it is for ./test."""
    head, declared, _ = source.read_text("utf-8").partition("\nclass ")
    return bool(declared) and TAG.search(head) is not None


def _of_class(module, name):
    short = f"{module}.{name.rsplit('.', 1)[1]}"
    apart = LONG_METHODS.get(short, ())
    for method in apart:
        yield _method(module, name, method, QUICK)
    rest = tuple(f"--exclude-methodname=.*#{method}" for method in apart)
    yield Suite(short, "java", module, (f"--select-class={name}", *rest, *QUICK))


def _method(module, name, method, tags):
    return Suite(f"{module}.{name.rsplit('.', 1)[1]}#{method}", "java", module,
                 (f"--select-class={name}", f"--include-methodname=.*#{method}", *tags))


def slow(root=ROOT):
    """What ./test --slow runs: soak and chaos, the tests with the tag "slow"."""
    found = []
    for module in modules(root):
        source = root / module / "src/test/java"
        tagged = sorted(f for f in source.rglob("*.java") if TAG.search(f.read_text("utf-8")))
        if module in APART:
            for name in (".".join(f.relative_to(source).with_suffix("").parts) for f in tagged):
                found.append(Suite(f"{module}.{name.rsplit('.', 1)[1]}", "java", module,
                                   (f"--select-class={name}", *SLOW)))
        elif tagged:
            found.append(Suite(module, "java", module, (*WHOLE, *SLOW)))
    return found


def again_with(python, root=ROOT):
    """The suites of scripts, each daily one too, with the pyspark of an interpreter: both ways run the same."""
    daily = _method("conformance", "io.mastic.conformance.PythonClientsTest", "everyDailyScript", SLOW)
    both = [suite for suite in quick(root) if suite.name in OF_SCRIPTS] + [daily]
    return [replace(suite, name=f"{suite.name}+pyspark", pyspark=python) for suite in both]


def named(suites, names, root=ROOT):
    """Those that were asked for: by name, by module, or by test class, which in a module of one suite is run alone."""
    chosen = []
    for name in names:
        fits = [s for s in suites if _fits(s, name)] or [_alone(suites, name, root)]
        chosen += [s for s in fits if s not in chosen]
    return chosen


def _fits(suite, name):
    own = suite.name.split(".", 1)[-1]
    return name in (suite.name, suite.folder, own, own.split("#")[0]) or suite.name.startswith((name + ".", name + "#"))


def _alone(suites, name, root):
    for suite in suites:
        if suite.kind == "java" and suite.folder not in APART:
            for found in classes(suite.folder, root):
                if name in (found, found.rsplit(".", 1)[1]):
                    return Suite(f"{suite.folder}.{found.rsplit('.', 1)[1]}", "java", suite.folder,
                                 (f"--select-class={found}", suite.arguments[-1]))
    raise LookupError(name)


# The longest begin first, so that none is left alone at the end.
LONGEST = (
    "conformance.PythonClientsTest#spark", "runtime", "conformance.PythonClientsTest#sqlOfSpark",
    "conformance.PythonClientsTest#suites", "app.SqliteConstraintSweepTest",
    "conformance.PythonClientsTest#theCatalog",
    "jobs.PostgresqlJobRunsTest", "jobs.SqliteJobRunsTest", "catalog", "jobs",
    "conformance.IcebergTest", "python.pyspark", "conformance.DemoTest", "conformance.CrashTest", "crawlers", "workflows",
)


def in_order(suites, longest=LONGEST):
    """First those that run alone, then those that run beside others, the longest of them first; the others as they are."""

    def rank(suite):
        return longest.index(suite.name) if suite.name in longest else len(longest)

    alone = [suite for suite in suites if suite.name in ALONE]
    return alone, sorted((suite for suite in suites if suite not in alone), key=rank)
