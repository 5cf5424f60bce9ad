"""Where a streaming DataFrame is read from."""

from awsglue.utils import makeOptions


class StreamingDataSource(object):
    def __init__(self, j_source, sql_ctx, name):
        self._jsource = j_source
        self._sql_ctx = sql_ctx
        self.name = name

    def setFormat(self, format, **options):
        self._jsource.setFormat(format, makeOptions(self._sql_ctx._sc, options))

    def getFrame(self):
        from pyspark.sql import DataFrame

        return DataFrame(self._jsource.getDataFrame(), self._sql_ctx.spark_session)
