"""`mastic shell` and `mastic notebook` as somebody at a terminal has them, beside a server that runs."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from support import client

COMMAND = json.loads(os.environ["MASTIC_COMMAND"])
DATA = os.environ["MASTIC_DATA"]
# The server's own key is in its data directory, but this one was started with another.
BESIDE = ["--data", DATA, "--access-key", f"{os.environ['AWS_ACCESS_KEY_ID']}:{os.environ['AWS_SECRET_ACCESS_KEY']}"]


class Terminal:
    """A program with a terminal of its own, whose lines are typed."""

    def __init__(self, *arguments):
        self.seen = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # As the launcher has it: there Ctrl-C means the cell.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            os.environ["TERM"] = "dumb"
            os.execvp(COMMAND[0], [*COMMAND, *arguments])

    def type(self, text):
        os.write(self.fd, text.encode())

    def until(self, pattern, seconds=120):
        """Reads on until that is shown, and gives what was shown before."""
        deadline = time.monotonic() + seconds
        while not (found := re.search(pattern, self.seen)):
            if not select.select([self.fd], [], [], max(0, deadline - time.monotonic()))[0]:
                raise AssertionError(f"{pattern} is not shown: {self.seen!r}")
            try:
                self.seen += os.read(self.fd, 65536).decode(errors="replace")
            except OSError:
                raise AssertionError(f"it ended without {pattern}: {self.seen!r}") from None
        before, self.seen = self.seen[: found.start()], self.seen[found.end() :]
        return before

    def ends(self):
        """Its exit code; nobody reads what it still writes."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = None
                return os.waitstatus_to_exitcode(status)
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:
                    time.sleep(0.1)
        raise AssertionError("it does not end: " + self.seen)

    def close(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


class Shell(unittest.TestCase):
    def test_lines_are_typed_from_the_first_to_the_last(self):
        shell = Terminal("shell", *BESIDE)
        self.addCleanup(shell.close)
        shell.until(r"\[0\] ")
        shell.type("n = spark.range(10).count()\n")
        shell.until(r"\[1\] ")
        shell.type("n + 1\n")
        shell.until(r"\n11\r\n")
        shell.until(r"\[2\] ")
        shell.type("for i in range(2):\n")
        shell.until(r"\.\.\. ")
        shell.type("    twice = 2 * i\n")
        shell.until(r"\.\.\. ")
        shell.type("    print('twice', twice)\n")
        shell.until(r"\.\.\. ")
        shell.type("\n")
        shell.until(r"\ntwice 0\r\ntwice 2\r\n")
        shell.until(r"\[3\] ")
        shell.type("1 / 0\n")
        shell.until("ZeroDivisionError")
        shell.until(r"\[4\] ")
        shell.type("import time; print('sle' + 'eps'); time.sleep(300)\n")
        shell.until(r"\nsleeps\r\n")
        shell.type("\x03")
        shell.until(r"\[5\] ")
        shell.type("n\n")
        shell.until(r"\n10\r\n")
        shell.until(r"\[6\] ")
        shell.type("\x04")
        self.assertEqual(0, shell.ends())
        states = {session["Status"] for session in client("glue").list_sessions()["Sessions"]}
        self.assertLessEqual(states, {"STOPPING", "STOPPED"})
        with open(os.path.join(DATA, "shell-history"), encoding="utf-8") as history:
            self.assertIn("n + 1\n", history.readlines())

    def test_who_does_not_know_the_servers_key_is_told_to_give_it(self):
        for wrong in ([], ["--access-key", os.environ["AWS_ACCESS_KEY_ID"] + ":wrong"]):
            ended = subprocess.run(
                [*COMMAND, "shell", "--data", DATA, *wrong], input="1\n", capture_output=True, text=True, timeout=120
            )
            self.assertEqual((2, ""), (ended.returncode, ended.stdout), ended.stderr)
            self.assertIn("give this command the same one, --access-key ID:SECRET", ended.stderr)

    def test_what_is_piped_in_is_one_cell(self):
        ended = subprocess.run(
            [*COMMAND, "shell", *BESIDE], input="print(1 + 1)\n'last'\n", capture_output=True, text=True, timeout=120
        )
        self.assertEqual((0, "2\n'last'\n"), (ended.returncode, ended.stdout), ended.stderr)


class Notebook(unittest.TestCase):
    """With interpreters that have a pretended Jupyter, or none."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def interpreter(self, *options):
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", *options, os.path.join(self.folder, "venv")], check=True)
        return os.path.join(self.folder, "venv", "bin", "python")

    def pretend(self, python, module, program):
        found = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True)
        place = os.path.join(found.stdout.strip(), module)
        os.makedirs(place)
        for name, text in (("__init__.py", ""), ("__main__.py", program)):
            with open(os.path.join(place, name), "w", encoding="utf-8") as file:
                file.write(text)

    def start(self, python, *arguments):
        command = [*COMMAND, "notebook", self.folder, *BESIDE, *arguments]
        return subprocess.run(command, env={**os.environ, "MASTIC_PYTHON": python}, capture_output=True, text=True, timeout=60)

    def test_what_the_interpreter_lacks_is_said(self):
        python = self.interpreter()
        ended = self.start(python)
        self.assertEqual(2, ended.returncode, ended.stderr)
        self.assertIn(f"{python} -m pip install jupyterlab ipykernel boto3", ended.stderr)

    def test_its_jupyter_is_started_with_the_kernel(self):
        python = self.interpreter("--system-site-packages")
        self.pretend(python, "ipykernel", "")
        self.pretend(
            python,
            "jupyterlab",
            "import boto3, json, os, sys\n"
            "home = os.environ['JUPYTER_PATH'].split(os.pathsep)[0]\n"
            "spec = json.load(open(os.path.join(home, 'kernels', 'glue_pyspark', 'kernel.json')))\n"
            "seen = boto3.client('glue').list_sessions()\n"
            "print(json.dumps([sys.argv[1:], sys.executable, spec, 'Ids' in seen]))\n"
            "sys.exit(7)\n",
        )
        ended = self.start(python, "--", "--no-browser", "--port", "1")
        self.assertEqual(7, ended.returncode, ended.stderr)
        arguments, executable, spec, answered = json.loads(ended.stdout.splitlines()[-1])
        self.assertEqual([f"--notebook-dir={self.folder}", "--no-browser", "--port", "1"], arguments)
        self.assertEqual(python, executable)
        self.assertEqual("Glue PySpark", spec["display_name"])
        self.assertEqual(python, spec["argv"][0])
        self.assertTrue(answered)


if __name__ == "__main__":
    unittest.main()
