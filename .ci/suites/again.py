"""A second look at the suites that failed beside others: alone, once."""

import report

# More than these are no accident of a busy machine.
FEW = 2


def look(lanes, command):
    """Runs the few suites that failed beside others once more, alone; one that passes then is marked as unsteady."""
    failed = [done for done in lanes.done if not done.passed]
    if len(failed) > FEW or len(lanes.done) == 1:
        return
    for first in failed:
        said = report.failure(first)
        lanes.done.remove(first)
        lanes.run([first.suite], command, width=1)
        second = next((done for done in lanes.done if done.suite == first.suite), None)
        if second is None:
            lanes.done.append(first)  # The budget is used up.
        elif second.passed:
            second.unsteady = said
