"""Readers and writers: ``spark.read``, ``df.write`` and ``df.writeTo``."""

from typing import Any, Dict, List, Optional

from pyspark._application import named as named_class
from pyspark._missing import Told
from pyspark.errors.exceptions.base import PySparkTypeError, refusal
from pyspark.sql._frame_columns import java_columns
from pyspark.sql._jvm import to_seq
from pyspark.sql._options import READ, WRITE, WithOptions, java_schema, named, text_of
from pyspark.sql.column import Column, _to_java_column


class DataFrameReader(WithOptions, metaclass=Told):
    """Reads files and tables."""

    def __init__(self, spark: Any) -> None:
        self._spark = spark
        self._jreader = spark._jsparkSession.read()

    def _set(self, key: str, value: Any) -> None:
        self._jreader = self._jreader.option(key, value)

    def _frame(self, jdf: Any) -> Any:
        return named_class("DataFrame")(jdf, self._spark)

    def format(self, source: str) -> "DataFrameReader":
        """Sets the source's format."""
        self._jreader = self._jreader.format(source)
        return self

    def schema(self, schema: Any) -> "DataFrameReader":
        """Sets the schema: a StructType or DDL text."""
        self._jreader = self._jreader.schema(java_schema(self._spark._jvm, schema))
        return self

    def load(self, path: Any = None, format: Optional[str] = None, schema: Any = None, **options: Any) -> Any:
        """The rows of a path, of a list of paths, or of what the options name."""
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)
        if path is None:
            return self._frame(self._jreader.load())
        if isinstance(path, str):
            return self._frame(self._jreader.load(path))
        if not isinstance(path, (list, tuple)):
            # A pathlib.Path is a path too.
            return self._frame(self._jreader.load(str(path)))
        return self._frame(self._jreader.load(to_seq(path)))

    def _files(self, kind: str, path: Any, schema: Any, options: Dict[str, Any]) -> Any:
        self._set_present(options)
        if schema is not None:
            self.schema(schema)
        if isinstance(path, (list, tuple)):
            return self._frame(getattr(self._jreader, kind)(to_seq([str(one) for one in path])))
        from pyspark.rdd import RDD

        if isinstance(path, RDD):
            return self._of_texts(kind, path)
        return self._frame(getattr(self._jreader, kind)(to_seq([str(path)])))

    def _of_texts(self, kind: str, rdd: Any) -> Any:
        encoder = self._spark._jvm.org.apache.spark.sql.Encoders.STRING()
        texts = self._spark._jsparkSession.createDataset(rdd._as_java_texts().rdd(), encoder)
        return self._frame(getattr(self._jreader, kind)(texts))

    def csv(self, path: Any, schema: Any = None, *given: Any, **options: Any) -> Any:
        """The rows of CSV files; options by name, or in the order of PySpark's documentation."""
        return self._files("csv", path, schema, named(READ, "csv", given, options))

    def json(self, path: Any, schema: Any = None, *given: Any, **options: Any) -> Any:
        """The rows of files of JSON lines; options by name, or in the order of PySpark's documentation."""
        return self._files("json", path, schema, named(READ, "json", given, options))

    def parquet(self, *paths: Any, **options: Any) -> Any:
        """The rows of Parquet files."""
        flat = list(paths[0]) if len(paths) == 1 and isinstance(paths[0], (list, tuple)) else list(paths)
        return self._files("parquet", flat, None, options)

    def orc(self, path: Any, *given: Any, **options: Any) -> Any:
        """The rows of ORC files."""
        return self._files("orc", path, None, named(READ, "orc", given, options))

    def text(self, paths: Any, *given: Any, **options: Any) -> Any:
        """The lines of files, as a column ``value``."""
        return self._files("text", paths, None, named(READ, "text", given, options))

    def table(self, tableName: str) -> Any:
        """The rows of a table."""
        return self._frame(self._jreader.table(tableName))

    def jdbc(
        self,
        url: str,
        table: str,
        column: Optional[str] = None,
        lowerBound: Any = None,
        upperBound: Any = None,
        numPartitions: Optional[int] = None,
        predicates: Optional[List[str]] = None,
        properties: Optional[Dict[str, str]] = None,
    ) -> Any:
        """The rows of a table of a database, in parts by ranges of a column or by conditions."""
        jvm = self._spark._jvm
        settings = _properties(jvm, properties)
        if column is not None:
            for name, value in (("lowerBound", lowerBound), ("upperBound", upperBound), ("numPartitions", numPartitions)):
                if value is None:
                    raise AssertionError(f"{name} can not be None when column is specified")
            return self._frame(
                self._jreader.jdbc(url, table, column, int(lowerBound), int(upperBound), int(numPartitions), settings)
            )
        if predicates is not None:
            array = self._spark._sc._gateway.new_array(jvm.java.lang.String, len(predicates))
            for position, predicate in enumerate(predicates):
                array[position] = predicate
            return self._frame(self._jreader.jdbc(url, table, array, settings))
        return self._frame(self._jreader.jdbc(url, table, settings))


