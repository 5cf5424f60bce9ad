"""Row: a tuple whose values also have names."""

from typing import Any, Dict, List

from pyspark._missing import Told


class Row(tuple, metaclass=Told):
    """``Row(name="Ann", age=3)`` holds values by name; ``Row("name", "age")`` makes rows of these names.

    Values are read by index, by name (``row["name"]``) or as attributes (``row.name``).
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> "Row":
        if args and kwargs:
            raise ValueError("Can not use both args and kwargs to create Row")
        if kwargs:
            row = tuple.__new__(cls, kwargs.values())
            row.__fields__ = list(kwargs)
            return row
        return tuple.__new__(cls, args)

    def __call__(self, *args: Any) -> "Row":
        """A row with this one's values as its names."""
        if len(args) > len(self):
            raise ValueError(f"Can not create Row with fields {self}, expected {len(self)} values but got {args}")
        return _create_row(self, args)

    def asDict(self, recursive: bool = False) -> Dict[str, Any]:
        """The row as a dict; with ``recursive`` the rows inside too."""
        names = self._names()
        if names is None:
            raise TypeError("Cannot convert a Row class into dict")
        values = [_plain(value) for value in self] if recursive else self
        return dict(zip(names, values))

    def _names(self) -> Any:
        return self.__dict__.get("__fields__")

    def __contains__(self, item: Any) -> bool:
        names = self._names()
        return item in names if names is not None else tuple.__contains__(self, item)

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, (int, slice)):
            return tuple.__getitem__(self, item)
        try:
            return tuple.__getitem__(self, (self._names() or []).index(item))
        except ValueError:
            raise ValueError(item) from None

    def __getattr__(self, item: str) -> Any:
        if item.startswith("__"):
            raise AttributeError(item)
        try:
            return tuple.__getitem__(self, (self._names() or []).index(item))
        except ValueError:
            raise AttributeError(item) from None

    def __setattr__(self, key: str, value: Any) -> None:
        if key != "__fields__":
            raise RuntimeError("Row is read-only")
        self.__dict__[key] = value

    def __reduce__(self) -> Any:
        names = self._names()
        return (_create_row, (names, tuple(self))) if names is not None else tuple.__reduce__(self)

    def __repr__(self) -> str:
        names = self._names()
        if names is None:
            return f"<Row({', '.join(repr(value) for value in self)})>"
        return f"Row({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


def _create_row(fields: Any, values: Any) -> Row:
    row = tuple.__new__(Row, values)
    row.__dict__["__fields__"] = fields
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, Row):
        return value.asDict(True)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def field_names(row: Any) -> List[str]:
    """The names of a Row or named tuple; empty where it has none."""
    names = getattr(row, "__fields__", None) or getattr(row, "_fields", None)
    return list(names) if names else []
