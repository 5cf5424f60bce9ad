"""How this package says that it lacks a part of the real PySpark."""

import sys
from importlib.abc import MetaPathFinder
from typing import Any, NoReturn

REAL = "pip install pyspark==3.5.*"


def sentence(feature: str) -> str:
    """What is said of a feature that only the real PySpark has."""
    return f"{feature} is not in Mastic's bundled pyspark; install the real one: {REAL}"


def missing(feature: str) -> NoReturn:
    """Raises the error of a feature that only the real PySpark has."""
    from pyspark.errors import PySparkNotImplementedError

    raise PySparkNotImplementedError(sentence(feature))


class _MissingModules(MetaPathFinder):
    """Asked last, for the modules that nothing else has found."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if fullname.startswith("pyspark."):
            raise ModuleNotFoundError(sentence(fullname), name=fullname)


def watch_imports() -> None:
    """From here on an import of an absent ``pyspark`` module names the real package."""
    if not any(isinstance(finder, _MissingModules) for finder in sys.meta_path):
        sys.meta_path.append(_MissingModules())
