"""The transforms, each parameter given at least once."""

from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection
from awsglue.transforms import *
from surface_calls import refused, rows, tell

HOW = {"transformation_ctx": "ctx", "info": "a case", "stageThreshold": 5, "totalThreshold": 6}


def tell_all(context, two, root):
    spark = context.spark_session
    listed = DynamicFrame.fromDF(spark.createDataFrame([(1, [5, 6])], "id long, l array<int>"), context, "listed")
    tell("ApplyMapping", rows(ApplyMapping.apply(frame=two, mappings=[("ID", "long", "key", "string")], case_sensitive=False, **HOW))
         + rows(ApplyMapping.apply(frame=two, mappings=[("id", "long", "key", "string")], case_sensitive=True, **HOW)))
    tell("Coalesce.all", Coalesce.apply(frame=two.repartition(3), num_partitions=2, shuffle=True, **HOW).getNumPartitions())
    tell("Repartition.all", Repartition.apply(frame=two, num_partitions=3, **HOW).getNumPartitions())
    both = DynamicFrameCollection({"a": two, "b": two}, context)
    tell("SelectFromCollection", rows(SelectFromCollection.apply(dfc=both, key="a", transformation_ctx="c")))
    mapped = MapToCollection.apply(dfc=both, callable=lambda frame, ctx: frame.rename_field("id", ctx), transformation_ctx="c")
    tell("MapToCollection", {name: frame.toDF().columns for name, frame in mapped._items()})
    flat = FlatMap.apply(dfc=both, BaseTransform=RenameField, frame_name="frame", transformation_ctx="c", old_name="id", new_name="n")
    tell("FlatMap.all", {name: frame.toDF().columns for name, frame in flat._items()})
    nulls = DynamicFrame.fromDF(spark.createDataFrame([(1, None)], "id long, gone void"), context)
    tell("DropNullFields", rows(DropNullFields.apply(frame=nulls, **HOW)))
    tell("Filter", rows(Filter.apply(frame=two, f=lambda record: record["name"] == "b", **HOW)))
    tell("Map", rows(Map.apply(frame=two, f=lambda record: {"id": record["id"] + 1}, preservesPartitioning=True, **HOW)))
    failing = two.map(lambda record: record if record["id"] == 2 else 1 / 0)
    tell("ErrorsAsDynamicFrame.all", ErrorsAsDynamicFrame.apply(frame=failing).count())
    tell("RenameField", rows(RenameField.apply(frame=two, old_name="id", new_name="key", **HOW)))
    tell("DropFields", rows(DropFields.apply(frame=two, paths=["id"], **HOW)))
    tell("SelectFields", rows(SelectFields.apply(frame=two, paths=["id"], **HOW)))
    split = SplitFields.apply(frame=two, paths=["id"], name1="x", name2="y", **HOW)
    tell("SplitFields", [{name: frame.toDF().columns for name, frame in split._items()}, list(SplitFields.apply(two, ["id"]).keys())])
    split = SplitRows.apply(frame=two, comparison_dict={"id": {"<": 2}}, name1="x", name2="y", **HOW)
    tell("SplitRows", {name: rows(frame) for name, frame in split._items()})
    other = RenameField.apply(two, "id", "key").drop_fields(["name"])
    tell("Join", rows(Join.apply(frame1=two, frame2=other, keys1=["id"], keys2=["key"], transformation_ctx="c")))
    Spigot.apply(frame=two, path=root + "transform-spigot/", options={"topk": 1}, transformation_ctx="c").count()
    tell("Spigot", spark.read.json(root + "transform-spigot/").count())
    parts = Relationalize.apply(frame=listed, staging_path=root + "tmp/", name="r", options={"unused": 1}, **HOW)
    tell("Relationalize", {name: rows(frame) for name, frame in parts._items()})
    tell("ResolveChoice", [rows(ResolveChoice.apply(frame=two, specs=[("id", "cast:string")], **HOW)),
                           rows(ResolveChoice.apply(frame=two, choice="cast:string"))])
    tell("ResolveChoice.catalog", rows(ResolveChoice.apply(
        frame=context.create_dynamic_frame_from_options("s3", {"paths": [root + "choice/"]}, "json"), choice="match_catalog",
        database=root.split("/")[2], table_name="choice_of_surface", catalog_id="000000000000")))
    item = DynamicFrame.fromDF(spark.createDataFrame([((("7",),),)], "Item struct<n: struct<N: string>>"), context)
    tell("SimplifyDDBJson", rows(SimplifyDDBJson.apply(frame=item)))
    texts = DynamicFrame.fromDF(spark.createDataFrame([("1;x",)], "t string"), context)
    tell("Unbox", rows(Unbox.apply(frame=texts, path="t", format="csv", separator=";", **HOW)))
    tell("Union.all", Union.apply(frame1=two, frame2=two, **HOW).count())
    nested = ApplyMapping.apply(two, [("id", "long", "a.b", "long")])
    tell("UnnestFrame", rows(UnnestFrame.apply(frame=nested, **HOW)))
    tell("GlueTransform", [Join.name(), Join.describeTransform(), Join.describeArgs()[-1], Join.describeReturn(), Join.describeErrors(), Join.describe()])
    tell("GlueTransform.all", [
        [describing["name"] for describing in get_transform(name).describeArgs() if not describing["description"]] for name in sorted(t.name() for t in get_transforms())])
    tell("GlueTransform.base", [refused(getattr(GlueTransform, "describe" + what)) for what in ("Args", "Return", "Transform", "Errors")])
