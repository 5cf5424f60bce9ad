"""The functions over columns: ``import pyspark.sql.functions as F``.

Most are one line of a table (see ``_table``); those that take more shapes stand in ``_special``, those that take
Python functions in ``_lambdas``.
"""

from pyspark.sql.column import Column
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.functions import (
    _aggregates,
    _lambdas,
    _literals,
    _nested,
    _numbers,
    _rest,
    _special,
    _texts,
    _times,
)
from pyspark.sql.functions._table import functions_of as _functions_of
from pyspark.sql.types import ArrayType, DataType, StringType, StructType


def _written(module):
    """The functions and classes that a module defines itself, by name."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_")
        and getattr(value, "__module__", None) in (module.__name__, __name__)
    }


_named = {}
for _room in (_numbers, _texts, _times, _nested, _aggregates, _rest):
    _named.update(_functions_of(_room.TABLE))
for _module in (_literals, _special, _lambdas):
    _named.update(_written(_module))
globals().update(_named)

# ``import *`` gives the functions, and the names that programs are used to getting with them.
__all__ = sorted(_named) + ["ArrayType", "Column", "DataFrame", "DataType", "StringType", "StructType"]
