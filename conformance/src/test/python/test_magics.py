"""Every magic that Glue's notebooks know: what it does, seen where it has its effect."""

import base64
import io
import json
import os
import sys
import tempfile
import unittest
import zipfile

from sparkcase import SparkCase
from support import ENDPOINT, ROLE, client, fresh

sys.path.insert(0, os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../../python/src")))

from mastic_notebook.cell import ACTIONS, CELL_ACTIONS  # noqa: E402
from mastic_notebook.notebook import CellError, Notebook  # noqa: E402
from mastic_notebook.settings import SETTINGS  # noqa: E402

# What AWS's kernel has, and %timeout, %delete_session, %temp_dir and their like.
GLUES = """%help %profile %region %endpoint %idle_timeout %timeout %session_id %session_id_prefix %status %stop_session
%delete_session %list_sessions %session_type %glue_version %streaming %etl %%configure %iam_role %number_of_workers
%worker_type %additional_python_modules %extra_py_files %extra_jars %connections %tags %%tags %spark_conf %temp_dir
%enable_glue_datacatalog %security_config %%assume_role %%sql %%sh %matplot %reconnect %disconnect %glue_ray""".split()

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "sts:AssumeRole"}]})
PICTURES = {"--mastic-display": "rich"}


class Shown:
    """What a notebook shows."""

    def __init__(self):
        self.texts, self.displays = [], []

    def text(self, text):
        self.texts.append(text)

    error_text = text

    def display(self, bundle):
        self.displays.append(bundle)


