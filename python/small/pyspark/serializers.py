"""Frames and pickles on the streams between Python and the JVM: an int length, then a pickle."""

import pickle
import struct
from itertools import islice
from typing import Any, BinaryIO, Iterable, Iterator

from pyspark import cloudpickle
from pyspark._missing import sentence

# Pyrolite, which reads our pickles in the JVM, knows protocols up to 4.
PICKLE_PROTOCOL = 4


class SpecialLengths:
    """Lengths below zero that mean something else than the size of a frame."""

    END_OF_DATA_SECTION = -1
    PYTHON_EXCEPTION_THROWN = -2
    TIMING_DATA = -3
    END_OF_STREAM = -4
    NULL = -5
    START_ARROW_STREAM = -6


def read_int(stream: BinaryIO) -> int:
    """The next four bytes as a big endian int; EOFError at the end."""
    data = stream.read(4)
    if len(data) < 4:
        raise EOFError
    return struct.unpack("!i", data)[0]


def write_int(value: int, stream: BinaryIO) -> None:
    stream.write(struct.pack("!i", value))


class Serializer:
    """Turns objects into bytes and back."""

    def dumps(self, obj: Any) -> bytes:
        raise NotImplementedError

    def loads(self, obj: bytes) -> Any:
        raise NotImplementedError

    def dump_stream(self, iterator: Iterable[Any], stream: BinaryIO) -> None:
        for obj in iterator:
            data = self.dumps(obj)
            write_int(len(data), stream)
            stream.write(data)

    def load_stream(self, stream: BinaryIO) -> Iterator[Any]:
        while True:
            try:
                length = read_int(stream)
            except EOFError:
                return
            if length == SpecialLengths.END_OF_DATA_SECTION:
                return
            yield self.loads(stream.read(length))


class PickleSerializer(Serializer):
    """Plain pickles: fast, for data."""

    def dumps(self, obj: Any) -> bytes:
        return pickle.dumps(obj, PICKLE_PROTOCOL)

    def loads(self, obj: bytes) -> Any:
        return pickle.loads(obj)


class CloudPickleSerializer(PickleSerializer):
    """Pickles that also carry functions and classes by value."""

    def dumps(self, obj: Any) -> bytes:
        return cloudpickle.dumps(obj, PICKLE_PROTOCOL)


CPickleSerializer = CloudPickleSerializer


class BatchedSerializer(Serializer):
    """Several items in each frame: a list of up to ``batchSize``, everything in one where it is 0."""

    UNLIMITED_BATCH_SIZE = -1
    UNKNOWN_BATCH_SIZE = 0

    def __init__(self, serializer: Serializer, batchSize: int = UNLIMITED_BATCH_SIZE) -> None:
        self.serializer = serializer
        self.batchSize = batchSize

    def dump_stream(self, iterator: Iterable[Any], stream: BinaryIO) -> None:
        self.serializer.dump_stream(self._batches(iterator), stream)

    def load_stream(self, stream: BinaryIO) -> Iterator[Any]:
        for batch in self.serializer.load_stream(stream):
            yield from batch

    def _batches(self, iterator: Iterable[Any]) -> Iterator[list]:
        if self.batchSize <= 0:
            yield list(iterator)
            return
        batch: list = []
        for item in iterator:
            batch.append(item)
            if len(batch) == self.batchSize:
                yield batch
                batch = []
        if batch:
            yield batch


class AutoBatchedSerializer(BatchedSerializer):
    """Batches of items whose pickles stay near a fixed size, so that neither huge nor tiny items hurt."""

    def __init__(self, serializer: Serializer, bestSize: int = 1 << 16) -> None:
        super().__init__(serializer, self.UNKNOWN_BATCH_SIZE)
        self.bestSize = bestSize

    def dump_stream(self, iterator: Iterable[Any], stream: BinaryIO) -> None:
        items = iter(iterator)
        size = 1
        while True:
            batch = list(islice(items, size))
            if not batch:
                return
            data = self.serializer.dumps(batch)
            write_int(len(data), stream)
            stream.write(data)
            if len(data) < self.bestSize:
                size *= 2
            elif len(data) > self.bestSize * 10 and size > 1:
                size //= 2


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    raise ImportError(sentence(f"pyspark.serializers.{name}"))
