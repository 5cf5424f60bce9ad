"""Tells what an interpreter has, as one JSON object on stdout: `python -m mastic_job.doctor`.

Keys: `python` (version), `executable`, and for each of pyspark, py4j, cloudpickle, pandas, boto3 its version or null;
`pysparkAt` and `cloudpickleAt`, the directories of those, or null; `directories`, where modules lie or may come to lie, each with the
time of its last change in milliseconds (0 where it is not there): while all stay the same, so does this answer.
Modules that Mastic itself put on the path do not count.
"""

import importlib.util
import json
import os
import platform
import site
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
    for name in ("pyspark", "cloudpickle"):
        real = sys.modules.get(name) if facts[name] is not None else None
        facts[name + "At"] = os.path.dirname(os.path.abspath(real.__file__)) if real and real.__file__ else None
    places = {os.path.abspath(entry) for entry in sys.path if entry and not os.path.isfile(entry)} - ours
    if site.ENABLE_USER_SITE:
        places.add(site.getusersitepackages())
    facts["directories"] = {place: changed(place) for place in sorted(places)}
    return facts


def changed(directory):
    """When a name in the directory came or went last, in milliseconds of the epoch; 0 where it is not there."""
    try:
        return os.stat(directory).st_mtime_ns // 1_000_000
    except OSError:
        return 0


if __name__ == "__main__":
    print(json.dumps(examine()))
