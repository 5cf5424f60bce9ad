"""Makes frames of RDDs of rows."""

from typing import Any, List, Optional

from pyspark.errors.exceptions.base import PySparkValueError, refusal
from pyspark.sql import _infer
from pyspark.sql._local_rows import choices_of, named, shaped
from pyspark.sql._verify import verifier
from pyspark.sql.types import StructType


def frame_of(session: Any, rdd: Any, schema: Any, sampling: Optional[float], verify: bool) -> Any:
    """The JVM's frame of ``createDataFrame(rdd)``."""
    if schema is None or isinstance(schema, list):
        struct = named(_inferred(session, rdd, schema, sampling), schema)
        check = None
        plain = False
    else:
        _, struct = shaped([], schema)
        plain = not isinstance(schema, StructType)
        check = None if not verify else verifier(schema, name="value") if plain else verifier(schema)

    def internal(_: int, rows: Any) -> Any:
        for row in rows:
            if check is not None:
                check(row)
            yield struct.toInternal((row,) if plain else row)

    jvm = session._jvm
    objects = jvm.SerDeUtil.toJavaArray(rdd._stepped(internal)._java_objects())
    return session._jsparkSession.applySchemaToPythonRDD(objects.rdd(), struct.json())


def _inferred(session: Any, rdd: Any, names: Optional[List[str]], sampling: Optional[float]) -> Any:
    """The struct of the first row, of the first hundred where that leaves a type open, or of a sample."""
    choices = choices_of(session)
    if sampling is None:
        rows = rdd.take(1)
        if rows and not _infer.has_null_type(_infer.infer_schema(rows[0], names, choices)):
            return _infer.infer_rows(rows, names, choices)
        return _infer.infer_rows(rdd.take(100), names, choices)
    chosen = rdd if sampling >= 0.99 else rdd.sample(False, float(sampling))
    structs = chosen.map(lambda row: _infer.infer_schema(row, names, choices))
    if structs.isEmpty():
        raise refusal(PySparkValueError, "CANNOT_INFER_EMPTY_SCHEMA", "Can not infer schema from empty dataset.")
    struct = structs.reduce(_infer.merge_type)
    if _infer.has_null_type(struct):
        raise refusal(
            PySparkValueError, "CANNOT_DETERMINE_TYPE", "Some of types cannot be determined after inferring."
        )
    return struct
