"""GlueContext: reads and writes DynamicFrames, on the Spark session of the script."""

import json
import warnings

from py4j.java_gateway import java_import
from pyspark.context import SparkContext
from pyspark.sql import DataFrame, SparkSession, SQLContext
from pyspark.sql.types import StructType

from awsglue._arguments import FOR_CATALOG, FOR_OPTIONS, heed, refuse_transactions
from awsglue._foreachbatch import for_each_batch, sample_of_stream
from awsglue.data_sink import DataSink
from awsglue.data_source import DataSource
from awsglue.dataframereader import DataFrameReader
from awsglue.dataframewriter import DataFrameWriter
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection, DynamicFrameReader, DynamicFrameWriter
from awsglue.streaming_data_source import StreamingDataSource
from awsglue.utils import callsite, makeOptions

_GLUE = "com.amazonaws.services.glue."
_JVM_NAMES = (
    "*", "log.GlueLogger", "schema.*", "util.JsonOptions", "util.Job", "util.AWSConnectionUtils",
    "util.GluePythonUtils", "errors.CallSite",
)
# These carry their own schema and their reader is chosen by the connection type.
_SELF_DESCRIBING = ("parquet", "orc")


def register(sc):
    """Makes the JVM's classes known by their short names."""
    for name in _JVM_NAMES:
        java_import(sc._jvm, _GLUE + name)


def _catalog_names(database, table_name, kwargs):
    """The names under their old spellings, too."""
    heed("from_catalog", kwargs, FOR_CATALOG)
    database = database or kwargs.get("name_space")
    table_name = table_name or kwargs.get("tableName")
    if not database or not table_name:
        missing = "database" if not database else "table_name"
        raise ValueError(f"Parameter {missing} is missing")
    return database, table_name


