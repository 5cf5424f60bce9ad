"""What a context reads and writes, and what a DynamicFrame does, each parameter given at least once."""

import threading
import time

import boto3
from awsglue import devutils
from awsglue.context import GlueContext, register
from awsglue.data_sink import DataSink
from awsglue.data_source import DataSource
from awsglue.dataframe_transforms.apply_mapping import ApplyMapping
from awsglue.dataframereader import DataFrameReader
from awsglue.dataframewriter import DataFrameWriter
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection, DynamicFrameReader, DynamicFrameWriter, ResolveOption
from awsglue.gluetypes import Field, LongType, StringType, StructType
from awsglue.job import Job
from awsglue.streaming_data_source import StreamingDataSource
from awsglue.utils import getResolvedOptions
from surface_calls import refused, rows, tell

ACCOUNT = "000000000000"
HOW = {"transformation_ctx": "ctx", "info": "a case", "stageThreshold": 5, "totalThreshold": 6}
PEOPLE = [(1, "Ann", "Rome", [1, 2]), (2, "Bob", "Oslo", [3])]


def tell_all(context, two, root, db):
    people = DynamicFrame.fromDF(
        context.spark_session.createDataFrame(PEOPLE, "id long, name string, city string, marks array<int>"), context, name="people")
    files(context, two, root)
    tables(context, two, root, db)
    databases(context, two)
    streams(context, root)
    around(context, db)
    records(context, people)
    fields(context, people, root)
    frames(context, people, two)
    collections(context, two)


def files(context, two, root):
    where = {"connection_type": "s3", "format": "csv", "transformation_ctx": "files"}
    into = {**where, "format_options": {"separator": ";"}}
    out = (
        ("write_from_options", lambda **how: context.write_from_options(two, accumulator_size=3, **how)),
        ("write_dynamic_frame_from_options", lambda **how: context.write_dynamic_frame_from_options(two, **how)),
        ("writer.from_options", lambda **how: DynamicFrameWriter(context).from_options(two, **how)),
        ("write", lambda transformation_ctx, **how: two.write(accumulator_size=3, **how)),
    )
    for name, write in out:
        write(connection_options={"path": f"{root}out/{name}/day=1/"}, **into)
        back = context.create_dynamic_frame_from_options(
            "s3", {"paths": [f"{root}out/{name}/"]}, "csv", {"withHeader": True, "separator": ";"}, push_down_predicate="day == '1'")
        tell("out." + name, rows(back))
    read = {**into, "connection_options": {"paths": [f"{root}out/write/"]}, "push_down_predicate": "day = '1'",
            "format_options": {"withHeader": True, "separator": ";"}}
    reader, frames = DynamicFrameReader(context), DataFrameReader(context)
    tell("create_dynamic_frame_from_options", rows(context.create_dynamic_frame_from_options(minPartitions=2, targetPartitions=2, **read)))
    tell("reader.from_options", rows(reader.from_options(minPartitions=2, **read)))
    tell("create_data_frame_from_options.all", sorted(row["id"] for row in context.create_data_frame_from_options(**read).collect()))
    tell("frames.from_options", sorted(row["id"] for row in frames.from_options(**read).collect()))
    sample = {**read, "num": 1, "sample_options": {"maxSamplePartitions": 1}}
    tell("sample.from_options", context.create_sample_dynamic_frame_from_options(**sample).count())
    tell("sample.of_no_call", refused(lambda: context.create_sample_dynamic_frame_from_options(minPartition=2, **sample)))
    nobody = {**read, "push_down_predicate": "day = '2'"}
    tell("predicate", context.create_dynamic_frame_from_options(**nobody).count())
    tell("options_of_no_call", [refused(lambda: call(minPartition=2, **read)) for call in (
        context.create_dynamic_frame_from_options, context.create_data_frame_from_options, reader.from_options, frames.from_options)])
    source = context.getSource("s3", "csv", "files", "day = '1'", paths=[f"{root}out/write/"])
    source.setFormat("csv", withHeader=True, separator=";")
    tell("source", [rows(source.getFrame(minPartitions=2, targetPartitions=2)), source.getSampleFrame(1, maxSamplePartitions=1).count()])
    tell("DataSource", DataSource(source._jsource, context, "again").getDataFrame().count())
    sink = context.getSink("s3", "json", "files", path=f"{root}out/sink/")
    sink.setFormat("json", compression="gzip")
    again = DataSink(sink._jsink, context)
    tell("sink", [again.writeFrame(two, "a case").count(), again.write(two, info="a case").count(),
                  again.writeDataFrame(two.toDF(), context, "a case").count(), context.spark_session.read.json(f"{root}out/sink/").count()])


