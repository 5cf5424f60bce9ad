"""Catalog: ``spark.catalog``, databases, tables and functions."""

from typing import Any, List, NamedTuple, Optional

from pyspark._missing import Told
from pyspark.sql.types import StructType
from pyspark.storagelevel import StorageLevel


class CatalogMetadata(NamedTuple):
    """A catalog."""

    name: str
    description: Optional[str]


class Database(NamedTuple):
    """A database."""

    name: str
    catalog: Optional[str]
    description: Optional[str]
    locationUri: str


class Table(NamedTuple):
    """A table or view."""

    name: str
    catalog: Optional[str]
    namespace: Optional[List[str]]
    description: Optional[str]
    tableType: str
    isTemporary: bool

    @property
    def database(self) -> Optional[str]:
        """The table's database, where its namespace has one part."""
        return self.namespace[0] if self.namespace and len(self.namespace) == 1 else None


class Column(NamedTuple):
    """A column of a table."""

    name: str
    description: Optional[str]
    dataType: str
    nullable: bool
    isPartition: bool
    isBucket: bool


class Function(NamedTuple):
    """A function."""

    name: str
    catalog: Optional[str]
    namespace: Optional[List[str]]
    description: Optional[str]
    className: str
    isTemporary: bool


def _database(found: Any) -> Database:
    return Database(found.name(), found.catalog(), found.description(), found.locationUri())


def _table(found: Any) -> Table:
    namespace = found.namespace()
    return Table(
        found.name(),
        found.catalog(),
        list(namespace) if namespace is not None else None,
        found.description(),
        found.tableType(),
        found.isTemporary(),
    )


def _column(found: Any) -> Column:
    return Column(
        found.name(),
        found.description(),
        found.dataType(),
        found.nullable(),
        found.isPartition(),
        found.isBucket(),
    )


def _function(found: Any) -> Function:
    namespace = found.namespace()
    return Function(
        found.name(),
        found.catalog(),
        list(namespace) if namespace is not None else None,
        found.description(),
        found.className(),
        found.isTemporary(),
    )


def _all(found: Any, make: Any) -> List[Any]:
    return [make(item) for item in found.collectAsList()]


