"""SQLContext and HiveContext, by which programs of Spark 1 begin."""

from typing import Any, List, Optional

from pyspark._application import registered
from pyspark._missing import Told
from pyspark.context import SparkContext
from pyspark.sql.dataframe import DataFrame
from pyspark.sql.session import SparkSession


@registered
class SQLContext(metaclass=Told):
    """A session under its older name."""

    _instantiatedContext: Optional["SQLContext"] = None

    def __init__(
        self, sparkContext: SparkContext, sparkSession: Optional[SparkSession] = None, jsqlContext: Any = None
    ) -> None:
        self._sc = sparkContext
        self._jsc = sparkContext._jsc
        self._jvm = sparkContext._jvm
        self.sparkSession = sparkSession or SparkSession._getActiveSessionOrCreate()
        self._jsqlContext = jsqlContext or self.sparkSession._jsparkSession.sqlContext()
        if SQLContext._instantiatedContext is None or SQLContext._instantiatedContext._sc._jsc is None:
            SQLContext._instantiatedContext = self

    @property
    def _ssql_ctx(self) -> Any:
        return self._jsqlContext

    @classmethod
    def _of(cls, session: SparkSession) -> "SQLContext":
        return cls(session._sc, session, session._jsparkSession.sqlContext())

    @classmethod
    def getOrCreate(cls, sc: SparkContext) -> "SQLContext":
        """The context that was made first, or a new one."""
        made = cls._instantiatedContext
        return made if made is not None and made._sc._jsc is not None else cls(sc)

    def newSession(self) -> "SQLContext":
        """A context with its own settings and temporary views."""
        return type(self)(self._sc, self.sparkSession.newSession())

    def setConf(self, key: str, value: Any) -> None:
        """Sets a setting."""
        self.sparkSession.conf.set(key, value)

    def getConf(self, key: str, *defaultValue: Optional[str]) -> Optional[str]:
        """A setting's value."""
        return self.sparkSession.conf.get(key, *defaultValue)

    @property
    def udf(self) -> Any:
        """Functions that SQL can call."""
        return self.sparkSession.udf

    def range(self, start: int, end: Any = None, step: int = 1, numPartitions: Any = None) -> DataFrame:
        """See ``SparkSession.range``."""
        return self.sparkSession.range(start, end, step, numPartitions)

    def registerFunction(self, name: str, f: Any, returnType: Any = None) -> Any:
        """See ``spark.udf.register``."""
        return self.sparkSession.udf.register(name, f, returnType)

    def registerJavaFunction(self, name: str, javaClassName: str, returnType: Any = None) -> None:
        """See ``spark.udf.registerJavaFunction``."""
        self.sparkSession.udf.registerJavaFunction(name, javaClassName, returnType)

    def createDataFrame(
        self, data: Any, schema: Any = None, samplingRatio: Optional[float] = None, verifySchema: bool = True
    ) -> DataFrame:
        """See ``SparkSession.createDataFrame``."""
        return self.sparkSession.createDataFrame(data, schema, samplingRatio, verifySchema)

    def registerDataFrameAsTable(self, df: DataFrame, tableName: str) -> None:
        """Gives a frame a name in SQL."""
        df.createOrReplaceTempView(tableName)

    def dropTempTable(self, tableName: str) -> None:
        """Takes a name away."""
        self.sparkSession.catalog.dropTempView(tableName)

    def createExternalTable(
        self, tableName: str, path: Any = None, source: Any = None, schema: Any = None, **options: str
    ) -> DataFrame:
        """See ``spark.catalog.createTable``."""
        return self.sparkSession.catalog.createTable(tableName, path, source, schema, **options)

    def sql(self, sqlQuery: str) -> DataFrame:
        """What SQL answers."""
        return self.sparkSession.sql(sqlQuery)

    def table(self, tableName: str) -> DataFrame:
        """The rows of a table or view."""
        return self.sparkSession.table(tableName)

    def tables(self, dbName: Optional[str] = None) -> DataFrame:
        """A frame of the tables of a database."""
        found = self._jsqlContext.tables() if dbName is None else self._jsqlContext.tables(dbName)
        return DataFrame(found, self.sparkSession)

    def tableNames(self, dbName: Optional[str] = None) -> List[str]:
        """The names of the tables of a database."""
        return list(self._jsqlContext.tableNames() if dbName is None else self._jsqlContext.tableNames(dbName))

    def cacheTable(self, tableName: str) -> None:
        """Keeps a table's rows after they are read first."""
        self._jsqlContext.cacheTable(tableName)

    def uncacheTable(self, tableName: str) -> None:
        """Forgets a table's kept rows."""
        self._jsqlContext.uncacheTable(tableName)

    def clearCache(self) -> None:
        """Forgets all kept rows."""
        self._jsqlContext.clearCache()

    @property
    def read(self) -> Any:
        """Reads files and tables."""
        return self.sparkSession.read

    @property
    def readStream(self) -> Any:
        """Reads streams."""
        return self.sparkSession.readStream

    @property
    def streams(self) -> Any:
        """The streaming queries that run."""
        return self.sparkSession.streams


class HiveContext(SQLContext):
    """A context whose tables are in Hive's metastore."""

    def __init__(
        self, sparkContext: SparkContext, sparkSession: Optional[SparkSession] = None, jhiveContext: Any = None
    ) -> None:
        super().__init__(
            sparkContext, sparkSession or SparkSession.builder.enableHiveSupport().getOrCreate(), jhiveContext
        )

    def refreshTable(self, tableName: str) -> None:
        """Forgets what is known of a table's files."""
        self.sparkSession.catalog.refreshTable(tableName)
