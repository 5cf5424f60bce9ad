"""Executes the cells of an interactive session, one after the other, in one namespace that is kept."""

import ast
import linecache
import signal
import sys
import threading
import time
import traceback
import types

from mastic_job import display, failure

MOST = 1 << 20

_IN_PY4J = ("clientserver.py", "java_gateway.py")
_AGAIN = 5.0
_FORCE = 3.0


class Output:
    """What a cell has written so far, up to a bound; what comes after is counted and named."""

    def __init__(self, most=MOST):
        self._most = most
        self._pieces = []
        self._size = 0
        self._lost = 0
        self._lock = threading.Lock()

    def add(self, text):
        with self._lock:
            room = self._most - self._size
            # Bytes, since that is what the answer takes; a character has at most four.
            size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
            if self._lost or size > room:
                kept = "" if self._lost else text.encode("utf-8", "surrogatepass")[:room].decode("utf-8", "ignore")
                self._lost += size - len(kept.encode("utf-8", "surrogatepass"))
                self._append(kept)
            else:
                self._append(text)

    def add_whole(self, text):
        """Adds it if there is room for all of it; it is ASCII."""
        with self._lock:
            if self._lost or len(text) > self._most - self._size:
                self._lost += len(text)
            else:
                self._append(text)

    def _append(self, text):
        if text:
            self._pieces.append(text)
            self._size += len(text.encode("utf-8", "surrogatepass"))

    def text(self):
        with self._lock:
            self._pieces = ["".join(self._pieces)]
            if not self._lost:
                return self._pieces[0]
            return (
                f"{self._pieces[0]}\n[mastic] {self._lost} more bytes of output are left out here: a cell shows"
                f" {self._most >> 20} MB; the session's log has what it keeps of the rest.\n"
            )

    def size(self):
        return self._size + self._lost


class Tee:
    """sys.stdout or sys.stderr: into the session's log, and into the output of the cell that runs."""

    def __init__(self, log, cells):
        self._log = log
        self._cells = cells

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        output = self._cells.output
        if output is not None:
            output.add(text)
        self._log.write(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def isatty(self):
        return False

    def __getattr__(self, name):
        return getattr(self._log, name)


class Cells:
    """The namespace, and the cell that runs in it: on the main thread, which alone hears signals."""

    def __init__(self, spark, rich=False):
        self._rich = rich
        self._module = types.ModuleType("__main__")
        self._module.__builtins__ = __builtins__
        self.namespace = self._module.__dict__
        self._spark = spark
        self.output = None
        self._name = None
        self._cancelled_at = None
        self._raised_at = None
        self._forced = False
        self._lock = threading.Lock()

    def begin(self):
        """Takes over what a script finds around it."""
        sys.modules["__main__"] = self._module
        for name in ("stdout", "stderr"):
            log = getattr(sys, name)
            # A log is UTF-8; what has none there is written as its number, and fails no cell.
            log.reconfigure(encoding="utf-8", errors="backslashreplace")
            setattr(sys, name, Tee(log, self))
        self._shown = display.install(self.namespace, self._rich, self._emit)
        signal.signal(signal.SIGUSR2, self._interrupted)

    def _emit(self, text):
        if self.output is not None:
            self.output.add_whole(text)

    def execute(self, number, code):
        """Runs a cell and returns its end: `status` is ok, error or cancelled."""
        name = f"<cell {number}>"
        self._raised_at, self._forced = None, False
        self._name = name
        self.output = Output()
        linecache.cache[name] = (len(code), None, code.splitlines(True), name)
        self._spark.begin_cell(number)
        try:
            self._run(code, name)
            end = {"status": "ok"}
        except BaseException as error:
            end = self._failed(error, number)
        finally:
            self._spark.end_cell()
        if self._forced:
            self._spark.leave_connection()
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                pass
        with self._lock:
            output, self.output, self._name, self._cancelled_at = self.output, None, None, None
        return {**end, "text": output.text()}

    def _run(self, code, name):
        tree = ast.parse(code, name)
        last = tree.body[-1] if tree.body else None
        shown = isinstance(last, ast.Expr) and not _is_silenced(code, last)
        body = tree.body[:-1] if shown else tree.body
        if body:
            exec(compile(ast.Module(body, type_ignores=[]), name, "exec", dont_inherit=True), self.namespace)
        if shown:
            exec(compile(ast.Interactive([last]), name, "single", dont_inherit=True), self.namespace)
        self._shown.figures()

    def _failed(self, error, number):
        if self._cancelled_at is not None:
            return {"status": "cancelled"}
        trace = self._report(error)
        said = failure.what(error)
        kind = type(error).__name__
        value = said[len(kind) + 2 :] if said.startswith(kind + ": ") else said
        if isinstance(error, SystemExit):
            value = f"{error.code}; a cell cannot end the session, StopSession does"
        return {"status": "error", "name": kind, "value": value, "traceback": trace[-200_000:].splitlines(True)}

    def _report(self, error):
        """What does not compile has no frames but the compiler's own."""
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename != self._name:
            trace = trace.tb_next
        if isinstance(error, SyntaxError) and trace is None:
            return "".join(traceback.format_exception_only(type(error), error))
        return failure.report(error, __file__)

    def cancel(self, number):
        """Ends the cell that runs: its Spark jobs and what it waits for. Does not wait for its end."""
        if self._cancelled_at is None:
            threading.Thread(target=self._press, args=(number,), name="session-cancel", daemon=True).start()

    def _press(self, number):
        began = time.monotonic()
        with self._lock:
            if self._name == f"<cell {number}>":
                self._cancelled_at = began
        while self._cancelled_at == began and self._name == f"<cell {number}>":
            self._spark.cancel()
            signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR2)
            time.sleep(0.1)

    def _interrupted(self, number, frame):
        if self._cancelled_at is None or self._name is None:
            return
        now = time.monotonic()
        inside = in_call = False
        while frame is not None:
            file = frame.f_code.co_filename
            inside = inside or file == self._name
            in_call = in_call or (file.endswith(_IN_PY4J) and "py4j" in file)
            frame = frame.f_back
        # A call of the JVM ends by itself once its Spark jobs are cancelled; left in its middle, the next one would
        # read its answer.
        if not inside or (in_call and now - self._cancelled_at < _FORCE):
            return
        if self._raised_at is not None and now - self._raised_at < _AGAIN:
            return
        self._raised_at = now
        self._forced = self._forced or in_call
        raise KeyboardInterrupt


def _is_silenced(code, last):
    """A semicolon behind the last expression keeps its value from being shown, as in other notebooks."""
    lines = code.splitlines()
    rest = lines[last.end_lineno - 1].encode()[last.end_col_offset :].decode().strip() if last.end_lineno else ""
    return rest.startswith(";")
