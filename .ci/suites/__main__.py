"""./test: all suites, side by side."""

import argparse
import os
import re
import signal
import sys
import time

import again
import changes
import commands
import plan
import report
import results
from lanes import OUT, Lanes

HELP = """\
Builds Mastic as a newcomer does, then runs its tests: suites side by side, a process each.

  ./test                      everything but soak and chaos
  ./test catalog              a module
  ./test python.pyspark       the Python tests of a folder
  ./test conformance.CrashTest, ./test CrashTest
                              a test class; in a module that runs as one suite, that class alone
  ./test --slow               soak and chaos: the tests with the tag "slow"
  ./test --slow --budget 30m  begins none after 30 minutes, those first that the last change touches
  ./test --pyspark PYTHON     the suites of scripts with the real pyspark that this interpreter (a python3) has;
                              --slow runs them, too, where $MASTIC_PYSPARK names such an interpreter or the PATH has one
  ./test --list               the suites, and runs none

Logs and reports (JUnit XML) lie under target/suites. With CI=true a skipped test fails unless .ci/skips-allowed
has a line `test or class | reason` for it. The last line says how many tests passed, failed and were skipped.
A suite that fails beside others is run once more alone. If it passes then, it is named as unsteady with what it failed
with, and stands as passed; of more than two failed suites none is run again, nor is one of chaos, crashes or kills ever.
What a budget leaves out is named and is no failure.
The exit code is 0 only if tests ran and none failed.
"""


def main():
    given = arguments()
    suites = plan.slow() if given.slow else plan.quick()
    if given.slow and not given.pyspark and (python := commands.found_pyspark()):
        suites += plan.again_with(python)
    if given.slow:
        suites = changes.first(suites, changes.changed())
    if given.pyspark:
        os.environ.update(commands.real_pyspark(given.pyspark))
        given.names = given.names or plan.OF_SCRIPTS
    if given.names:
        try:
            suites = plan.named(suites, given.names)
        except LookupError as unknown:
            return f"./test: there is no suite, module or test class {unknown}; ./test --list names the suites."
    if given.list:
        print(*(suite.name for suite in suites), sep="\n")
        return 0
    began = time.monotonic()
    until = began + given.budget if given.budget else None
    done, left_out, trouble = run(suites, given, until)
    return tell(done, left_out, trouble, began)


def arguments():
    parser = argparse.ArgumentParser(prog="./test", description=HELP,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a suite, a module or a test class")
    parser.add_argument("--slow", action="store_true", help="soak and chaos instead of the others")
    parser.add_argument("--budget", type=seconds, metavar="30m", help="begin no suite after that time: 90s, 30m, 1h")
    parser.add_argument("--lanes", type=int, default=min(4, (os.cpu_count() or 2) + 1), metavar="N",
                        help="how many suites run at once (default: one more than there are cores, 4 at most)")
    parser.add_argument("--pyspark", metavar="PYTHON", help="an interpreter whose own pyspark 3.5 is used")
    parser.add_argument("--list", action="store_true", help="name the suites and run none")
    parser.add_argument("--no-build", action="store_true", help="take what was built before")
    return parser.parse_args()


def seconds(text):
    found = re.fullmatch(r"(\d+)([smh]?)", text)
    if not found:
        raise argparse.ArgumentTypeError(f"not a time like 90s, 30m or 1h: {text}")
    return int(found.group(1)) * {"s": 1, "m": 60, "h": 3600}[found.group(2) or "s"]


def run(suites, given, until):
    """The suites that ended, those that the budget left out, and what went wrong before."""
    if not given.no_build:
        # As a newcomer meets it; the Python tests need no more.
        if not build("mastic", ("./mastic", "version")):
            return [], [], "the build failed"
    launcher = commands.java()
    lanes = Lanes(given.lanes, lambda done: print(report.line(done), flush=True), until)
    python = [suite for suite in suites if suite.kind == "python"]
    java = [suite for suite in suites if suite.kind == "java"]
    if java and not given.no_build:
        if not build("compile-tests", commands.COMPILE):
            return [], [], "the tests do not compile"
    print(f"  {'':<46} {'time':>6} {'CPU':>6}")
    # What has a budget keeps its order, in which what the change touches comes first.
    alone, beside = plan.in_order(java + python, plan.LONGEST if until is None else ())
    lanes.run(alone, lambda suite, reports: commands.of(suite, reports, launcher), width=1)
    lanes.run(beside, lambda suite, reports: commands.of(suite, reports, launcher))
    again.look(lanes, lambda suite, reports: commands.of(suite, reports, launcher))
    return lanes.done, lanes.left_out, ""


def build(name, command):
    code, took, log = commands.build(name, command)
    print(f"  {name:<46} {report.clock(took):>6}  {'' if code == 0 else 'FAILED'}", flush=True)
    if code != 0:
        print(*log.read_text("utf-8", "replace").splitlines()[-report.LOG_LINES:], sep="\n")
    return code == 0


def tell(done, left_out, trouble, began):
    known = results.allowed((plan.ROOT / ".ci/skips-allowed").read_text("utf-8"))
    failed = [one for one in done if not one.passed]
    for one in failed:
        print(report.failure(one))
    for one in done:
        if one.unsteady:
            print(f"\nUNSTEADY, passed when it was run again alone:\n{one.unsteady}")
    if done:
        print("\n" + report.slowest(done))
    skipped, unknown = report.skips(done, known)
    if skipped:
        print("\nSkipped:", *skipped, sep="\n")
    if left_out:
        print("\nThe budget is used; these were not run:", *(f"  {suite.name}" for suite in left_out), sep="\n")
    if unknown and os.environ.get("CI") == "true":
        trouble = trouble or "\n".join(["skipped, and not in .ci/skips-allowed:", *(f"  {name}" for name in unknown)])
    if not trouble and not any(one.result.counts()[0] for one in done):
        trouble = "no test passed"
    if failed:
        print("\nFailed:", *(f"  {one.suite.name}" for one in failed), sep="\n")
    if trouble:
        print(f"\n{trouble}")
    print(f"\n{report.clock(time.monotonic() - began)} in all, {report.clock(sum(one.cpu for one in done))} of CPU in suites")
    print(report.closing(done))
    return 1 if failed or trouble else 0


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    # Suites have sessions of their own: they end only if they are ended.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