class DataFrameWriter(WithOptions, metaclass=Told):
    """Writes the rows of a frame to files or tables."""

    def __init__(self, df: Any) -> None:
        self._df = df
        self._spark = df.sparkSession
        self._jwrite = df._jdf.write()

    def _set(self, key: str, value: Any) -> None:
        self._jwrite = self._jwrite.option(key, value)

    def mode(self, saveMode: Optional[str]) -> "DataFrameWriter":
        """What to do where there is something: append, overwrite, ignore or error (errorifexists)."""
        if saveMode is not None:
            self._jwrite = self._jwrite.mode(saveMode)
        return self

    def format(self, source: str) -> "DataFrameWriter":
        """Sets the target's format."""
        self._jwrite = self._jwrite.format(source)
        return self

    def partitionBy(self, *cols: Any) -> "DataFrameWriter":
        """Divides the files into directories by these columns."""
        names = cols[0] if len(cols) == 1 and isinstance(cols[0], (list, tuple)) else cols
        self._jwrite = self._jwrite.partitionBy(to_seq(names))
        return self

    def bucketBy(self, numBuckets: int, col: Any, *cols: Any) -> "DataFrameWriter":
        """Divides a table's files into buckets by these columns."""
        names = _one_list("bucketBy", col, cols)
        self._jwrite = self._jwrite.bucketBy(numBuckets, names[0], to_seq(names[1:]))
        return self

    def sortBy(self, col: Any, *cols: Any) -> "DataFrameWriter":
        """Sorts the rows of each bucket."""
        names = _one_list("sortBy", col, cols)
        self._jwrite = self._jwrite.sortBy(names[0], to_seq(names[1:]))
        return self

    def _where(self, mode: Any, format: Any, partitionBy: Any, options: Dict[str, Any]) -> None:
        self.mode(mode)
        self.options(**options)
        if partitionBy is not None:
            self.partitionBy(partitionBy)
        if format is not None:
            self.format(format)

    def save(
        self,
        path: Optional[str] = None,
        format: Optional[str] = None,
        mode: Optional[str] = None,
        partitionBy: Any = None,
        **options: Any,
    ) -> None:
        """Writes to a path, or to what the options name."""
        self._where(mode, format, partitionBy, options)
        if path is None:
            self._jwrite.save()
        else:
            self._jwrite.save(str(path))

    def saveAsTable(
        self,
        name: str,
        format: Optional[str] = None,
        mode: Optional[str] = None,
        partitionBy: Any = None,
        **options: Any,
    ) -> None:
        """Writes to a table, which is made where it is not there."""
        self._where(mode, format, partitionBy, options)
        self._jwrite.saveAsTable(name)

    def insertInto(self, tableName: str, overwrite: Optional[bool] = None) -> None:
        """Writes to a table that is there, columns matched by position."""
        if overwrite is not None:
            self.mode("overwrite" if overwrite else "append")
        self._jwrite.insertInto(tableName)

    def csv(self, path: str, mode: Optional[str] = None, *given: Any, **options: Any) -> None:
        """Writes CSV files."""
        self.mode(mode)
        self._set_present(named(WRITE, "csv", given, options))
        self._jwrite.csv(str(path))

    def json(self, path: str, mode: Optional[str] = None, *given: Any, **options: Any) -> None:
        """Writes files of JSON lines."""
        self.mode(mode)
        self._set_present(named(WRITE, "json", given, options))
        self._jwrite.json(str(path))

    def parquet(
        self, path: str, mode: Optional[str] = None, partitionBy: Any = None, compression: Optional[str] = None
    ) -> None:
        """Writes Parquet files."""
        self._columnar("parquet", path, mode, partitionBy, compression)

    def orc(
        self, path: str, mode: Optional[str] = None, partitionBy: Any = None, compression: Optional[str] = None
    ) -> None:
        """Writes ORC files."""
        self._columnar("orc", path, mode, partitionBy, compression)

    def _columnar(self, kind: str, path: str, mode: Any, partition_by: Any, compression: Any) -> None:
        self.mode(mode)
        if partition_by is not None:
            self.partitionBy(partition_by)
        self._set_present({"compression": compression})
        getattr(self._jwrite, kind)(str(path))

    def text(self, path: str, compression: Optional[str] = None, lineSep: Optional[str] = None) -> None:
        """Writes a column of texts as lines."""
        self._set_present({"compression": compression, "lineSep": lineSep})
        self._jwrite.text(str(path))

    def jdbc(
        self, url: str, table: str, mode: Optional[str] = None, properties: Optional[Dict[str, str]] = None
    ) -> None:
        """Writes to a table of a database."""
        self.mode(mode)
        self._jwrite.jdbc(url, table, _properties(self._spark._jvm, properties))


