"""Structured streaming."""

from pyspark.sql.streaming.query import StreamingQuery, StreamingQueryManager
from pyspark.sql.streaming.readwriter import DataStreamReader, DataStreamWriter

__all__ = ["DataStreamReader", "DataStreamWriter", "StreamingQuery", "StreamingQueryManager"]


def __getattr__(name: str):
    if name == "StreamingQueryListener":
        from pyspark._missing import sentence

        raise ImportError(sentence("pyspark.sql.streaming.StreamingQueryListener"))
    raise AttributeError(f"module 'pyspark.sql.streaming' has no attribute '{name}'")
