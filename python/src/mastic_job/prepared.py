"""Waits for a run: `python -m mastic_job.prepared RUN`, a child of a JVM that does so, too.

It loads what most scripts do and connects to the JVM. Then one line comes on stdin, {"module", "environment"}: what to
execute, and all the variables there are from then on. Without that line it ends with its JVM.
"""

import importlib
import json
import os
import sys
import time

_LOADED = ("awsglue.context", "awsglue.dynamicframe", "awsglue.job", "awsglue.transforms", "awsglue.utils", "pyspark.sql",
           "pyspark.sql.functions", "pyspark.sql.types", "mastic_job.script", "mastic_job.session")
_MOST = 1 << 23


def _load():
    """Only speed is lost by what is not there: who needs it will say so."""
    for name in _LOADED:
        try:
            importlib.import_module(name)
        except Exception:
            pass
    try:
        from pyspark import SparkContext
    except ImportError:
        return
    SparkContext._ensure_initialized()


def _line():
    """Byte by byte: what comes behind it is for whoever watches the pipe from then on."""
    line = bytearray()
    while True:
        piece = os.read(0, 1)
        if not piece or len(line) > _MOST:
            return None
        if piece == b"\n":
            return bytes(line)
        line += piece


def main(directory):
    _load()
    os.close(os.open(os.path.join(directory, "ready.python"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    line = _line()
    if line is None:
        os._exit(1)
    order = json.loads(line)
    os.environ.clear()
    os.environ.update(order["environment"])
    time.tzset()
    return importlib.import_module(order["module"]).main(directory)


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