def tables(context, two, root, db):
    frame, tmp = two.toDF(), root + "tmp/"
    how = {"redshift_tmp_dir": tmp, "transformation_ctx": "tables", "catalog_id": ACCOUNT}
    sink = context.getSink("s3", path=root + "days/", enableUpdateCatalog=True, partitionKeys=["name"])
    sink.setFormat("json")
    sink.setCatalogInfo(db, "days", ACCOUNT)
    sink.write(two)
    tell("setCatalogInfo", rows(context.create_dynamic_frame_from_catalog(db, "days")))
    writing = {"database": db, "table_name": "days", "additional_options": {"partitionKeys": ["name"]}, **how}
    for name, write in (
        ("write_dynamic_frame_from_catalog", lambda **how: context.write_dynamic_frame_from_catalog(two, **how)),
        ("writer.from_catalog", lambda **how: DynamicFrameWriter(context).from_catalog(two, **how)),
        ("write_data_frame_from_catalog", lambda **how: context.write_data_frame_from_catalog(frame, **how)),
        ("frame_writer.from_catalog", lambda **how: DataFrameWriter(context).from_catalog(frame, **how)),
    ):
        write(**writing)
        old = {**writing, "name_space": writing["database"], "tableName": "days"}
        del old["database"], old["table_name"]
        write(**old)
        tell("into." + name, context.create_data_frame_from_catalog(db, "days").count())
    reading = {"database": db, "table_name": "days", "push_down_predicate": "name = 'a'", "additional_options": {"boundedFiles": 1}, **how}
    old = {**reading, "name_space": db, "tableName": "days"}
    del old["database"], old["table_name"]
    reader, frames = DynamicFrameReader(context), DataFrameReader(context)
    for name, read in (
        ("create_dynamic_frame_from_catalog", lambda **how: context.create_dynamic_frame_from_catalog(**how)),
        ("reader.from_catalog", lambda **how: reader.from_catalog(**how)),
        ("sample.from_catalog", lambda **how: context.create_sample_dynamic_frame_from_catalog(
            num=1, sample_options={"maxSamplePartitions": 1}, **how)),
        ("create_data_frame_from_catalog", lambda **how: DynamicFrame.fromDF(context.create_data_frame_from_catalog(**how), context)),
        ("frames.from_catalog", lambda **how: DynamicFrame.fromDF(frames.from_catalog(**how), context)),
    ):
        tell("of." + name, [read(**reading).count(), rows(read(**old))[0], refused(lambda: read(**reading, minPartition=2))])
    tell("transactions", [refused(lambda: context.create_sample_dynamic_frame_from_catalog(num=1, **reading, **{name: "x"}))
                          for name in ("erieTxId", "asOfTime")])
    tell("get_catalog_schema_as_spark_schema",
         context.get_catalog_schema_as_spark_schema(database=db, table_name="days", catalog_id=ACCOUNT).simpleString())
    keep, gone = {"retentionPeriod": 1}, {"retentionPeriod": 0}
    call = {"transformation_ctx": "purge"}
    context.purge_table(db, "days", options=keep, catalog_id=ACCOUNT, **call)
    kept = context.create_data_frame_from_catalog(db, "days").count()
    context.purge_table(db, "days", options=gone, catalog_id=ACCOUNT, **call)
    tell("purge_table", [kept, len(boto3.client("glue").get_partitions(DatabaseName=db, TableName="days")["Partitions"])])
    context.purge_s3_path(root + "out/sink/", options=keep, **call)
    there = lambda: len(boto3.client("s3").list_objects_v2(Bucket=db, Prefix="surface/out/sink/").get("Contents", []))
    kept = there()
    context.purge_s3_path(root + "out/sink/", options=gone, **call)
    tell("purge_s3_path", [kept > 0, there()])
    tell("transitions", [
        refused(lambda: context.transition_table(db, "days", "GLACIER", options=keep, catalog_id=ACCOUNT, **call)),
        refused(lambda: context.transition_s3_path(root, "GLACIER", options=keep, **call))])


