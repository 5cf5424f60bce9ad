"""Where frames are written to."""

from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection
from awsglue.utils import callsite, makeOptions


class DataSink(object):
    def __init__(self, j_sink, sql_ctx):
        self._jsink = j_sink
        self._sql_ctx = sql_ctx

    def setFormat(self, format, **options):
        self._jsink.setFormat(format, makeOptions(self._sql_ctx._sc, options))

    def setAccumulableSize(self, size):
        self._jsink.setAccumulableSize(size)

    def setCatalogInfo(self, catalogDatabase, catalogTableName, catalogId=""):
        self._jsink.setCatalogInfo(catalogDatabase, catalogTableName, catalogId)

    def writeFrame(self, dynamic_frame, info=""):
        """Writes the frame and returns the frame of the records that could not be written."""
        errors = self._jsink.pyWriteDynamicFrame(dynamic_frame._jdf, callsite(), info)
        return DynamicFrame(errors, dynamic_frame.glue_ctx, dynamic_frame.name + "_errors")

    def writeDataFrame(self, data_frame, glue_context, info=""):
        from pyspark.sql import DataFrame

        written = self._jsink.pyWriteDataFrame(
            data_frame._jdf, glue_context._glue_scala_context, callsite(), info
        )
        return DataFrame(written, glue_context.spark_session)

    def write(self, dynamic_frame_or_dfc, info=""):
        """Writes a frame, or each frame of a collection."""
        if isinstance(dynamic_frame_or_dfc, DynamicFrame):
            return self.writeFrame(dynamic_frame_or_dfc, info)
        if isinstance(dynamic_frame_or_dfc, DynamicFrameCollection):
            errors = {key: self.writeFrame(frame, info) for key, frame in dynamic_frame_or_dfc._items()}
            return DynamicFrameCollection(errors, self._sql_ctx)
        raise TypeError(
            "dynamic_frame_or_dfc must be a DynamicFrame or a DynamicFrameCollection, got "
            + str(type(dynamic_frame_or_dfc))
        )
