"""What RDDs of pairs (key, value) can do.

A worker holds the groups of one partition in memory; where they are too large, more partitions make them smaller.
"""

import copy
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional

from pyspark._shuffle import default_partitions, portable_hash, shuffled
from pyspark.resultiterable import ResultIterable

Hash = Callable[[Any], int]


class RDDPairs:
    """Part of RDD."""

    def keys(self) -> Any:
        """The keys."""
        return self.map(lambda pair: pair[0])

    def values(self) -> Any:
        """The values."""
        return self.map(lambda pair: pair[1])

    def mapValues(self, f: Callable[[Any], Any]) -> Any:
        """What a function gives for each value, under its key."""
        return self.map(lambda pair: (pair[0], f(pair[1])), True)

    def flatMapValues(self, f: Callable[[Any], Iterable[Any]]) -> Any:
        """All that a function gives for each value, under its key."""
        return self.flatMap(lambda pair: ((pair[0], value) for value in f(pair[1])), True)

    def collectAsMap(self) -> Dict[Any, Any]:
        """The pairs as a dict."""
        return dict(self.collect())

    def lookup(self, key: Any) -> List[Any]:
        """The values of a key."""
        return self.filter(lambda pair: pair[0] == key).values().collect()

    def countByKey(self) -> Dict[Any, int]:
        """How many pairs each key has."""
        return self.keys().countByValue()

    def partitionBy(self, numPartitions: Optional[int], partitionFunc: Hash = portable_hash) -> Any:
        """The pairs in the partitions that a function of the key names."""
        count = default_partitions(self) if numPartitions is None else numPartitions
        if self.partitioner == (count, partitionFunc):
            return self
        moved = shuffled(self, count, lambda pair: partitionFunc(pair[0]))
        moved.partitioner = (count, partitionFunc)
        return moved

    def repartitionAndSortWithinPartitions(
        self,
        numPartitions: Optional[int] = None,
        partitionFunc: Hash = portable_hash,
        ascending: bool = True,
        keyfunc: Callable[[Any], Any] = lambda key: key,
    ) -> Any:
        """``partitionBy``, each partition in the order of its keys."""

        def ordered(pairs: Iterable[Any]) -> Iterator[Any]:
            return iter(sorted(pairs, key=lambda pair: keyfunc(pair[0]), reverse=not ascending))

        return self.partitionBy(numPartitions, partitionFunc).mapPartitions(ordered, True)

    def combineByKey(
        self,
        createCombiner: Callable[[Any], Any],
        mergeValue: Callable[[Any, Any], Any],
        mergeCombiners: Callable[[Any, Any], Any],
        numPartitions: Optional[int] = None,
        partitionFunc: Hash = portable_hash,
    ) -> Any:
        """One value for each key: made of the first value, grown by the next, and of several partitions made one."""

        def combine(pairs: Iterable[Any]) -> Iterator[Any]:
            combined: Dict[Any, Any] = {}
            for key, value in pairs:
                combined[key] = mergeValue(combined[key], value) if key in combined else createCombiner(value)
            return iter(combined.items())

        def merge(pairs: Iterable[Any]) -> Iterator[Any]:
            merged: Dict[Any, Any] = {}
            for key, value in pairs:
                merged[key] = mergeCombiners(merged[key], value) if key in merged else value
            return iter(merged.items())

        combined = self.mapPartitions(combine, True)
        return combined.partitionBy(numPartitions, partitionFunc).mapPartitions(merge, True)

    def reduceByKey(
        self, func: Callable[[Any, Any], Any], numPartitions: Optional[int] = None, partitionFunc: Hash = portable_hash
    ) -> Any:
        """The values of each key made one."""
        return self.combineByKey(lambda value: value, func, func, numPartitions, partitionFunc)

    def reduceByKeyLocally(self, func: Callable[[Any, Any], Any]) -> Dict[Any, Any]:
        """``reduceByKey`` as a dict."""
        return self.reduceByKey(func).collectAsMap()

    def aggregateByKey(
        self,
        zeroValue: Any,
        seqFunc: Callable[[Any, Any], Any],
        combFunc: Callable[[Any, Any], Any],
        numPartitions: Optional[int] = None,
        partitionFunc: Hash = portable_hash,
    ) -> Any:
        """One function takes the values of a key into a value, another makes those of several partitions one."""

        def first(value: Any) -> Any:
            return seqFunc(copy.deepcopy(zeroValue), value)

        return self.combineByKey(first, seqFunc, combFunc, numPartitions, partitionFunc)

    def foldByKey(
        self,
        zeroValue: Any,
        func: Callable[[Any, Any], Any],
        numPartitions: Optional[int] = None,
        partitionFunc: Hash = portable_hash,
    ) -> Any:
        """``reduceByKey`` from a value that changes nothing."""
        return self.aggregateByKey(zeroValue, func, func, numPartitions, partitionFunc)

    def groupByKey(self, numPartitions: Optional[int] = None, partitionFunc: Hash = portable_hash) -> Any:
        """Pairs of the key and its values."""
        return self.partitionBy(numPartitions, partitionFunc).mapPartitions(_grouped, True)

    def sortByKey(
        self,
        ascending: bool = True,
        numPartitions: Optional[int] = None,
        keyfunc: Callable[[Any], Any] = lambda key: key,
    ) -> Any:
        """The pairs in the order of their keys."""
        return self.sortBy(lambda pair: keyfunc(pair[0]), ascending, numPartitions)

    def cogroup(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """Pairs of a key and its values here and there."""
        return self.groupWith(other, numPartitions=numPartitions)

    def groupWith(self, other: Any, *others: Any, numPartitions: Optional[int] = None) -> Any:
        """``cogroup`` of several."""
        rdds = [self, other, *others]
        count = default_partitions(*rdds) if numPartitions is None else numPartitions
        tagged = [rdd.map(_tagger(number)) for number, rdd in enumerate(rdds)]
        width = len(rdds)

        def parted(values: Iterable[Any]) -> Any:
            parts: List[List[Any]] = [[] for _ in range(width)]
            for number, value in values:
                parts[number].append(value)
            return tuple([ResultIterable(part) for part in parts])

        return self.ctx.union(tagged).groupByKey(count).mapValues(parted)

    def join(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """Pairs of a key and each value here with each there."""
        return self._joined(other, numPartitions, (), ())

    def leftOuterJoin(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """``join``, with None for the values of keys that are not there."""
        return self._joined(other, numPartitions, (), (None,))

    def rightOuterJoin(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """``join``, with None for the values of keys that are not here."""
        return self._joined(other, numPartitions, (None,), ())

    def fullOuterJoin(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """``join``, with None for the values of keys that are on one side only."""
        return self._joined(other, numPartitions, (None,), (None,))

    def _joined(self, other: Any, count: Optional[int], none_here: tuple, none_there: tuple) -> Any:
        def product(sides: Any) -> Iterator[Any]:
            here, there = sides
            return ((one, two) for one in (here or none_here) for two in (there or none_there))

        return self.cogroup(other, count).flatMapValues(lambda sides: product([list(side) for side in sides]))

    def subtractByKey(self, other: Any, numPartitions: Optional[int] = None) -> Any:
        """The pairs whose keys the other has not."""
        return self.cogroup(other, numPartitions).flatMapValues(lambda sides: [] if len(sides[1]) else sides[0])

    def sampleByKey(self, withReplacement: bool, fractions: Dict[Any, float], seed: Optional[int] = None) -> Any:
        """About these parts of the pairs of each key."""
        parts = [
            self.filter(lambda pair, key=key: pair[0] == key).sample(withReplacement, fraction, seed)
            for key, fraction in fractions.items()
        ]
        return self.ctx.union(parts)


def _tagger(number: int) -> Callable[[Any], Any]:
    return lambda pair: (pair[0], (number, pair[1]))


def _grouped(pairs: Iterable[Any]) -> Iterator[Any]:
    groups: Dict[Any, List[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return ((key, ResultIterable(values)) for key, values in groups.items())