def databases(context, two):
    glue = boto3.client("glue")
    properties = {"JDBC_CONNECTION_URL": "jdbc:mysql://127.0.0.1:1/shop", "USERNAME": "u", "PASSWORD": "p"}
    glue.create_connection(ConnectionInput={"Name": "shop-of-surface", "ConnectionType": "JDBC", "ConnectionProperties": properties})
    conf = context.extract_jdbc_conf("shop-of-surface", catalog_id=ACCOUNT)
    tell("extract_jdbc_conf", {name: conf[name] for name in ("url", "user", "password", "vendor")})
    glue.delete_connection(ConnectionName="shop-of-surface")
    how = {"connection_options": {"dbtable": "t", "database": "d"}, "redshift_tmp_dir": "s3://x/", "transformation_ctx": "db"}
    tell("jdbc_conf", ["nope" in refused(call) for call in (
        lambda: context.write_dynamic_frame_from_jdbc_conf(two, "nope", catalog_id=ACCOUNT, **how),
        lambda: context.write_from_jdbc_conf(two, "nope", catalog_id=ACCOUNT, **how),
        lambda: DynamicFrameWriter(context).from_jdbc_conf(two, "nope", **how))])


def streams(context, root):
    stream = context.spark_session.readStream.schema("id long").json(root + "stream/")
    seen, given = [], []
    options = {"windowSize": "1 seconds", "recordPollingLimit": 3}
    context.getSampleStreamingDynamicFrame(stream, options=options, batch_function=lambda rows, number: given.append((rows.count(), number)))
    tell("sample_of_stream", given)

    def stop():
        while not seen:
            time.sleep(0.05)
        for query in context.spark_session.streams.active:
            query.stop()

    threading.Thread(target=stop, daemon=True).start()
    context.forEachBatch(frame=stream, batch_function=lambda rows, number: seen.append((sorted(row.id for row in rows.collect()), rows.count(), number)),
                         options={"windowSize": "1 seconds", "checkpointLocation": root + "seen/"})
    tell("forEachBatch", seen)

    class Known:
        def setFormat(self, name, options):
            self.asked = [name, options.toString()]

        def getDataFrame(self):
            return context.spark_session.range(2)._jdf

    known = Known()
    source = StreamingDataSource(known, context, "s")
    source.setFormat("json", multiLine=True)
    tell("StreamingDataSource.setFormat", [known.asked, source.name])
    tell("getStreamingSource.all", "nosuch" in refused(
        lambda: context.getStreamingSource("nosuch", format="json", transformation_ctx="s", push_down_predicate="a = 1", topicName="t")))


def around(context, db):
    session = context.spark_session
    register(session.sparkContext)
    tell("register", session.sparkContext._jvm.JsonOptions('{"a":1}').toString())
    tell("GlueContext", [GlueContext(sparkContext=session.sparkContext, minPartitions=3, targetPartitions=4).sql("SELECT 1 AS a").first()["a"]])
    tell("get_logger", context.get_logger().info("a line of the surface"))
    tell("add_ingestion_time_columns.frame", context.add_ingestion_time_columns(frame=session.range(1), time_granularity="day").columns)
    argv = ["s.py", "--JOB_NAME", "j", "--da", "2026"]
    tell("getResolvedOptions", [getResolvedOptions(argv, ["JOB_NAME", "date"], allow_abbrev=True)["date"], refused(lambda: getResolvedOptions(argv, ["date"]))])
    job = Job(session)
    job.init("j", args={"JOB_NAME": "j"})
    tell("Job", [job.isInitialized(), job.commit(), Job.bookmark_of_continuation("continuation-enabled")])
    frame = ApplyMapping.apply(session.range(1), [("id", "key", "string")])
    tell("dataframe_transforms", [frame.columns, frame.dtypes])
    utils = devutils.GlueJobUtils(context)
    made = devutils.Job()
    made.name, made.role = db + "-with-file", "arn:aws:iam::000000000000:role/tester"
    made.command = devutils.Command("pythonshell", f"s3://{db}/surface/job.py")
    with open("job.py", "w", encoding="utf-8") as script:
        script.write("print(1)\n")
    utils.create_job(made, file="job.py")
    utils.update_job(made, file="job.py")
    body = boto3.client("s3").get_object(Bucket=db, Key="surface/job.py")["Body"].read().decode()
    tell("job_with_its_file", [body, utils.get_job(made.name).command.name, "oken" in refused(lambda: utils.get_jobs(nextToken="no token"))])
    utils.delete_job(made.name)


