"""Tells what an interpreter has, as one JSON object on stdout: `python -m mastic_job.doctor`.

Keys: `python` (version), `executable`, and for each of pyspark, py4j, cloudpickle, pandas, boto3 its version or null.
Modules that Mastic itself put on the path do not count.
"""

import importlib.util
import json
import os
import platform
import sys

_LOOKED_FOR = ("pyspark", "py4j", "cloudpickle", "pandas", "boto3")


def find(name, ours):
    """The version of a module that is installed outside the directories `ours`, or None."""
    path = [entry for entry in sys.path if os.path.abspath(entry or ".") not in ours]
    kept, sys.path[:] = sys.path[:], path
    try:
        if importlib.util.find_spec(name) is None:
            return None
        module = importlib.import_module(name)
        return str(getattr(module, "__version__", None) or getattr(getattr(module, "version", None), "__version__", ""))
    except Exception:
        # A module that is there but does not import is of no use to a script either.
        return None
    finally:
        sys.path[:] = kept


def examine():
    ours = {os.path.abspath(entry) for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry}
    facts = {"python": platform.python_version(), "executable": sys.executable}
    facts.update({name: find(name, ours) for name in _LOOKED_FOR})
    return facts


if __name__ == "__main__":
    print(json.dumps(examine()))
