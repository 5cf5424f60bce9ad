"""What is told of an RDD's elements without moving them: histograms, and counts that may be a little off."""

import bisect
from functools import reduce
from typing import Any, Iterable, Iterator, List, Tuple, Union

from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError


class BoundedFloat(float):
    """An estimate, with how sure it is and its bounds."""

    def __new__(cls, mean: float, confidence: float, low: float, high: float) -> "BoundedFloat":
        made = super().__new__(cls, mean)
        made.confidence, made.low, made.high = confidence, low, high
        return made


class RDDEstimates:
    """Part of RDD."""

    def countApprox(self, timeout: int, confidence: float = 0.95) -> int:
        """How many elements there are, as far as that is known after so many milliseconds."""
        counts = self.mapPartitions(lambda items: [float(sum(1 for _ in items))])
        return int(counts.sumApprox(timeout, confidence))

    def sumApprox(self, timeout: int, confidence: float = 0.95) -> BoundedFloat:
        """The sum, as far as that is known after so many milliseconds."""
        return _bounded(self._doubles(lambda items: [float(sum(items))]).sumApprox(timeout, confidence))

    def meanApprox(self, timeout: int, confidence: float = 0.95) -> BoundedFloat:
        """The mean, as far as that is known after so many milliseconds."""
        return _bounded(self._doubles(lambda items: map(float, items)).meanApprox(timeout, confidence))

    def _doubles(self, step: Any) -> Any:
        doubles = self.mapPartitions(step)._java_objects()
        return self.ctx._jvm.org.apache.spark.api.java.JavaDoubleRDD.fromRDD(doubles.rdd())

    def countApproxDistinct(self, relativeSD: float = 0.05) -> int:
        """About how many different elements there are, with this relative deviation."""
        if relativeSD < 0.000017:
            raise ValueError("relativeSD should be greater than 0.000017")
        # The JVM tells elements apart by their hashes, of which Python's are as good as any.
        hashes = self.map(lambda item: _hash(item) & 0xFFFFFFFF)
        return hashes._java_objects().countApproxDistinct(relativeSD)

    def histogram(self, buckets: Union[int, List[Any], Tuple[Any, ...]]) -> Tuple[Any, List[int]]:
        """The bounds of buckets and how many elements lie in each; the last bucket has its upper bound in it.

        ``buckets`` are the bounds in order, or how many buckets of one width there are to be between the least and
        the greatest element.
        """
        if isinstance(buckets, bool) or not isinstance(buckets, (int, list, tuple)):
            raise PySparkTypeError("buckets should be a list or tuple or number(int or long)")
        bounds = self._even_bounds(buckets) if isinstance(buckets, int) else buckets
        if not isinstance(buckets, int):
            _check_bounds(bounds)
        last = len(bounds) - 2

        def part(items: Iterable[Any]) -> Iterator[List[int]]:
            counts = [0] * (last + 1)
            for item in items:
                # What is no value, or lies outside, is in no bucket.
                if item is None or item != item or item < bounds[0] or item > bounds[-1]:
                    continue
                counts[min(bisect.bisect_right(bounds, item) - 1, last)] += 1
            yield counts

        parts = self.mapPartitions(part).collect()
        return bounds, reduce(lambda one, other: [a + b for a, b in zip(one, other)], parts, [0] * (last + 1))

    def _even_bounds(self, count: int) -> List[Any]:
        if count < 1:
            raise PySparkValueError("number of buckets must be >= 1")
        values = self.filter(lambda item: item is not None and item == item)
        ends = values.map(lambda item: (item, item)).fold(None, _wider)
        if ends is None:
            raise PySparkValueError("can not generate buckets from empty RDD")
        low, high = ends
        if isinstance(low, (int, float)) and abs(high) == float("inf") or abs(low) == float("inf"):
            raise PySparkValueError("can not generate buckets with infinite value")
        if low == high or count == 1:
            return [low, high]
        step = (high - low) / count
        # Whole numbers stay whole where the buckets' width is.
        if isinstance(low, int) and isinstance(high, int) and step == int(step):
            step = int(step)
        return [low + number * step for number in range(count)] + [high]


def _wider(one: Any, other: Any) -> Any:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _check_bounds(bounds: Any) -> None:
    if len(bounds) < 2:
        raise PySparkValueError("buckets should have more than one value")
    if any(bound is None or bound != bound for bound in bounds):
        raise PySparkValueError("can not have None or NaN in buckets")
    if list(bounds) != sorted(bounds):
        raise PySparkValueError("buckets should be sorted")
    if len(set(bounds)) != len(bounds):
        raise PySparkValueError("buckets should not contain duplicated values")
    if len({type(bound) for bound in bounds}) > 1 and not all(isinstance(bound, (int, float)) for bound in bounds):
        raise PySparkTypeError("buckets should be of one type")


def _hash(item: Any) -> int:
    from pyspark._shuffle import portable_hash

    return portable_hash(item)


def _bounded(result: Any) -> BoundedFloat:
    found = result.getFinalValue() if result.isInitialValueFinal() else result.initialValue()
    return BoundedFloat(found.mean(), found.confidence(), found.low(), found.high())
