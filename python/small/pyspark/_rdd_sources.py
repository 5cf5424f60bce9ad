"""Makes RDDs of this process's objects and of files."""

import os
import tempfile
from typing import Any, Iterable, List, Optional, Sequence

from pyspark._missing import missing
from pyspark.rdd import RDD
from pyspark.serializers import (
    BatchedSerializer,
    CPickleSerializer,
    NoOpSerializer,
    PairDeserializer,
    UTF8Deserializer,
    write_framed,
)

# So many elements in one pickle.
_BATCH = 1024


def parallelize(sc: Any, c: Iterable[Any], slices: Optional[int]) -> RDD:
    """An RDD of the objects, in equal slices. They go to the JVM in a file, a pickle for each batch."""
    if sc._jvm.PythonUtils.isEncryptionEnabled(sc._jsc):
        missing("SparkContext.parallelize with spark.io.encryption.enabled")
    count = max(1, int(slices) if slices is not None else sc.defaultParallelism)
    items = c if isinstance(c, (list, tuple, range)) else list(c)
    handle, path = tempfile.mkstemp(prefix="rows-", dir=sc._temporary_directory())
    try:
        with os.fdopen(handle, "wb") as file:
            for batch in _batches(items, count):
                write_framed(CPickleSerializer().dumps(list(batch)), file)
        jrdd = sc._jvm.PythonRDD.readRDDFromFile(sc._jsc, path, count)
    finally:
        os.unlink(path)
    return RDD(jrdd, sc, BatchedSerializer(CPickleSerializer()))


def _batches(items: Sequence[Any], slices: int) -> Iterable[Sequence[Any]]:
    """As many batches for each slice, because the JVM divides batches and not elements; the last may be empty."""
    bounds = [len(items) * number // slices for number in range(slices + 1)]
    longest = max(end - start for start, end in zip(bounds, bounds[1:]))
    batches = max(1, -(-longest // _BATCH))
    for start, end in zip(bounds, bounds[1:]):
        for number in range(batches):
            first = start + number * _BATCH
            yield items[first : max(first, min(first + _BATCH, end))]


def text_file(sc: Any, name: str, partitions: Optional[int], use_unicode: bool) -> RDD:
    """The lines of files."""
    jrdd = sc._jsc.textFile(name, partitions or min(sc.defaultParallelism, 2))
    return RDD(jrdd, sc, UTF8Deserializer(use_unicode))


def whole_text_files(sc: Any, path: str, partitions: Optional[int], use_unicode: bool) -> RDD:
    """Pairs of path and text."""
    jrdd = sc._jsc.wholeTextFiles(path, partitions or sc.defaultMinPartitions)
    return RDD(jrdd, sc, PairDeserializer(UTF8Deserializer(use_unicode), UTF8Deserializer(use_unicode)))


def binary_files(sc: Any, path: str, partitions: Optional[int]) -> RDD:
    """Pairs of path and bytes."""
    jrdd = sc._jsc.binaryFiles(path, partitions or sc.defaultMinPartitions)
    return RDD(jrdd, sc, PairDeserializer(UTF8Deserializer(), NoOpSerializer()))


def pickle_file(sc: Any, name: str, partitions: Optional[int]) -> RDD:
    """The elements of ``saveAsPickleFile``."""
    jrdd = sc._jsc.objectFile(name, partitions or sc.defaultMinPartitions)
    return RDD(jrdd, sc, BatchedSerializer(CPickleSerializer()))


def texts_of(jdataset: Any, sc: Any) -> RDD:
    """The RDD of a JVM's Dataset of texts."""
    return RDD(jdataset.toJavaRDD(), sc, UTF8Deserializer())


def java_texts(rdd: RDD) -> Any:
    """The JVM's RDD of texts: ``str`` of each element, bytes taken as UTF-8 already."""

    def encoded(_: int, items: Any) -> Any:
        return (item if isinstance(item, bytes) else str(item).encode("utf-8") for item in items)

    return rdd._stepped(encoded, True, NoOpSerializer())._jrdd.map(rdd.ctx._jvm.BytesToString())


def frame_of(session: Any, rdd: RDD, schema: Any, sampling: Optional[float], verify: bool) -> Any:
    """The JVM's frame of ``createDataFrame(rdd)``."""
    from pyspark.sql._local_rows import named, shaped
    from pyspark.sql._verify import verifier
    from pyspark.sql.types import StructType

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


def _inferred(session: Any, rdd: RDD, names: Optional[List[str]], sampling: Optional[float]) -> Any:
    """The struct of the first row, of the first hundred where that leaves a type open, or of a sample."""
    from pyspark.errors.exceptions.base import PySparkValueError, refusal
    from pyspark.sql import _infer
    from pyspark.sql._local_rows import choices_of

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