class GlueContext(SQLContext):
    def __init__(self, sparkContext=None, **options):
        """options: minPartitions and targetPartitions, both or none."""
        sc = getattr(sparkContext, "sparkContext", sparkContext) or SparkContext.getOrCreate()
        register(sc)
        session = SparkSession.builder.getOrCreate()
        with warnings.catch_warnings():
            # Spark calls SQLContext itself deprecated; a script of Glue cannot do without.
            warnings.simplefilter("ignore")
            super().__init__(sc, session)
        self._sc = sc
        self._jvm = sc._jvm
        self._jsc = sc._jsc
        self.spark_session = session
        self._glue_scala_context = self._get_glue_scala_context(**options)
        self.create_dynamic_frame = DynamicFrameReader(self)
        self.create_data_frame = DataFrameReader(self)
        self.write_dynamic_frame = DynamicFrameWriter(self)
        self.write_data_frame = DataFrameWriter(self)
        self._glue_logger = None

    @property
    def _ssql_ctx(self):
        return self._glue_scala_context

    def _get_glue_scala_context(self, **options):
        if "minPartitions" in options:
            minimum = options["minPartitions"]
            return self._jvm.GlueContext(self._jsc.sc(), minimum, options.get("targetPartitions", minimum))
        return self._jvm.GlueContext(self._jsc.sc())

    # ---- reading

    def getSource(self, connection_type, format=None, transformation_ctx="", push_down_predicate="", **options):
        jtype = format.lower() if format and format.lower() in _SELF_DESCRIBING else connection_type
        options["callSite"] = callsite()
        j_source = self._glue_scala_context.getSource(
            jtype, makeOptions(self._sc, options), transformation_ctx, push_down_predicate)
        return DataSource(j_source, self, transformation_ctx)

    def getStreamingSource(self, connection_type, format=None, transformation_ctx="", push_down_predicate="",
                           **options):
        options["callSite"] = callsite()
        j_source = self._glue_scala_context.getSource(
            connection_type, makeOptions(self._sc, options), transformation_ctx, push_down_predicate)
        return StreamingDataSource(j_source, self, transformation_ctx)

    def _options_source(self, connection_type, connection_options, format, format_options, transformation_ctx,
                        push_down_predicate):
        source = self.getSource(
            connection_type, format, transformation_ctx, push_down_predicate, **connection_options)
        if format and (format_options or format.lower() not in _SELF_DESCRIBING):
            source.setFormat(format, **format_options)
        return source

    def _catalog_source(self, database, table_name, redshift_tmp_dir, transformation_ctx, push_down_predicate,
                        additional_options, catalog_id, kwargs):
        database, table_name = _catalog_names(database, table_name, kwargs)
        options = {**additional_options, "callSite": callsite()}
        j_source = self._glue_scala_context.getCatalogSource(
            database, table_name, redshift_tmp_dir, transformation_ctx, push_down_predicate,
            makeOptions(self._sc, options), catalog_id)
        return DataSource(j_source, self, table_name)

    def get_catalog_schema_as_spark_schema(self, database=None, table_name=None, catalog_id=None):
        jschema = self._glue_scala_context.getCatalogSchemaAsSparkSchema(database, table_name, catalog_id)
        return StructType.fromJson(json.loads(jschema.json()))

    def create_dynamic_frame_from_rdd(self, data, name, schema=None, sample_ratio=None, transformation_ctx=""):
        frame = self.spark_session.createDataFrame(data, schema, sample_ratio)
        return DynamicFrame.fromDF(frame, self, name)

    def create_dynamic_frame_from_catalog(self, database=None, table_name=None, redshift_tmp_dir="",
                                          transformation_ctx="", push_down_predicate="", additional_options={},
                                          catalog_id=None, **kwargs):
        source = self._catalog_source(
            database, table_name, redshift_tmp_dir, transformation_ctx, push_down_predicate, additional_options,
            catalog_id, kwargs)
        return source.getFrame(**kwargs)

    def create_data_frame_from_catalog(self, database=None, table_name=None, redshift_tmp_dir="",
                                       transformation_ctx="", push_down_predicate="", additional_options={},
                                       catalog_id=None, **kwargs):
        source = self._catalog_source(
            database, table_name, redshift_tmp_dir, transformation_ctx, push_down_predicate, additional_options,
            catalog_id, kwargs)
        return source.getDataFrame()

    def create_dynamic_frame_from_options(self, connection_type, connection_options={}, format=None,
                                          format_options={}, transformation_ctx="", push_down_predicate="", **kwargs):
        heed("from_options", kwargs, FOR_OPTIONS)
        source = self._options_source(
            connection_type, connection_options, format, format_options, transformation_ctx, push_down_predicate)
        return source.getFrame(**kwargs)

    def create_sample_dynamic_frame_from_catalog(self, database=None, table_name=None, num=None, sample_options={},
                                                 redshift_tmp_dir="", transformation_ctx="", push_down_predicate="",
                                                 additional_options={}, catalog_id=None, erieTxId="", asOfTime="",
                                                 **kwargs):
        refuse_transactions(erieTxId=erieTxId, asOfTime=asOfTime)
        source = self._catalog_source(
            database, table_name, redshift_tmp_dir, transformation_ctx, push_down_predicate, additional_options,
            catalog_id, kwargs)
        if num is None:
            raise ValueError("Parameter num is missing")
        return source.getSampleFrame(num, **sample_options)

    def create_sample_dynamic_frame_from_options(self, connection_type, connection_options={}, num=None,
                                                 sample_options={}, format=None, format_options={},
                                                 transformation_ctx="", push_down_predicate="", **kwargs):
        heed("from_options", kwargs, FOR_OPTIONS)
        source = self._options_source(
            connection_type, connection_options, format, format_options, transformation_ctx, push_down_predicate)
        if num is None:
            raise ValueError("Parameter num is missing")
        return source.getSampleFrame(num, **sample_options)

    def create_data_frame_from_options(self, connection_type, connection_options={}, format=None, format_options={},
                                       transformation_ctx="", push_down_predicate="", **kwargs):
        heed("from_options", kwargs, FOR_OPTIONS)
        source = self._options_source(
            connection_type, connection_options, format, format_options, transformation_ctx, push_down_predicate)
        return source.getDataFrame()

    # ---- writing

    def getSink(self, connection_type, format=None, transformation_ctx="", **options):
        jtype = format.lower() if format and format.lower() in _SELF_DESCRIBING else connection_type
        options["callSite"] = callsite()
        j_sink = self._glue_scala_context.getSink(jtype, makeOptions(self._sc, options), transformation_ctx)
        return DataSink(j_sink, self)

    def _write(self, frame_or_dfc, connection_type, connection_options, format, format_options,
               transformation_ctx="", accumulator_size=0):
        sink = self.getSink(connection_type, format, transformation_ctx, **connection_options)
        if format and (format_options or format.lower() not in _SELF_DESCRIBING):
            sink.setFormat(format, **format_options)
        if accumulator_size > 0:
            sink.setAccumulableSize(accumulator_size)
        return sink.write(frame_or_dfc)

    def write_dynamic_frame_from_options(self, frame, connection_type, connection_options={}, format=None,
                                         format_options={}, transformation_ctx=""):
        return self.write_from_options(
            frame, connection_type, connection_options, format, format_options, transformation_ctx)

    def write_from_options(self, frame_or_dfc, connection_type, connection_options={}, format={}, format_options={},
                           transformation_ctx="", **kwargs):
        heed("write_from_options", kwargs, ("accumulator_size",))
        accumulator_size = kwargs.get("accumulator_size", 0)
        return self._write(
            frame_or_dfc, connection_type, connection_options, format, format_options, transformation_ctx,
            accumulator_size)

    def _catalog_sink(self, database, table_name, redshift_tmp_dir, transformation_ctx, additional_options,
                      catalog_id, kwargs):
        database, table_name = _catalog_names(database, table_name, kwargs)
        options = {**additional_options, "callSite": callsite()}
        j_sink = self._glue_scala_context.getCatalogSink(
            database, table_name, redshift_tmp_dir, transformation_ctx, makeOptions(self._sc, options), catalog_id)
        return DataSink(j_sink, self)

    def write_dynamic_frame_from_catalog(self, frame, database=None, table_name=None, redshift_tmp_dir="",
                                         transformation_ctx="", additional_options={}, catalog_id=None, **kwargs):
        sink = self._catalog_sink(
            database, table_name, redshift_tmp_dir, transformation_ctx, additional_options, catalog_id, kwargs)
        return sink.write(frame)

    def write_data_frame_from_catalog(self, frame, database=None, table_name=None, redshift_tmp_dir="",
                                      transformation_ctx="", additional_options={}, catalog_id=None, **kwargs):
        sink = self._catalog_sink(
            database, table_name, redshift_tmp_dir, transformation_ctx, additional_options, catalog_id, kwargs)
        return sink.writeDataFrame(frame, self)

    def write_dynamic_frame_from_jdbc_conf(self, frame, catalog_connection, connection_options={},
                                           redshift_tmp_dir="", transformation_ctx="", catalog_id=None):
        self.write_from_jdbc_conf(
            frame, catalog_connection, connection_options, redshift_tmp_dir, transformation_ctx, catalog_id)

    def write_from_jdbc_conf(self, frame_or_dfc, catalog_connection, connection_options={}, redshift_tmp_dir="",
                             transformation_ctx="", catalog_id=None):
        frames = frame_or_dfc.values() if isinstance(frame_or_dfc, DynamicFrameCollection) else [frame_or_dfc]
        for frame in frames:
            # A collection goes to one table for each frame, which has its frame's name.
            options = dict(connection_options)
            if isinstance(frame_or_dfc, DynamicFrameCollection):
                options["dbtable"] = frame.name
            options["callSite"] = callsite()
            j_sink = self._glue_scala_context.getJDBCSink(
                catalog_connection, makeOptions(self._sc, options), redshift_tmp_dir, transformation_ctx, catalog_id)
            DataSink(j_sink, self).writeFrame(frame)

    # ---- the rest

    def convert_resolve_option(self, path, action, target):
        # The guide names a type by an object; scripts also name it by its word.
        word = target.typeName() if hasattr(target, "typeName") else target
        actions = {"project": f"project:{word}", "cast": f"cast:{word}", "keepasstruct": "make_struct"}
        return self._jvm.ResolveSpec.apply(path, actions.get(action.lower(), action))

    def extract_jdbc_conf(self, connection_name, catalog_id=None):
        """A connection of the catalog as a dict: url, user, password, vendor and more."""
        return dict(self._glue_scala_context.extractJDBCConf(connection_name, catalog_id))

    def purge_table(self, database, table_name, options={}, transformation_ctx="", catalog_id=None):
        self._glue_scala_context.purgeTable(
            database, table_name, makeOptions(self._sc, options), transformation_ctx, catalog_id)

    def purge_s3_path(self, s3_path, options={}, transformation_ctx=""):
        self._glue_scala_context.purgeS3Path(s3_path, makeOptions(self._sc, options), transformation_ctx)

    def transition_table(self, database, table_name, transition_to, options={}, transformation_ctx="",
                         catalog_id=None):
        self._glue_scala_context.transitionTable(
            database, table_name, transition_to, makeOptions(self._sc, options), transformation_ctx, catalog_id)

    def transition_s3_path(self, s3_path, transition_to, options={}, transformation_ctx=""):
        self._glue_scala_context.transitionS3Path(
            s3_path, transition_to, makeOptions(self._sc, options), transformation_ctx)

    def get_logger(self):
        if self._glue_logger is None:
            self._glue_logger = self._jvm.GlueLogger()
        return self._glue_logger

    def currentTimeMillis(self):
        return self._jvm.System.currentTimeMillis()

    def getSampleStreamingDynamicFrame(self, frame, options={}, batch_function=None):
        return sample_of_stream(self, frame, options, batch_function)

    def forEachBatch(self, frame, batch_function, options={}):
        for_each_batch(self, frame, batch_function, options)

    def add_ingestion_time_columns(self, frame, time_granularity):
        jdf = self._glue_scala_context.addIngestionTimeColumns(frame._jdf, time_granularity)
        return DataFrame(jdf, self.spark_session)

    def start_transaction(self, read_only):
        return self._glue_scala_context.startTransaction(read_only)

    def commit_transaction(self, transaction_id, wait_for_commit=True):
        return self._glue_scala_context.commitTransaction(transaction_id, wait_for_commit)

    def cancel_transaction(self, transaction_id):
        return self._glue_scala_context.cancelTransaction(transaction_id)
