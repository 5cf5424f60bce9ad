"""Makes frames of this process's own values.

The rows go to the JVM as one pickle and become a local relation there: no job, no file, and the planner sees them.
"""

import datetime
import pickle
from typing import Any, Iterable, List, Optional, Tuple

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.serializers import PICKLE_PROTOCOL
from pyspark.sql import _infer
from pyspark.sql._jvm import to_seq
from pyspark.sql._verify import verifier
from pyspark.sql.types import DataType, StructField, StructType

# So many rows in one pickle: its reader keeps all that it read of one in a table of back references.
_BATCH = 10_000


def choices_of(session: Any) -> _infer.Choices:
    """What the session's settings choose about inference."""
    conf = session._jsparkSession.conf()
    return _infer.Choices(
        dict_as_struct=conf.get("spark.sql.pyspark.inferNestedDictAsStruct.enabled", "false") == "true",
        first_element=conf.get("spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled", "false") == "true",
        prefer_ntz=conf.get("spark.sql.timestampType", "TIMESTAMP_LTZ") == "TIMESTAMP_NTZ",
    )


def local_frame(session: Any, data: Any, schema: Any, verify: bool) -> Any:
    """The JVM's frame of this process's own rows."""
    rows, struct = _rows_and_struct(session, data, schema, verify)
    return _local_relation(session, rows, struct)


def _rows_and_struct(session: Any, data: Any, schema: Any, verify: bool) -> Tuple[List[Any], StructType]:
    """The rows as tuples of what the JVM takes, and their type."""
    if isinstance(data, (str, bytes)) or not isinstance(data, Iterable):
        raise refusal(PySparkTypeError, "CANNOT_INFER_SCHEMA_FOR_TYPE", f"Can not infer schema for type: `{type(data).__name__}`.")
    rows = list(data)
    if schema is None or isinstance(schema, list):
        struct = named(_infer.infer_rows(rows, schema, choices_of(session)), schema)
        return [struct.toInternal(row) for row in rows], struct
    rows, struct = shaped(rows, schema)
    if verify:
        check = verifier(struct) if isinstance(schema, StructType) else verifier(struct[0].dataType, name="value")
        for row in rows:
            check(row if isinstance(schema, StructType) else row[0])
    return [struct.toInternal(row) for row in rows], struct


def named(struct: StructType, names: Optional[List[str]]) -> StructType:
    """The struct with the first names replaced by those given."""
    if not names:
        return struct
    if len(names) > len(struct):
        raise refusal(
            PySparkValueError,
            "AXIS_LENGTH_MISMATCH",
            f"Length mismatch: Expected axis has {len(struct)} element, new values have {len(names)} elements.",
        )
    given = list(names) + struct.names[len(names) :]
    # Dicts and rows with names keep their values by position from here on.
    return StructType([StructField(n, f.dataType, f.nullable, f.metadata) for n, f in zip(given, struct.fields)])


def shaped(rows: List[Any], schema: Any) -> Tuple[List[Any], StructType]:
    """Rows and struct of a full schema: plain values of another type are rows of one column ``value``."""
    if isinstance(schema, StructType):
        return rows, schema
    if isinstance(schema, DataType):
        return [(row,) for row in rows], StructType([StructField("value", schema, True)])
    raise refusal(
        PySparkTypeError,
        "NOT_LIST_OR_NONE_OR_STRUCT",
        f"Argument `schema` should be a list, None or StructType, got {type(schema).__name__}.",
    )


def _local_relation(session: Any, rows: List[Any], struct: StructType) -> Any:
    jvm = session._jvm
    sql = jvm.org.apache.spark.sql
    # Plans know texts only; lengths belong to tables.
    jschema = sql.catalyst.util.CharVarcharUtils.replaceCharVarcharWithStringInSchema(
        sql.types.DataType.fromJson(struct.json())
    )
    to_row = sql.execution.python.EvaluatePython.makeFromJava(jschema)
    jrows = jvm.scala.collection.mutable.ArrayBuffer()
    collector = jvm.scala.collection.mutable.ArrayBuffer.canBuildFrom()
    for start in range(0, len(rows), _BATCH):
        pickled = pickle.dumps(rows[start : start + _BATCH], PICKLE_PROTOCOL)
        batch = jvm.net.razorvine.pickle.Unpickler().loads(pickled)
        jrows.appendAll(jvm.scala.collection.JavaConverters.asScalaBuffer(batch).map(to_row, collector))
    attributes = sql.catalyst.types.DataTypeUtils.toAttributes(jschema)
    relation = sql.catalyst.plans.logical.LocalRelation(attributes, jrows, False)
    return sql.Dataset.ofRows(session._jsparkSession, relation)
