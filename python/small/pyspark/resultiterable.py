"""The values of one key."""

from typing import Any, Collection, Iterator

from pyspark._missing import Told


class ResultIterable(metaclass=Told):
    """Values that can be gone through again and again, and counted."""

    def __init__(self, data: Collection[Any]) -> None:
        self.data = data

    def __iter__(self) -> Iterator[Any]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)
