"""Observation: aggregates that are computed while a frame is."""

import uuid
from typing import Any, Dict, Optional

from pyspark._missing import Told
from pyspark.sql._jvm import active_jvm, to_seq


class Observation(metaclass=Told):
    """``df.observe(observation, count(lit(1)).alias("rows"))``; ``get`` waits for the first action."""

    def __init__(self, name: Optional[str] = None) -> None:
        self._name = name or str(uuid.uuid4())
        self._jo: Any = None

    def _on(self, df: Any, *exprs: Any) -> Any:
        if self._jo is not None:
            raise AssertionError("an Observation can be used with a DataFrame only once")
        self._jo = active_jvm().org.apache.spark.sql.Observation(self._name)
        return df._frame(self._jo.on(df._jdf, exprs[0]._jc, to_seq([expr._jc for expr in exprs[1:]])))

    @property
    def get(self) -> Dict[str, Any]:
        """The aggregates by name, once the frame was computed."""
        if self._jo is None:
            raise AssertionError("call DataFrame.observe first")
        return dict(self._jo.getAsJava())
