"""Fills the ``{name}`` places of SQL text: frames by a passing view, columns by name, values as literals."""

import contextlib
import datetime
import decimal
import string
import uuid
from typing import Any, Dict, Iterator, List

from pyspark.sql.column import Column


@contextlib.contextmanager
def filled_in(session: Any, text: str, values: Dict[str, Any]) -> Iterator[str]:
    """The text with its places filled; the views that it needs are gone afterwards."""
    if not values:
        yield text
        return
    views: List[str] = []
    try:
        yield _Filler(views).vformat(text, (), values)
    finally:
        for view in views:
            session.catalog.dropTempView(view)


class _Filler(string.Formatter):
    def __init__(self, views: List[str]) -> None:
        self._views = views

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        value, key = super().get_field(field_name, args, kwargs)
        return self._text(value), key

    def _text(self, value: Any) -> str:
        from pyspark.sql.dataframe import DataFrame

        if isinstance(value, DataFrame):
            name = f"_pyspark_{uuid.uuid4().hex}"
            value.createOrReplaceTempView(name)
            self._views.append(name)
            return name
        if isinstance(value, Column):
            return value._jc.expr().sql()
        return literal(value)


def literal(value: Any) -> str:
    """A value as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"
    if isinstance(value, datetime.datetime):
        return f"TIMESTAMP '{value.isoformat(sep=' ')}'"
    if isinstance(value, datetime.date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, decimal.Decimal):
        return f"{value}BD"
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))})"
    if isinstance(value, list):
        return f"ARRAY({', '.join(map(literal, value))})"
    return str(value)
