"""The process that forks Python workers: one for each connection of the JVM that started it.

Everything is imported here once, so that a worker costs a fork. The JVM learns the port from standard output, sends
the ids of workers that it wants ended to standard input, and closes that when it has no more need of any.
"""

import os
import select
import signal
import socket
import struct
import sys
from typing import Optional, Set

from pyspark.serializers import write_int
from pyspark.worker import serve

_BACKLOG = 1024


class Daemon:
    """Listens, forks, and knows its living children."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG)
        self._children: Set[int] = set()

    def run(self) -> None:
        """Serves until standard input ends."""
        signal.signal(signal.SIGCHLD, self._bury)
        sys.stdout.buffer.write(struct.pack("!i", self._listener.getsockname()[1]))
        sys.stdout.buffer.flush()
        while True:
            ready, _, _ = select.select([0, self._listener], [], [])
            if 0 in ready:
                worker = _order()
                if worker is None:
                    return
                if worker in self._children:
                    os.kill(worker, signal.SIGKILL)
            if self._listener in ready:
                connection, _ = self._listener.accept()
                with connection:
                    self._fork(connection)

    def _fork(self, connection: socket.socket) -> None:
        # A child that ends at once must not be buried before it is known.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
        try:
            child = os.fork()
            if child:
                self._children.add(child)
            else:
                self._become_worker(connection)
        except OSError as error:
            connection.sendall(struct.pack("!i", -(error.errno or 1)))
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])

    def _become_worker(self, connection: socket.socket) -> None:
        """Never returns: the child ends with its work."""
        status = 1
        try:
            for number in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
            self._listener.close()
            _leave_the_daemons_streams()
            status = _work(connection)
        finally:
            _flush()
            os._exit(status)

    def _bury(self, *_: object) -> None:
        while self._children:
            try:
                child, _status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if child == 0:
                return
            self._children.discard(child)


def _order() -> Optional[int]:
    """The id of a worker that the JVM wants ended; None where it has closed the pipe."""
    data = b""
    while len(data) < 4:
        part = os.read(0, 4 - len(data))
        if not part:
            return None
        data += part
    return struct.unpack("!i", data)[0]


def _leave_the_daemons_streams() -> None:
    """What a script reads is empty, and what it prints does not get between the daemon and the JVM."""
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(2, 1)


def _work(connection: socket.socket) -> int:
    with connection.makefile("rb", 1 << 16) as source, connection.makefile("wb", 1 << 16) as target:
        write_int(os.getpid(), target)
        target.flush()
        return serve(source, target)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def main() -> None:
    # A group of its own, so that the end of the daemon can be the end of all its workers.
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        Daemon().run()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)


if __name__ == "__main__":
    main()
