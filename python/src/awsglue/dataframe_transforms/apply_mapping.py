"""ApplyMapping for a plain DataFrame."""

from pyspark.sql import DataFrame, SparkSession

from awsglue.utils import _as_scala_seq, _as_scala_tuple


class ApplyMapping:
    @classmethod
    def apply(cls, frame, mappings):
        """mappings: tuples (source, target), (source, target, type) or (source, type, target, type)."""
        sc = frame.sparkSession.sparkContext
        tuples = _as_scala_seq(sc, [_as_scala_tuple(sc, mapping) for mapping in mappings])
        jdf = sc._jvm.com.amazonaws.services.glue.dataframeTransforms.ApplyMapping.apply(frame._jdf, tuples)
        return DataFrame(jdf, SparkSession.builder.getOrCreate())
