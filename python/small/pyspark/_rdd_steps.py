"""What makes an RDD of others: nothing runs until an action asks."""

import bisect
import random
import shlex
import subprocess
import threading
from itertools import islice
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional

from pyspark._shuffle import default_partitions, shuffled
from pyspark.serializers import (
    DEFAULT_SERIALIZER,
    BatchedSerializer,
    CartesianDeserializer,
    CPickleSerializer,
    ZipDeserializer,
)

# Zipped RDDs must have equal batches; what is moved to other partitions moves in small ones.
_EVEN = BatchedSerializer(CPickleSerializer(), 100)
_SMALL = BatchedSerializer(CPickleSerializer(), 10)


class RDDSteps:
    """Part of RDD."""

    def map(self, f: Callable[[Any], Any], preservesPartitioning: bool = False) -> Any:
        """What a function gives for each element."""

        def step(_: int, items: Iterable[Any]) -> Iterator[Any]:
            return (f(item) for item in items)

        return self._stepped(step, preservesPartitioning)

    def flatMap(self, f: Callable[[Any], Iterable[Any]], preservesPartitioning: bool = False) -> Any:
        """All that a function gives for each element."""

        def step(_: int, items: Iterable[Any]) -> Iterator[Any]:
            return (result for item in items for result in f(item))

        return self._stepped(step, preservesPartitioning)

    def filter(self, f: Callable[[Any], bool]) -> Any:
        """The elements for which a function is true."""

        def step(_: int, items: Iterable[Any]) -> Iterator[Any]:
            return (item for item in items if f(item))

        return self._stepped(step, True)

    def mapPartitions(self, f: Callable[[Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False) -> Any:
        """What a function over iterators gives for each partition."""
        return self._stepped(lambda _, items: f(items), preservesPartitioning)

    def mapPartitionsWithIndex(
        self, f: Callable[[int, Iterator[Any]], Iterable[Any]], preservesPartitioning: bool = False
    ) -> Any:
        """``mapPartitions`` of a function that gets the partition's number too."""
        return self._stepped(f, preservesPartitioning)

    mapPartitionsWithSplit = mapPartitionsWithIndex

    def glom(self) -> Any:
        """Each partition as one list."""
        return self._stepped(lambda _, items: iter([list(items)]))

    def keyBy(self, f: Callable[[Any], Any]) -> Any:
        """Pairs of a function's value and the element."""
        return self.map(lambda item: (f(item), item))

    def distinct(self, numPartitions: Optional[int] = None) -> Any:
        """The different elements."""
        return self.map(lambda item: (item, None)).reduceByKey(lambda one, _: one, numPartitions).keys()

    def sample(self, withReplacement: bool, fraction: float, seed: Optional[int] = None) -> Any:
        """About this part of the elements; with replacement an element may come again."""
        if fraction < 0 or (fraction > 1 and not withReplacement):
            raise ValueError(f"Fraction {fraction} is no part of the elements")
        start = random.randrange(1 << 32) if seed is None else seed

        def step(split: int, items: Iterable[Any]) -> Iterator[Any]:
            chance = random.Random(f"{start}-{split}")
            for item in items:
                if not withReplacement:
                    if chance.random() < fraction:
                        yield item
                    continue
                # How many events of this rate happen in one unit of time.
                waited = chance.expovariate(fraction) if fraction else 2.0
                while waited < 1:
                    yield item
                    waited += chance.expovariate(fraction)

        return self._stepped(step, True)

    def randomSplit(self, weights: List[float], seed: Optional[int] = None) -> List[Any]:
        """Divides the elements by chance into RDDs of about these shares."""
        start = random.randrange(1 << 32) if seed is None else seed
        bounds = [0.0]
        for weight in weights:
            bounds.append(bounds[-1] + weight / sum(weights))
        bounds[-1] = 1.0

        def between(low: float, high: float) -> Callable[[int, Iterable[Any]], Iterator[Any]]:
            def step(split: int, items: Iterable[Any]) -> Iterator[Any]:
                chance = random.Random(f"{start}-{split}")
                return (item for item in items if low <= chance.random() < high)

            return step

        return [self._stepped(between(low, high), True) for low, high in zip(bounds, bounds[1:])]

    def union(self, other: Any) -> Any:
        """The elements of both, repetitions too."""
        one, two = self, other
        if one._jrdd_deserializer != two._jrdd_deserializer:
            one, two = one._serialized(DEFAULT_SERIALIZER), two._serialized(DEFAULT_SERIALIZER)
        return one._like(one._jrdd.union(two._jrdd))

    def intersection(self, other: Any) -> Any:
        """The different elements that both have."""
        both = self.map(lambda item: (item, None)).cogroup(other.map(lambda item: (item, None)))
        return both.filter(lambda found: all(len(values) for values in found[1])).keys()

    def subtract(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """The elements that the other has not."""
        gone = other.map(lambda item: (item, None))
        return self.map(lambda item: (item, None)).subtractByKey(gone, numPartitions).keys()

    def cartesian(self, other: Any) -> Any:
        """Each element with each of the other."""
        one, two = self._serialized(_EVEN), other._serialized(_EVEN)
        pickles = CPickleSerializer()
        made = one._like(one._jrdd.cartesian(two._jrdd))
        made._jrdd_deserializer = CartesianDeserializer(pickles, pickles)
        return made

    def zip(self, other: Any) -> Any:
        """Pairs of the first, second, ... elements of both, which are divided alike."""
        if self.getNumPartitions() != other.getNumPartitions():
            raise ValueError("Can only zip with RDD which has the same number of partitions")
        one, two = self._serialized(_EVEN), other._serialized(_EVEN)
        pickles = CPickleSerializer()
        made = one._like(one._jrdd.zip(two._jrdd))
        made._jrdd_deserializer = ZipDeserializer(pickles, pickles)
        return made

    def zipWithIndex(self) -> Any:
        """Pairs of the element and its number from 0."""
        starts = [0]
        if self.getNumPartitions() > 1:
            for size in self.mapPartitions(lambda items: [sum(1 for _ in items)]).collect():
                starts.append(starts[-1] + size)
        return self._stepped(lambda split, items: ((item, n) for n, item in enumerate(items, starts[split])))

    def zipWithUniqueId(self) -> Any:
        """Pairs of the element and a number that no other has, found without a job."""
        count = self.getNumPartitions()
        return self._stepped(lambda split, items: ((item, n * count + split) for n, item in enumerate(items)))

    def groupBy(self, f: Callable[[Any], Any], numPartitions: Optional[int] = None, *partitionFunc: Any) -> Any:
        """Pairs of a function's value and the elements that have it."""
        return self.keyBy(f).groupByKey(numPartitions, *partitionFunc)

    def sortBy(self, keyfunc: Callable[[Any], Any], ascending: bool = True, numPartitions: Optional[int] = None) -> Any:
        """The elements in the order of a function's values."""
        count = default_partitions(self) if numPartitions is None else numPartitions
        bounds = self._bounds(keyfunc, count)

        def target(item: Any) -> int:
            place = bisect.bisect_left(bounds, keyfunc(item))
            return place if ascending else len(bounds) - place

        def ordered(_: int, items: Iterable[Any]) -> Iterator[Any]:
            return iter(sorted(items, key=keyfunc, reverse=not ascending))

        return shuffled(self, count, target)._stepped(ordered, True)

    def _bounds(self, keyfunc: Callable[[Any], Any], count: int) -> List[Any]:
        """Keys that divide the elements into about equal parts, found in a sample."""
        size = self.count() if count > 1 else 0
        if not size:
            return []
        wanted = count * 20.0
        keys = sorted(self.sample(False, min(wanted / size, 1.0), 1).map(keyfunc).collect())
        return [keys[len(keys) * number // count] for number in range(1, count)] if keys else []

    def repartition(self, numPartitions: int) -> Any:
        """The elements in so many partitions, divided anew."""
        return self.coalesce(numPartitions, True)

    def coalesce(self, numPartitions: int, shuffle: bool = False) -> Any:
        """The elements in fewer partitions; more, and divided anew, with ``shuffle``."""
        if shuffle:
            moved = self._serialized(_SMALL)
            return moved._like(moved._jrdd.coalesce(numPartitions, True))
        packed = self._serialized(DEFAULT_SERIALIZER)
        return packed._like(packed._jrdd.coalesce(numPartitions, False))

    def pipe(self, command: str, env: Optional[Dict[str, str]] = None, checkCode: bool = False) -> Any:
        """The lines that a command prints when it reads the elements as lines, once for each partition."""

        def step(_: int, items: Iterable[Any]) -> Iterator[str]:
            process = subprocess.Popen(
                shlex.split(command), env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )

            def feed() -> None:
                with process.stdin:
                    process.stdin.writelines(str(item).rstrip("\n") + "\n" for item in items)

            threading.Thread(target=feed, daemon=True).start()
            with process.stdout:
                yield from (line.rstrip("\n") for line in process.stdout)
            if process.wait() and checkCode:
                raise RuntimeError(f"Pipe function `{command}` exited with error code {process.returncode}")

        return self._stepped(step)

    def _first_of_each(self, count: int) -> Any:
        return self._stepped(lambda _, items: islice(items, count), True)