def records(context, people):
    tell("filter", rows(people.filter(f=lambda record: record["id"] == 1, **HOW)))

    def shout(record):
        return {"name": record["name"].upper()}

    tell("map", rows(people.map(f=shout, preservesPartitioning=True, **HOW)))

    def each(entries):
        for entry in entries:
            yield {**entry, "record": {"id": entry["record"]["id"] * 10}}

    def numbered(number, entries):
        for entry in entries:
            yield {**entry, "record": {"id": entry["record"]["id"], "partition": number}}

    one = people.coalesce(1)
    tell("mapPartitions", rows(people.mapPartitions(f=each, preservesPartitioning=False, **HOW)))
    tell("mapPartitionsWithIndex", rows(one.mapPartitionsWithIndex(f=numbered, preservesPartitioning=True, **HOW)))
    failing = people.map(lambda record: record if record["id"] == 1 else 1 / 0, info="half", stageThreshold=1)
    again = failing.map(lambda record: {}, totalThreshold=1)
    tell("errors", [failing.count(), failing.errorsCount(), failing.stageErrorsCount(), again.errorsCount(), again.stageErrorsCount()])
    errors = failing.errorsAsDynamicFrame()
    tell("errorsAsDynamicFrame", [errors.count(), "division by zero" in str(errors.toDF().collect())])
    tell("thresholds", [refused(failing.assertErrorThreshold)[:60], refused(again.assertErrorThreshold)[:60]])


