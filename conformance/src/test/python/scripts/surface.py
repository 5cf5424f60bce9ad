"""Names of awsglue that no other case calls; each line tells what came of one."""

import json
import sys

from awsglue import devutils
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection, DynamicFrameReader, DynamicFrameWriter, ResolveOption
from awsglue.functions import explodeWithIndex, namedStruct, replaceArrayElement
from awsglue.gluetypes import (
    ArrayType, AtomicType, ChoiceType, EntityType, EnumType, Field, IntegerType, MapType, SetType, StringType, StructType,
    UnknownType, _deserialize_json_value)
from awsglue.job import Job
from awsglue.streaming_data_source import StreamingDataSource
from awsglue.transforms import (
    Coalesce, ErrorsAsDynamicFrame, FlatMap, GlueTransform, Repartition, SelectFields, Union, describe_transform, get_transform,
    get_transforms)
from awsglue.utils import GlueArgumentError, GlueArgumentParser, callsite, getResolvedOptions, makeOptions
from pyspark.context import SparkContext
from pyspark.sql.functions import lit

import surface_frames
import surface_guide
import surface_transforms
import surface_types
import surface_wrong
from surface_calls import refused, rows, tell, tell_what_is_left, watch

watch()

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
root, db = f"s3://{args['bucket']}/surface/", args["database"]
context = GlueContext(SparkContext.getOrCreate())
spark = context.spark_session


frame = context.create_dynamic_frame_from_rdd([(1, "a"), (2, "b")], "two", ["id", "name"])
tell("create_dynamic_frame_from_rdd", rows(frame))
tell("from_rdd", rows(DynamicFrameReader(context).from_rdd([(3, "c")], "one", ["id", "name"])))

# ---- writing and reading by the context's own methods
context.write_dynamic_frame_from_options(
    frame, "s3", {"path": root + "parquet/"}, "parquet", {"compression": "gzip", "blockSize": 1048576})
tell("write_dynamic_frame_from_options", rows(context.create_dynamic_frame_from_options("s3", {"paths": [root + "parquet/"]}, "parquet")))
context.write_from_options(DynamicFrameCollection({"x": frame}, context), "s3", {"path": root + "json/"}, "json", {})
options = {"connection_type": "s3", "connection_options": {"paths": [root + "json/"]}, "format": "json"}
tell("write_from_options", rows(context.create_dynamic_frame_from_options(**options)))
tell("create_data_frame_from_options", sorted(r["id"] for r in context.create_data_frame_from_options(**options).collect()))
tell("create_sample_dynamic_frame_from_options", context.create_sample_dynamic_frame_from_options(num=1, **options).count())
source = context.getSource("s3", paths=[root + "json/"])
source.setFormat("json")
tell("getSource", rows(source.getFrame(minPartitions=2)))
tell("getSampleFrame", source.getSampleFrame(1).count())
tell("getDataFrame", source.getDataFrame().count())
sink = context.getSink("s3", path=root + "made/", enableUpdateCatalog=True)
sink.setFormat("json")
sink.setAccumulableSize(7)
sink.setCatalogInfo(db, "made")
tell("writeDataFrame", sink.writeDataFrame(frame.toDF(), context).count())
tell("create_dynamic_frame_from_catalog", rows(context.create_dynamic_frame_from_catalog(db, "made")))
context.write_dynamic_frame_from_catalog(frame, db, "made")
context.write_data_frame_from_catalog(frame.toDF(), db, "made")
tell("create_data_frame_from_catalog", context.create_data_frame_from_catalog(db, "made").count())
DynamicFrameWriter(context).from_options(frame, "s3", {"path": root + "csv/"}, "csv")
tell("DynamicFrameWriter", spark.read.text(root + "csv/").count())
for call in ("write_dynamic_frame_from_jdbc_conf", "write_from_jdbc_conf"):
    tell(call, "nope" in refused(lambda: getattr(context, call)(frame, "nope", {"dbtable": "t", "database": "d"})))

# ---- a stream of files
spark.range(3).write.json(root + "stream/")
stream = spark.readStream.schema("id long").json(root + "stream/")
tell("getSampleStreamingDynamicFrame", rows(context.getSampleStreamingDynamicFrame(stream, {"windowSize": "1 seconds", "recordPollingLimit": 3})))
tell("getStreamingSource", "nosuch" in refused(lambda: context.getStreamingSource("nosuch")))


class Known:
    def setFormat(self, name, options):
        self.format = name

    def getDataFrame(self):
        return spark.range(2)._jdf


tell("StreamingDataSource", StreamingDataSource(Known(), context, "s").getFrame().count())

# ---- frames
tell("convert_resolve_option", [context.convert_resolve_option("a", action, "int").action() for action in ("Project", "KeepAsStruct")])
spark.createDataFrame([("1",)], "text string").write.text(root + "mixed/")
mixed = DynamicFrame.fromDF(spark.read.json(spark.sparkContext.parallelize(['{"v": {"int": 1, "string": null}}'])), context, "m")
tell("applyMapping", rows(frame.applyMapping([("id", "long", "key", "string")])))
tell("split_fields", sorted((name, part.toDF().columns) for name, part in (
    (k, frame.split_fields(["id"], "ids", "others").select(k)) for k in ("ids", "others"))))
