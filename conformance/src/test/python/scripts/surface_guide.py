"""Examples of the guide's page on DynamicFrame, on data of the shape that it shows; what they print is compared."""

from awsglue.dynamicframe import DynamicFrame, ResolveOption
from awsglue.gluetypes import DoubleType
from surface_calls import rows, tell

FRIENDS = """{"name": "Sally", "age": 23, "location": {"state": "WY", "county": "Fremont"}, "friends": []}
{"name": "Varun", "age": 34, "location": {"state": "NE", "county": "Douglas"}, "friends": [{"name": "Arjun", "age": 3}]}
{"name": "George", "age": 52, "location": {"state": "NY"}, "friends": [{"name": "Fred"}, {"name": "Amy", "age": 15}]}
{"name": "Haruki", "age": 21, "location": {"state": "AK", "county": "Denali"}}
{"name": "Sheila", "age": 63, "friends": [{"name": "Nancy", "age": 22}]}
"""
EXPORTED = """{"Item": {"parentMap": {"M": {"childMap": {"M": {"appName": {"S": "a"}, "packageName": {"S": "p"}, "updatedAt": {"N": "1"}}}}}, "strings": {"SS": ["x"]}, "numbers": {"NS": ["1", "2"]}, "binaries": {"BS": ["YQ=="]}, "isDDBJson": {"BOOL": true}, "nullValue": {"NULL": true}}}
"""
PRICES = """{"myList": [{"price": 100.00}, {"price": "100.5"}]}
"""
MEDICARE = """Provider Id,Provider Street Address,Provider City,Provider State,Provider Zip Code
10001,1108 ROSS CLARK CIRCLE,DOTHAN,AL,36301
"""


def tell_all(context, root):
    def read(name, text, kind="json", **options):
        context.spark_session.createDataFrame([(text.rstrip("\n"),)], "t string").write.mode("overwrite").text(root + "guide/" + name)
        return context.create_dynamic_frame.from_options("s3", {"paths": [root + "guide/" + name]}, kind, options)

    friends = read("friends", FRIENDS)
    friends.printSchema()
    friends.drop_fields(paths=["age", "location.county", "friends.age"]).printSchema()
    exported = read("exported", EXPORTED)
    exported.printSchema()
    exported.simplify_ddb_json().printSchema()
    exported.unnest_ddb_json().printSchema()
    prices = read("prices", PRICES)
    prices.printSchema()
    tell("guide.price", rows(prices.resolveChoice(specs=[("myList[].price", "cast:double")])))
    mixed = read("mixed", '{"a": {"b": 1.5}}\n{"a": {"b": "x"}}\n')
    tell("guide.project", [mixed.toDF([ResolveOption("a.b", "Project", DoubleType())]).dtypes, mixed.toDF([ResolveOption("a.b", "KeepAsStruct")]).dtypes])

    def merge_address(rec):
        rec["Address"] = {}
        rec["Address"]["Street"] = rec["Provider Street Address"]
        rec["Address"]["City"] = rec["Provider City"]
        rec["Address"]["State"] = rec["Provider State"]
        rec["Address"]["Zip.Code"] = rec["Provider Zip Code"]
        rec["Address"]["Array"] = [rec["Provider Street Address"], rec["Provider City"], rec["Provider State"], rec["Provider Zip Code"]]
        for name in ("Street Address", "City", "State", "Zip Code"):
            del rec["Provider " + name]
        return rec

    medicare = read("medicare", MEDICARE, "csv", withHeader=True).map(f=merge_address)
    tell("guide.map", rows(medicare))
    parts = friends.relationalize("f_root", root + "tmp/")
    tell("guide.relationalize", {name: rows(part) for name, part in parts._items()})
    split = parts.select("f_root_friends").split_rows({"id": {">": 2}}, "high", "low")
    low, high = split.select("low"), split.select("high")
    merged = high.mergeDynamicFrame(stage_dynamic_frame=low, primary_keys=["id"])
    tell("guide.merge", [low.count(), high.count(), merged.count()])
    boxed = DynamicFrame.fromDF(context.spark_session.createDataFrame([("Sally", 36, '{"state": "NE", "city": "Omaha"}')], "name string, age int, address string"), context)
    boxed.unbox("address", "json").printSchema()
    boxed.unbox("address", "json").unnest().printSchema()
