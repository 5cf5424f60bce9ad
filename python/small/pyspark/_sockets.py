"""Reads the results that the JVM serves on a socket of its own."""

import socket
import struct
from typing import Any, BinaryIO, Iterator, Tuple

from pyspark.errors import PySparkRuntimeError

_BUFFER = 1 << 16


def local_connect_and_auth(port: int, auth_secret: str) -> Tuple[BinaryIO, socket.socket]:
    """Connects to the JVM's server on this machine and proves itself with ``auth_secret``."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=15)
    # The first byte may take as long as the query does.
    connection.settimeout(None)
    stream = connection.makefile("rwb", _BUFFER)
    secret = auth_secret.encode("utf-8")
    stream.write(struct.pack("!i", len(secret)) + secret)
    stream.flush()
    length = struct.unpack("!i", stream.read(4))[0]
    if stream.read(length) != b"ok":
        raise PySparkRuntimeError("The JVM's result server refused the secret")
    return stream, connection


def items_from(served: Any, serializer: Any) -> Iterator[Any]:
    """The items that the JVM serves; ``served`` is its [port, secret, server].

    An error of the query is raised after the items that came before it.
    """
    port, secret, server = served[0], served[1], served[2]
    stream, connection = local_connect_and_auth(port, secret)
    try:
        yield from serializer.load_stream(stream)
        server.getResult()
    finally:
        stream.close()
        connection.close()


def partitions_from(served: Any, serializer: Any) -> Iterator[Any]:
    """The items of one partition after another; asks the JVM for the next only when the caller has read the last."""
    port, secret, server = served[0], served[1], served[2]
    stream, connection = local_connect_and_auth(port, secret)
    asked_all = False
    try:
        while True:
            stream.write(struct.pack("!i", 1))
            stream.flush()
            status = struct.unpack("!i", stream.read(4))[0]
            if status == 0:
                asked_all = True
                server.getResult()
                return
            if status == -1:
                asked_all = True
                length = struct.unpack("!H", stream.read(2))[0]
                message = stream.read(length).decode("utf-8", "replace")
                server.getResult()
                raise PySparkRuntimeError(message)
            yield from serializer.load_stream(stream)
    finally:
        if not asked_all:
            stream.write(struct.pack("!i", 0))
            stream.flush()
        stream.close()
        connection.close()
