"""Keeps one run: the root process of everything that the run starts.

    python -I -S keeper.py RUN CHILD OUT ERR GROUP key=value ...

It begins beside the run's own process CHILD, which its shell started just before it became this one, and stays until
nothing of the run is left:

- it copies what comes through the pipes RUN/OUT and RUN/ERR into the run's logs, each up to `log` bytes; what comes
  after is read and thrown away, so that nobody waits or fails, and a last line says so;
- what loses its parent becomes its child (on Linux), so it is found and ended when CHILD has ended, whatever session
  it has;
- RUN/kept says that it does so, for which the run's bootstrap waits before the script begins;
- it ends the run when all of it takes more than `memory` bytes, or is more than `processes` processes;
- where the run has a control group GROUP of its own (the folder's path, or empty), the kernel sees to memory there;
- where several servers share a database (`pulse` milliseconds), it ends the run when the server that began it has not
  touched the file `.pulse` beside the run directories for so long: another server may take the run soon after;
- SIGTERM is passed on to CHILD.

At last it writes RUN/end.json, {"exitCode": 0, "ended": null | "memory" | "processes" | "fenced"}, and exits as CHILD did, with
128 and the number of the signal for one that a signal ended. It needs no server, and survives it.
"""

import ctypes
import os
import select
import signal
import sys
import time

_SUBREAPER = 36
_LOOK = 0.5
_CHUNK = 1 << 18
_AT_ONCE = 16
_PIPE = 1 << 20
_SET_PIPE_SIZE = 1031
_PATIENCE = 10.0
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Log:
    """One log: a pipe that is emptied into a file, as far as the file may grow."""

    def __init__(self, pipe, path, most):
        self.pipe = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        os.unlink(pipe)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        self._file = os.open(path, flags, 0o600)
        self._most = most
        self._size = os.fstat(self._file).st_size
        self._lost = 0
        self._full = False
        self._widen()

    def _widen(self):
        try:
            import fcntl

            fcntl.fcntl(self.pipe, _SET_PIPE_SIZE, _PIPE)
        except (ImportError, OSError):
            pass

    def copy(self):
        """Takes what is there now, but not for ever; False once nobody can write any more."""
        for _ in range(_AT_ONCE):
            try:
                piece = os.read(self.pipe, _CHUNK)
            except BlockingIOError:
                return True
            if not piece:
                return False
            if not self._full:
                self._keep(piece)
        return True

    def _keep(self, piece):
        if self._lost:
            self._write(b"[mastic] %d bytes of this log are missing: it could not be written.\n" % self._lost)
        if self._most and self._size + len(piece) > self._most:
            self._full = True
            room = piece[: self._most - self._size]
            end = room.rfind(b"\n") + 1
            self._write(room[:end] if end else room + b"\n")
            self._write(
                b"[mastic] This log ends here, at %d MiB: what the run wrote after this line was discarded"
                b" (the server's setting --run-log).\n" % (self._most >> 20)
            )
        else:
            self._write(piece)

    def _write(self, piece):
        while piece:
            try:
                done = os.write(self._file, piece)
            except OSError:
                # A full disk must not end the run; the next line that can be written says what is missing.
                self._lost += len(piece)
                return
            self._lost = 0
            self._size += done
            piece = piece[done:]


def _processes():
    """pid -> (parent, resident bytes) of all living processes, as far as they can be seen."""
    found = {}
    try:
        names = os.listdir("/proc")
    except OSError:
        return found
    for name in names:
        if name.isdigit():
            try:
                with open("/proc/" + name + "/stat", "rb") as file:
                    words = file.read().rpartition(b")")[2].split()
            except OSError:
                continue
            if words and words[0] not in (b"Z", b"X"):
                found[int(name)] = (int(words[1]), int(words[21]) * _PAGE)
    return found


def _descendants():
    """pid -> resident bytes of all that descend from this process."""
    processes = _processes()
    children = {}
    for pid, (parent, _) in processes.items():
        children.setdefault(parent, []).append(pid)
    found = {}
    ahead = [os.getpid()]
    while ahead:
        for pid in children.get(ahead.pop(), ()):
            if pid not in found:
                found[pid] = processes[pid][1]
                ahead.append(pid)
    return found


def _really(pid, resident):
    """A process's share of its memory, pages that several have counted once."""
    try:
        with open("/proc/%d/smaps_rollup" % pid, "rb") as file:
            for line in file:
                if line.startswith(b"Pss:"):
                    return int(line.split()[1]) << 10
    except OSError:
        pass
    return resident


def _signal(pid, number):
    try:
        os.kill(pid, number)
    except OSError:
        pass


