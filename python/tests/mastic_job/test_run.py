import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import unittest

from mastic_job import analytics

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
            json.dump({"script": path, "scriptLocation": "s3://b/jobs/job.py", "args": ["--JOB_NAME", "j"], **spec}, file)
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
            ("\n\nraise ValueError", 1, "ValueError", "ValueError"),
            ("import sys; sys.exit(3)", 3, "SystemExit", "SystemExit: 3"),
            ("import sys\nsys.exit('enough')", 1, "SystemExit", "SystemExit: enough"),
            ("import sys; sys.exit(256)", 1, "SystemExit", "SystemExit: 256"),
            ("print('x'", 1, "SyntaxError", "SyntaxError: '(' was never closed"),
            ("import nowhere", 1, "ModuleNotFoundError",
             "ModuleNotFoundError: No module named 'nowhere'; the job's argument --additional-python-modules nowhere installs it"),
            ("import sklearn.nowhere.x", 1, "ModuleNotFoundError",
             "ModuleNotFoundError: No module named 'sklearn'; the job's argument --additional-python-modules scikit-learn installs it"),
            ("import json.nowhere", 1, "ModuleNotFoundError", "ModuleNotFoundError: No module named 'json.nowhere'"),
            ("import awsglue.nowhere", 1, "ModuleNotFoundError", "ModuleNotFoundError: No module named 'awsglue.nowhere'"),
            ("class Mine(Exception): pass\nraise Mine('m')", 1, "Mine", "Mine: m"),
            ("import json; json.loads('{')", 1, "JSONDecodeError",
             "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ]
        for script, exit_code, error, message in cases:
            with self.subTest(script):
                code, _, err, result = self.run_script(script)
                self.assertEqual((exit_code, "FAILED"), (code, result["outcome"]))
                line = len(script.splitlines())
                self.assertEqual((exit_code, error, f"job.py, line {line}: {message}"),
                                 (result["exitCode"], result["errorClass"], result["errorMessage"]))
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

    def test_the_traceback_stands_last(self):
        _, _, err, result = self.run_script("""
            import sys, threading
            threading.Thread(target=lambda: print("beside", file=sys.stderr)).start()
            raise KeyError("k")
            """)
        self.assertTrue(err.endswith("KeyError: 'k'\n"), err)
        self.assertTrue(err.endswith(result["traceback"]), err)

    def test_extra_py_files(self):
        module = os.path.join(self.room.name, "lib", "helper.py")
        os.mkdir(os.path.dirname(module))
        with open(module, "w", encoding="utf-8") as file:
            file.write("word = 'helped'")
        _, out, _, _ = self.run_script("import helper; print(helper.word)", extraPyFiles=[module])
        self.assertEqual("helped\n", out)

    def test_the_analytics_set_is_there_or_told(self):
        asked = ["--library-set", "analytics"]
        code, out, err, _ = self.run_script("print('done')", args=asked)
        self.assertEqual((0, "done\n"), (code, out))
        for module, distribution in analytics.SET.items():
            there = importlib.util.find_spec(module) is not None
            told = re.search(rf"no (.*, )?{module}[, ]", err), re.search(rf"--additional-python-modules (\S+,)?{distribution}[,\n]", err)
            self.assertEqual((not there, not there), (bool(told[0]), bool(told[1])), (module, err))
        for args in ([], ["--library-set", "none"], ["--mine", "--library-set"]):
            self.assertEqual("", self.run_script("pass", args=args)[2])

    def test_with_the_analytics_set_its_modules_work(self):
        lib = os.path.join(self.room.name, "lib")
        os.mkdir(lib)
        for module in analytics.SET:
            with open(os.path.join(lib, module + ".py"), "w", encoding="utf-8") as file:
                file.write(f"word = '{module}'\n")
        _, out, err, _ = self.run_script("import pandas; print(pandas.word)", args=["--library-set", "analytics"], extraPyFiles=[lib])
        self.assertEqual(("pandas\n", ""), (out, err))

    def test_killed_leaves_no_result(self):
        code, _, _, result = self.run_script("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        self.assertEqual((-signal.SIGKILL, None), (code, result))

    def test_stopped_leaves_no_result(self):
        process = self.start("print('up', flush=True)\nwhile True: pass")
        self.assertEqual("up\n", process.stdout.readline())
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual((128 + signal.SIGTERM, None), (process.returncode, self.result()))


if __name__ == "__main__":
    unittest.main()
