"""Python functions over columns: ``functions.udf`` and ``spark.udf.register``."""

import functools
from typing import Any, Callable, Optional

from pyspark._missing import Told, missing
from pyspark._shipping import shipped
from pyspark.errors.exceptions.base import PySparkTypeError, refusal
from pyspark.sql._jvm import to_seq
from pyspark.sql.column import Column, _to_java_column
from pyspark.sql.types import DataType, _parse_datatype_string

_BATCHED = 100


def create_udf(f: Any, returnType: Any, useArrow: Any = None) -> Any:
    """The function, or a decorator where there is none yet: ``@udf``, ``@udf()``, ``@udf("int")``."""
    if useArrow:
        missing("udf(useArrow=True)")
    if f is None or isinstance(f, (str, DataType)):
        return functools.partial(_of, returnType=f if f is not None else returnType)
    return _of(f, returnType)


def _of(f: Any, returnType: Any) -> Callable[..., Column]:
    return UserDefinedFunction(f, returnType)._wrapped()


class UserDefinedFunction(metaclass=Told):
    """A Python function with the type of what it returns; called with columns it gives a column."""

    def __init__(
        self,
        func: Callable[..., Any],
        returnType: Any = "string",
        name: Optional[str] = None,
        evalType: int = _BATCHED,
        deterministic: bool = True,
    ) -> None:
        if not callable(func):
            raise refusal(PySparkTypeError, "NOT_CALLABLE", f"Argument `func` should be a callable, got {type(func).__name__}.")
        if not isinstance(returnType, (DataType, str)):
            raise refusal(
                PySparkTypeError,
                "NOT_DATATYPE_OR_STR",
                f"Argument `returnType` should be a DataType or str, got {type(returnType).__name__}.",
            )
        self.func = func
        self.evalType = evalType
        self.deterministic = deterministic
        self._returnType = returnType
        self._name = name or getattr(func, "__name__", type(func).__name__)
        self._judf_of_session: Any = None

    @property
    def returnType(self) -> DataType:
        """The type; its text is read on the first use, because reading it needs the JVM."""
        if isinstance(self._returnType, str):
            self._returnType = _parse_datatype_string(self._returnType)
        return self._returnType

    def __call__(self, *cols: Any) -> Column:
        return Column(self._judf().apply(to_seq([_to_java_column(col) for col in cols])))

    def asNondeterministic(self) -> "UserDefinedFunction":
        """Says that equal arguments may give different values: the planner then neither repeats nor drops calls."""
        self._judf_of_session = None
        self.deterministic = False
        return self

    def __getstate__(self) -> Any:
        # A function that names this one takes it along to the workers, where the JVM's part has no place.
        return {**self.__dict__, "_judf_of_session": None}

    def _judf(self) -> Any:
        from pyspark.context import SparkContext

        context = SparkContext.getOrCreate()
        if self._judf_of_session is None or self._judf_of_session[0] is not context:
            self._judf_of_session = (context, self._made(context))
        return self._judf_of_session[1]

    def _made(self, context: Any) -> Any:
        sql = context._jvm.org.apache.spark.sql
        return sql.execution.python.UserDefinedPythonFunction(
            self._name,
            shipped(context, (self.func, self.returnType)),
            sql.types.DataType.fromJson(self.returnType.json()),
            self.evalType,
            self.deterministic,
        )

    def _named(self, name: str) -> "UserDefinedFunction":
        return UserDefinedFunction(self.func, self._returnType, name, self.evalType, self.deterministic)

    def _wrapped(self) -> Callable[..., Column]:
        """A plain function that keeps the name and the documentation of the user's."""

        def wrapper(*cols: Any) -> Column:
            return self(*cols)

        functools.update_wrapper(wrapper, self.func, assigned=_present(self.func))
        wrapper.__name__ = self._name
        wrapper.func = self.func  # type: ignore[attr-defined]
        wrapper.evalType = self.evalType  # type: ignore[attr-defined]
        wrapper.returnType = self._returnType  # type: ignore[attr-defined]
        wrapper.deterministic = self.deterministic  # type: ignore[attr-defined]
        wrapper.asNondeterministic = lambda: self.asNondeterministic()._wrapped()  # type: ignore[attr-defined]
        wrapper._udf = self  # type: ignore[attr-defined]
        return wrapper


def _present(func: Any) -> Any:
    return [name for name in functools.WRAPPER_ASSIGNMENTS if hasattr(func, name)]


class UDFRegistration(metaclass=Told):
    """``spark.udf``: functions that SQL can call."""

    def __init__(self, sparkSession: Any) -> None:
        self.sparkSession = sparkSession

    def register(self, name: str, f: Any, returnType: Any = None) -> Any:
        """Gives a Python function, or what ``functions.udf`` made, a name in SQL; the latter has its type already."""
        made = getattr(f, "_udf", f)
        if isinstance(made, UserDefinedFunction):
            if returnType is not None:
                raise refusal(
                    PySparkTypeError,
                    "CANNOT_SPECIFY_RETURN_TYPE_FOR_UDF",
                    "returnType can not be specified when `f` is a user-defined function, "
                    f"but got {returnType}.",
                )
            named = made._named(name)
        else:
            named = UserDefinedFunction(f, "string" if returnType is None else returnType, name)
        self.sparkSession._jsparkSession.udf().registerPython(name, named._judf())
        return named._wrapped()

    def registerJavaFunction(self, name: str, javaClassName: str, returnType: Any = None) -> None:
        """Gives a Java function a name in SQL."""
        kind = None
        if returnType is not None:
            parsed = returnType if isinstance(returnType, DataType) else _parse_datatype_string(returnType)
            jvm = self.sparkSession._jvm
            kind = jvm.org.apache.spark.sql.types.DataType.fromJson(parsed.json())
        self.sparkSession._jsparkSession.udf().registerJava(name, javaClassName, kind)

    def registerJavaUDAF(self, name: str, javaClassName: str) -> None:
        """Gives a Java aggregate a name in SQL."""
        self.sparkSession._jsparkSession.udf().registerJavaUDAF(name, javaClassName)
