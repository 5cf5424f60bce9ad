"""Runs the script of a Spark job: `python -m mastic_job.script RUN`, a child of the job's JVM.

How it ends is noted in RUN/script.json, from which the JVM makes the run's result.
"""

import os
import signal
import sys
import threading

from mastic_job import run


def watch_parent():
    """Ends this process when the JVM is gone: the pipe on stdin then reads to its end.

    The pipe moves to a descriptor that no child of the script inherits; the script itself sees an empty stdin.
    """
    pipe = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)

    def wait():
        while os.read(pipe, 1024):
            pass
        os.write(2, b"The JVM of this job has ended; so does its script.\n")
        os._exit(128 + signal.SIGKILL)

    threading.Thread(target=wait, name="watch-parent", daemon=True).start()


def main(directory):
    notes = os.path.join(directory, "script.json")
    spec = run.read_spec(directory)
    watch_parent()
    run.prepare(spec)
    run.await_keeper(directory)
    started = {"scriptStartedAt": run.now_millis()}
    run.write_json(notes, started)
    end = run.execute(spec)
    run.write_json(notes, {**started, **end})
    return end["exitCode"]


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
