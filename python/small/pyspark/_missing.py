"""How this package says that it lacks a part of the real PySpark."""

from typing import NoReturn

REAL = "pip install pyspark==3.5.*"


def sentence(feature: str) -> str:
    return f"{feature} is not in Mastic's bundled pyspark; install the real one: {REAL}"


def missing(feature: str) -> NoReturn:
    """Raises the error of a feature that only the real PySpark has."""
    from pyspark.errors import PySparkNotImplementedError

    raise PySparkNotImplementedError(sentence(feature))


def missing_module(name: str) -> NoReturn:
    """Raises the error of a module that only the real PySpark has."""
    raise ImportError(sentence(name), name=name)
