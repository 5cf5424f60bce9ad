"""What deals with nulls, and the statistics, both also reached as ``df.na`` and ``df.stat``."""

from typing import Any, Dict, List, Optional

from pyspark._missing import Told
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._jvm import to_seq

_UNSET = object()


class FrameGaps:
    """Part of DataFrame."""

    def dropna(self, how: str = "any", thresh: Optional[int] = None, subset: Any = None) -> Any:
        """Without the rows that have nulls: any, all, or fewer than ``thresh`` values."""
        if how is not None and how not in ("any", "all"):
            raise refusal(PySparkValueError, "VALUE_NOT_ANY_OR_ALL", f"Value for `how` must be 'any' or 'all', got '{how}'.")
        columns = self._subset(subset) or self.columns
        if thresh is None:
            thresh = len(columns) if how == "any" else 1
        return self._frame(self._jdf.na().drop(thresh, to_seq(columns)))

    def fillna(self, value: Any, subset: Any = None) -> Any:
        """With a value in place of nulls, in the columns of its type; or a dict of values by column."""
        if not isinstance(value, (float, int, str, bool, dict)):
            raise refusal(
                PySparkTypeError,
                "NOT_BOOL_OR_DICT_OR_FLOAT_OR_INT_OR_STR",
                f"Argument `value` should be a bool, dict, float, int or str, got {type(value).__name__}.",
            )
        gaps = self._jdf.na()
        if isinstance(value, dict):
            return self._frame(gaps.fill(value))
        # Py4J finds no method for an int; a double fits whole numbers as well.
        plain = float(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if subset is None:
            return self._frame(gaps.fill(plain))
        return self._frame(gaps.fill(plain, to_seq(self._subset(subset))))

    def replace(self, to_replace: Any, value: Any = _UNSET, subset: Any = None) -> Any:
        """With values replaced: one, a list by one or by a list, or a dict of old by new."""
        pairs = _replacements(to_replace, value)
        if not pairs:
            return self
        columns = self._subset(subset)
        if columns is None:
            return self._frame(self._jdf.na().replace("*", pairs))
        names = self._sc._gateway.new_array(self._sc._jvm.java.lang.String, len(columns))
        for position, name in enumerate(columns):
            names[position] = name
        return self._frame(self._jdf.na().replace(names, pairs))

    def _subset(self, subset: Any) -> Optional[List[str]]:
        if subset is None:
            return None
        if isinstance(subset, str):
            return [subset]
        if not isinstance(subset, (list, tuple)):
            raise refusal(
                PySparkTypeError,
                "NOT_LIST_OR_STR_OR_TUPLE",
                f"Argument `subset` should be a list, str or tuple, got {type(subset).__name__}.",
            )
        return list(subset)


def _replacements(old: Any, new: Any) -> Dict[Any, Any]:
    if isinstance(old, dict):
        pairs = dict(old)
    elif new is _UNSET:
        raise refusal(PySparkTypeError, "ARGUMENT_REQUIRED", "Argument `value` is required when `to_replace` is not a dictionary.")
    elif isinstance(old, (list, tuple)):
        news = list(new) if isinstance(new, (list, tuple)) else [new] * len(old)
        if len(news) != len(old):
            raise refusal(
                PySparkValueError,
                "LENGTH_SHOULD_BE_THE_SAME",
                f"`to_replace` and `value` should be of the same length, got {len(old)} and {len(news)}.",
            )
        pairs = dict(zip(old, news))
    else:
        pairs = {old: new}
    for family in (bool, str, (int, float)):
        if all(_of(family, key) and (item is None or _of(family, item)) for key, item in pairs.items()):
            return pairs
    raise refusal(PySparkValueError, "MIXED_TYPE_REPLACEMENT", "Mixed type replacements are not supported.")


def _of(family: Any, value: Any) -> bool:
    return isinstance(value, family) and (family is bool or not isinstance(value, bool))


class DataFrameNaFunctions(metaclass=Told):
    """``df.na``."""

    __module__ = "pyspark.sql.dataframe"

    def __init__(self, df: Any) -> None:
        self.df = df

    def drop(self, how: str = "any", thresh: Optional[int] = None, subset: Any = None) -> Any:
        """See ``DataFrame.dropna``."""
        return self.df.dropna(how=how, thresh=thresh, subset=subset)

    def fill(self, value: Any, subset: Any = None) -> Any:
        """See ``DataFrame.fillna``."""
        return self.df.fillna(value=value, subset=subset)

    def replace(self, to_replace: Any, value: Any = _UNSET, subset: Any = None) -> Any:
        """See ``DataFrame.replace``."""
        return self.df.replace(to_replace, value, subset)


class DataFrameStatFunctions(metaclass=Told):
    """``df.stat``."""

    __module__ = "pyspark.sql.dataframe"

    def __init__(self, df: Any) -> None:
        self.df = df

    def approxQuantile(self, col: Any, probabilities: List[float], relativeError: float) -> Any:
        """See ``DataFrame.approxQuantile``."""
        return self.df.approxQuantile(col, probabilities, relativeError)

    def corr(self, col1: str, col2: str, method: Optional[str] = None) -> float:
        """See ``DataFrame.corr``."""
        return self.df.corr(col1, col2, method)

    def cov(self, col1: str, col2: str) -> float:
        """See ``DataFrame.cov``."""
        return self.df.cov(col1, col2)

    def crosstab(self, col1: str, col2: str) -> Any:
        """See ``DataFrame.crosstab``."""
        return self.df.crosstab(col1, col2)

    def freqItems(self, cols: Any, support: Optional[float] = None) -> Any:
        """See ``DataFrame.freqItems``."""
        return self.df.freqItems(cols, support)

    def sampleBy(self, col: Any, fractions: Dict[Any, float], seed: Optional[int] = None) -> Any:
        """See ``DataFrame.sampleBy``."""
        return self.df.sampleBy(col, fractions, seed)
