"""StatCounter: count, mean, variance, greatest and least of numbers, by one look at each."""

import math
from typing import Any, Dict, Iterable

from pyspark._missing import Told


class StatCounter(metaclass=Told):
    """Grows by values and by other counters; the sums of squares are of distances from the mean, so they stay exact."""

    def __init__(self, values: Iterable[float] = ()) -> None:
        self._count = 0
        self._mean = 0.0
        self._squares = 0.0
        self._max = -math.inf
        self._min = math.inf
        for value in values:
            self.merge(value)

    def merge(self, value: float) -> "StatCounter":
        """Takes one value in."""
        distance = value - self._mean
        self._count += 1
        self._mean += distance / self._count
        self._squares += distance * (value - self._mean)
        self._max = max(self._max, value)
        self._min = min(self._min, value)
        return self

    def mergeStats(self, other: "StatCounter") -> "StatCounter":
        """Takes the values of another counter in."""
        if not other._count:
            return self
        total = self._count + other._count
        distance = other._mean - self._mean
        self._mean += distance * other._count / total
        self._squares += other._squares + distance * distance * self._count * other._count / total
        self._count = total
        self._max = max(self._max, other._max)
        self._min = min(self._min, other._min)
        return self

    def count(self) -> int:
        """How many values there were."""
        return self._count

    def mean(self) -> float:
        """The mean."""
        return self._mean

    def sum(self) -> float:
        """The sum."""
        return self._mean * self._count

    def min(self) -> float:
        """The least."""
        return self._min

    def max(self) -> float:
        """The greatest."""
        return self._max

    def variance(self) -> float:
        """The variance; NaN of nothing."""
        return self._squares / self._count if self._count else math.nan

    def sampleVariance(self) -> float:
        """The variance that a sample tells of its whole; NaN of fewer than two."""
        return self._squares / (self._count - 1) if self._count > 1 else math.nan

    def stdev(self) -> float:
        """The standard deviation."""
        return math.sqrt(self.variance())

    def sampleStdev(self) -> float:
        """The standard deviation that a sample tells of its whole."""
        return math.sqrt(self.sampleVariance())

    def asDict(self, sample: bool = False) -> Dict[str, Any]:
        """All of it by name."""
        return {
            "count": self.count(),
            "mean": self.mean(),
            "sum": self.sum(),
            "min": self.min(),
            "max": self.max(),
            "stdev": self.sampleStdev() if sample else self.stdev(),
            "variance": self.sampleVariance() if sample else self.variance(),
        }

    def __repr__(self) -> str:
        return (
            f"(count: {self.count()}, mean: {self.mean()}, stdev: {self.stdev()}, "
            f"max: {self.max()}, min: {self.min()})"
        )
