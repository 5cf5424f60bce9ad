"""How this package says that it lacks a part of the real PySpark: one sentence, whatever asks for the part.

Modules, classes and their instances raise it for a name that they do not have; an import raises it for a module.
``hasattr`` answers False all the same, because the error is an AttributeError as well.
"""

import sys
import types
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from typing import Any, NoReturn

from pyspark.errors.exceptions.base import PySparkAttributeError, PySparkNotImplementedError

REAL = "pip install pyspark==3.5.*"


class MissingName(PySparkNotImplementedError, PySparkAttributeError):
    """A name that only the real PySpark may have."""


def sentence(feature: str) -> str:
    """What is said of a feature that only the real PySpark has."""
    return f"{feature} is not in Mastic's bundled pyspark; install the real one: {REAL}"


def missing(feature: str) -> NoReturn:
    """Raises the error of a feature that only the real PySpark has."""
    raise PySparkNotImplementedError(sentence(feature))


def missing_name(owner: str, feature: str, name: str) -> AttributeError:
    """The error of a name that ``owner`` does not have; Python's own names are nobody's feature."""
    said = f"{owner} has no attribute '{name}'"
    return AttributeError(said) if name.startswith("_") else MissingName(f"{said}: {sentence(f'{feature}.{name}')}")


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        raise missing_name(f"module '{self.__name__}'", self.__name__, name)


class Told(type):
    """The metaclass of public classes, which say so where they lack a name. Classes that programs derive from, perhaps
    together with others, keep their plain one."""

    def __getattr__(cls, name: str) -> Any:
        raise missing_name(f"type object '{cls.__name__}'", cls.__name__, name)


def _of_instance(self: Any, name: str) -> Any:
    kind = type(self).__name__
    raise missing_name(f"'{kind}' object", kind, name)


def tell(module: types.ModuleType) -> None:
    """From here on the module, and the instances of its public classes, say so where they lack a name."""
    for name, value in list(vars(module).items()):
        of_module = isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_")
        if of_module and not issubclass(value, BaseException) and not _has_own(value):
            value.__getattr__ = _of_instance
    module.__class__ = _Module
    # An import of a name looks for a module of it in a package, and _LastFinder raises the sentence there.
    if not hasattr(module, "__path__"):
        module.__path__ = []  # type: ignore[attr-defined]


def _has_own(kind: type) -> bool:
    return any("__getattr__" in vars(parent) for parent in kind.__mro__)


class _FirstFinder(MetaPathFinder):
    """Asked first: the modules of this package tell, as soon as they have run."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        if not fullname.startswith("pyspark."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None:
            return None
        run = spec.loader.exec_module

        def run_and_tell(module: types.ModuleType) -> None:
            run(module)
            tell(module)

        spec.loader.exec_module = run_and_tell  # type: ignore[method-assign]
        return spec


class _LastFinder(MetaPathFinder):
    """Asked last, for the modules that nothing else has found."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if fullname.startswith("pyspark."):
            # Python would take one with a ``name`` for the answer to "is there such a module?" and tell less.
            raise ModuleNotFoundError(sentence(fullname))


def watch_imports() -> None:
    """From here on an import of an absent ``pyspark`` module, or of a name from one, names the real package."""
    if not any(isinstance(finder, _LastFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _FirstFinder())
        sys.meta_path.append(_LastFinder())
        for module in [module for name, module in sys.modules.items() if name.startswith("pyspark.")]:
            tell(module)
