"""What both kinds of job share: the script as `__main__`, and its end told as facts."""

import json
import os
import sys
import time
import traceback
import types

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


def execute(script):
    """Runs the script as `__main__` and returns how it ended.

    The answer has `outcome` and `exitCode`; a failure also has `errorClass`, `errorMessage` and `traceback`, and its
    traceback is printed to stderr without the frames of this module.
    """
    module = types.ModuleType("__main__")
    module.__file__ = script
    module.__builtins__ = __builtins__
    sys.modules["__main__"] = module
    try:
        with open(script, "rb") as file:
            code = compile(file.read(), script, "exec")
        exec(code, module.__dict__)
    except SystemExit as end:
        return _ended_by_exit(end.code)
    except BaseException as error:
        return _failed(error)
    finally:
        flush()
    return {"outcome": "SUCCEEDED", "exitCode": 0}


def _ended_by_exit(code):
    if code is None or code == 0:
        return {"outcome": "SUCCEEDED", "exitCode": 0}
    if not isinstance(code, int):
        print(code, file=sys.stderr)
    return {
        "outcome": "FAILED",
        "exitCode": code & 0xFF or 1 if isinstance(code, int) else 1,
        "errorClass": "SystemExit",
        "errorMessage": f"SystemExit: {code}",
        "traceback": "",
    }


def _failed(error):
    text = "".join(traceback.format_exception(type(error), error, _without_bootstrap(error.__traceback__)))
    print(text, end="", file=sys.stderr)
    return {
        "outcome": "FAILED",
        "exitCode": 1,
        "errorClass": type(error).__name__,
        "errorMessage": message_of(error),
        "traceback": text[-_ROOM_FOR_TRACEBACK:],
    }


def _without_bootstrap(trace):
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return trace


def message_of(error):
    """The run's ErrorMessage: the last line of Python's own report, or the useful line of a JVM's stack trace."""
    name = type(error).__name__
    if name == "Py4JJavaError":
        return f"{name}: {_java_message(error)}"
    lines = traceback.format_exception_only(type(error), error)
    if isinstance(error, SyntaxError):
        return lines[-1].strip()
    text = lines[0].strip() if len(lines) == 1 else "".join(lines).strip()
    module = type(error).__module__
    if module not in ("builtins", "__main__") and text.startswith(module + "."):
        text = text[len(module) + 1 :]
    return text.split("\n\tat ", 1)[0].strip()


def _java_message(error):
    """`An error occurred while calling o1.x.`, the object it was about, and the innermost cause that says something."""
    lines = str(error).splitlines()
    call = lines[0].rstrip() if lines else "An error occurred in the JVM."
    first = next((line[2:] for line in lines[1:] if line.startswith(": ")), "")
    causes = [line[len("Caused by: ") :] for line in lines if line.startswith("Caused by: ")]
    useful = [cause for cause in causes if ": " in cause]
    chosen = _python_cause(lines) or (useful[-1] if useful else first)
    # The innermost cause often knows no more than bytes; which file they came from is said further out.
    place = next((line for line in [first] + causes if "s3://" in line), chosen)
    if "s3://" not in chosen and place != chosen:
        chosen = f"{place} Caused by: {chosen}"
    return f"{call} {chosen}".strip()


def _python_cause(lines):
    """What a function of the script raised in a worker: the line after the last traceback that the JVM passes on."""
    begins = [number for number, line in enumerate(lines) if line.endswith("Traceback (most recent call last):")]
    return next((line for line in lines[begins[-1] + 1 :] if line and not line[0].isspace()), None) if begins else None


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def now_millis():
    return int(time.time() * 1000)
