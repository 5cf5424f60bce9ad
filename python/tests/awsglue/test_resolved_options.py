import unittest

from awsglue.utils import GlueArgumentError, getResolvedOptions

NONE_OF_GLUES_OWN = {
    "job_bookmark_option": "job-bookmark-disable",
    "job_bookmark_from": None,
    "job_bookmark_to": None,
    "JOB_ID": None,
    "JOB_RUN_ID": None,
    "SECURITY_CONFIGURATION": None,
    "encryption_type": None,
    "enable_data_lineage": None,
    "RedshiftTempDir": None,
    "TempDir": None,
}


def resolve(text, options):
    return getResolvedOptions(["script.py"] + text, options)


class ResolvedOptions(unittest.TestCase):
    def test_values(self):
        both_dirs = {"RedshiftTempDir": "s3://t/", "TempDir": "s3://t/"}
        cases = [
            ("declared", ["--JOB_NAME", "j"], ["JOB_NAME"], {"JOB_NAME": "j"}),
            ("with equals sign", ["--JOB_NAME=j"], ["JOB_NAME"], {"JOB_NAME": "j"}),
            ("nothing declared", ["--JOB_NAME", "j"], [], {}),
            ("undeclared is ignored", ["--x", "1", "--y", "2"], ["x"], {"x": "1"}),
            ("dash becomes underscore", ["--day-partition-key", "p"], ["day-partition-key"], {"day_partition_key": "p"}),
            ("last one wins", ["--x", "1", "--x", "2"], ["x"], {"x": "2"}),
            ("empty value", ["--x", ""], ["x"], {"x": ""}),
            ("negative number", ["--x", "-5"], ["x"], {"x": "-5"}),
            ("value with spaces", ["--sql", "select 1"], ["sql"], {"sql": "select 1"}),
            ("one that begins like another", ["--t_path", "p", "--t", "o", "--t_paths", "no"], ["t_path"], {"t_path": "p"}),
            ("longer one first", ["--t_paths=no", "--t_path=p", "--t=o"], ["t_path"], {"t_path": "p"}),
            ("declared twice", ["--x", "1"], ["x", "x"], {"x": "1"}),
            ("bookmark", ["--job-bookmark-option", "job-bookmark-enable"], [], {"job_bookmark_option": "job-bookmark-enable"}),
            ("old word for bookmarks", ["--continuation-option", "continuation-readonly"], [], {"job_bookmark_option": "job-bookmark-pause"}),
            ("pause without a range", ["--job-bookmark-option", "job-bookmark-pause"], [], {"job_bookmark_option": "job-bookmark-pause"}),
            (
                "pause with a range",
                ["--job-bookmark-option", "job-bookmark-pause", "--job-bookmark-from", "a", "--job-bookmark-to", "b"],
                [],
                {"job_bookmark_option": "job-bookmark-pause", "job_bookmark_from": "a", "job_bookmark_to": "b"},
            ),
            ("ids", ["--JOB_ID", "i", "--JOB_RUN_ID", "r"], [], {"JOB_ID": "i", "JOB_RUN_ID": "r"}),
            ("TempDir", ["--TempDir", "s3://t/"], [], both_dirs),
            ("TempDir declared", ["--TempDir", "s3://t/"], ["TempDir"], both_dirs),
            ("RedshiftTempDir", ["--RedshiftTempDir", "s3://t/"], [], both_dirs),
        ]
        for name, arguments, options, expected in cases:
            with self.subTest(name):
                self.assertEqual({**NONE_OF_GLUES_OWN, **expected}, resolve(arguments, options))

    def test_missing(self):
        with self.assertRaisesRegex(GlueArgumentError, "the following arguments are required: --x, --y-z"):
            resolve(["--a", "1"], ["x", "y-z"])

    def test_abbreviated(self):
        with self.assertRaisesRegex(GlueArgumentError, "required: --database"):
            resolve(["--databas", "d"], ["database"])
        allowed = getResolvedOptions(["script.py", "--databas", "d"], ["database"], allow_abbrev=True)
        self.assertEqual("d", allowed["database"])
        with self.assertRaisesRegex(GlueArgumentError, "ambiguous"):
            getResolvedOptions(["script.py", "--x", "d"], ["xa", "xb"], allow_abbrev=True)

    def test_no_value(self):
        with self.assertRaisesRegex(GlueArgumentError, "argument --x: expected one argument"):
            resolve(["--x"], ["x"])

    def test_unknown_bookmark_option(self):
        with self.assertRaisesRegex(GlueArgumentError, "invalid choice: 'sometimes'"):
            resolve(["--job-bookmark-option", "sometimes"], [])

    def test_half_a_range(self):
        with self.assertRaisesRegex(RuntimeError, "--job-bookmark-to"):
            resolve(["--job-bookmark-option", "job-bookmark-pause", "--job-bookmark-from", "a"], [])

    def test_reserved(self):
        names = ["job-bookmark-option", "job_bookmark_option", "job-bookmark-from", "JOB_ID", "JOB_RUN_ID",
                 "SECURITY_CONFIGURATION", "encryption-type", "enable-data-lineage", "continuation-option"]
        for name in names:
            with self.subTest(name), self.assertRaisesRegex(RuntimeError, "Using reserved arguments " + name):
                resolve(["--" + name, "x"], ["JOB_NAME", name])


if __name__ == "__main__":
    unittest.main()