class Catalog(metaclass=Told):
    """What SQL knows by name."""

    def __init__(self, sparkSession: Any) -> None:
        self._sparkSession = sparkSession
        self._jsparkSession = sparkSession._jsparkSession
        self._jcatalog = self._jsparkSession.catalog()

    def currentCatalog(self) -> str:
        """The catalog of plain names."""
        return self._jcatalog.currentCatalog()

    def setCurrentCatalog(self, catalogName: str) -> None:
        """Chooses the catalog of plain names."""
        self._jcatalog.setCurrentCatalog(catalogName)

    def listCatalogs(self, pattern: Optional[str] = None) -> List[CatalogMetadata]:
        """The catalogs."""
        found = self._jcatalog.listCatalogs() if pattern is None else self._jcatalog.listCatalogs(pattern)
        return _all(found, lambda item: CatalogMetadata(item.name(), item.description()))

    def currentDatabase(self) -> str:
        """The database of plain names."""
        return self._jcatalog.currentDatabase()

    def setCurrentDatabase(self, dbName: str) -> None:
        """Chooses the database of plain names."""
        self._jcatalog.setCurrentDatabase(dbName)

    def listDatabases(self, pattern: Optional[str] = None) -> List[Database]:
        """The databases."""
        return _all(self._jcatalog.listDatabases(*_given(pattern)), _database)

    def getDatabase(self, dbName: str) -> Database:
        """A database; an error where it is not there."""
        return _database(self._jcatalog.getDatabase(dbName))

    def databaseExists(self, dbName: str) -> bool:
        """Whether the database is there."""
        return self._jcatalog.databaseExists(dbName)

    def listTables(self, dbName: Optional[str] = None, pattern: Optional[str] = None) -> List[Table]:
        """The tables of a database, and the temporary views."""
        database = dbName or self.currentDatabase()
        return _all(self._jcatalog.listTables(database, *_given(pattern)), _table)

    def getTable(self, tableName: str) -> Table:
        """A table; an error where it is not there."""
        return _table(self._jcatalog.getTable(tableName))

    def tableExists(self, tableName: str, dbName: Optional[str] = None) -> bool:
        """Whether the table or view is there."""
        if dbName is None:
            return self._jcatalog.tableExists(tableName)
        return self._jcatalog.tableExists(dbName, tableName)

    def listColumns(self, tableName: str, dbName: Optional[str] = None) -> List[Column]:
        """The columns of a table."""
        name = tableName if dbName is None else f"`{dbName}`.`{tableName}`"
        return _all(self._jcatalog.listColumns(name), _column)

    def listFunctions(self, dbName: Optional[str] = None, pattern: Optional[str] = None) -> List[Function]:
        """The functions of a database, and Spark's own."""
        database = dbName or self.currentDatabase()
        return _all(self._jcatalog.listFunctions(database, *_given(pattern)), _function)

    def functionExists(self, functionName: str, dbName: Optional[str] = None) -> bool:
        """Whether the function is there."""
        if dbName is None:
            return self._jcatalog.functionExists(functionName)
        return self._jcatalog.functionExists(dbName, functionName)

    def getFunction(self, functionName: str) -> Function:
        """A function; an error where it is not there."""
        return _function(self._jcatalog.getFunction(functionName))

    def registerFunction(self, name: str, f: Any, returnType: Any = None) -> Any:
        """See ``spark.udf.register``."""
        return self._sparkSession.udf.register(name, f, returnType)

    def createTable(
        self,
        tableName: str,
        path: Optional[str] = None,
        source: Optional[str] = None,
        schema: Optional[StructType] = None,
        description: Optional[str] = None,
        **options: str,
    ) -> Any:
        """Makes a table over files, or an empty one; answers its rows."""
        from pyspark.sql.dataframe import DataFrame

        jvm = self._sparkSession._jvm
        settings = {key: str(value) for key, value in options.items()}
        if path is not None:
            settings["path"] = path
        format_name = source or self._sparkSession.conf.get("spark.sql.sources.default")
        struct = (schema or StructType()).json()
        jschema = jvm.org.apache.spark.sql.types.DataType.fromJson(struct)
        made = self._jcatalog.createTable(tableName, format_name, jschema, description or "", settings)
        return DataFrame(made, self._sparkSession)

    createExternalTable = createTable

    def dropTempView(self, viewName: str) -> bool:
        """Takes a temporary view away; whether it was there."""
        return self._jcatalog.dropTempView(viewName)

    def dropGlobalTempView(self, viewName: str) -> bool:
        """Takes a global temporary view away; whether it was there."""
        return self._jcatalog.dropGlobalTempView(viewName)

    def isCached(self, tableName: str) -> bool:
        """Whether the table's rows are kept."""
        return self._jcatalog.isCached(tableName)

    def cacheTable(self, tableName: str, storageLevel: Optional[StorageLevel] = None) -> None:
        """Keeps a table's rows after they are read first."""
        if storageLevel is None:
            self._jcatalog.cacheTable(tableName)
        else:
            level = self._sparkSession._sc._getJavaStorageLevel(storageLevel)
            self._jcatalog.cacheTable(tableName, level)

    def uncacheTable(self, tableName: str) -> None:
        """Forgets a table's kept rows."""
        self._jcatalog.uncacheTable(tableName)

    def clearCache(self) -> None:
        """Forgets all kept rows."""
        self._jcatalog.clearCache()

    def refreshTable(self, tableName: str) -> None:
        """Forgets what is known of a table's files."""
        self._jcatalog.refreshTable(tableName)

    def recoverPartitions(self, tableName: str) -> None:
        """Finds the partitions in a table's directory."""
        self._jcatalog.recoverPartitions(tableName)

    def refreshByPath(self, path: str) -> None:
        """Forgets what is known of the files under a path."""
        self._jcatalog.refreshByPath(path)


def _given(pattern: Optional[str]) -> List[str]:
    return [] if pattern is None else [pattern]
