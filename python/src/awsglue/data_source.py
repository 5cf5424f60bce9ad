"""Where a DynamicFrame or DataFrame is read from."""

from awsglue.dynamicframe import DynamicFrame
from awsglue.utils import makeOptions


class DataSource(object):
    def __init__(self, j_source, sql_ctx, name):
        self._jsource = j_source
        self._sql_ctx = sql_ctx
        self.name = name

    def setFormat(self, format, **options):
        self._jsource.setFormat(format, makeOptions(self._sql_ctx._sc, options))

    def getFrame(self, **options):
        """Options: minPartitions and targetPartitions, both or none."""
        if "minPartitions" in options:
            minimum = int(options["minPartitions"])
            jframe = self._jsource.getDynamicFrame(minimum, int(options.get("targetPartitions", minimum)))
        else:
            jframe = self._jsource.getDynamicFrame()
        return DynamicFrame(jframe, self._sql_ctx, self.name)

    def getSampleFrame(self, num, **options):
        jframe = self._jsource.getSampleDynamicFrame(num, makeOptions(self._sql_ctx._sc, options))
        return DynamicFrame(jframe, self._sql_ctx, self.name)

    def getDataFrame(self):
        from pyspark.sql import DataFrame

        return DataFrame(self._jsource.getDataFrame(), self._sql_ctx.spark_session)
