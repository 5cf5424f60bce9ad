"""The Jupyter kernel `Glue PySpark`: `python -m mastic_notebook.kernel -f CONNECTION`."""

import sys

import botocore.exceptions
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel

from mastic_notebook.notebook import CellError, Notebook


class GlueKernel(Kernel):
    implementation = "Glue PySpark"
    implementation_version = "0.1"
    banner = "Cells run in an interactive session of Glue; %help lists what else can be said."
    language_info = {
        "name": "python",
        "version": ".".join(map(str, sys.version_info[:3])),
        "mimetype": "text/x-python",
        "file_extension": ".py",
        "pygments_lexer": "python3",
        "codemirror_mode": {"name": "python", "version": 3},
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._notebook = Notebook(self, {"--mastic-display": "rich"})
        self._silent = False

    def text(self, text):
        self._stream("stdout", text)

    def error_text(self, text):
        self._stream("stderr", text)

    def _stream(self, name, text):
        if not self._silent and text:
            self.send_response(self.iopub_socket, "stream", {"name": name, "text": text})

    def display(self, bundle):
        if not self._silent:
            self.send_response(self.iopub_socket, "display_data", {"data": bundle, "metadata": {}})

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **_):
        self._silent = silent
        try:
            self._notebook.execute(code)
        except CellError as error:
            return self._failed(error.name, error.value, error.traceback)
        except KeyboardInterrupt:
            return self._failed("KeyboardInterrupt", "the cell was interrupted", ["The cell was interrupted.\n"])
        except botocore.exceptions.BotoCoreError as error:
            return self._failed(type(error).__name__, str(error), [f"{error}\n"])
        except botocore.exceptions.ClientError as error:
            return self._failed(error.response["Error"]["Code"], str(error), [f"{error}\n"])
        return {"status": "ok", "execution_count": self.execution_count, "payload": [], "user_expressions": {}}

    def _failed(self, name, value, traceback):
        told = {"ename": name, "evalue": value, "traceback": "".join(traceback).rstrip("\n").split("\n")}
        if not self._silent:
            self.send_response(self.iopub_socket, "error", told)
        return {"status": "error", "execution_count": self.execution_count, **told}

    def do_complete(self, code, cursor_pos):
        try:
            matches, start, end = self._notebook.complete(code, cursor_pos)
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
            matches, start, end = [], cursor_pos, cursor_pos
        return {"status": "ok", "matches": matches, "cursor_start": start, "cursor_end": end, "metadata": {}}

    def do_is_complete(self, code):
        from mastic_notebook.shell import is_complete

        return {"status": "complete" if is_complete(code) else "incomplete", "indent": ""}

    def do_shutdown(self, restart):
        """A restart is a new session: the next cell begins it."""
        try:
            self._notebook.client.stop()
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
            pass
        return {"status": "ok", "restart": restart}


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=GlueKernel)
