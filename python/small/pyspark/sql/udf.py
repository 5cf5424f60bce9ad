"""The seam for Python functions over columns, which need Python workers."""

from typing import Any

from pyspark._missing import missing


def create_udf(f: Any, returnType: Any, useArrow: Any = None) -> Any:
    """A Python function over columns."""
    return missing("pyspark.sql.functions.udf")


class UDFRegistration:
    """``spark.udf``: functions that SQL can call."""

    def __init__(self, sparkSession: Any) -> None:
        self.sparkSession = sparkSession

    def register(self, name: str, f: Any, returnType: Any = None) -> Any:
        """Gives a Python function a name in SQL."""
        return missing("spark.udf.register")

    def registerJavaFunction(self, name: str, javaClassName: str, returnType: Any = None) -> None:
        """Gives a Java function a name in SQL."""
        kind = None
        if returnType is not None:
            from pyspark.sql.types import DataType, _parse_datatype_string

            parsed = returnType if isinstance(returnType, DataType) else _parse_datatype_string(returnType)
            jvm = self.sparkSession._jvm
            kind = jvm.org.apache.spark.sql.types.DataType.fromJson(parsed.json())
        self.sparkSession._jsparkSession.udf().registerJava(name, javaClassName, kind)

    def registerJavaUDAF(self, name: str, javaClassName: str) -> None:
        """Gives a Java aggregate a name in SQL."""
        self.sparkSession._jsparkSession.udf().registerJavaUDAF(name, javaClassName)
