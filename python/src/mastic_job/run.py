"""What both kinds of job share: the script as `__main__`, and its end told as facts."""

import json
import os
import sys
import time
import types

from mastic_job import failure

_ROOM_FOR_TRACEBACK = 200_000
_PATIENCE = 60


def read_spec(directory):
    with open(os.path.join(directory, "run.json"), encoding="utf-8") as file:
        return json.load(file)


def write_json(path, value):
    """Writes the file whole or not at all."""
    scratch = path + ".tmp"
    with open(scratch, "w", encoding="utf-8") as file:
        json.dump(value, file)
    os.replace(scratch, path)


def prepare(spec):
    """Sets argv and the search path as a script of Glue finds them."""
    script = spec["script"]
    sys.argv = [script] + list(spec.get("args", []))
    for entry in reversed(list(spec.get("extraPyFiles", []))):
        place = os.path.dirname(entry) if entry.endswith(".py") else entry
        if place not in sys.path:
            sys.path.insert(0, place)


def await_keeper(directory):
    """Waits until the run's keeper has begun; it starts beside this process, and is nearly always there first."""
    deadline = time.monotonic() + _PATIENCE
    while os.environ.get("MASTIC_RUN") and not os.path.exists(os.path.join(directory, "kept")):
        if time.monotonic() > deadline:
            raise RuntimeError("The keeper of this run does not begin")
        time.sleep(0.001)


def execute(spec):
    """Runs the script as `__main__` and returns how it ended.

    The answer has `outcome` and `exitCode`; a failure also has `errorClass`, `errorMessage` and `traceback`, which is
    without the frames of this module. Whoever ends the run prints it.
    """
    script, name = spec["script"], failure.name_of(spec)
    module = types.ModuleType("__main__")
    module.__file__ = script
    module.__builtins__ = __builtins__
    sys.modules["__main__"] = module
    try:
        with open(script, "rb") as file:
            code = compile(file.read(), script, "exec")
        exec(code, module.__dict__)
    except SystemExit as end:
        return _ended_by_exit(end, script, name)
    except BaseException as error:
        return _failed(error, script, name)
    finally:
        flush()
    return {"outcome": "SUCCEEDED", "exitCode": 0}


def _ended_by_exit(end, script, name):
    code = end.code
    if code is None or code == 0:
        return {"outcome": "SUCCEEDED", "exitCode": 0}
    if not isinstance(code, int):
        print(code, file=sys.stderr)
    exit_code = code & 0xFF or 1 if isinstance(code, int) else 1
    return _end(end, exit_code, failure.message(end, script, name), "")


def _failed(error, script, name):
    return _end(error, 1, failure.message(error, script, name), failure.report(error, __file__)[-_ROOM_FOR_TRACEBACK:])


def _end(error, exit_code, message, trace):
    return {
        "outcome": "FAILED",
        "exitCode": exit_code,
        "errorClass": type(error).__name__,
        "errorMessage": message,
        "traceback": trace,
    }


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def now_millis():
    return int(time.time() * 1000)
