"""What a suite's process left behind: how many tests, which failed, which were left out, how long each took."""

import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """One test; `note` is what it failed with, or why it was skipped."""

    name: str
    seconds: float
    outcome: str  # passed, failed, skipped
    note: str = ""


@dataclass
class Result:
    cases: list = field(default_factory=list)

    def of(self, outcome):
        return [case for case in self.cases if case.outcome == outcome]

    def counts(self):
        return tuple(len(self.of(outcome)) for outcome in ("passed", "failed", "skipped"))


def read(folder):
    """All JUnit XML files of the folder."""
    result = Result()
    for file in sorted(folder.glob("*.xml")):
        for element in xml.parse(file).getroot().iter("testcase"):
            result.cases.append(_case(element))
    return result


def _case(element):
    name = f"{element.get('classname')}.{element.get('name')}"
    seconds = float(element.get("time", "0").replace(",", ""))
    for tag, outcome in (("failure", "failed"), ("error", "failed"), ("skipped", "skipped")):
        inner = element.find(tag)
        if inner is not None:
            return Case(name, seconds, outcome, (inner.text or inner.get("message") or "").strip())
    return Case(name, seconds, "passed")


def write(folder, cases):
    """The same, for suites that are not JUnit's."""
    suite = xml.Element("testsuite", tests=str(len(cases)))
    for case in cases:
        owner, _, name = case.name.rpartition(".")
        element = xml.SubElement(suite, "testcase", classname=owner, name=name, time=f"{case.seconds:.3f}")
        if case.outcome != "passed":
            xml.SubElement(element, {"failed": "failure"}.get(case.outcome, "skipped")).text = _plain(case.note)
    xml.ElementTree(suite).write(folder / "TEST-python.xml", encoding="utf-8", xml_declaration=True)


def _plain(text):
    """Without what XML cannot hold."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "?", text)


def allowed(text):
    """The skips that are known: test name to reason, of lines `test name | reason`."""
    known = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            name, bar, reason = (part.strip() for part in line.partition("|"))
            if not (name and bar and reason):
                raise ValueError(f"line {number} is not `test name | reason`: {line}")
            known[name] = reason
    return known
