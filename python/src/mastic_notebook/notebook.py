"""What a kernel and a shell have in common: cells in, texts and displays out, over one session."""

import json
import subprocess

from mastic_notebook import cell, display
from mastic_notebook.client import Client, SessionFailed
from mastic_notebook.settings import SettingError, Settings

_ENDPOINT = ("profile", "region", "endpoint")


class CellError(Exception):
    """A cell that failed, as Jupyter tells it."""

    def __init__(self, name, value, traceback):
        super().__init__(f"{name}: {value}")
        self.name, self.value, self.traceback = name, value, traceback


class Notebook:
    """`show` has text(str), error_text(str) and display(dict)."""

    def __init__(self, show, shown):
        """`shown`: the arguments by which the session knows what can be shown here."""
        self._show = show
        self._sql = "display(spark.sql({}))" if shown else "spark.sql({}).show()"
        self.settings = Settings()
        self.client = Client(self.settings, shown)

    def execute(self, code):
        """Runs a cell; raises what it comes to."""
        try:
            for kind, name, text in cell.split(code):
                if kind == "code":
                    self.run(text)
                elif kind == "line":
                    self._line(name, text)
                else:
                    self._cell(name, text)
        except (cell.UnknownMagic, SettingError, SessionFailed) as error:
            raise CellError(type(error).__name__, str(error), [f"{error}\n"]) from None

    def _line(self, name, text):
        if name in cell.ACTIONS:
            getattr(self, "_do_" + name)(text)
            return
        value = text.strip()
        if not value:
            raise SettingError(f"%{name} is followed by a value")
        self.settings.set(name, value)
        if name in _ENDPOINT:
            self.client.changed()
        later = " (the session that is there keeps what it has)" if self.client.session_id else ""
        self._show.text(f"{name} is {value}{later}\n")

    def _cell(self, name, text):
        if name == "configure":
            self.settings.configure(text)
            self.client.changed()
            self._show.text("Configured" + (" for the next session" if self.client.session_id else "") + ".\n")
        elif name == "tags":
            self._do_tags(text)
        elif name == "assume_role":
            self.settings.assume(text)
            self.client.changed()
            self._show.text("The next calls are signed as that role.\n")
        elif name == "sql":
            self.run(self._sql.format(repr(text.strip().rstrip(";"))))
        else:
            self._shell(text)

    def _shell(self, text):
        with subprocess.Popen(
            ["/bin/sh", "-c", text], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        ) as process:
            try:
                for line in process.stdout:
                    self._show.text(line)
            except KeyboardInterrupt:
                process.kill()
                raise
        if process.returncode:
            raise CellError("ShellError", f"exit code {process.returncode}", [])

    def run(self, code):
        """Executes code in the session, which is begun if there is none."""
        self._ensure()
        client = self.client
        glue = client.glue()
        try:
            statement = client.run(code)
        except (glue.exceptions.IllegalSessionStateException, glue.exceptions.EntityNotFoundException):
            if not client.is_over():
                raise
            self._show.error_text("The session has ended; what its cells made is gone. Another one begins.\n")
            client.session_id = None
            self._ensure()
            statement = client.run(code)
        self._follow(statement)

    def _follow(self, statement):
        reader = display.Reader()
        found = None
        cancelled = False
        while found is None or found["State"] in ("WAITING", "RUNNING", "CANCELLING"):
            try:
                for found in self.client.follow(statement):
                    is_whole = found["State"] in ("AVAILABLE", "CANCELLED", "ERROR")
                    text = found.get("Output", {}).get("Data", {}).get("TextPlain", "")
                    for kind, new in reader.take(text, is_whole):
                        getattr(self._show, kind)(new)
            except KeyboardInterrupt:
                if cancelled:
                    raise
                cancelled = True
                self.client.cancel(statement)
        self._end(found)

    @staticmethod
    def _end(found):
        output = found.get("Output", {})
        if found["State"] == "CANCELLED":
            raise CellError("KeyboardInterrupt", "the cell was interrupted", ["The cell was interrupted.\n"])
        if found["State"] == "ERROR" or output.get("Status") == "error":
            name, value = output.get("ErrorName", "Error"), output.get("ErrorValue", "")
            raise CellError(name, value, output.get("Traceback") or [f"{name}: {value}\n"])

    def _ensure(self):
        if self.client.session_id is not None:
            return
        identity = self.client.new_id()
        self._show.error_text(f"A session begins ({identity}) ...")
        told = [0]

        def waiting(seconds):
            if int(seconds) > told[0]:
                told[0] = int(seconds)
                self._show.error_text(f" {told[0]} s ...")

        try:
            self.client.begin(identity, waiting)
        except BaseException as error:
            self._show.error_text("\n")
            if isinstance(error, KeyboardInterrupt):
                self.client.stop()
            raise
        self._show.error_text(" ready.\n")

    def complete(self, code, position):
        """(texts, start, end) of what may stand at that place."""
        if self.client.session_id is None:
            return [], position, position
        asked = f"__import__('mastic_job.completion').completion.tell(globals(), {code[:position]!r})"
        statement = self.client.run(asked)
        for found in self.client.follow(statement):
            pass
        try:
            said = json.loads(found["Output"]["Data"]["TextPlain"])
            return said["matches"], said["start"], position
        except (KeyError, ValueError):
            return [], position, position

    # What a magic does; by its name.

    def _do_help(self, text):
        self._show.text(cell.help_text())

    def _do_status(self, text):
        if self.client.session_id is None:
            self._show.text("There is no session; the first cell begins one.\n")
            return
        session = self.client.session()
        for name in ("Id", "Status", "ErrorMessage", "GlueVersion", "WorkerType", "NumberOfWorkers", "IdleTimeout", "CreatedOn"):
            if session.get(name) is not None:
                self._show.text(f"{name}: {session[name]}\n")

    def _do_session_id(self, text):
        self._show.text(f"{self.client.session_id or 'There is no session.'}\n")

    def _do_list_sessions(self, text):
        more = {}
        while more is not None:
            page = self.client.glue().list_sessions(**more)
            for session in page["Sessions"]:
                self._show.text(f"{session['Id']}  {session['Status']}\n")
            more = {"NextToken": page["NextToken"]} if page.get("NextToken") else None

    def _do_stop_session(self, text):
        self._show.text(f"Stopped: {self.client.stop() or 'there was no session.'}\n")

    def _do_delete_session(self, text):
        self._show.text(f"Deleted: {self.client.delete() or 'there was no session.'}\n")

    def _do_etl(self, text):
        self.settings.set("session_type", "etl")
        self._show.text("session_type is etl\n")

    def _do_streaming(self, text):
        self.settings.set("session_type", "streaming")
        self._show.text("session_type is streaming\n")

    def _do_glue_ray(self, text):
        raise SettingError("There are no sessions of Ray; use %etl or %streaming")

    def _do_tags(self, text):
        self.settings.configure(json.dumps({"tags": _object(text)}))
        self._show.text("Tags are set.\n")

    def _do_matplot(self, text):
        module = text.strip() or "plt"
        if not module.replace(".", "").isidentifier():
            raise SettingError("%matplot is followed by the name of the plotting module, such as plt")
        # What the cell has drawn so far was shown when its statement ended: no empty figure is made.
        self.run(f"display(*[{module}.figure(n) for n in {module}.get_fignums()])")

    def _do_reconnect(self, text):
        identity = text.strip()
        if not identity:
            raise SettingError("%reconnect is followed by a session's id")
        before, self.client.session_id = self.client.session_id, identity
        try:
            status = self.client.session()["Status"]
        except Exception:
            self.client.session_id = before
            raise
        if status != "READY":
            self.client.session_id = before
            raise SettingError(f"The session {identity} is {status}")
        self._show.text(f"Connected with {identity}\n")

    def _do_disconnect(self, text):
        identity, self.client.session_id = self.client.session_id, None
        self._show.text(f"{identity or 'No session'} is left, and lives on.\n" if identity else "There is no session.\n")


def _object(text):
    try:
        return json.loads(text)
    except ValueError as error:
        raise SettingError(f"Tags are a JSON object: {error}") from None
