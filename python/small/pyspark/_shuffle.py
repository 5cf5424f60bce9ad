"""Moves elements between partitions."""

import sys
from collections import defaultdict
from typing import Any, Callable, Dict, Iterable, Iterator, List

from pyspark._application import named
from pyspark.serializers import BatchedSerializer, CPickleSerializer, NoOpSerializer

# A worker holds back so many elements, to send those for one partition together.
_HELD = 1 << 14

_PICKLES = CPickleSerializer()


def portable_hash(x: Any) -> int:
    """A hash that is the same in every worker, for None and tuples of it too."""
    if x is None:
        return 0
    if not isinstance(x, tuple):
        return hash(x)
    # Python 2.7's hash of tuples, whose factor stays the same: documented by its values.
    mixed = 0x345678
    for part in x:
        mixed = (mixed ^ portable_hash(part)) * 1000003 & sys.maxsize
    return mixed ^ len(x)


def default_partitions(*rdds: Any) -> int:
    """How many partitions elements are moved to where the program says nothing."""
    context = rdds[0].ctx
    if context._conf.contains("spark.default.parallelism"):
        return context.defaultParallelism
    return max(1, *(rdd.getNumPartitions() for rdd in rdds))


def shuffled(rdd: Any, count: int, target: Callable[[Any], int]) -> Any:
    """The elements in ``count`` partitions, each in that which ``target`` names (modulo the count)."""
    if count < 1:
        raise ValueError(f"An RDD has at least one partition, not {count}")

    def send(_: int, items: Iterable[Any]) -> Iterator[bytes]:
        held: Dict[int, List[Any]] = defaultdict(list)
        number = 0
        for item in items:
            held[target(item) % count].append(item)
            number += 1
            if number == _HELD:
                yield from _frames(held)
                held.clear()
                number = 0
        yield from _frames(held)

    jvm = rdd.ctx._jvm
    numbered = jvm.PairwiseRDD(rdd._stepped(send, False, NoOpSerializer())._jrdd.rdd()).asJavaPairRDD()
    # Each function has a partitioner of its own: the JVM must not think that two put elements in the same places.
    partitioner = jvm.PythonPartitioner(count, id(target))
    moved = jvm.PythonRDD.valueOfPair(numbered.partitionBy(partitioner))
    return named("RDD")(moved, rdd.ctx, BatchedSerializer(_PICKLES))


def _frames(held: Dict[int, List[Any]]) -> Iterator[bytes]:
    """The JVM's pairs: the partition's number as a long, then a batch."""
    for partition, items in held.items():
        yield partition.to_bytes(8, "big")
        yield _PICKLES.dumps(items)
