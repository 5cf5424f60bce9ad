"""Runs a Python shell job: `python -m mastic_job.shell RUN`. This process is the run; its end is RUN/result.json."""

import os
import signal
import sys
import threading

from mastic_job import analytics, run


def _end_at_once(signum, frame):
    """A stop from the server: no result is written, since the server knows why it ends."""
    run.flush()
    os._exit(128 + signum)


def main(directory):
    started = run.now_millis()
    signal.signal(signal.SIGTERM, _end_at_once)
    spec = run.read_spec(directory)
    run.prepare(spec)
    if told := analytics.tell(spec.get("args", [])):
        print(told, file=sys.stderr, flush=True)
    run.await_keeper(directory)
    script_started = run.now_millis()
    end = run.execute(spec)
    _await_other_threads()
    print(end.get("traceback", ""), end="", file=sys.stderr, flush=True)
    end = {"errorClass": None, "errorMessage": None, "traceback": None, **end}
    times = {"startedAt": started, "scriptStartedAt": script_started, "endedAt": run.now_millis()}
    run.write_json(os.path.join(directory, "result.json"), {**end, **times})
    return end["exitCode"]


def _await_other_threads():
    """The run lasts as long as the script's own threads do, as it would under plain Python."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
