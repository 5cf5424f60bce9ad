"""The way between the server and a session's driver: lines of JSON on loopback, behind the session's token.

The server connects, and does so again after a restart of its own. Its first line is {"token": ...}, then come
{"op": "run", "id", "code"}, {"op": "cancel", "id"} and {"op": "ack", "id"}. The driver says {"event": "hello"|"ready"},
{"event": "output", "id", "text", "progress"} and {"event": "done", "id", ...}. What was not acknowledged is said again
to the next connection, so no end of a cell is lost between two lives of the server.
"""

import hmac
import json
import os
import secrets
import socket
import threading

from mastic_job import run


class Channel:
    def __init__(self, directory, accept):
        self._accept = accept
        self._token = secrets.token_hex(32)
        self._lock = threading.Lock()
        self._client = None
        self._ready = False
        self._done = {}
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=4)
        place = os.path.join(directory, "session.json")
        run.write_json(place, {"port": self._listener.getsockname()[1], "token": self._token})
        threading.Thread(target=self._listen, name="session-channel", daemon=True).start()

    def ready(self):
        with self._lock:
            self._ready = True
            self._send({"event": "ready"})

    def used(self):
        """Clients of its own had something done."""
        with self._lock:
            self._send({"event": "used"})

    def output(self, number, text, progress):
        with self._lock:
            self._send({"event": "output", "id": number, "text": text, "progress": progress})

    def done(self, number, end):
        with self._lock:
            self._done[number] = end
            self._send({"event": "done", "id": number, **end})

    def _send(self, message):
        if self._client is None:
            return
        try:
            # Unpaired surrogates, which a cell can print, have no UTF-8; JSON writes them as escapes.
            self._client.sendall(json.dumps(message).encode("ascii") + b"\n")
        except OSError:
            # A broken line is cut, so that its reader does not wait for the rest.
            self._close(self._client)
            self._client = None

    def _listen(self):
        while True:
            client, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(client,), name="session-client", daemon=True).start()

    def _serve(self, client):
        try:
            client.settimeout(10)
            lines = client.makefile("r", encoding="utf-8", newline="\n")
            # Nothing of a stranger is kept that is longer than this.
            first = lines.readline(1000)
            if not self._is_known(first):
                return
            client.settimeout(None)
            with self._lock:
                before, self._client = self._client, client
                if before is not None:
                    self._close(before)
                self._send({"event": "hello"})
                if self._ready:
                    self._send({"event": "ready"})
                for number, end in sorted(self._done.items()):
                    self._send({"event": "done", "id": number, **end})
            for line in lines:
                self._hear(json.loads(line))
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                if self._client is client:
                    self._client = None
            self._close(client)

    def _is_known(self, line):
        try:
            token = json.loads(line).get("token")
        except (ValueError, AttributeError):
            return False
        return isinstance(token, str) and hmac.compare_digest(token.encode(), self._token.encode())

    def _hear(self, message):
        if message["op"] == "ack":
            with self._lock:
                self._done.pop(message["id"], None)
        else:
            self._accept(message)

    @staticmethod
    def _close(client):
        try:
            client.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        client.close()
