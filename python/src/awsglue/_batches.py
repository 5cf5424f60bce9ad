"""Functions over batches of records: what runs in the workers for DynamicFrame's map and filter.

A batch arrives as one pickle, a list of records. The answer to a filter says for each record, by its place, whether it
stays; the answer to a map holds the new records by column. Nothing here needs more than the standard library.
"""

import pickle
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from itertools import chain

_PROTOCOL = 4
#: Types whose pickles the JVM reads as they are.
_PLAIN = frozenset([int, float, str, bool, bytes, bytearray, type(None)])
_EPOCH = datetime(1970, 1, 1)
_EPOCH_IN_UTC = _EPOCH.replace(tzinfo=timezone.utc)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_MICROSECOND = timedelta(microseconds=1)


class Filtered:
    """Keeps the records for which a function is true. A missing or unfit value drops the record; any other failure
    makes an error record of it."""

    def __init__(self, function):
        self._function = function

    def __call__(self, _, batches):
        return map(self._answer, batches)

    def _answer(self, batch):
        function = self._function
        kept, errors = bytearray(), []
        for place, record in enumerate(pickle.loads(batch)):
            try:
                kept.append(1 if function(record) else 0)
            except (KeyError, ValueError, TypeError):
                kept.append(0)
            except Exception as error:
                kept.append(0)
                errors.append((place, str(error)))
        return pickle.dumps((bytes(kept), _originals(batch, errors)), _PROTOCOL)


class Changed:
    """Puts what a function returns in the place of each record; where it fails or returns nothing there is an error
    record."""

    def __init__(self, function):
        self._function = function

    def __call__(self, _, batches):
        return map(self._answer, batches)

    def _answer(self, batch):
        function = self._function
        records, errors = [], []
        for place, record in enumerate(pickle.loads(batch)):
            try:
                changed = function(record)
                if not changed:
                    errors.append((place, "The function returned no record"))
                elif not isinstance(changed, dict):
                    errors.append((place, f"The function returned no record, but {type(changed).__name__}"))
                else:
                    records.append(_taken(changed))
            except Exception as error:
                errors.append((place, str(error)))
        return pickle.dumps((len(records), *_columns(records), _originals(batch, errors)), _PROTOCOL)


def _taken(changed):
    """What a function returned, as it is at this moment: the function may use its objects again for the next record."""
    taken = dict(changed)
    if not _PLAIN.issuperset(map(type, taken.values())):
        for name, value in taken.items():
            if type(value) not in _PLAIN:
                taken[name] = _value(value)
    return taken


def _columns(records):
    """The names that any of the records has, in the order of their first sight, and a list of values for each."""
    names = list(dict.fromkeys(chain.from_iterable(records)))
    if all(len(record) == len(names) for record in records):
        columns = [[record[name] for record in records] for name in names]
    else:
        columns = [[record.get(name) for record in records] for name in names]
    return [str(name) for name in names], columns


def _originals(batch, errors):
    """The errors with the records as they came, before the function could change them."""
    if not errors:
        return []
    records = pickle.loads(batch)
    return [(_value(records[place]), message) for place, message in errors]


def _value(value):
    """A value as the JVM reads it: tuples are lists, and a tuple is what pickles have no word for."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, dict):
        return {str(key): _value(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_value(inner) for inner in value]
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return "time", (value - _EPOCH) // _MICROSECOND, value.fold
        return "instant", (value - _EPOCH_IN_UTC) // _MICROSECOND
    if isinstance(value, date):
        return "date", value.toordinal() - _EPOCH_DAY
    if isinstance(value, Decimal) and value.is_finite():
        return "decimal", str(value)
    if isinstance(value, time):
        return value.isoformat()
    for plain in (bool, int, float, str, bytes, bytearray):
        if isinstance(value, plain):
            return plain(value)
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        return _value(value.tolist())
    raise TypeError(f"A record cannot hold a value of the type {kind.__name__}: {value!r:.200}")