class Pulse:
    """The sign of life of the server that began the run. No clock that can be set is asked how old it is."""

    def __init__(self, path, most):
        self._path = path
        self._most = most
        self._seen = None
        self._since = self._looked = time.monotonic()

    def is_gone(self):
        now = time.monotonic()
        if now - self._looked > 4 * _LOOK:
            # This process itself was stopped meanwhile, perhaps with the server: that time does not count.
            self._since += now - self._looked
        self._looked = now
        try:
            seen = os.stat(self._path).st_mtime_ns
        except OSError:
            seen = self._seen
        if seen != self._seen:
            self._seen = seen
            self._since = now
        return now - self._since > self._most


class Keeper:
    def __init__(self, run, child, group, limits):
        self._run = run
        self._child = child
        self._group = group
        self._memory = limits["memory"]
        self._processes = limits["processes"]
        most = limits["pulse"] / 1000
        self._pulse = Pulse(os.path.join(os.path.dirname(run), ".pulse"), most) if most else None
        self._status = None
        self._ended = None

    def listen(self):
        """Hears of children that end, and of who wants the run to end."""
        self._wake, wake = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.signal(signal.SIGTERM, lambda number, frame: _signal(self._child, signal.SIGTERM))
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
            signal.signal(number, signal.SIG_IGN)

    def keep(self, logs):
        poll = select.poll()
        pipes = {log.pipe: log for log in logs}
        for pipe in [self._wake, *pipes]:
            poll.register(pipe, select.POLLIN)
        look = time.monotonic() + _LOOK
        watched = self._memory or self._processes or self._pulse
        self._reap()
        while self._status is None:
            for fd, _ in poll.poll(int(_LOOK * 1000) if watched else None):
                if fd == self._wake:
                    self._hush()
                elif not pipes[fd].copy():
                    poll.unregister(fd)
            self._reap()
            if watched and self._status is None and time.monotonic() >= look:
                self._look()
                look = time.monotonic() + _LOOK
        self._clear(logs)

    def _hush(self):
        try:
            while os.read(self._wake, 512):
                pass
        except BlockingIOError:
            pass

    def _reap(self):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                if self._status is None:
                    self._status = 0
                return
            if pid == 0:
                return
            if pid == self._child:
                self._status = status

    def _look(self):
        found = _descendants()
        if self._pulse and self._pulse.is_gone():
            self._end("fenced", found)
            return
        if self._processes and len(found) > self._processes:
            self._end("processes", found)
        elif self._memory and sum(found.values()) > self._memory:
            if sum(_really(pid, resident) for pid, resident in found.items()) > self._memory:
                self._end("memory", found)

    def _end(self, reason, found):
        self._ended = reason
        for pid in found:
            _signal(pid, signal.SIGKILL)

    def _clear(self, logs):
        """Ends what the run has left behind, and takes the last of what it wrote."""
        deadline = time.monotonic() + _PATIENCE
        self._leave_group()
        left = _descendants()
        while left and time.monotonic() < deadline:
            for pid in left:
                _signal(pid, signal.SIGKILL)
            for log in logs:
                log.copy()
            time.sleep(0.002)
            self._reap()
            left = _descendants()
        # Whoever comes after this process may not wait for its children.
        self._reap()
        for log in logs:
            log.copy()

    def _leave_group(self):
        if not self._group:
            return
        try:
            with open(self._group + "/memory.events", "rb") as file:
                events = dict(line.split() for line in file)
            if int(events.get(b"oom_kill", 0)) and os.WIFSIGNALED(self._status):
                self._ended = "memory"
        except (OSError, ValueError):
            pass
        try:
            with open(self._group + "/cgroup.kill", "wb", buffering=0) as file:
                file.write(b"1")
        except OSError:
            pass

    def code(self):
        status = self._status
        return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    def tell(self):
        """Leaves the note for the server; the run may write here too, and must not say where this goes."""
        path = os.path.join(self._run, "end.json")
        try:
            os.unlink(path + ".tmp")
        except FileNotFoundError:
            pass
        note = os.open(path + ".tmp", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        ended = '"%s"' % self._ended if self._ended else "null"
        os.write(note, ('{"exitCode": %d, "ended": %s}' % (self.code(), ended)).encode())
        os.close(note)
        os.replace(path + ".tmp", path)


def main(run, child, out, err, group, *settings):
    limits = {"log": 0, "memory": 0, "processes": 0, "pulse": 0}
    limits.update((name, int(value)) for name, value in (word.split("=") for word in settings))
    keeper = Keeper(run, int(child), group, limits)
    keeper.listen()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    # The run's own code does not begin before this: what it leaves alone is then found.
    os.close(os.open(os.path.join(run, "kept"), os.O_WRONLY | os.O_CREAT, 0o644))
    logs = [
        Log(os.path.join(run, out), os.path.join(run, "stdout.log"), limits["log"]),
        Log(os.path.join(run, err), os.path.join(run, "stderr.log"), limits["log"]),
    ]
    # The shell held both ends of the pipes until here, so that neither side had to wait for the other.
    os.close(3)
    os.close(4)
    keeper.keep(logs)
    keeper.tell()
    return keeper.code()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
