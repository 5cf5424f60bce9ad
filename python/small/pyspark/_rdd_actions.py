"""What runs an RDD's functions and answers."""

import copy
import heapq
import math
import random
import sys
from collections import defaultdict
from functools import reduce
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional

from pyspark._sockets import items_from, partitions_from
from pyspark.serializers import DEFAULT_SERIALIZER, BatchedSerializer, CPickleSerializer, NoOpSerializer
from pyspark.statcounter import StatCounter

_NOTHING = object()

# A sample is drawn ten deviations larger than asked for in the JVM, and its size is to stay a number there.
_MOST_SAMPLES = sys.maxsize - int(10 * math.sqrt(sys.maxsize))


class RDDActions:
    """Part of RDD."""

    def collect(self) -> List[Any]:
        """All elements."""
        return list(items_from(self.ctx._jvm.PythonRDD.collectAndServe(self._jrdd.rdd()), self._jrdd_deserializer))

    def collectWithJobGroup(self, groupId: str, description: str, interruptOnCancel: bool = False) -> List[Any]:
        """All elements, by jobs of a group."""
        served = self.ctx._jvm.PythonRDD.collectAndServeWithJobGroup(self._jrdd.rdd(), groupId, description, interruptOnCancel)
        return list(items_from(served, self._jrdd_deserializer))

    def _of_partitions(self, partitions: Iterable[int]) -> List[Any]:
        chosen = self.ctx._jvm.java.util.ArrayList()
        for partition in partitions:
            chosen.append(int(partition))
        pickles = self._serialized(DEFAULT_SERIALIZER)
        served = self.ctx._jvm.PythonRDD.runJob(self.ctx._jsc.sc(), pickles._jrdd, chosen)
        return list(items_from(served, DEFAULT_SERIALIZER))

    def toLocalIterator(self, prefetchPartitions: bool = False) -> Iterator[Any]:
        """All elements, a partition at a time in memory."""
        served = self.ctx._jvm.PythonRDD.toLocalIteratorAndServe(self._jrdd.rdd(), prefetchPartitions)
        return partitions_from(served, self._jrdd_deserializer)

    def take(self, num: int) -> List[Any]:
        """The first elements, of as few partitions as have them."""
        found: List[Any] = []
        total = self.getNumPartitions()
        done, step = 0, 1
        while len(found) < num and done < total:
            wanted = range(done, min(done + step, total))
            found += self._first_of_each(num - len(found))._of_partitions(wanted)
            done += len(wanted)
            # What was empty or short so far says little about the rest: look at ever more.
            step *= 4
        return found[:num]

    def first(self) -> Any:
        """The first element; ValueError where there is none."""
        for item in self.take(1):
            return item
        raise ValueError("RDD is empty")

    def isEmpty(self) -> bool:
        """Whether there is no element."""
        return self.getNumPartitions() == 0 or not self.take(1)

    def count(self) -> int:
        """How many elements there are."""
        return sum(self.mapPartitions(lambda items: [sum(1 for _ in items)]).collect())

    def foreach(self, f: Callable[[Any], None]) -> None:
        """Calls a function with each element, in the workers."""

        def each(items: Iterable[Any]) -> Iterator[Any]:
            for item in items:
                f(item)
            return iter(())

        self.mapPartitions(each).collect()

    def foreachPartition(self, f: Callable[[Iterator[Any]], Any]) -> None:
        """Calls a function with the elements of each partition, in the workers."""

        def each(items: Iterator[Any]) -> Iterator[Any]:
            made = f(items)
            if hasattr(made, "__next__"):
                # A generator does nothing until it is read.
                for _ in made:
                    pass
            return iter(())

        self.mapPartitions(each).collect()

    def reduce(self, f: Callable[[Any, Any], Any]) -> Any:
        """All elements made one by a function that gives the same in any order; ValueError where there is none."""

        def part(items: Iterator[Any]) -> Iterator[Any]:
            first = next(items, _NOTHING)
            if first is not _NOTHING:
                yield reduce(f, items, first)

        parts = self.mapPartitions(part).collect()
        if not parts:
            raise ValueError("Can not reduce() empty RDD")
        return reduce(f, parts)

    def treeReduce(self, f: Callable[[Any, Any], Any], depth: int = 2) -> Any:
        """See ``reduce``."""
        return self.reduce(f)

    def fold(self, zeroValue: Any, op: Callable[[Any, Any], Any]) -> Any:
        """``reduce`` from a value that changes nothing."""
        return self.aggregate(zeroValue, op, op)

    def aggregate(self, zeroValue: Any, seqOp: Callable[[Any, Any], Any], combOp: Callable[[Any, Any], Any]) -> Any:
        """One function takes the elements of a partition into a value, another makes those values one."""

        def part(items: Iterator[Any]) -> Iterator[Any]:
            yield reduce(seqOp, items, zeroValue)

        # The functions may change the value that they are given.
        return reduce(combOp, self.mapPartitions(part).collect(), copy.deepcopy(zeroValue))

    def treeAggregate(self, zeroValue: Any, seqOp: Any, combOp: Any, depth: int = 2) -> Any:
        """See ``aggregate``."""
        return self.aggregate(zeroValue, seqOp, combOp)

    def sum(self) -> Any:
        """The sum."""
        return sum(self.mapPartitions(lambda items: [sum(items)]).collect())

    def max(self, key: Optional[Callable[[Any], Any]] = None) -> Any:
        """The greatest."""
        return self.reduce(lambda one, other: max(one, other, key=key))

    def min(self, key: Optional[Callable[[Any], Any]] = None) -> Any:
        """The least."""
        return self.reduce(lambda one, other: min(one, other, key=key))

    def stats(self) -> StatCounter:
        """Count, mean, variance, greatest and least at once."""
        return self.mapPartitions(lambda items: [StatCounter(items)]).reduce(lambda one, other: one.mergeStats(other))

    def mean(self) -> float:
        """The mean."""
        return self.stats().mean()

    def variance(self) -> float:
        """The variance."""
        return self.stats().variance()

    def stdev(self) -> float:
        """The standard deviation."""
        return self.stats().stdev()

    def sampleStdev(self) -> float:
        """The standard deviation that a sample tells of its whole."""
        return self.stats().sampleStdev()

    def sampleVariance(self) -> float:
        """The variance that a sample tells of its whole."""
        return self.stats().sampleVariance()

    def countByValue(self) -> Dict[Any, int]:
        """How often each element is there."""

        def part(items: Iterable[Any]) -> Iterator[Dict[Any, int]]:
            counts: Dict[Any, int] = defaultdict(int)
            for item in items:
                counts[item] += 1
            yield counts

        total: Dict[Any, int] = defaultdict(int)
        for counts in self.mapPartitions(part).collect():
            for item, count in counts.items():
                total[item] += count
        return total

    def top(self, num: int, key: Optional[Callable[[Any], Any]] = None) -> List[Any]:
        """The greatest elements, the greatest first."""
        parts = self.mapPartitions(lambda items: [heapq.nlargest(num, items, key)]).collect()
        return heapq.nlargest(num, (item for part in parts for item in part), key)

    def takeOrdered(self, num: int, key: Optional[Callable[[Any], Any]] = None) -> List[Any]:
        """The least elements, the least first."""
        parts = self.mapPartitions(lambda items: [heapq.nsmallest(num, items, key)]).collect()
        return heapq.nsmallest(num, (item for part in parts for item in part), key)

    def takeSample(self, withReplacement: bool, num: int, seed: Optional[int] = None) -> List[Any]:
        """So many elements by chance."""
        if num < 0:
            raise ValueError("Sample size cannot be negative.")
        if num > _MOST_SAMPLES:
            raise ValueError(f"Sample size cannot be greater than {_MOST_SAMPLES}.")
        chance = random.Random(seed)
        total = self.count() if num else 0
        if not total:
            return []
        if withReplacement:
            places = [chance.randrange(total) for _ in range(num)]
        else:
            places = chance.sample(range(total), min(num, total))
        wanted = set(places)
        found = dict(self.zipWithIndex().filter(lambda pair: pair[1] in wanted).map(lambda p: (p[1], p[0])).collect())
        return [found[place] for place in places]

    def saveAsTextFile(self, path: str, compressionCodecClass: Optional[str] = None) -> None:
        """Writes the elements as lines, a file for each partition."""
        texts = self._as_java_texts()
        if compressionCodecClass:
            codec = self.ctx._jvm.java.lang.Class.forName(compressionCodecClass)
            texts.saveAsTextFile(path, codec)
        else:
            texts.saveAsTextFile(path)

    def saveAsPickleFile(self, path: str, batchSize: int = 10) -> None:
        """Writes the elements for ``SparkContext.pickleFile``."""
        self._serialized(BatchedSerializer(CPickleSerializer(), batchSize or 10))._jrdd.saveAsObjectFile(path)

    def _as_java_texts(self) -> Any:
        """The JVM's RDD of texts: ``str`` of each element, bytes taken as UTF-8 already."""

        def encoded(_: int, items: Any) -> Any:
            return (item if isinstance(item, bytes) else str(item).encode("utf-8") for item in items)

        return self._stepped(encoded, True, NoOpSerializer())._jrdd.map(self.ctx._jvm.BytesToString())
