"""Works out the layout of a blueprint: `python -m mastic_job.layout RUN`. Its answer stands in RUN/result.json.

The archive is unpacked into the working directory, where the layout function finds the files that it brings along by
their full names, and is imported from there.
"""

import base64
import importlib
import io
import os
import secrets
import signal
import sys
import zipfile

from mastic_job import failure, run


def _unpack(archive):
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(archive))) as files:
        files.extractall(os.getcwd())


def _generate(request):
    from awsglue.blueprint.workflow import Workflow

    _unpack(request["archive"])
    sys.path.insert(0, os.getcwd())
    module, _, function = request["generator"].rpartition(".")
    workflow = getattr(importlib.import_module(module), function)(request["userParams"], request["systemParams"])
    if not isinstance(workflow, Workflow):
        raise TypeError(f"{request['generator']} returned no Workflow but {type(workflow).__name__}")
    return {"workflow": workflow.Name, "calls": workflow._calls(lambda name: f"{name}_{secrets.token_hex(4)}")}


def _layout(request):
    try:
        return {"outcome": "SUCCEEDED", "exitCode": 0, "answer": _generate(request)}
    except SystemExit as end:
        return {"outcome": "FAILED", "exitCode": 1, "errorClass": "SystemExit", "errorMessage": f"{end.code}"}
    except BaseException as error:
        print(failure.report(error, __file__), file=sys.stderr)
        return {"outcome": "FAILED", "exitCode": 1, "errorClass": type(error).__name__, "errorMessage": failure.what(error)}
    finally:
        run.flush()


def main(directory):
    started = run.now_millis()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    spec = run.read_spec(directory)
    run.await_keeper(directory)
    end = {"errorClass": None, "errorMessage": None, "traceback": None, **_layout(spec["work"]["request"])}
    times = {"startedAt": started, "scriptStartedAt": started, "endedAt": run.now_millis()}
    run.write_json(os.path.join(directory, "result.json"), {**end, **times})
    return end["exitCode"]


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
