"""Hands Python functions to the JVM, which sends them on to workers."""

import os
import pickle
import sys
from typing import Any, Dict

import py4j

from pyspark import broadcast
from pyspark.errors.exceptions.base import PySparkException
from pyspark.serializers import CPickleSerializer


def shipped(sc: Any, command: Any) -> Any:
    """The JVM's function of a command: what a worker unpickles and runs."""
    with broadcast.collecting() as used:
        pickled = _pickled(command)
    return sc._jvm.SimplePythonFunction(
        bytearray(pickled),
        environment(sc),
        sc._python_includes,
        sc.pythonExec,
        sc.pythonVer,
        [one._jbroadcast for one in used],
        sc._java_accumulator,
    )


def _pickled(command: Any) -> bytes:
    try:
        return CPickleSerializer().dumps(command)
    except (pickle.PickleError, PySparkException):
        raise
    except Exception as error:
        raise pickle.PicklingError(f"Could not serialize object: {type(error).__name__}: {error}") from error


def environment(sc: Any) -> Dict[str, str]:
    """What workers have in their environment besides the JVM's own."""
    # Keys go to partitions by their hashes, which must be the same in every worker.
    seed = os.environ.get("PYTHONHASHSEED", "0")
    if "PYTHONPATH" in sc.environment and not sc.master.startswith("local"):
        # On other machines there is what they were sent, and no directory of this one.
        return {"PYTHONHASHSEED": "0" if seed == "random" else seed, **sc.environment}
    here = [os.path.dirname(os.path.dirname(os.path.abspath(module.__file__))) for module in (sys.modules["pyspark"], py4j)]
    given = [sc.environment.get("PYTHONPATH", ""), os.environ.get("PYTHONPATH", "")]
    path = os.pathsep.join(filter(None, [*given, *here]))
    return {"PYTHONHASHSEED": "0" if seed == "random" else seed, **sc.environment, "PYTHONPATH": path}
