import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest

SRC = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "src"))


class ShellRun(unittest.TestCase):
    """Python shell runs as real processes, and what each tells the server."""

    def setUp(self):
        self.room = tempfile.TemporaryDirectory()
        self.addCleanup(self.room.cleanup)

    def start(self, script, **spec):
        path = os.path.join(self.room.name, "script.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(script))
        with open(os.path.join(self.room.name, "run.json"), "w", encoding="utf-8") as file:
            json.dump({"script": path, "args": ["--JOB_NAME", "j"], **spec}, file)
        return subprocess.Popen(
            [sys.executable, "-m", "mastic_job.shell", self.room.name], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": SRC})

    def run_script(self, script, **spec):
        process = self.start(script, **spec)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err, self.result()

    def result(self):
        path = os.path.join(self.room.name, "result.json")
        if not os.path.exists(path):
            return None
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def test_success(self):
        code, out, _, result = self.run_script("""
            import sys
            from awsglue.utils import getResolvedOptions
            print(__name__, getResolvedOptions(sys.argv, ["JOB_NAME"])["JOB_NAME"])
            """)
        self.assertEqual((0, "__main__ j\n", "SUCCEEDED"), (code, out, result["outcome"]))
        self.assertLessEqual(result["startedAt"], result["scriptStartedAt"])
        self.assertLessEqual(result["scriptStartedAt"], result["endedAt"])

    def test_failures(self):
        cases = [
            ("raise ValueError('boom')", 1, "ValueError", "ValueError: boom"),
            ("raise ValueError", 1, "ValueError", "ValueError"),
            ("import sys; sys.exit(3)", 3, "SystemExit", "SystemExit: 3"),
            ("import sys; sys.exit('enough')", 1, "SystemExit", "SystemExit: enough"),
            ("import sys; sys.exit(256)", 1, "SystemExit", "SystemExit: 256"),
            ("print('x'", 1, "SyntaxError", "SyntaxError: '(' was never closed"),
            ("import nowhere", 1, "ModuleNotFoundError", "ModuleNotFoundError: No module named 'nowhere'"),
            ("class Mine(Exception): pass\nraise Mine('m')", 1, "Mine", "Mine: m"),
            ("import json; json.loads('{')", 1, "JSONDecodeError",
             "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ]
        for script, exit_code, error, message in cases:
            with self.subTest(script):
                code, _, err, result = self.run_script(script)
                self.assertEqual((exit_code, "FAILED"), (code, result["outcome"]))
                self.assertEqual((exit_code, error, message), (result["exitCode"], result["errorClass"], result["errorMessage"]))
                self.assertNotIn("mastic_job", err)

    def test_good_exits(self):
        for script in ("import sys; sys.exit()", "import sys; sys.exit(0)"):
            with self.subTest(script):
                code, _, _, result = self.run_script(script)
                self.assertEqual((0, "SUCCEEDED"), (code, result["outcome"]))

    def test_traceback_begins_in_the_script(self):
        _, _, err, result = self.run_script("def f():\n    raise KeyError('k')\nf()")
        self.assertIn('script.py", line 3, in <module>', err.splitlines()[1])
        self.assertEqual(err, result["traceback"])

    def test_extra_py_files(self):
        module = os.path.join(self.room.name, "lib", "helper.py")
        os.mkdir(os.path.dirname(module))
        with open(module, "w", encoding="utf-8") as file:
            file.write("word = 'helped'")
        _, out, _, _ = self.run_script("import helper; print(helper.word)", extraPyFiles=[module])
        self.assertEqual("helped\n", out)

    def test_killed_leaves_no_result(self):
        code, _, _, result = self.run_script("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        self.assertEqual((-signal.SIGKILL, None), (code, result))

    def test_stopped_leaves_no_result(self):
        process = self.start("print('up', flush=True)\nwhile True: pass")
        self.assertEqual("up\n", process.stdout.readline())
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual((128 + signal.SIGTERM, None), (process.returncode, self.result()))


class ErrorMessages(unittest.TestCase):
    def test_of_the_jvm(self):
        from mastic_job.run import message_of

        class Py4JJavaError(Exception):
            pass

        call = "An error occurred while calling o7.showString.\n"
        cases = [
            (call + ": java.io.FileNotFoundException: No such file\n\tat a.B.c(B.java:1)\n",
             "An error occurred while calling o7.showString. java.io.FileNotFoundException: No such file"),
            (call + ": a.Outer: task\n\tat x\nCaused by: a.Middle: m\n\tat y\nCaused by: a.Inner: why\n\t... 9 more\n",
             "An error occurred while calling o7.showString. a.Inner: why"),
            (call + ": a.Outer: task\n\tat x\nCaused by: a.Middle: file s3://b/k.\n\tat y\nCaused by: a.Inner: bad bytes\n",
             "An error occurred while calling o7.showString. a.Middle: file s3://b/k. Caused by: a.Inner: bad bytes"),
            (call + ": a.Outer: task\n\tat x\nCaused by: java.lang.NullPointerException\n\tat y\n",
             "An error occurred while calling o7.showString. a.Outer: task"),
            (call + ": a.Outer: task: a.PythonException: Traceback (most recent call last):\n  File \"j.py\", line 1, in f\n"
             "    1 / 0\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\n"
             "Traceback (most recent call last):\n  File \"j.py\", line 3, in f\nZeroDivisionError: division by zero\n\n\tat x\n"
             "Caused by: a.Other: later\n\tat y\n",
             "An error occurred while calling o7.showString. ZeroDivisionError: division by zero"),
        ]
        for text, expected in cases:
            with self.subTest(text):
                self.assertEqual("Py4JJavaError: " + expected, message_of(Py4JJavaError(text)))


if __name__ == "__main__":
    unittest.main()