texts = DynamicFrame.fromDF(spark.createDataFrame([('{"a": 1}',)], "t string"), context, "t")
tell("unbox", rows(texts.unbox("t", "json")))
item = DynamicFrame.fromDF(spark.createDataFrame([((("x",),),)], "Item struct<name: struct<S: string>>"), context, "i")
tell("unnest_ddb_json", rows(item.unnest_ddb_json()))
tell("simplify_ddb_json", rows(item.simplify_ddb_json()))
tell("with_frame_schema", rows(context.create_dynamic_frame_from_options(**options).with_frame_schema(
    StructType([Field("id", StringType(), {})]))))
tell("assertErrorThreshold", frame.assertErrorThreshold())
failing = frame.map(lambda record: 1 / 0, stageThreshold=1)
tell("assertErrorThreshold_fails", "stageThreshold" in refused(failing.assertErrorThreshold))
tell("ErrorsAsDynamicFrame", ErrorsAsDynamicFrame.apply(frame.map(lambda record: 1 / 0)).count())
both = DynamicFrameCollection({"a": frame, "b": frame}, context)
tell("flatmap", sorted(both.flatmap(lambda one, transformation_ctx: DynamicFrameCollection({transformation_ctx: one}, context)).keys()))
tell("FlatMap", {k: v.toDF().columns for k, v in FlatMap.apply(both, SelectFields, "frame", paths=["name"])._items()})
tell("Union", Union.apply(frame, frame).count())
tell("Repartition", Repartition.apply(frame, 3).getNumPartitions())
tell("Coalesce", Coalesce.apply(Repartition.apply(frame, 3), 2).getNumPartitions())
tell("add_ingestion_time_columns", context.add_ingestion_time_columns(frame.toDF(), "hour").columns)
tell("ResolveOption", [ResolveOption("a", "Project", "int").target, frame.toDF([ResolveOption("id", "KeepAsStruct")]).count()])

# ---- functions over columns
arrays = spark.createDataFrame([([1, 2, 3],)], "a array<int>")
tell("replaceArrayElement", arrays.select(replaceArrayElement("a", lit(9), 1).alias("a")).first()["a"])
tell("namedStruct", arrays.select(namedStruct(lit("x"), lit(1)).alias("s")).first()["s"].asDict())
tell("explodeWithIndex", [list(r) for r in arrays.select(explodeWithIndex("a")).collect()])

# ---- types
for made in (ArrayType(IntegerType()), SetType(StringType()), MapType(IntegerType()), ChoiceType([IntegerType(), StringType()]),
             StructType([Field("a", EnumType(["x", "y"]), {})])):
    again = type(made).fromJsonValue(made.jsonValue())
    tell(type(made).__name__, again.jsonValue() == made.jsonValue())
tell("Field", Field.fromJsonValue(Field("a", IntegerType(), {}).jsonValue()).name)
tell("AtomicType", [issubclass(IntegerType, AtomicType), IntegerType.fromJsonValue(IntegerType().jsonValue()).typeName()])
tell("UnknownType", UnknownType().typeName())
tell("EntityType", EntityType("e", StringType(), {}).typeName())

# ---- around the job
tell("callsite", bool(callsite()))
tell("makeOptions", json.loads(makeOptions(spark.sparkContext, {"a": [1]}).toString()))
tell("GlueArgumentParser", type(refused).__name__ if not isinstance(GlueArgumentParser(), object) else refused(
    lambda: GlueArgumentParser().error("odd")))
tell("isInitialized", Job(context).isInitialized())
tell("options", [Job.continuation_options()[0], Job.job_bookmark_options()[0], Job.job_bookmark_range_options(), Job.id_params(),
                 Job.encryption_type_options()[0], Job.data_lineage_options()[0]])
tell("currentTimeMillis", context.currentTimeMillis() > 1_700_000_000_000)
tell("get_transforms", len(get_transforms()) >= 22 and get_transform("Union") is Union and issubclass(Union, GlueTransform))
tell("describe_transform", describe_transform("Union")["transform"]["name"])
for name, call in (
    ("start_transaction", lambda: context.start_transaction(True)),
    ("commit_transaction", lambda: context.commit_transaction("t", wait_for_commit=False)),
    ("cancel_transaction", lambda: context.cancel_transaction("t")),
    ("transition_table", lambda: context.transition_table(db, "made", "GLACIER")),
    ("transition_s3_path", lambda: context.transition_s3_path(root, "GLACIER")),
):
    tell(name, refused(call))

job = devutils.Job()
job.name, job.role = args["JOB_NAME"] + "-made", "arn:aws:iam::000000000000:role/tester"
job.command = devutils.Command("pythonshell", root + "x.py")
job.executionProperty, job.connections = devutils.ExecutionProperty(2), devutils.Connections(["c"])
tell("as_dict", [job.as_dict()["Command"]["Name"], job.as_job_create_dict()["Name"] == job.name, "Name" in job.as_job_update_dict(),
                 job.command.as_dict()["ScriptLocation"] == root + "x.py", job.executionProperty.as_dict(), job.connections.as_dict()])
job.connections = None
utils = devutils.GlueJobUtils(context)
utils.create_job(job)
job.description = "changed"
utils.update_job(job)
tell("get_job", utils.get_job(job.name).description)
tell("get_jobs", job.name in [one.name for one in utils.get_jobs()[0]])
utils.delete_job(job.name)
tell("delete_job", "not found" in refused(lambda: utils.get_job(job.name)).lower())

surface_frames.tell_all(context, frame, root, db)
surface_transforms.tell_all(context, frame, root)
surface_types.tell_all()
surface_guide.tell_all(context, root)
surface_wrong.tell_all(context, root)
tell_what_is_left()
