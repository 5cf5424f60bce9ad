"""What ./test says: a line per suite, the ten slowest, what went wrong, and one line of counts at the end."""

import os
import re

from plan import ROOT

LOG_LINES = 60
FEW_LINES = 20
NOTE_LINES = 20
WIDTH = 160


def clock(seconds):
    """1:05 for 65 seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def line(done):
    """Name, time, CPU time and counts of a suite."""
    passed, failed, skipped = done.result.counts()
    counts = f"{passed} passed" + (f", {failed} FAILED" if failed else "") + (f", {skipped} skipped" if skipped else "")
    return f"  {done.suite.name:<46} {clock(done.seconds):>6} {clock(done.cpu):>6}  {'' if done.passed else 'FAILED  '}{done.trouble or counts}"


def failure(done):
    """The failed tests, and the end of the log: more of it where no test says what was wrong."""
    text = [f"\n{done.suite.name} failed; its log is {os.path.relpath(done.log, ROOT)}"]
    for case in done.result.of("failed"):
        text += [f"\n  {case.name}", *_indented(essence(case.note))]
    if done.trouble:
        text.append(f"\n  {done.trouble}")
    lines = LOG_LINES if done.trouble else FEW_LINES
    text += ["\n  The end of its log:", *_indented(done.log.read_text("utf-8", "replace").splitlines()[-lines:])]
    return "\n".join(text)


def essence(note):
    """The beginning and the end of what a test failed with, without the frames of others' code."""
    lines = [line for line in note.splitlines() if not line.lstrip().startswith("at ") or "io.mastic" in line]
    if len(lines) <= 2 * NOTE_LINES:
        return lines
    return [*lines[:NOTE_LINES], f"... {len(lines) - 2 * NOTE_LINES} lines ...", *lines[-NOTE_LINES:]]


def _indented(lines):
    return ["    " + line[:WIDTH] for line in lines]


def slowest(all_done, count=10):
    cases = sorted((case for done in all_done for case in done.result.cases), key=lambda case: -case.seconds)
    return "\n".join(["The slowest tests:",
                      *(f"  {case.seconds:7.1f} s  {short(case.name)}" for case in cases[:count])])


def short(name):
    """Without the package, and no longer than a terminal."""
    return name.replace("io.mastic.", "")[:100]


def skips(all_done, known):
    """Lines about what was skipped, and the tests whose skipping nobody has allowed."""
    lines, unknown = [], []
    for case in (case for done in all_done for case in done.result.of("skipped")):
        # All invocations of a parameterized test are allowed by its name, and all tests of a class by the class's.
        reason = next((known[name] for name in (case.name, re.sub(r"\[\d+\]$", "", case.name), owner(case.name))
                       if name in known), None)
        lines.append(f"  {case.name} | {reason or case.note.partition(chr(10))[0]}")
        if not reason:
            unknown.append(case.name)
    return lines, unknown


def owner(name):
    """The class of a test; what stands in its brackets may have dots, too."""
    return name.partition("(")[0].rpartition(".")[0]


def closing(all_done):
    totals = [sum(of) for of in zip((0, 0, 0), *(done.result.counts() for done in all_done))]
    return "{} passed, {} failed, {} skipped".format(*totals)
