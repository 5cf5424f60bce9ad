"""Runs suites side by side, each a process with a log and reports under target/suites."""

import os
import pathlib
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

import results
from plan import ROOT

OUT = ROOT / "target" / "suites"

# A suite that takes longer hangs.
LIMIT = 40 * 60


@dataclass
class Done:
    suite: object
    seconds: float
    cpu: float
    code: int
    result: results.Result
    log: pathlib.Path
    trouble: str = ""
    unsteady: str = ""  # what a former run of it failed with

    @property
    def passed(self):
        return self.code == 0 and not self.trouble


class Lanes:
    """
    :param width: how many suites run at once
    :param ended: is told of each suite that ended, one at a time
    :param until: the time.monotonic() from which no suite is begun, or None
    :param out: the folder of logs and reports
    :param limit: the seconds after which a suite is ended
    """

    def __init__(self, width, ended, until=None, out=OUT, limit=LIMIT):
        self.width, self.ended, self.until, self.out, self.limit = width, ended, until, out, limit
        self.lock = threading.Lock()
        self.processes = set()
        self.done, self.left_out = [], []

    def run(self, suites, command, width=None):
        """Begins them in this order; `command` gives the arguments, the directory and the environment of one.

        :param width: how many at once, if not as many as usual
        """
        waiting = list(suites)

        def lane():
            while True:
                with self.lock:
                    if not waiting:
                        return
                    suite = waiting.pop(0)
                    if self.until is not None and time.monotonic() > self.until:
                        self.left_out.append(suite)
                        continue
                done = self._run(suite, command)
                with self.lock:
                    self.done.append(done)
                    self.ended(done)

        threads = [threading.Thread(target=lane, daemon=True) for _ in range(width or self.width)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(1)
        except BaseException:
            self.stop()
            raise

    def _run(self, suite, command):
        folder = self.out / suite.file
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        log = self.out / (suite.file + ".log")
        arguments, directory, environment = command(suite, folder)
        began, trouble = time.monotonic(), ""
        with open(log, "wb") as out:
            # A session of its own, so that whatever it started ends with it.
            process = subprocess.Popen(
                arguments, cwd=directory, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.STDOUT, start_new_session=True)
            self.processes.add(process)
            code, cpu = _wait(process, self.limit)
            self.processes.discard(process)
        if code is None:
            trouble, code = f"it did not end within {self.limit // 60} minutes", 1
        result = results.read(folder)
        passed, failed, skipped = result.counts()
        # What is skipped has a reason of its own, which is looked at for all suites.
        if not trouble and passed + failed + skipped == 0:
            trouble = "no test ran"
        elif not trouble and (failed > 0) != (code != 0):
            trouble = f"{failed} tests failed, and yet its exit code is {code}"
        return Done(suite, time.monotonic() - began, cpu, code, result, log, trouble)

    def stop(self):
        for process in list(self.processes):
            _end(process)


def _wait(process, limit):
    """The exit code, or None if it had to be killed, and the CPU seconds of the process and its children."""
    killed = []
    killer = threading.Timer(limit, lambda: (killed.append(True), _end(process)))
    killer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        killer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    _end(process)
    return (None if killed else process.returncode), usage.ru_utime + usage.ru_stime


def _end(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
