"""Column functions that Spark itself does not have."""

from pyspark import SparkContext
from pyspark.sql.column import Column

from awsglue.utils import _as_scala_seq


def _jcolumn(col):
    sc = SparkContext._active_spark_context
    return col._jc if isinstance(col, Column) else sc._jvm.functions.col(col)


def _functions():
    return SparkContext._active_spark_context._jvm.com.amazonaws.services.glue.gluefunctions


def replaceArrayElement(srcCol, replaceCol, idx):
    """The array `srcCol` with `replaceCol` at the place `idx`."""
    return Column(_functions().replaceArrayElement(_jcolumn(srcCol), _jcolumn(replaceCol), idx))


def namedStruct(*cols):
    """A struct of names and values in turn."""
    sc = SparkContext._active_spark_context
    return Column(_functions().namedStruct(_as_scala_seq(sc, [_jcolumn(col) for col in cols])))


def explodeWithIndex(col):
    """One row for each element of an array, with its index."""
    return Column(_functions().explodeWithIndex(_jcolumn(col)))
