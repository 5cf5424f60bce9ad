"""Drives an interactive session: `python -m mastic_job.session RUN`, a child of the session's JVM.

It makes the session's Spark context, then executes the cells that the server sends. How it ends, if it does so by
itself, is noted in RUN/script.json, from which the JVM makes the session's result.
"""

import os
import queue
import secrets
import sys
import threading
import time

from mastic_job import cells, channel, failure, run, script, sparkside

_PAUSE = 0.1
_LOOK = 2.0
_BYTES_PER_SECOND = 2 << 20


class Driver:
    def __init__(self, directory, rich, connects):
        self._directory = directory
        self._connects = connects
        self._waiting = queue.SimpleQueue()
        self._last = -1
        self._current = None
        self._spark = sparkside.SparkSide()
        self._cells = cells.Cells(self._spark, rich)
        self._channel = channel.Channel(directory, self._accept)

    def start(self):
        self._cells.begin()
        self._cells.namespace.update(self._spark.start())
        if self._connects:
            self._open_connect()
        threading.Thread(target=self._report, name="session-output", daemon=True).start()
        self._channel.ready()

    def _open_connect(self):
        """Spark Connect's service in the JVM; who has its token is said to the server alone."""
        token = secrets.token_hex(32)
        door = self._spark.connect(token)
        run.write_json(os.path.join(self._directory, "connect.json"), {"port": door.port(), "token": token})
        threading.Thread(target=self._watch, args=(door,), name="session-connect", daemon=True).start()

    def _watch(self, door):
        while True:
            time.sleep(_LOOK)
            if door.wasUsed():
                self._channel.used()

    def serve(self):
        while True:
            number, code = self._waiting.get()
            self._current = number
            end = self._cells.execute(number, code)
            self._current = None
            self._channel.done(number, end)

    def _accept(self, message):
        if message["op"] == "run":
            # A server that began anew sends again what it cannot know to have arrived.
            if message["id"] > self._last:
                self._last = message["id"]
                self._waiting.put((message["id"], message["code"]))
        elif message["op"] == "cancel" and message["id"] == self._current:
            self._cells.cancel(message["id"])

    def _report(self):
        """Says what the cell has written so far, soon and not too often."""
        said = (None, 0, 0.0)
        while True:
            time.sleep(_PAUSE)
            number, output = self._current, self._cells.output
            if number is None or output is None:
                continue
            now = (number, output.size(), self._spark.progress())
            if now != said and (now[1] or now[2]):
                said = now
                text = output.text()
                self._channel.output(number, text, now[2])
                time.sleep(len(text) / _BYTES_PER_SECOND)


def _is_rich(args):
    return ("--mastic-display", "rich") in zip(args, args[1:])


def main(directory):
    notes = os.path.join(directory, "script.json")
    spec = run.read_spec(directory)
    script.watch_parent()
    run.prepare({**spec, "script": "session"})
    run.await_keeper(directory)
    started = {"scriptStartedAt": run.now_millis()}
    run.write_json(notes, started)
    # There is no screen where the session is.
    os.environ.setdefault("MPLBACKEND", "module://mastic_job.figures")
    driver = Driver(directory, _is_rich(spec.get("args", [])), spec.get("connect", False))
    try:
        driver.start()
    except BaseException as error:
        trace = failure.report(error, __file__)
        end = {"outcome": "FAILED", "exitCode": 1, "errorClass": type(error).__name__}
        end.update(errorMessage="The session cannot begin: " + failure.what(error), traceback=trace)
        run.write_json(notes, {**started, **end})
        return 1
    driver.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