class DataFrameWriterV2(WithOptions, metaclass=Told):
    """Writes the rows of a frame to a table of a catalog."""

    def __init__(self, df: Any, table: str) -> None:
        self._df = df
        self._spark = df.sparkSession
        self._jwriter = df._jdf.writeTo(table)

    def _set(self, key: str, value: Any) -> None:
        self._jwriter = self._jwriter.option(key, value)

    def using(self, provider: str) -> "DataFrameWriterV2":
        """Sets the new table's format."""
        self._jwriter = self._jwriter.using(provider)
        return self

    def tableProperty(self, property: str, value: Any) -> "DataFrameWriterV2":
        """Sets a property of the new table."""
        self._jwriter = self._jwriter.tableProperty(property, text_of(value))
        return self

    def partitionedBy(self, col: Column, *cols: Column) -> "DataFrameWriterV2":
        """Partitions the new table by columns or by years, months, days, hours or buckets of them."""
        self._jwriter = self._jwriter.partitionedBy(_to_java_column(col), java_columns(*cols))
        return self

    def create(self) -> None:
        """Makes the table; an error where it is there."""
        self._jwriter.create()

    def replace(self) -> None:
        """Replaces the table; an error where it is not there."""
        self._jwriter.replace()

    def createOrReplace(self) -> None:
        """Makes or replaces the table."""
        self._jwriter.createOrReplace()

    def append(self) -> None:
        """Adds the rows to the table."""
        self._jwriter.append()

    def overwrite(self, condition: Any) -> None:
        """Replaces the rows for which a condition holds."""
        self._jwriter.overwrite(_to_java_column(condition))

    def overwritePartitions(self) -> None:
        """Replaces the partitions that the rows belong to."""
        self._jwriter.overwritePartitions()


def _one_list(method: str, col: Any, cols: Any) -> List[str]:
    names = (list(col) if isinstance(col, (list, tuple)) else [col]) + list(cols)
    if isinstance(col, (list, tuple)) and cols:
        raise ValueError(f"{method} takes either one list or several names")
    for name in names:
        if not isinstance(name, str):
            raise refusal(PySparkTypeError, "NOT_LIST_OF_STR", f"Argument `cols` should be a list of str, got {type(name).__name__}.")
    return names


def _properties(jvm: Any, given: Optional[Dict[str, str]]) -> Any:
    found = jvm.java.util.Properties()
    for key, value in (given or {}).items():
        if value is not None:
            found.setProperty(key, text_of(value))
    return found
