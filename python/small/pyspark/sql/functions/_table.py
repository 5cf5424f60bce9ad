"""Makes functions from tables of one line each: ``name(parameters) -> method: what it answers``.

A parameter says by a mark how it goes to the JVM:

- ``col``    a Column or a column's name
- ``n!``     a plain value
- ``p~``     a Column, or else a literal, texts too
- ``n^``     a Column or a column's name, or else a literal
- ``*cols``  any number of columns; one list of them will do
- ``?``      after the mark: may be left out, and is not sent then
- ``=5``     the value where it is left out; ``=@5`` as a literal column

``-> method`` names the JVM's method where it differs.
"""

import ast
import inspect
import re
from typing import Any, Callable, Dict, List, NamedTuple

from pyspark.sql._jvm import active_jvm, to_seq
from pyspark.sql.column import Column, _to_java_column
from pyspark.sql.functions._literals import lit

_LINE = re.compile(r"(?P<name>\w+)\((?P<params>.*?)\)(?: -> (?P<method>\w+))?: (?P<doc>.+)")
_PARAM = re.compile(r"(?P<star>\*?)(?P<name>\w+)(?P<mark>[!~^]?)(?P<optional>\??)(?:=(?P<default>.+))?")
_SPLIT = re.compile(r", (?=\*?\w)")


class _Param(NamedTuple):
    name: str
    mark: str
    star: bool
    optional: bool
    has_default: bool
    default: Any
    literal_default: bool


def functions_of(table: str) -> Dict[str, Callable[..., Column]]:
    """The functions of a table, by name."""
    return dict(_function(line) for line in table.strip().splitlines() if line)


def _function(line: str) -> "tuple[str, Callable[..., Column]]":
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"not a line of a function table: {line}")
    name, method = match["name"], match["method"] or match["name"]
    params = [_param(text) for text in _SPLIT.split(match["params"]) if text]
    signature = inspect.Signature([_signed(param) for param in params], return_annotation=Column)

    def function(*args: Any, **kwargs: Any) -> Column:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        sent = [
            _sent(param, bound.arguments[param.name])
            for param in params
            if not (param.optional and bound.arguments[param.name] is None)
        ]
        return Column(getattr(active_jvm().functions, method)(*sent))

    function.__name__ = function.__qualname__ = name
    function.__module__ = "pyspark.sql.functions"
    function.__doc__ = match["doc"]
    function.__signature__ = signature  # type: ignore[attr-defined]
    return name, function


def _param(text: str) -> _Param:
    match = _PARAM.fullmatch(text)
    if match is None:
        raise ValueError(f"not a parameter of a function table: {text}")
    default = match["default"]
    literal = default is not None and default.startswith("@")
    value = ast.literal_eval(default[1:] if literal else default) if default is not None else None
    return _Param(
        match["name"], match["mark"], bool(match["star"]), bool(match["optional"]), default is not None, value, literal
    )


def _signed(param: _Param) -> inspect.Parameter:
    if param.star:
        return inspect.Parameter(param.name, inspect.Parameter.VAR_POSITIONAL)
    default: Any = inspect.Parameter.empty
    if param.optional or param.literal_default:
        default = None
    elif param.has_default:
        default = param.default
    return inspect.Parameter(param.name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default)


def _sent(param: _Param, value: Any) -> Any:
    if param.star:
        return to_seq([_one(param.mark, item) for item in flat(value)])
    if param.literal_default and value is None:
        return lit(param.default)._jc
    return _one(param.mark, value)


def _one(mark: str, value: Any) -> Any:
    if isinstance(value, Column):
        return value._jc
    if mark == "!":
        return value
    if mark == "~" or (mark == "^" and not isinstance(value, str)):
        return lit(value)._jc
    return _to_java_column(value)


def flat(values: Any) -> List[Any]:
    """The arguments one by one, where they may have come as one list."""
    if len(values) == 1 and isinstance(values[0], (list, set, tuple)):
        return list(values[0])
    return list(values)
