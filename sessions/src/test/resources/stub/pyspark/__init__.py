"""In the place of Spark where a session's statements have no need of it."""

import types


class _Door:
    @staticmethod
    def open(token):
        return types.SimpleNamespace(port=lambda: 4321, wasUsed=lambda: True)


def _package(names, inner):
    for name in reversed(names.split(".")):
        inner = types.SimpleNamespace(**{name: inner})
    return inner


class SparkContext:
    _active_spark_context = None
    _jvm = _package("io.mastic.runtime.connect", types.SimpleNamespace(ConnectDoor=_Door))
