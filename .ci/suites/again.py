"""A second look at the suites that failed beside others: alone, once."""

import re

import report

# More than these are no accident of a busy machine.
FEW = 2

# What these find has happened: something was lost, or begun twice. That it does not happen again right away says nothing.
FINAL = re.compile(r"(Chaos|Crash|Kills)Test\b")


def look(lanes, command):
    """Runs the few suites that failed beside others once more, alone; one that passes then is marked as unsteady."""
    failed = [done for done in lanes.done if not done.passed]
    if len(failed) > FEW or len(lanes.done) == 1:
        return
    # A verdict does not hang on how late it was when a suite failed.
    lanes.until = None
    for first in failed:
        if is_final(first):
            continue
        said = report.failure(first)
        lanes.done.remove(first)
        lanes.run([first.suite], command, width=1)
        second = lanes.done[-1]
        if second.passed:
            second.unsteady = said


def is_final(done):
    """Is it a failure of which one is enough, by the suite's name or by that of a test that failed?"""
    names = [done.suite.name, *(case.name for case in done.result.of("failed"))]
    return any(FINAL.search(name) for name in names)
