"""What parts know each other by that would otherwise import each other.

It imports nothing of ours. A class or function that others below it need is registered by its name when its module is
imported, which importing ``pyspark`` does for all; it is asked for only while a program runs.
"""

from typing import Any, Dict, TypeVar

_Named = TypeVar("_Named")

_registered: Dict[str, Any] = {}


def registered(part: _Named) -> _Named:
    """Makes a class or function known by its name; a decorator."""
    _registered[part.__name__] = part  # type: ignore[attr-defined]
    return part


def named(name: str) -> Any:
    """The class or function of that name."""
    return _registered[name]


def context_class() -> Any:
    """SparkContext, whose class attributes hold the gateway, the JVM and the application's context."""
    return _registered["SparkContext"]
