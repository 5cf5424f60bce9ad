"""The worker's side of Python table functions."""

from typing import Any, BinaryIO, Callable, Iterator, Tuple

from pyspark.errors.exceptions.base import PySparkRuntimeError, refusal
from pyspark.serializers import CPickleSerializer, read_framed, read_int, read_text


def read_table_function(source: BinaryIO) -> Callable[[int, Iterator[Any]], Iterator[Any]]:
    """The task's function over rows of arguments: for each a tuple of rows, and after the last those of the end."""
    from pyspark.sql.types import _parse_datatype_json_string

    positions = [read_int(source) for _ in range(read_int(source))]
    handler = CPickleSerializer().loads(read_framed(source))
    schema = _parse_datatype_json_string(read_text(source))
    internal = schema.toInternal if schema.needConversion() else tuple
    width = len(schema.names)

    def rows(made: Any) -> Tuple[Any, ...]:
        if made is None:
            return ()
        if not hasattr(made, "__iter__"):
            raise refusal(
                PySparkRuntimeError,
                "UDTF_RETURN_NOT_ITERABLE",
                "The return value of the UDTF is invalid. It should be an iterable (e.g., generator or list), "
                f"but got '{type(made).__name__}'. Please make sure that the UDTF returns one of these types.",
            )
        # The JVM takes a tuple of rows and no list.
        return tuple([internal(_checked(row, width)) for row in made])

    def in_partition(_: int, arguments: Iterator[Any]) -> Iterator[Any]:
        table = handler()
        any_row = False
        for values in arguments:
            any_row = True
            yield rows(table.eval(*[values[position] for position in positions]))
        # Where there was no row, there is none that the last rows could stand beside.
        if any_row and hasattr(table, "terminate"):
            yield rows(table.terminate())

    return in_partition


def _checked(row: Any, width: int) -> Any:
    if not isinstance(row, (tuple, list)) and not hasattr(row, "__dict__"):
        raise refusal(
            PySparkRuntimeError,
            "UDTF_INVALID_OUTPUT_ROW_TYPE",
            f"The type of an individual output row in the UDTF is invalid. Each row should be a tuple or list, "
            f"but got '{type(row).__name__}'. Please make sure that the output rows are of these types.",
        )
    if isinstance(row, (tuple, list)) and len(row) != width:
        raise refusal(
            PySparkRuntimeError,
            "UDTF_RETURN_SCHEMA_MISMATCH",
            "The number of columns in the result does not match the specified schema. "
            f"Expected column count: {width}, Actual column count: {len(row)}. "
            "Please make sure the values you want to return have the same number of columns as the specified schema.",
        )
    return row
