"""Arguments that make no sense, and frames that are odd: what their users are told, or what comes of them."""

import json

from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection
from awsglue.gluetypes import Field, IntegerType, StringType, StructType
from surface_calls import refused, rows, tell

NESTED = """{"id": 1, "a": {"b": {"c": 1}}, "l": [{"x": 1, "y": [1, 2]}, {"x": 2}], "m": []}
{"id": 2, "a": null, "l": null}"""
CHOICE = """{"id": 1, "v": 1, "n": {"c": 1, "d": [1, "x"]}}
{"id": 2, "v": "two", "n": {"c": {"z": 1}, "d": [2]}}
{"id": 3, "v": null}"""


def tell_all(context, root):
    spark = context.spark_session

    def read(name, text):
        spark.createDataFrame([(text,)], "t string").write.text(root + "wrong/" + name)
        return context.create_dynamic_frame.from_options("s3", {"paths": [root + "wrong/" + name]}, "json")

    nested, choice = read("nested", NESTED), read("choice", CHOICE)
    none = DynamicFrame.fromDF(spark.createDataFrame([], "id int, s string"), context, "none")
    empty = choice.filter(lambda record: False)
    texts = DynamicFrame.fromDF(spark.createDataFrame([("{\"a\": 1}", "1,2"), ("{bad", "3"), (None, None)], "j string, c string"), context, "texts")
    schema = json.dumps(StructType([Field("p", IntegerType()), Field("q", StringType())]).jsonValue())
    told = {
        "apply_mapping of a text": lambda: nested.apply_mapping("id"),
        "apply_mapping of five parts": lambda: nested.apply_mapping([("id", "int", "n", "int", "x")]),
        "apply_mapping to no type": lambda: nested.apply_mapping([("id", "int", "id", "inteeger")]).count(),
        "apply_mapping of what is not there": lambda: nested.apply_mapping([("zz", "int", "z", "int")]),
        "apply_mapping of no rows": lambda: none.apply_mapping([("id", "int", "x", "long")]).toDF().dtypes,
        "apply_mapping of a choice": lambda: choice.apply_mapping([("v", "int", "v", "int")]),
        "drop_fields of a number": lambda: nested.drop_fields([1]),
        "drop_fields of what is not there": lambda: nested.drop_fields(["zz", "a.zz", "l.zz", "l.y"]).select_fields(["l"]),
        "select_fields of None": lambda: nested.select_fields(None),
        "rename_field to None": lambda: nested.rename_field("id", None),
        "rename_field onto another": lambda: nested.rename_field("id", "m").select_fields(["m"]),
        "split_fields into one name": lambda: nested.split_fields(["id"], "a", "a"),
        "split_rows by no operator": lambda: nested.split_rows({"id": {"~": 1}}, "a", "b"),
        "split_rows by a choice": lambda: choice.split_rows({"v": {">": 0}}, "a", "b").select("a").count(),
        "filter by nothing": lambda: nested.filter(None),
        "filter by what is not there": lambda: nested.filter(lambda record: record["zz"] == 1).count(),
        "map by nothing": lambda: nested.map(None),
        "map to a number": lambda: [nested.map(lambda record: 5).count(), nested.map(lambda record: 5).errorsCount()],
        "map to a number, its error": lambda: nested.map(lambda record: 5).errorsAsDynamicFrame().toDF().select("error.msg").first().msg,
        "map of no rows": lambda: empty.map(lambda record: record).count(),
        "join of uneven keys": lambda: nested.join(["id", "a"], ["id"], choice),
        "join of no rows": lambda: nested.join(["id"], ["id"], none).count(),
        "join of nulls": lambda: choice.join(["v"], ["v"], choice).count(),
        "union of other fields": lambda: nested.union(choice).count(),
        "mergeDynamicFrame by no field": lambda: nested.mergeDynamicFrame(choice, ["zz"]).count(),
        "relationalize of no rows": lambda: sorted(empty.relationalize("r", root + "tmp/").keys()),
        "relationalize of choices": lambda: rows(choice.relationalize("r", root + "tmp/").select("r_n.d")),
        "resolveChoice to no type": lambda: choice.resolveChoice(choice="cast:zz").count(),
        "resolveChoice without a type": lambda: choice.resolveChoice(specs=[("v", "project")]).count(),
        "resolveChoice to a struct": lambda: choice.resolveChoice(specs=[("n.c", "project:struct")]).select_fields(["n"]),
        "resolveChoice by no action": lambda: choice.resolveChoice(choice="nonsense").count(),
        "resolveChoice of a text": lambda: choice.resolveChoice(specs="v"),
        "resolveChoice of neither": lambda: choice.resolveChoice(),
        "resolveChoice by no table": lambda: choice.resolveChoice(choice="match_catalog", database="nosuch", table_name="x").count(),
        "unbox of a number": lambda: nested.unbox("id", "json").count(),
        "unbox of bad texts": lambda: [rows(texts.unbox("j", "json").select_fields(["j"])), texts.unbox("j", "json").errorsCount()],
        "unbox by a schema's names": lambda: texts.unbox("c", "csv", withSchema=schema).select_fields(["c"]),
        "unbox by no format": lambda: texts.unbox("j", "docx").count(),
        "a sample of None": lambda: context.create_sample_dynamic_frame_from_options("s3", {"paths": [root]}, format="json"),
        "a write of None": lambda: context.write_dynamic_frame.from_options(None, "s3", {"path": root + "no/"}, "json"),
        "a write of records to csv": lambda: context.write_dynamic_frame.from_options(nested, "s3", {"path": root + "no/"}, "csv"),
        "a read without a path": lambda: context.create_dynamic_frame.from_options("s3", {}, "json").count(),
        "a read of no kind": lambda: context.create_dynamic_frame.from_options("zz", {}, "json"),
    }
    for name, call in told.items():
        tell("wrong." + name.replace(" ", "_"), outcome(call))


def outcome(call):
    done = []
    said = refused(lambda: done.append(seen(call())))
    return done[0] if done else said


def seen(value):
    if isinstance(value, DynamicFrame):
        return rows(value)
    return {name: rows(value[name]) for name in value.keys()} if isinstance(value, DynamicFrameCollection) else value