def fields(context, people, root):
    tell("drop_fields", rows(people.drop_fields(paths=["marks", "city"], **HOW)))
    tell("select_fields", rows(people.select_fields(paths=["id", "marks"], **HOW)))
    tell("rename_field", rows(people.rename_field(oldName="name", newName="who", **HOW).select_fields(["who"])))
    tell("split_fields.all", {name: part.toDF().columns for name, part in people.split_fields(
        paths=["id"], name1="ids", name2="others", **HOW)._items()})
    tell("split_rows", {name: part.count() for name, part in people.split_rows(
        comparison_dict={"id": {">": 1}}, name1="more", name2="less", **HOW)._items()})
    mappings = [("ID", "long", "key", "string"), ("name", "who"), ("city", "string", "place.town", "string")]
    tell("apply_mapping", [rows(people.apply_mapping(mappings=mappings, case_sensitive=False, **HOW)),
                           rows(people.apply_mapping(mappings=mappings, case_sensitive=True, **HOW))])
    tell("applyMapping.all", rows(people.applyMapping([("id", "key")], case_sensitive=True)))
    texts = DynamicFrame.fromDF(context.spark_session.createDataFrame([("1;x",)], "t string"), context)
    tell("unbox.all", rows(texts.unbox(path="t", format="csv", separator=";", **HOW)))
    nested = people.apply_mapping([("id", "id"), ("city", "string", "place.town", "string")])
    tell("unnest", rows(nested.unnest(**HOW)))
    parts = people.relationalize(root_table_name="r", staging_path=root + "tmp/", options={"unused": 1}, **HOW)
    tell("relationalize", {name: rows(part.drop_fields(["city"]) if name == "r" else part) for name, part in parts._items()})
    item = DynamicFrame.fromDF(context.spark_session.createDataFrame([((("7",),),)], "Item struct<n: struct<N: string>>"), context)
    tell("unnest_ddb_json.all", rows(item.unnest_ddb_json(**HOW)))
    mixed = context.create_dynamic_frame.from_rdd([(1,)], "none", schema=["id"], sampleRatio=1.0)
    tell("from_rdd.all", [rows(mixed), rows(context.create_dynamic_frame_from_rdd([(1,)], "n", schema=["id"], sample_ratio=1.0, transformation_ctx="c"))])
    context.spark_session.createDataFrame([('{"v":1}',), ('{"v":"x"}',)], "t string").write.mode("overwrite").text(root + "choice/")
    choice = context.create_dynamic_frame_from_options("s3", {"paths": [root + "choice/"]}, "json")
    tell("resolveChoice", [rows(choice.resolveChoice(specs=[("v", action)], **HOW)) for action in (
        "cast:int", "cast:string", "project:int", "make_cols", "make_struct")])
    tell("resolveChoice.choice", [rows(choice.resolveChoice(choice=action)) for action in ("cast:string", "make_cols", "make_struct", "project:string")])
    glue, name = boto3.client("glue"), "choice_of_surface"
    database = root.split("/")[2]
    glue.create_table(DatabaseName=database, TableInput={"Name": name, "StorageDescriptor": {
        "Columns": [{"Name": "v", "Type": "bigint"}], "Location": root + "choice/"}})
    tell("match_catalog", rows(choice.resolveChoice(choice="match_catalog", database=database, table_name=name, catalog_id=ACCOUNT)))
    tell("toDF", [choice.toDF(options=[ResolveOption("v", "Project", target="int")]).dtypes, choice.toDF().dtypes])
    people.spigot(path=root + "spigot/", options={"topk": 1}, **HOW).count()
    tell("spigot", context.spark_session.read.json(root + "spigot/").count())
    schema = StructType([Field("id", LongType()), Field("name", StringType())])
    tell("with_frame_schema.all", people.select_fields(["id", "name"]).with_frame_schema(schema).schema() == schema)
    tell("printed", [people.printSchema(), people.select_fields(["id"]).show(num_rows=1)])


def frames(context, people, two):
    staged = DynamicFrame.fromDF(context.spark_session.createDataFrame([(2, "Bea"), (9, "New")], "id long, name string"), context, "staged")
    tell("mergeDynamicFrame", rows(people.select_fields(["id", "name"]).mergeDynamicFrame(
        stage_dynamic_frame=staged, primary_keys=["id"], options={"unused": 1}, **HOW)))
    joined = people.drop_fields(["marks"]).join(paths1=["id"], paths2=["key"], frame2=staged.rename_field("id", "key").drop_fields(["name"]), **HOW)
    tell("join", [rows(joined), joined.name])
    both = people.select_fields(["id", "name"]).union(other_frame=staged, **HOW)
    tell("union", [rows(both), both.name])
    tell("repartition", people.repartition(num_partitions=3, **HOW).getNumPartitions())
    tell("coalesce", [people.repartition(3).coalesce(num_partitions=2, shuffle=shuffle, **HOW).getNumPartitions() for shuffle in (True, False)])
    again = DynamicFrame(two._jdf, context, name="again")
    tell("DynamicFrame", [again.name, again.count(), [field.name for field in again.schema()]])


def collections(context, two):
    frames = DynamicFrameCollection({"a": two, "b": two.filter(lambda record: record["id"] == 1)}, context)
    tell("collection", [list(frames.keys()), len(frames), [frame.count() for frame in frames.values()], frames["b"].count(),
                        frames.select(key="a", transformation_ctx="c").count()])
    mapped = frames.map(callable=lambda frame, ctx: frame.rename_field("id", ctx), transformation_ctx="c")
    tell("collection.map", {name: frame.toDF().columns for name, frame in mapped._items()})
    flat = frames.flatmap(f=lambda frame, ctx: DynamicFrameCollection({"x": frame}, context), transformation_ctx="c")
    tell("collection.flatmap", list(flat.keys()))
