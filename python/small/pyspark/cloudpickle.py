"""The interpreter's own ``cloudpickle`` under the name that PySpark programs import."""

from cloudpickle import *  # noqa: F401,F403
from cloudpickle import CloudPickler, dumps, loads  # noqa: F401

Pickler = CloudPickler
