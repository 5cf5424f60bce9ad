"""The AWS CLI: s3 cp, sync, ls, rm; glue."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from support import fresh


def aws(*arguments, fails=False):
    done = subprocess.run(["aws", *arguments], capture_output=True, text=True, timeout=120, check=False)
    if (done.returncode != 0) != fails:
        raise AssertionError(f"aws {arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout if not fails else done.stderr


class Cli(unittest.TestCase):
    def test_s3(self):
        bucket = fresh("cli")
        aws("s3", "mb", f"s3://{bucket}")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "sub").mkdir()
            (folder / "one.txt").write_text("1")
            (folder / "sub" / "two words.txt").write_text("2")
            for file in (folder / "one.txt", folder / "sub" / "two words.txt"):
                # Older than their upload, of which S3 keeps whole seconds: there is nothing to sync again.
                os.utime(file, (1_700_000_000, 1_700_000_000))
            aws("s3", "sync", str(folder), f"s3://{bucket}/in/")
            listed = aws("s3", "ls", "--recursive", f"s3://{bucket}/")
            self.assertIn("in/one.txt", listed)
            self.assertIn("in/sub/two words.txt", listed)
            aws("s3", "cp", f"s3://{bucket}/in/one.txt", str(folder / "back.txt"))
            self.assertEqual("1", (folder / "back.txt").read_text())
            self.assertEqual("", aws("s3", "sync", str(folder / "sub"), f"s3://{bucket}/in/sub/"))
        aws("s3", "rm", "--recursive", f"s3://{bucket}/")
        self.assertEqual("", aws("s3", "ls", "--recursive", f"s3://{bucket}/"))
        aws("s3", "rb", f"s3://{bucket}")
        self.assertIn("NoSuchBucket", aws("s3", "ls", f"s3://{bucket}/", fails=True))

    def test_glue(self):
        name = fresh("cli").replace("-", "_")
        aws("glue", "create-database", "--database-input", f"Name={name}")
        got = json.loads(aws("glue", "get-database", "--name", name, "--output", "json"))
        self.assertEqual(name, got["Database"]["Name"])
        self.assertIn("EntityNotFoundException", aws("glue", "get-table", "--database-name", name, "--name", "x", fails=True))


if __name__ == "__main__":
    unittest.main()
