"""Every transform on small frames, Python functions among them."""

import sys

from awsglue import DynamicFrame
from awsglue.context import GlueContext
from awsglue.gluetypes import StringType
from awsglue.job import Job
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as F

args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "bucket", "TempDir"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

mixed = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": [f"s3://{args['bucket']}/mixed/"]}, format="json", transformation_ctx="mixed")
mixed.printSchema()


def column(frame, name):
    return [row[name] for row in frame.toDF().orderBy("id").collect()]


assert column(mixed.resolveChoice(specs=[("n", "cast:int")]), "n") == [1, 2, None]
assert column(mixed.resolveChoice(specs=[("n", "cast:string")]), "n") == ["1", "2", "x"]
assert column(mixed.resolveChoice(specs=[("n", "project:int")]), "n") == [1, None, None]
cols = mixed.resolveChoice(choice="make_cols").toDF().columns
assert "n_int" in cols and "n_string" in cols, cols
structs = dict(ResolveChoice.apply(mixed, choice="make_struct").toDF().dtypes)
assert structs["n"] == "struct<int:int,string:string>", structs
matched = ResolveChoice.apply(
    frame=mixed, choice="match_catalog", database=args["database"], table_name="mixed_target", transformation_ctx="m")
assert column(matched, "n") == [1, 2, None], matched.toDF().dtypes
print("choices resolved")

tables = Relationalize.apply(frame=mixed, staging_path=args["TempDir"], name="root", transformation_ctx="r")
assert sorted(tables.keys()) == ["root", "root_items"], tables.keys()
items = tables.select("root_items").toDF()
assert sorted(row["items.val.sku"] for row in items.collect()) == ["a", "b", "c"], items.columns
joined = tables["root"].toDF().join(items, tables["root"].toDF()["items"] == items["id"])
assert joined.count() == 3
texts = DynamicFrame.fromDF(spark.createDataFrame([('{"a": 1, "b": {"c": "x"}}', 1)], ["doc", "id"]), glueContext, "t")
unboxed = Unbox.apply(frame=texts, path="doc", format="json").toDF()
assert unboxed.select("doc.b.c").first()[0] == "x", unboxed.schema
flat = UnnestFrame.apply(frame=mixed).toDF()
assert "at.city" in flat.columns, flat.columns
print("shapes changed")


def shout(record):
    record["name"] = record["name"].upper()
    record["length"] = len(record["name"])
    del record["items"]
    return record


shouted = Map.apply(frame=mixed, f=shout, transformation_ctx="shout")
assert column(shouted, "name") == ["ANN", "BOB", "CY"] and column(shouted, "length") == [3, 3, 2]
assert "items" not in shouted.toDF().columns
kept = Filter.apply(frame=mixed, f=lambda r: r["at"]["city"] == "Rome" and r["id"] > 1)
assert column(kept, "id") == [3], kept.toDF().collect()


def fails_for_two(record):
    if record["id"] == 2:
        raise RuntimeError("no twos")
    return record


failing = mixed.map(fails_for_two)
assert failing.count() == 2 and failing.errorsCount() == 1
assert "no twos" in str(failing.errorsAsDynamicFrame().toDF().collect())
twice = F.udf(lambda n: n * 2, "int")
assert [row[0] for row in mixed.toDF().select(twice("id")).collect()] == [2, 4, 6]
spark.udf.register("add_one", lambda n: n + 1, "int")
mixed.toDF().createOrReplaceTempView("mixed")
assert spark.sql("SELECT sum(add_one(id)) FROM mixed").first()[0] == 9
seen = sc.accumulator(0)
mixed.toDF().foreach(lambda row: seen.add(row["id"]))
assert seen.value == 6
assert sc.parallelize(range(10)).map(lambda n: n * n).filter(lambda n: n % 2).sum() == 165
print("functions called")

renamed = RenameField.apply(mixed, "name", "who")
assert "who" in renamed.toDF().columns
assert SelectFields.apply(mixed, ["id", "at.city"]).toDF().columns == ["id", "at"]
assert "n" not in DropFields.apply(mixed, ["n"]).toDF().columns
low, high = SplitRows.apply(mixed, {"id": {">": 1, "<": 3}}, "in", "out").values()
assert (low.count(), high.count()) == (1, 2)
some, rest = SplitFields.apply(mixed, ["id", "name"], "some", "rest").values()
assert some.toDF().columns == ["id", "name"]
assert mixed.union(mixed).count() == 6
assert mixed.repartition(3).getNumPartitions() == 3 and mixed.coalesce(1).getNumPartitions() == 1
staged = DynamicFrame.fromDF(
    spark.createDataFrame([(2, "Bea"), (9, "New")], "id int, name string"), glueContext, "staged")
merged = mixed.select_fields(["id", "name"]).mergeDynamicFrame(staged, ["id"])
assert column(merged, "name") == ["Ann", "Bea", "Cy", "New"], column(merged, "name")
nulls = DynamicFrame.fromDF(spark.createDataFrame([(1, None)], "id int, gone void"), glueContext, "nulls")
assert DropNullFields.apply(nulls).toDF().columns == ["id"]
both = Join.apply(mixed.select_fields(["id", "name"]), staged.rename_field("id", "key").drop_fields(["name"]), "id", "key")
assert both.count() == 1
mapped = ApplyMapping.apply(
    mixed, [("id", "int", "key", "string"), ("at.city", "string", "place.town", "string")])
assert dict(mapped.toDF().dtypes) == {"key": "string", "place": "struct<town:string>"}, mapped.toDF().dtypes
mixed.spigot(f"s3://{args['bucket']}/spigot/", {"topk": 2})
mixed.show(1)
assert mixed.schema().field_map["name"].dataType == StringType(), mixed.schema()
job.commit()
print("transformed")
