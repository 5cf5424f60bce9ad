"""The variables that a session's cells have made, for who looks at them."""

import json
import reprlib
import types

_MOST = 300
_HIDDEN = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)
_PLAIN = ("builtins", "datetime", "decimal", "uuid", "pathlib", "numpy")
_OWN = ("sc", "spark", "display")


def tell(namespace):
    """Writes [{"name", "type", "value"}]; looks at no value deeper than its first elements, and starts no Spark job."""
    found = [
        {"name": name, "type": type(value).__name__, "value": _short(value)}
        for name, value in sorted(namespace.items())
        if not name.startswith("_") and name not in _OWN and not isinstance(value, _HIDDEN)
    ]
    print(json.dumps(found[:_MOST]))


def _short(value):
    kind = type(value)
    try:
        if kind.__module__.startswith("pyspark.sql") and hasattr(value, "dtypes"):
            return ", ".join(f"{name} {of}" for name, of in value.dtypes)[:_MOST]
        if kind.__module__.startswith("pandas.") and hasattr(value, "shape"):
            return f"shape {value.shape}"
        return _REPR.repr(value)[:_MOST]
    except Exception as error:
        return f"<{type(error).__name__} while looking at it>"


class _Short(reprlib.Repr):
    def repr_instance(self, value, level):
        """What is no value of Python's own may do anything in its repr: its class has to be enough."""
        if isinstance(value, tuple) and type(value).__module__.startswith("pyspark."):
            return self.repr_tuple(value, level)
        return repr(value) if type(value).__module__ in _PLAIN else f"<{type(value).__name__}>"


_REPR = _Short()
_REPR.maxstring = _REPR.maxother = 80
