"""Python table functions: ``functions.udtf`` and ``spark.udtf.register``."""

import functools
import inspect
from typing import Any, Optional

from pyspark._application import context_class, named
from pyspark._missing import Told, missing
from pyspark._shipping import shipped
from pyspark.errors.exceptions.base import PySparkAttributeError, PySparkTypeError, refusal
from pyspark.sql._jvm import to_seq
from pyspark.sql.column import _to_java_column
from pyspark.sql.types import StructType, _parse_datatype_string

_TABLE = 300


def create_udtf(cls: Any, returnType: Any, useArrow: Optional[bool]) -> Any:
    """The function of a class, or a decorator where there is none yet: ``@udtf(returnType="a int, b string")``."""
    if useArrow:
        missing("udtf(useArrow=True)")
    if cls is None:
        return functools.partial(_of, returnType=returnType)
    return _of(cls, returnType)


def _of(cls: Any, returnType: Any) -> "UserDefinedTableFunction":
    if not inspect.isclass(cls):
        raise refusal(
            PySparkTypeError,
            "INVALID_UDTF_HANDLER_TYPE",
            f"The UDTF is invalid. The function handler must be a class, but got '{type(cls).__name__}'.",
        )
    if not callable(getattr(cls, "eval", None)):
        raise refusal(
            PySparkAttributeError,
            "INVALID_UDTF_NO_EVAL",
            f"The UDTF '{cls.__name__}' is invalid. It does not implement the required 'eval' method.",
        )
    if not isinstance(returnType, (StructType, str)):
        raise refusal(
            PySparkTypeError,
            "UDTF_RETURN_TYPE_MISMATCH",
            f"Mismatch in return type for the UDTF '{cls.__name__}'. Expected a 'StructType', got '{returnType!r}'.",
        )
    return UserDefinedTableFunction(cls, returnType)


class UserDefinedTableFunction(metaclass=Told):
    """A class whose ``eval`` yields rows for the values of a call, and ``terminate`` those after the last."""

    def __init__(self, func: type, returnType: Any, name: Optional[str] = None, deterministic: bool = False) -> None:
        self.func = func
        self.evalType = _TABLE
        self.deterministic = deterministic
        self._returnType = returnType
        self._name = name or func.__name__
        functools.update_wrapper(self, func, updated=())

    @property
    def returnType(self) -> StructType:
        """The rows' type; its text is read on the first use, because reading it needs the JVM."""
        if isinstance(self._returnType, str):
            found = _parse_datatype_string(self._returnType)
            if not isinstance(found, StructType):
                raise refusal(
                    PySparkTypeError,
                    "UDTF_RETURN_TYPE_MISMATCH",
                    f"Mismatch in return type for the UDTF '{self._name}'. Expected a 'StructType', got '{found!r}'.",
                )
            self._returnType = found
        return self._returnType

    def __call__(self, *cols: Any) -> Any:
        session = named("SparkSession").active()
        arguments = to_seq([_to_java_column(col) for col in cols])
        return named("DataFrame")(self._judtf().apply(session._jsparkSession, arguments), session)

    def asDeterministic(self) -> "UserDefinedTableFunction":
        """Says that equal arguments give equal rows."""
        self.deterministic = True
        return self

    def _judtf(self) -> Any:
        context = context_class().getOrCreate()
        sql = context._jvm.org.apache.spark.sql
        return sql.execution.python.UserDefinedPythonTableFunction(
            self._name,
            shipped(context, self.func),
            sql.types.DataType.fromJson(self.returnType.json()),
            self.evalType,
            self.deterministic,
        )


class UDTFRegistration(metaclass=Told):
    """``spark.udtf``: table functions that SQL can call."""

    def __init__(self, sparkSession: Any) -> None:
        self.sparkSession = sparkSession

    def register(self, name: str, f: UserDefinedTableFunction) -> UserDefinedTableFunction:
        """Gives a table function a name in SQL."""
        if not isinstance(f, UserDefinedTableFunction):
            raise refusal(
                PySparkTypeError,
                "CANNOT_REGISTER_UDTF",
                f"Cannot register the UDTF '{name}': expected a 'UserDefinedTableFunction', got '{type(f).__name__}'.",
            )
        named_so = UserDefinedTableFunction(f.func, f._returnType, name, f.deterministic)
        self.sparkSession._jsparkSession.udtf().registerPython(name, named_so._judtf())
        return named_so
