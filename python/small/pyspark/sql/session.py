"""SparkSession: where programs begin."""

import threading
from typing import Any, ClassVar, Dict, Iterable, List, Optional, Union

from pyspark._application import registered
from pyspark._missing import Told, missing
from pyspark.conf import SparkConf
from pyspark.context import SparkContext
from pyspark.errors.exceptions.base import PySparkRuntimeError, PySparkValueError, refusal
from pyspark.sql.conf import RuntimeConfig
from pyspark.sql.dataframe import DataFrame

__all__ = ["SparkSession"]


class _ClassProperty(property):
    """A property of the class itself."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self.fget(owner)  # type: ignore[misc]


@registered
class SparkSession(metaclass=Told):
    """Tables, settings and SQL; made by ``SparkSession.builder``."""

    _instantiatedSession: ClassVar[Optional["SparkSession"]] = None
    _activeSession: ClassVar[Optional["SparkSession"]] = None

    class Builder:
        """Gathers settings, then makes the session or finds the one that is there."""

        _lock = threading.RLock()

        def __init__(self) -> None:
            self._options: Dict[str, str] = {}

        def config(
            self, key: Optional[str] = None, value: Any = None, conf: Optional[SparkConf] = None, *,
            map: Optional[Dict[str, Any]] = None,
        ) -> "SparkSession.Builder":
            """Sets one setting, those of a SparkConf, or those of a dict."""
            given: Iterable = [(key, value)]
            if conf is not None:
                given = conf.getAll()
            elif map is not None:
                given = map.items()
            for name, setting in given:
                self._options[name] = str(setting).lower() if isinstance(setting, bool) else str(setting)
            return self

        def master(self, master: str) -> "SparkSession.Builder":
            """Sets the cluster to connect to, such as ``local[2]``."""
            return self.config("spark.master", master)

        def appName(self, name: str) -> "SparkSession.Builder":
            """Sets the application's name."""
            return self.config("spark.app.name", name)

        def enableHiveSupport(self) -> "SparkSession.Builder":
            """Keeps tables in Hive's metastore."""
            return self.config("spark.sql.catalogImplementation", "hive")

        def remote(self, url: str) -> "SparkSession.Builder":
            """Spark Connect: only in the real PySpark."""
            return missing("pyspark.sql.connect")

        def getOrCreate(self) -> "SparkSession":
            """The session, with these settings."""
            with self._lock:
                session = SparkSession._instantiatedSession
                if session is None or session._sc._jsc is None:
                    conf = SparkConf(loadDefaults=False)
                    conf.setAll(self._options.items())
                    context = SparkContext.getOrCreate(conf)
                    return SparkSession(context, options=self._options)
                _apply(session._jvm, session._jsparkSession, self._options)
                return session

        create = getOrCreate

    @_ClassProperty
    def builder(cls) -> "SparkSession.Builder":  # noqa: N805
        """A builder of a session."""
        return cls.Builder()

    def __init__(
        self, sparkContext: SparkContext, jsparkSession: Any = None, options: Optional[Dict[str, Any]] = None
    ) -> None:
        self._sc = sparkContext
        self._jsc = sparkContext._jsc
        self._jvm = sparkContext._jvm
        settings = {str(k): str(v).lower() if isinstance(v, bool) else str(v) for k, v in (options or {}).items()}
        if jsparkSession is None:
            jsparkSession = self._found_or_made(settings)
        else:
            _apply(self._jvm, jsparkSession, settings)
        self._jsparkSession = jsparkSession
        self._catalog: Any = None
        # As in the JVM, the last one made is found where the context of the earlier one has ended.
        earlier = SparkSession._instantiatedSession
        if earlier is None or earlier._sc._jsc is None:
            SparkSession._instantiatedSession = self
            self._jvm.SparkSession.setDefaultSession(jsparkSession)
        SparkSession._activeSession = SparkSession._activeSession or self
        self._jvm.SparkSession.setActiveSession(jsparkSession)
        _add_to_rdd()

    def _found_or_made(self, settings: Dict[str, str]) -> Any:
        found = _alive(self._jvm.SparkSession.getDefaultSession())
        if found is not None:
            _apply(self._jvm, found, settings)
            return found
        return self._jvm.SparkSession(self._jsc.sc(), settings)

    @classmethod
    def _getActiveSessionOrCreate(cls, **settings: Any) -> "SparkSession":
        builder = cls.builder
        for key, value in settings.items():
            builder = builder.config(key, value)
        return cls.getActiveSession() or builder.getOrCreate()

    @classmethod
    def getActiveSession(cls) -> Optional["SparkSession"]:
        """The session of this thread, or None."""
        context = SparkContext._active_spark_context
        if context is None or context._jsc is None:
            return None
        found = _alive(context._jvm.SparkSession.getActiveSession())
        return SparkSession(context, found) if found is not None else None

    @classmethod
    def active(cls) -> "SparkSession":
        """The session of this thread or the default one; an error where there is none."""
        session = cls.getActiveSession() or cls._instantiatedSession
        if session is None:
            raise refusal(PySparkRuntimeError, "NO_ACTIVE_OR_DEFAULT_SESSION", "No active or default Spark session found.")
        return session

    def newSession(self) -> "SparkSession":
        """A session with its own settings and temporary views, in the same application."""
        return type(self)(self._sc, self._jsparkSession.newSession())

    @property
    def sparkContext(self) -> SparkContext:
        """The application."""
        return self._sc

    @property
    def version(self) -> str:
        """The release of Spark that runs."""
        return self._jsparkSession.version()

    @property
    def conf(self) -> RuntimeConfig:
        """The session's settings."""
        return RuntimeConfig(self._jsparkSession.conf())

    @property
    def catalog(self) -> Any:
        """Databases, tables and functions."""
        from pyspark.sql.catalog import Catalog

        if self._catalog is None:
            self._catalog = Catalog(self)
        return self._catalog

    @property
    def udf(self) -> Any:
        """Functions that SQL can call."""
        from pyspark.sql.udf import UDFRegistration

        return UDFRegistration(self)

    @property
    def udtf(self) -> Any:
        """Table functions that SQL can call."""
        from pyspark.sql.udtf import UDTFRegistration

        return UDTFRegistration(self)

    @property
    def read(self) -> Any:
        """Reads files and tables."""
        from pyspark.sql.readwriter import DataFrameReader

        return DataFrameReader(self)

    @property
    def readStream(self) -> Any:
        """Reads streams."""
        from pyspark.sql.streaming import DataStreamReader

        return DataStreamReader(self)

    @property
    def streams(self) -> Any:
        """The streaming queries that run."""
        from pyspark.sql.streaming import StreamingQueryManager

        return StreamingQueryManager(self._jsparkSession.streams())

    def sql(self, sqlQuery: str, args: Union[Dict[str, Any], List[Any], None] = None, **kwargs: Any) -> DataFrame:
        """What SQL answers.

        ``args`` are the values of ``:name`` (a dict) or ``?`` (a list); ``{name}`` in the text stands for a keyword
        argument: a frame, a column, or a value as a literal.
        """
        from pyspark.sql._sql_text import filled_in

        with filled_in(self, sqlQuery, kwargs) as text:
            if args is None:
                return DataFrame(self._jsparkSession.sql(text), self)
            return DataFrame(self._jsparkSession.sql(text, self._sql_arguments(args)), self)

    def _sql_arguments(self, args: Any) -> Any:
        from pyspark.sql.functions import lit

        if isinstance(args, dict):
            return {name: lit(value)._jc for name, value in args.items()}
        values = [lit(value)._jc for value in args]
        array = self._sc._gateway.new_array(self._jvm.java.lang.Object, len(values))
        for position, value in enumerate(values):
            array[position] = value
        return array

    def table(self, tableName: str) -> DataFrame:
        """The rows of a table or view."""
        return DataFrame(self._jsparkSession.table(tableName), self)

    def range(
        self, start: int, end: Optional[int] = None, step: int = 1, numPartitions: Optional[int] = None
    ) -> DataFrame:
        """The numbers from start to before end, as a column ``id``; with one argument from 0 to it."""
        first, last = (0, start) if end is None else (start, end)
        parts = self._sc.defaultParallelism if numPartitions is None else numPartitions
        return DataFrame(self._jsparkSession.range(int(first), int(last), int(step), int(parts)), self)

    def createDataFrame(
        self, data: Any, schema: Any = None, samplingRatio: Optional[float] = None, verifySchema: bool = True
    ) -> DataFrame:
        """A frame of rows: tuples, lists, dicts, Rows, plain values with a type, or a pandas DataFrame.

        ``schema`` is a StructType, another type for plain values, DDL text, or a list of names; what it leaves open
        is found from the rows.
        """
        from pyspark.sql._create import create

        if isinstance(data, DataFrame):
            raise refusal(PySparkValueError, "SHOULD_NOT_DATAFRAME", "Argument `data` should not be a DataFrame.")
        return create(self, data, schema, samplingRatio, verifySchema)

    def addArtifacts(self, *path: str, **_: Any) -> None:
        """Spark Connect: only in the real PySpark."""
        missing("SparkSession.addArtifacts")

    def stop(self) -> None:
        """Ends the application."""
        self._sc.stop()
        self._jvm.SparkSession.clearDefaultSession()
        self._jvm.SparkSession.clearActiveSession()
        SparkSession._instantiatedSession = None
        SparkSession._activeSession = None

    def __enter__(self) -> "SparkSession":
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop()


def _alive(found: Any) -> Any:
    """The session of a Scala Option, unless its application has ended; None where there is none."""
    return found.get() if found.isDefined() and not found.get().sparkContext().isStopped() else None


def _apply(jvm: Any, jsession: Any, settings: Dict[str, str]) -> None:
    """Sets those settings that may change while a session runs."""
    if settings:
        companion = getattr(getattr(jvm, "SparkSession$"), "MODULE$")
        companion.applyModifiableSettings(jsession, settings)


def _add_to_rdd() -> None:
    """``toDF`` of RDDs works from the first session on."""
    from pyspark.rdd import RDD

    def toDF(self: Any, schema: Any = None, sampleRatio: Optional[float] = None) -> DataFrame:
        """The RDD's rows as a DataFrame."""
        return SparkSession._getActiveSessionOrCreate().createDataFrame(self, schema, sampleRatio)

    RDD.toDF = toDF  # type: ignore[method-assign]
