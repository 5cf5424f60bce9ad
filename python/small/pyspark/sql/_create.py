"""``SparkSession.createDataFrame``: of an RDD, a pandas DataFrame, or rows of this process."""

from typing import Any, Optional

from pyspark.rdd import RDD
from pyspark.sql._local_rows import local_frame
from pyspark.sql._rdd_rows import frame_of
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.pandas.conversion import from_pandas
from pyspark.sql.types import _parse_datatype_string


def create(session: Any, data: Any, schema: Any, sampling: Optional[float], verify: bool) -> DataFrame:
    """The frame of the rows, whatever holds them."""
    if isinstance(schema, str):
        schema = _parse_datatype_string(schema)
    elif isinstance(schema, (list, tuple)):
        schema = [name.decode("utf-8") if isinstance(name, bytes) else str(name) for name in schema]
    if _is_pandas(data):
        data, schema = from_pandas(data, schema)
    if isinstance(data, RDD):
        return DataFrame(frame_of(session, data, schema, sampling, verify), session)
    return DataFrame(local_frame(session, data, schema, verify), session)


def _is_pandas(data: Any) -> bool:
    return type(data).__module__.partition(".")[0] == "pandas" and type(data).__name__ == "DataFrame"
