"""Frames and pickles on the streams between Python and the JVM: an int length, then a pickle."""

import marshal
import pickle
import struct
from itertools import islice, product
from typing import Any, BinaryIO, Iterable, Iterator

from pyspark import cloudpickle

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


def read_long(stream: BinaryIO) -> int:
    """The next eight bytes as a big endian long; EOFError at the end."""
    return struct.unpack("!q", _exactly(8, stream))[0]


def write_long(value: int, stream: BinaryIO) -> None:
    stream.write(struct.pack("!q", value))


def read_bool(stream: BinaryIO) -> bool:
    """The next byte as a truth value; EOFError at the end."""
    return _exactly(1, stream) != b"\0"


def read_framed(stream: BinaryIO) -> bytes:
    """The bytes of the next frame: an int length, then so many bytes."""
    return _exactly(read_int(stream), stream)


def write_framed(data: bytes, stream: BinaryIO) -> None:
    write_int(len(data), stream)
    stream.write(data)


def read_text(stream: BinaryIO) -> str:
    """The text of the next frame."""
    return read_framed(stream).decode("utf-8")


def _exactly(length: int, stream: BinaryIO) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


class Serializer:
    """Turns objects into bytes and back. Serializers of a class with the same settings are equal."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def dumps(self, obj: Any) -> bytes:
        raise NotImplementedError

    def loads(self, obj: bytes) -> Any:
        raise NotImplementedError

    def dump_stream(self, iterator: Iterable[Any], stream: BinaryIO) -> None:
        for obj in iterator:
            write_framed(self.dumps(obj), stream)

    def load_stream(self, stream: BinaryIO) -> Iterator[Any]:
        while True:
            try:
                length = read_int(stream)
            except EOFError:
                return
            if length == SpecialLengths.END_OF_DATA_SECTION:
                return
            yield None if length == SpecialLengths.NULL else self.loads(_exactly(length, stream))


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


class MarshalSerializer(Serializer):
    """Python's marshal: faster than pickles, for its own few types."""

    def dumps(self, obj: Any) -> bytes:
        return marshal.dumps(obj)

    def loads(self, obj: bytes) -> Any:
        return marshal.loads(obj)


class NoOpSerializer(Serializer):
    """Bytes as they are."""

    def dumps(self, obj: bytes) -> bytes:
        return obj

    def loads(self, obj: bytes) -> bytes:
        return obj


class UTF8Deserializer(Serializer):
    """The JVM's texts; ``bytes`` where ``use_unicode`` is false."""

    def __init__(self, use_unicode: bool = True) -> None:
        self.use_unicode = use_unicode

    def loads(self, obj: bytes) -> Any:
        return obj.decode("utf-8") if self.use_unicode else obj


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
            write_framed(data, stream)
            if len(data) < self.bestSize:
                size *= 2
            elif len(data) > self.bestSize * 10 and size > 1:
                size //= 2


class PairDeserializer(Serializer):
    """The JVM's pairs: a frame of the first, then one of the second."""

    def __init__(self, key_ser: Serializer, val_ser: Serializer) -> None:
        self.key_ser = key_ser
        self.val_ser = val_ser

    def load_stream(self, stream: BinaryIO) -> Iterator[Any]:
        for first, second in self._frames(stream):
            yield self.key_ser.loads(first), self.val_ser.loads(second)

    def _frames(self, stream: BinaryIO) -> Iterator[Any]:
        frames = NoOpSerializer().load_stream(stream)
        return zip(frames, frames)


class ZipDeserializer(PairDeserializer):
    """Pairs of batches, as the pairs of their items."""

    def load_stream(self, stream: BinaryIO) -> Iterator[Any]:
        for first, second in super().load_stream(stream):
            if len(first) != len(second):
                raise ValueError("Can not deserialize RDD with different number of items in pair: "
                                 f"({len(first)}, {len(second)})")
            yield from zip(first, second)


class CartesianDeserializer(PairDeserializer):
    """Pairs of batches, as each item of the one with each of the other."""

    def load_stream(self, stream: BinaryIO) -> Iterator[Any]:
        for first, second in super().load_stream(stream):
            yield from product(first, second)


#: How the elements of most RDDs lie in the JVM: batches of pickles.
DEFAULT_SERIALIZER = AutoBatchedSerializer(CPickleSerializer())