def archive(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return packed.getvalue()


def wheel():
    """A package of one module, as pip installs it."""
    about = "drawn-1.0.dist-info"
    return archive({
        "drawn.py": "where = 'in a wheel'\n",
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: drawn\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": f"drawn.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n",
    })


class Magics(SparkCase):
    """One session with all settings, then the others: an effect has what it needs from those before it."""

    def setUp(self):
        self.books = []
        self.addCleanup(self.leave)
        self.effects = {}

    def leave(self):
        for book in self.books:
            if book.client.session_id:
                book.client.delete()

    def book(self):
        shown = Shown()
        made = Notebook(shown, PICTURES)
        made.shown = shown
        self.books.append(made)
        return made

    def says(self, book, code):
        """What a cell shows."""
        del book.shown.texts[:], book.shown.displays[:]
        book.execute(code)
        return "".join(book.shown.texts)

    def fails_with(self, text, book, code):
        with self.assertRaises(CellError) as caught:
            book.execute(code)
        self.assertIn(text, str(caught.exception))

    def effect(self, magic, wanted, seen):
        self.effects[magic] = True
        with self.subTest(magic):
            self.assertEqual(wanted, seen)

    def test_every_magic_has_its_effect(self):
        self.settings()
        self.around_a_session()
        self.elsewhere()
        self.assertEqual(set(GLUES), set(self.effects), "a magic without a test of its effect")
        known = {f"%{name}" for name in SETTINGS | set(ACTIONS)} | {f"%%{name}" for name in CELL_ACTIONS}
        self.assertEqual(set(GLUES), known, "a magic that the table does not have")

    def settings(self):
        connection, configuration = fresh("connection"), fresh("configuration")
        self.glue.create_connection(ConnectionInput={"Name": connection, "ConnectionType": "NETWORK", "ConnectionProperties": {}})
        self.glue.create_security_configuration(Name=configuration, EncryptionConfiguration={})
        package = self.put("drawn-1.0-py3-none-any.whl", wheel())
        module = self.put("beside.py", "where = 'beside'\n")
        jar = self.put("text.jar", archive({"beside.txt": "in a jar"}))
        book = self.book()
        self.says(book, "\n".join((
            "%streaming", "%etl", "%idle_timeout 33", "%timeout 99", "%session_id_prefix mine",
            "%glue_version 5.1", f"%iam_role {ROLE}", "%number_of_workers 3", "%worker_type G.2X", f"%additional_python_modules {package}",
            f"%extra_py_files {module}", f"%extra_jars {jar}", f"%connections {connection}", "%spark_conf spark.sql.shuffle.partitions=7",
            f"%temp_dir s3://{self.bucket}/tmp/", f"%security_config {configuration}", '%tags {"a": "b"}')))
        self.says(book, '%%configure\n{"--color": "red"}')
        self.says(book, '%%tags\n{"of": "us"}')
        identity = book.client.new_id()
        request = book.settings.request(identity, book.client.role(), PICTURES)
        self.effect("%timeout", 99, request["Timeout"])
        said = json.loads(self.says(book, "import beside, drawn, json, sys\nloader = spark._jvm.java.lang.Thread.currentThread().getContextClassLoader()\n"
            "print(json.dumps([drawn.where, beside.where, loader.getResource('beside.txt') is not None, spark.conf.get('spark.sql.shuffle.partitions'), sys.argv]))"
            ).split("ready.\n")[1])
        session = book.client.session()
        for magic, wanted, seen in (
            ("%idle_timeout", 33, session["IdleTimeout"]), ("%session_id_prefix", "mine", session["Id"].split("-")[0]),
            ("%glue_version", "5.1", session["GlueVersion"]), ("%iam_role", ROLE, session["Role"]), ("%number_of_workers", 3, session["NumberOfWorkers"]),
            ("%worker_type", "G.2X", session["WorkerType"]),
            ("%etl", "glueetl", session["Command"]["Name"]), ("%connections", [connection], session["Connections"]["Connections"]),
            ("%security_config", configuration, session["SecurityConfiguration"]), ("%additional_python_modules", "in a wheel", said[0]),
            ("%extra_py_files", "beside", said[1]), ("%extra_jars", True, said[2]), ("%spark_conf", "7", said[3]),
            ("%temp_dir", f"s3://{self.bucket}/tmp/", said[4][said[4].index("--TempDir") + 1]),
            ("%%configure", "red", said[4][said[4].index("--color") + 1]),
        ):
            self.effect(magic, wanted, seen)
        tagged = self.glue.get_tags(ResourceArn=f"arn:aws:glue:us-east-1:000000000000:session/{session['Id']}")["Tags"]
        self.effect("%%tags", {"of": "us"}, tagged)
        other = self.book()
        self.says(other, '%tags {"a": "b"}\n%streaming\n%timeout 20000\n%enable_glue_datacatalog false')
        request = other.settings.request("i", "r", {})
        self.effect("%tags", {"a": "b"}, request["Tags"])
        self.effect("%enable_glue_datacatalog", "false", request["DefaultArguments"]["--enable-glue-datacatalog"])
        self.effect("%streaming", "gluestreaming", request["Command"]["Name"])
        # The member is younger than many a boto3.
        third = self.book()
        self.says(third, "%session_type spark_connect")
        self.effect("%session_type", "SPARK_CONNECT", third.settings.request("i", "r", {})["SessionType"])
        with self.assertRaises(other.client.glue().exceptions.InvalidInputException) as caught:
            other.execute("1")
        self.assertIn("Timeout must be", str(caught.exception))

    def around_a_session(self):
        book = self.books[0]
        identity = book.client.session_id
        self.effect("%session_id", f"{identity}\n", self.says(book, "%session_id"))
        self.effect("%status", [f"Id: {identity}", "Status: READY"], self.says(book, "%status").splitlines()[:2])
        self.effect("%list_sessions", True, f"{identity}  READY\n" in self.says(book, "%list_sessions"))
        self.effect("%help", True, "%%sql" in self.says(book, "%help"))
        self.says(book, "%%sql\nselect 6 * 7 as answer")
        self.effect("%%sql", True, "<td>42</td>" in book.shown.displays[0]["text/html"])
        self.effect("%%sh", "of the shell\n", self.says(book, "%%sh\necho of the shell"))
        self.says(book, "import matplotlib.pyplot as plt\nplt.ioff()\nplt.plot([1, 2])\n%matplot plt")
        pictures = [one for one in book.shown.displays if "image/png" in one]
        self.effect("%matplot", [b"\x89PNG"], [base64.b64decode(one["image/png"])[:4] for one in pictures])
        self.says(book, "%disconnect")
        self.effect("%disconnect", ("READY", None), (self.glue.get_session(Id=identity)["Session"]["Status"], book.client.session_id))
        self.says(book, f"%reconnect {identity}")
        self.effect("%reconnect", "'in a wheel'\n", self.says(book, "drawn.where"))
        self.says(book, "%stop_session")
        self.effect("%stop_session", True, self.glue.get_session(Id=identity)["Session"]["Status"] in ("STOPPING", "STOPPED"))
        book.client.session_id = identity
        self.says(book, "%delete_session")
        self.effects["%delete_session"] = True
        self.fails("EntityNotFoundException", self.glue.get_session, Id=identity)
        self.effects["%glue_ray"] = True
        self.fails_with("no sessions of Ray", book, "%glue_ray")

    def elsewhere(self):
        """The region, endpoint, profile and role by which calls are made."""
        book = self.book()
        self.says(book, "%region eu-west-3")
        self.effect("%region", "eu-west-3", book.client.glue().meta.region_name)
        self.says(book, "%endpoint http://127.0.0.1:1")
        self.effect("%endpoint", "http://127.0.0.1:1", book.client.glue().meta.endpoint_url)
        self.says(book, f"%endpoint {ENDPOINT}")
        role = fresh("role")
        iam = client("iam")
        iam.create_role(RoleName=role, AssumeRolePolicyDocument=TRUST)
        self.addCleanup(iam.delete_role, RoleName=role)
        self.says(book, f"%%assume_role\narn:aws:iam::000000000000:role/{role}")
        whose = book.client._boto3().client("sts", endpoint_url=ENDPOINT).get_caller_identity()["Arn"]
        self.effect("%%assume_role", f"arn:aws:sts::000000000000:assumed-role/{role}/notebook", whose)
        with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
            file.write("[profile other]\naws_access_key_id = OF-THE-PROFILE\naws_secret_access_key = secret\n")
            file.flush()
            before = os.environ.get("AWS_CONFIG_FILE")
            os.environ["AWS_CONFIG_FILE"] = file.name
            try:
                other = self.book()
                self.says(other, "%profile other")
                self.effect("%profile", "OF-THE-PROFILE", other.client._boto3().get_credentials().access_key)
            finally:
                os.environ.pop("AWS_CONFIG_FILE") if before is None else os.environ.__setitem__("AWS_CONFIG_FILE", before)


if __name__ == "__main__":
    unittest.main()
