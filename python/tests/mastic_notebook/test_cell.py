import unittest

from mastic_notebook import cell, display
from mastic_notebook.settings import SETTINGS, SettingError, Settings
from mastic_notebook.shell import is_complete


class Split(unittest.TestCase):
    def test_magics_of_lines_stand_before_and_between_code(self):
        self.assertEqual([("line", "idle_timeout", "10"), ("code", None, "x = 1\nx")], cell.split("%idle_timeout 10\nx = 1\nx"))
        self.assertEqual([("code", None, "x = 1"), ("line", "status", ""), ("code", None, "x")], cell.split("x = 1\n%status\nx"))
        self.assertEqual([], cell.split("\n  \n"))

    def test_magics_of_cells_have_all_that_follows(self):
        self.assertEqual([("cell", "sql", "select 1\nfrom t")], cell.split("%%sql\nselect 1\nfrom t"))
        self.assertEqual([("cell", "sql", "select 1\n")], cell.split("%%sql select 1\n"))

    def test_what_only_looks_like_a_magic_is_code(self):
        for code in ("text = '''\n%help\n'''", "x = (5\n% 3)", "if x:\n    %help", "a % b", "f(\n%status\n)"):
            self.assertEqual([("code", None, code)], cell.split(code), code)

    def test_unknown_magics_are_refused(self):
        for code in ("%nosuch", "%%nosuch\nx", "%sql select 1"):
            with self.assertRaises(cell.UnknownMagic):
                cell.split(code)

    def test_help_names_every_magic(self):
        text = cell.help_text()
        for name in (*SETTINGS, *cell.ACTIONS, *cell.CELL_ACTIONS):
            self.assertIn("%" + name, text)


class Typed(unittest.TestCase):
    def test_a_block_ends_with_an_empty_line(self):
        for code in ("for i in x:", "for i in x:\n    y = i", "f(", "x = '''a", "%%sql\nselect 1", "@f"):
            self.assertFalse(is_complete(code), code)
        for code in ("x = 1", "for i in x:\n    y = i\n", "f(\n)", "%status", "1 +* 2", "x = 1\ny = 2"):
            self.assertTrue(is_complete(code), code)


class SettingsOfASession(unittest.TestCase):
    def test_each_acts(self):
        settings = Settings()
        values = {
            "glue_version": "5.1", "number_of_workers": "3", "worker_type": "G.2X", "idle_timeout": "7", "timeout": "70",
            "session_type": "streaming", "security_config": "sealed", "connections": "a, b", "extra_jars": "s3://b/j.jar",
            "additional_python_modules": "m", "extra_py_files": "s3://b/p.py", "temp_dir": "s3://b/t/", "spark_conf": "a=1",
            "enable_glue_datacatalog": "false",
        }
        for name, value in values.items():
            settings.set(name, value)
        settings.set("spark_conf", "b=2")
        request = settings.request("id", "role", {})
        self.assertEqual("gluestreaming", request["Command"]["Name"])
        self.assertEqual(("5.1", 3, "G.2X", 7, 70), tuple(
            request[name] for name in ("GlueVersion", "NumberOfWorkers", "WorkerType", "IdleTimeout", "Timeout")))
        self.assertEqual({"Connections": ["a", "b"]}, request["Connections"])
        self.assertEqual("sealed", request["SecurityConfiguration"])
        self.assertEqual(
            {"--enable-glue-datacatalog": "false", "--extra-jars": "s3://b/j.jar", "--additional-python-modules": "m",
             "--extra-py-files": "s3://b/p.py", "--TempDir": "s3://b/t/", "--conf": "a=1 --conf b=2"},
            request["DefaultArguments"])

    def test_what_cannot_be_is_refused(self):
        settings = Settings()
        for name, value in (("number_of_workers", "many"), ("session_type", "ray"), ("region", "")):
            with self.assertRaises(SettingError, msg=name):
                settings.set(name, value)
        for text in ("[]", "{", '{"nosuch": 1}', '{"tags": 3}'):
            with self.assertRaises(SettingError, msg=text):
                settings.configure(text)


class Displays(unittest.TestCase):
    MARKED = display.MARK + '{"text/plain": "t"}' + display.END

    def test_what_grows_is_taken_piece_by_piece(self):
        whole = "before\n" + self.MARKED + "after"
        for step in range(1, 12):
            reader, found = display.Reader(), []
            for end in range(0, len(whole), step):
                found += reader.take(whole[:end], False)
            found += reader.take(whole, True)
            self.assertEqual("before\nafter", "".join(new for kind, new in found if kind == "text"))
            self.assertEqual([{"text/plain": "t"}], [new for kind, new in found if kind == "display"])

    def test_what_is_no_display_is_text(self):
        for text in ("\x1e", "a\x1eb", display.MARK + "no json" + display.END, display.MARK + "cut"):
            found = display.Reader().take(text, True)
            self.assertEqual(["text"] * len(found), [kind for kind, _ in found], text)


if __name__ == "__main__":
    unittest.main()
