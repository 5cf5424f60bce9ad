"""Makes RDDs of this process's objects and of files."""

import os
import tempfile
from typing import Any, Iterable, Optional, Sequence

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


def empty(sc: Any) -> RDD:
    """An RDD without partitions."""
    return RDD(sc._jsc.emptyRDD(), sc, NoOpSerializer())


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


def binary_records(sc: Any, path: str, length: int) -> RDD:
    """Records of so many bytes each."""
    return RDD(sc._jsc.binaryRecords(path, length), sc, NoOpSerializer())


def pickle_file(sc: Any, name: str, partitions: Optional[int]) -> RDD:
    """The elements of ``saveAsPickleFile``."""
    jrdd = sc._jsc.objectFile(name, partitions or sc.defaultMinPartitions)
    return RDD(jrdd, sc, BatchedSerializer(CPickleSerializer()))


def texts_of(jdataset: Any, sc: Any) -> RDD:
    """The RDD of a JVM's Dataset of texts."""
    return RDD(jdataset.toJavaRDD(), sc, UTF8Deserializer())
