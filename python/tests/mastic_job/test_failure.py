"""What failed runs say, from what Python and the JVM say: a table."""

import os
import sys
import unittest

sys.path.insert(0, os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "src")))

from mastic_job import failure

CALL = "An error occurred while calling o78.showString.\n"


class Py4JJavaError(Exception):
    pass


class Py4JError(Exception):
    pass


class AnalysisException(Exception):
    pass


class Messages(unittest.TestCase):
    def test_of_the_jvm(self):
        cases = [
            (": java.io.FileNotFoundException: No such file\n\tat a.B.c(B.java:1)\n", "FileNotFoundException: No such file"),
            (": a.Outer: task\n\tat x\nCaused by: a.Middle: m\n\tat y\nCaused by: a.Inner: why\n\t... 9 more\n", "Inner: why"),
            (": a.Outer: task\n\tat x\nCaused by: a.Middle: file s3://b/k.\n\tat y\nCaused by: a.Inner: bad bytes\n",
             "Middle: file s3://b/k. Caused by: Inner: bad bytes"),
            (": a.Outer: task\n\tat x\nCaused by: java.lang.NullPointerException\n\tat y\n", "Outer: task"),
            (": a.Outer: task: a.PythonException: Traceback (most recent call last):\n  File \"j.py\", line 1, in f\n"
             "    1 / 0\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\n"
             "Traceback (most recent call last):\n  File \"j.py\", line 3, in f\nZeroDivisionError: division by zero\n\n\tat x\n"
             "Caused by: a.Other: later\n\tat y\n",
             "ZeroDivisionError: division by zero"),
            (": software.amazon.awssdk.services.glue.model.EntityNotFoundException: Table d.t: Database d not found. "
             "(Service: Glue, Status Code: 400, Request ID: 9a06e2ec-74c4) (SDK Attempt Count: 1)\n\tat x\n",
             "EntityNotFoundException: Table d.t: Database d not found."),
            (": java.nio.file.AccessDeniedException: s3://b/k: getFileStatus on s3://b/k: "
             "software.amazon.awssdk.services.s3.model.S3Exception: no (Service: S3, Status Code: 403, Request ID: X/y=, "
             "Extended Request ID: z+/=) (SDK Attempt Count: 2):403 Forbidden\n\tat x\n",
             "AccessDeniedException: s3://b/k: getFileStatus on s3://b/k: software.amazon.awssdk.services.s3.model.S3Exception: no:403 Forbidden"),
            (": org.postgresql.util.PSQLException: Connection to db:5432 refused.\n\tat x\nCaused by: java.net.ConnectException: Connection refused\n\tat y\n",
             "PSQLException: Connection to db:5432 refused. Caused by: ConnectException: Connection refused"),
            (": java.io.UncheckedIOException: The secret shop cannot be read\n\tat x\nCaused by: java.io.IOException: answered 400\n\tat y\n",
             "UncheckedIOException: The secret shop cannot be read Caused by: IOException: answered 400"),
            (": java.sql.SQLException: No suitable driver\n\tat x\n",
             "SQLException: No suitable driver; the job's argument --extra-jars brings a driver"),
            (': java.io.IOException: Cannot run program "python3.11": error=2, No such file or directory\n\tat x\n',
             'IOException: Cannot run program "python3.11": error=2, No such file or directory; the cluster\'s workers need that Python, '
             "on the PATH of their processes: Python code is not carried from one version to another"),
            (": java.lang.ClassNotFoundException: com.mysql.cj.jdbc.Driver\n\tat x\n",
             "ClassNotFoundException: com.mysql.cj.jdbc.Driver; the job's argument --extra-jars brings classes"),
        ]
        for text, expected in cases:
            with self.subTest(expected):
                self.assertEqual(expected, failure.what(Py4JJavaError(CALL + text)))

    def test_of_the_gateway(self):
        error = Py4JError("An error occurred while calling o78.foo. Trace:\npy4j.Py4JException: Method foo([]) does not exist\n\tat py4j.x(Y.java:1)\n")
        self.assertEqual("Py4JException: Method foo([]) does not exist", failure.what(error))
        self.assertEqual("Py4JError: java.nowhere does not exist in the JVM", failure.what(Py4JError("java.nowhere does not exist in the JVM")))

    def test_a_plan_is_no_message(self):
        error = AnalysisException("[TABLE_OR_VIEW_NOT_FOUND] The table or view `d`.`t` cannot be found.; line 1 pos 14;\n'Project [*]\n+- 'UnresolvedRelation")
        self.assertEqual("AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view `d`.`t` cannot be found.; line 1 pos 14",
                         failure.what(error).removeprefix("test_failure."))

    def test_the_line_is_the_failed_functions(self):
        error = Py4JJavaError(CALL + ': a.B: Traceback (most recent call last):\n  File "/r/script.py", line 12, in f\nKeyError: 1\n\n\tat x\n')
        self.assertEqual("job.py, line 12: KeyError: 1", failure.message(error, "/r/script.py", "job.py"))
        self.assertEqual("KeyError: 1", failure.message(error, "/other/script.py", "job.py"))

    def test_names(self):
        self.assertEqual("nightly.py", failure.name_of({"script": "/r/script.py", "scriptLocation": "s3://b/x/nightly.py"}))
        self.assertEqual("script.py", failure.name_of({"script": "/r/script.py"}))

    def test_frames_are_counted(self):
        text = "E: boom\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\nCaused by: F: why\n\tat a.G.h(G.java:3)\n\t... 12 more\n\nlast"
        self.assertEqual("E: boom\n\t... 2 frames of the JVM\nCaused by: F: why\n\t... 2 frames of the JVM\n\nlast", failure.folded(text))
        self.assertEqual("look\n at home\nbut\n", failure.folded("look\n at home\nbut\n"))


if __name__ == "__main__":
    unittest.main()
