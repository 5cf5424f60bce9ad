"""DataFrame: rows with named columns, described now and computed when something is asked of them."""

from typing import Any, Dict, List, Optional, Tuple

from pyspark._application import named, registered
from pyspark._missing import Told, missing_name
from pyspark.sql._frame_actions import FrameActions
from pyspark.sql._frame_columns import FrameColumns
from pyspark.sql._frame_rows import FrameRows
from pyspark.sql._gaps import DataFrameNaFunctions, DataFrameStatFunctions, FrameGaps
from pyspark.sql._type_text import parse_json_string
from pyspark.sql.column import Column
from pyspark.sql.types import StructType
from pyspark.storagelevel import StorageLevel

__all__ = ["DataFrame", "DataFrameNaFunctions", "DataFrameStatFunctions"]


@registered
class DataFrame(FrameColumns, FrameRows, FrameGaps, FrameActions, metaclass=Told):
    """Made by a session's reader, SQL or ``createDataFrame``, or by the steps of another frame."""

    def __init__(self, jdf: Any, sql_ctx: Any) -> None:
        self._jdf = jdf
        self._session = sql_ctx.sparkSession if isinstance(sql_ctx, named("SQLContext")) else sql_ctx
        self._sc = self._session._sc
        self.is_cached = False
        self._schema: Optional[StructType] = None
        self._lazy_rdd: Any = None

    def _frame(self, jdf: Any) -> "DataFrame":
        return DataFrame(jdf, self._session)

    @property
    def sparkSession(self) -> Any:
        """The session that made the frame."""
        return self._session

    @property
    def sql_ctx(self) -> Any:
        """The session as the older SQLContext."""
        return named("SQLContext")._of(self._session)

    @property
    def schema(self) -> StructType:
        """The names and types of the columns."""
        if self._schema is None:
            self._schema = parse_json_string(self._jdf.schema().json())
        return self._schema

    @property
    def columns(self) -> List[str]:
        """The names of the columns."""
        return [field.name for field in self.schema.fields]

    @property
    def dtypes(self) -> List[Tuple[str, str]]:
        """The names of the columns with their types as SQL writes them."""
        return [(field.name, field.dataType.simpleString()) for field in self.schema.fields]

    @property
    def rdd(self) -> Any:
        """The rows as an RDD."""
        from pyspark.rdd import RDD
        from pyspark.serializers import BatchedSerializer, CPickleSerializer

        if self._lazy_rdd is None:
            self._lazy_rdd = RDD(self._jdf.javaToPython(), self._sc, BatchedSerializer(CPickleSerializer()))
        return self._lazy_rdd

    @property
    def na(self) -> DataFrameNaFunctions:
        """What deals with nulls."""
        return DataFrameNaFunctions(self)

    @property
    def stat(self) -> DataFrameStatFunctions:
        """Statistics."""
        return DataFrameStatFunctions(self)

    @property
    def write(self) -> Any:
        """Writes the rows to files or tables."""
        from pyspark.sql.readwriter import DataFrameWriter

        return DataFrameWriter(self)

    def writeTo(self, table: str) -> Any:
        """Writes the rows to a table of a catalog, such as Iceberg's."""
        from pyspark.sql.readwriter import DataFrameWriterV2

        return DataFrameWriterV2(self, table)

    @property
    def writeStream(self) -> Any:
        """Writes the rows of a stream as they come."""
        from pyspark.sql.streaming import DataStreamWriter

        return DataStreamWriter(self)

    @property
    def isStreaming(self) -> bool:
        """Whether a source of the frame is a stream."""
        return self._jdf.isStreaming()

    def isLocal(self) -> bool:
        """Whether ``collect`` needs no executors."""
        return self._jdf.isLocal()

    @property
    def storageLevel(self) -> StorageLevel:
        """Where the frame is cached."""
        level = self._jdf.storageLevel()
        return StorageLevel(
            level.useDisk(), level.useMemory(), level.useOffHeap(), level.deserialized(), level.replication()
        )

    def cache(self) -> "DataFrame":
        """Keeps the rows after they are computed first."""
        self.is_cached = True
        self._jdf.cache()
        return self

    def persist(self, storageLevel: StorageLevel = StorageLevel.MEMORY_AND_DISK_DESER) -> "DataFrame":
        """Keeps the rows, at a level, after they are computed first."""
        self.is_cached = True
        self._jdf.persist(self._sc._getJavaStorageLevel(storageLevel))
        return self

    def unpersist(self, blocking: bool = False) -> "DataFrame":
        """Forgets the kept rows."""
        self.is_cached = False
        self._jdf.unpersist(blocking)
        return self

    def checkpoint(self, eager: bool = True) -> "DataFrame":
        """The rows written to the checkpoint directory, without the plan behind them."""
        return self._frame(self._jdf.checkpoint(eager))

    def localCheckpoint(self, eager: bool = True) -> "DataFrame":
        """The rows kept by the executors, without the plan behind them."""
        return self._frame(self._jdf.localCheckpoint(eager))

    def createTempView(self, name: str) -> None:
        """Gives the frame a name in the session's SQL; an error where the name is taken."""
        self._jdf.createTempView(name)

    def createOrReplaceTempView(self, name: str) -> None:
        """Gives the frame a name in the session's SQL."""
        self._jdf.createOrReplaceTempView(name)

    def createGlobalTempView(self, name: str) -> None:
        """Gives the frame a name in ``global_temp``; an error where the name is taken."""
        self._jdf.createGlobalTempView(name)

    def createOrReplaceGlobalTempView(self, name: str) -> None:
        """Gives the frame a name in ``global_temp``."""
        self._jdf.createOrReplaceGlobalTempView(name)

    registerTempTable = createOrReplaceTempView

    def sameSemantics(self, other: "DataFrame") -> bool:
        """Whether both plans give the same result."""
        return self._jdf.sameSemantics(other._jdf)

    def semanticHash(self) -> int:
        """A hash of the plan."""
        return self._jdf.semanticHash()

    def __getattr__(self, name: str) -> Column:
        if name.startswith("_") or name not in self.columns:
            kind = type(self).__name__
            raise missing_name(f"There is no such column, and the '{kind}' object", kind, name)
        return Column(self._jdf.apply(name))

    def __dir__(self) -> List[str]:
        names = [name for name in self.columns if name.isidentifier()]
        return sorted(set(list(super().__dir__()) + names))

    def __repr__(self) -> str:
        settings = self._eager()
        if settings["enabled"] == "true" and not self.isStreaming:
            cut = int(settings["truncate"])
            return self._jdf.showString(int(settings["maxNumRows"]), max(cut, 0), False)
        return f"DataFrame[{', '.join(f'{name}: {kind}' for name, kind in self.dtypes)}]"

    def _repr_html_(self) -> Optional[str]:
        settings = self._eager()
        if settings["enabled"] != "true" or self.isStreaming:
            return None
        return self._jdf.htmlString(int(settings["maxNumRows"]), int(settings["truncate"]))

    def _eager(self) -> Dict[str, str]:
        conf = self._session.conf
        defaults = {"enabled": "false", "maxNumRows": "20", "truncate": "20"}
        return {name: conf.get(f"spark.sql.repl.eagerEval.{name}", value) for name, value in defaults.items()}
