"""Functions that take a Python function of columns; it is called once, to build the expression."""

import inspect
from typing import Any, Callable, Optional

from pyspark.errors.exceptions.base import PySparkValueError, refusal
from pyspark.sql._jvm import active_jvm, to_seq
from pyspark.sql.column import Column, _to_java_column


def _lambda(f: Callable[..., Column], *arities: int) -> Any:
    """The JVM's lambda for ``f``, which must take one of these numbers of arguments."""
    names = [
        name
        for name, parameter in inspect.signature(f).parameters.items()
        if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
    ]
    if len(names) not in arities or len(names) != len(inspect.signature(f).parameters):
        wanted = " or ".join(map(str, arities))
        raise refusal(
            PySparkValueError,
            "WRONG_NUM_ARGS_FOR_HIGHER_ORDER_FUNCTION",
            f"Function `{getattr(f, '__name__', f)}` should take {wanted} arguments, but provided {len(names)}.",
        )
    jvm = active_jvm()
    catalyst = jvm.org.apache.spark.sql.catalyst.expressions
    # Fresh names keep a lambda inside another from seeing the outer one's variables.
    variables = [
        catalyst.UnresolvedNamedLambdaVariable(
            to_seq([catalyst.UnresolvedNamedLambdaVariable.freshVarName(short)])
        )
        for short in ("x", "y", "z")[: len(names)]
    ]
    result = f(*[Column(jvm.Column(variable)) for variable in variables])
    if not isinstance(result, Column):
        raise refusal(
            PySparkValueError,
            "HIGHER_ORDER_FUNCTION_SHOULD_RETURN_COLUMN",
            f"Function `{getattr(f, '__name__', f)}` should return Column, got {type(result).__name__}.",
        )
    return jvm.Column(catalyst.LambdaFunction(result._jc.expr(), to_seq(variables), False))


def _call(name: str, *arguments: Any) -> Column:
    columns = [_to_java_column(a) if isinstance(a, (Column, str)) else a for a in arguments]
    return Column(active_jvm().functions.call_function(name, to_seq(columns)))


def transform(col: Any, f: Callable[..., Column]) -> Column:
    """The array of ``f(element)`` or ``f(element, index)``."""
    return _call("transform", col, _lambda(f, 1, 2))


def exists(col: Any, f: Callable[[Column], Column]) -> Column:
    """Whether ``f`` holds for some element of the array."""
    return _call("exists", col, _lambda(f, 1))


def forall(col: Any, f: Callable[[Column], Column]) -> Column:
    """Whether ``f`` holds for every element of the array."""
    return _call("forall", col, _lambda(f, 1))


def filter(col: Any, f: Callable[..., Column]) -> Column:
    """The elements for which ``f(element)`` or ``f(element, index)`` holds."""
    return _call("filter", col, _lambda(f, 1, 2))


def aggregate(
    col: Any,
    initialValue: Any,
    merge: Callable[[Column, Column], Column],
    finish: Optional[Callable[[Column], Column]] = None,
) -> Column:
    """What is left of the array after ``merge(so far, element)`` over all, then ``finish``."""
    steps = [_lambda(merge, 2)] + ([_lambda(finish, 1)] if finish is not None else [])
    return _call("aggregate", col, initialValue, *steps)


def reduce(
    col: Any,
    initialValue: Any,
    merge: Callable[[Column, Column], Column],
    finish: Optional[Callable[[Column], Column]] = None,
) -> Column:
    """Another name of ``aggregate``."""
    steps = [_lambda(merge, 2)] + ([_lambda(finish, 1)] if finish is not None else [])
    return _call("reduce", col, initialValue, *steps)


def zip_with(left: Any, right: Any, f: Callable[[Column, Column], Column]) -> Column:
    """The array of ``f(left element, right element)``; nulls fill the shorter one."""
    return _call("zip_with", left, right, _lambda(f, 2))


def transform_keys(col: Any, f: Callable[[Column, Column], Column]) -> Column:
    """The map with ``f(key, value)`` as its keys."""
    return _call("transform_keys", col, _lambda(f, 2))


def transform_values(col: Any, f: Callable[[Column, Column], Column]) -> Column:
    """The map with ``f(key, value)`` as its values."""
    return _call("transform_values", col, _lambda(f, 2))


def map_filter(col: Any, f: Callable[[Column, Column], Column]) -> Column:
    """The entries for which ``f(key, value)`` holds."""
    return _call("map_filter", col, _lambda(f, 2))


def map_zip_with(col1: Any, col2: Any, f: Callable[[Column, Column, Column], Column]) -> Column:
    """The map of ``f(key, one value, other value)`` over the keys of both."""
    return _call("map_zip_with", col1, col2, _lambda(f, 3))


def array_sort(col: Any, comparator: Optional[Callable[[Column, Column], Column]] = None) -> Column:
    """The array sorted upwards, nulls last; or by a comparator that is negative, 0 or positive."""
    return _call("array_sort", col, *([] if comparator is None else [_lambda(comparator, 2)]))
