"""The examples of the guide's pages on DynamicFrame and the transforms, on data made anew in the shape that the pages print."""

import importlib
import os
import sys

import boto3
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame, ResolveOption
from awsglue.gluetypes import DataType, DoubleType
from awsglue.job import Job
from awsglue.transforms import DropNullFields, FlatMap, Join, RenameField, ResolveChoice, SelectFields, SelectFromCollection
from awsglue.utils import getResolvedOptions
from awsgluedq.transforms import EvaluateDataQuality
from pyspark.context import SparkContext
from pyspark.sql import Row
from pyspark.sql.functions import lit, udf
from pyspark.sql.types import NullType, StringType

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database", "TempDir", "day_partition_key", "day_partition_value"])
root, db, tmp = f"s3://{args['bucket']}/", args["database"], args["TempDir"]
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
table = lambda name: glueContext.create_dynamic_frame.from_catalog(database=db, table_name=name)
files = lambda name, kind="json", options={}: glueContext.create_dynamic_frame.from_options("s3", {"paths": [root + name]}, kind, options)


def example(name):
    print("example", name)


def refused(call):
    try:
        call()
    except Exception as error:
        print("refused", str(getattr(error, "java_exception", error)).split("\n")[0].split("Exception: ")[-1])
    else:
        print("NOT REFUSED")


# ---- the page of getResolvedOptions
example("resolved-options")
print("The day-partition key is: ", args["day_partition_key"])
print("and the day-partition value is: ", args["day_partition_value"])

# ---- the page of DynamicFrame
example("toDF.csv")
csv_dyf = glueContext.create_dynamic_frame.from_options(
    connection_type="s3", connection_options={"paths": [root + "medicare/"]}, format="csv",
    format_options={"withHeader": True, "separator": ",", "inferSchema": True})
csv_dyf.toDF().select("Provider Id", "Provider Name").show(2)

example("toDF.resolve")
mixed = files("mixed/")
mixed.toDF([ResolveOption("a.b.c", "KeepAsStruct")]).printSchema()
mixed.toDF([ResolveOption("a.b.c", "Project", DoubleType())]).printSchema()

example("apply_mapping.dots")
dots = DynamicFrame.fromDF(spark.createDataFrame([("x",)], "`this.old.name` string"), glueContext, "dots")
dots.apply_mapping([("`this.old.name`", "string", "thisNewName", "string")]).printSchema()

example("apply_mapping")
persons = table("persons_json")
print("Schema for the persons DynamicFrame:")
persons.printSchema()
persons_mapped = persons.apply_mapping([
    ("family_name", "String", "last_name", "String"), ("name", "String", "first_name", "String"), ("birth_date", "String", "date_of_birth", "Date")])
print("Schema for the persons_mapped DynamicFrame, created with apply_mapping:")
persons_mapped.printSchema()

example("drop_fields")
friends = table("friends")
print("Schema for friends DynamicFrame before calling drop_fields:")
friends.printSchema()
friends = friends.drop_fields(paths=["age", "location.county", "friends.age"])
print("Schema for friends DynamicFrame after removing age, county, and friend age:")
friends.printSchema()

example("filter")
medicare = files("medicare/", "csv", {"withHeader": True})
sac_or_mon = medicare.filter(f=lambda x: x["Provider State"] in ["CA", "AL"] and x["Provider City"] in ["SACRAMENTO", "MONTGOMERY"])
print("Unfiltered record count: ", medicare.count())
print("Filtered record count:  ", sac_or_mon.count())

example("join")
memberships, orgs = table("memberships_json"), table("organizations_json")
print("Schema for the memberships DynamicFrame:")
memberships.printSchema()
print("Schema for the orgs DynamicFrame:")
orgs.printSchema()
persons_memberships = persons.join(paths1=["id"], paths2=["person_id"], frame2=memberships)
renamed = orgs.drop_fields(["other_names", "identifiers"]).rename_field("id", "org_id").rename_field("name", "org_name")
legislators_combined = renamed.join(paths1=["org_id"], paths2=["organization_id"], frame2=persons_memberships).drop_fields(["person_id", "org_id"])
print("Fields of the new legislators_combined DynamicFrame:")
# A join's fields stand in another order on each of the guide's pages.
print(" ".join(sorted(field.name for field in legislators_combined.schema())))
print(legislators_combined.count())

example("map")
print("Schema for medicare DynamicFrame:")
medicare.printSchema()


def MergeAddress(rec):
    rec["Address"] = {}
    rec["Address"]["Street"] = rec["Provider Street Address"]
    rec["Address"]["City"] = rec["Provider City"]
    rec["Address"]["State"] = rec["Provider State"]
    rec["Address"]["Zip.Code"] = rec["Provider Zip Code"]
    rec["Address"]["Array"] = [rec["Provider Street Address"], rec["Provider City"], rec["Provider State"], rec["Provider Zip Code"]]
    del rec["Provider Street Address"]
    del rec["Provider City"]
    del rec["Provider State"]
    del rec["Provider Zip Code"]
    return rec


mapped_medicare = medicare.map(f=MergeAddress)
print("Schema for mapped_medicare DynamicFrame:")
mapped_medicare.printSchema()

example("unbox")
mapped_with_string = DynamicFrame.fromDF(spark.sql("select 1").selectExpr(
    "'$5777.24' as `Average Total Payments`",
    """'{"Street": "1108 ROSS CLARK CIRCLE", "City": "DOTHAN", "State": "AL", "Zip.Code": "36301", "Array": ["1108 ROSS CLARK CIRCLE", "DOTHAN"]}' as AddressString"""),
    glueContext, "mapped_with_string")
unboxed = mapped_with_string.unbox("AddressString", "json")
unboxed.printSchema()
unboxed.toDF().show()

example("unnest")
mapped_medicare.unnest().printSchema()

example("rename_field.dots")
dots.rename_field("`this.old.name`", "thisNewName").printSchema()

example("RenameField.dots")
RenameField.apply(dots, "`this.old.name`", "thisNewName").printSchema()

example("rename_field")
orgs.rename_field("id", "org_id").rename_field("name", "org_name").printSchema()

example("resolveChoice.list")
files("prices/").resolveChoice(specs=[("myList[].price", "cast:double")]).show()

example("resolveChoice")
payments = table("medicare_hospital_provider_csv")
payments.printSchema()
payments.toDF().select("provider id").show(3)
medicare_resolved_long = payments.resolveChoice(specs=[("provider id", "cast:long")])
print("Schema after casting provider id to type long:")
medicare_resolved_long.printSchema()
medicare_resolved_long.toDF().select("provider id").show(3)
medicare_resolved_cols = payments.resolveChoice(choice="make_cols")
print("Fields after creating separate columns for each type:")
print(sorted(field.name for field in medicare_resolved_cols.schema() if field.name.startswith("provider id")))
medicare_resolved_cols.toDF().select("provider id_long", "provider id_string").show(3)

example("select_fields")
names = persons.select_fields(paths=["family_name", "given_name"])
names.printSchema()
names.toDF().show()

example("simplify_ddb_json")
exported = files("exported/")
exported.printSchema()
exported.simplify_ddb_json().printSchema()

example("unnest_ddb_json")
items = files("items/")
items.printSchema()
items.unnest_ddb_json().printSchema()

example("export-connector")
refused(lambda: glueContext.create_dynamic_frame.from_options(connection_type="dynamodb", connection_options={
    "dynamodb.export": "ddb", "dynamodb.tableArn": "arn:aws:dynamodb:us-east-1:000000000000:table/t", "dynamodb.s3.bucket": args["bucket"],
    "dynamodb.s3.prefix": "export/", "dynamodb.s3.bucketOwner": "000000000000"}).count())

example("spigot")
persons.select_fields(paths=["family_name", "given_name", "birth_date"]).spigot(path=root + "spigot/", options={"topk": 10}).count()
for row in spark.read.text(root + "spigot/").collect():
    print(row.value)

example("relationalize")
combined = files("combined/")
legislators_relationalized = combined.relationalize("l_root", root + "tmpDir/")
print(sorted(legislators_relationalized.keys()))
combined.select_fields("contact_details").printSchema()
legislators_relationalized.select("l_root_contact_details").toDF().where("id = 10 or id = 75").orderBy(["id", "index"]).show()

example("split_fields")
frame_to_split = files("contacts/").relationalize("l_root", root + "tmpDir/").select("l_root_contact_details")
frame_to_split.printSchema()
split_fields_collection = frame_to_split.split_fields(["id", "index"], "left", "right")
split_fields_collection.select("left").printSchema()
split_fields_collection.select("right").printSchema()

example("split_rows")
split_rows_collection = frame_to_split.split_rows({"id": {">": 10}}, "high", "low")
print("Inspect the DynamicFrame that contains IDs < 10")
split_rows_collection.select("low").toDF().show()
print("Inspect the DynamicFrame that contains IDs > 10")
split_rows_collection.select("high").toDF().show()

example("mergeDynamicFrame")
split_rows_collection = files("others/").relationalize("l_root", root + "tmpDir/").select("l_root_contact_details").split_rows({"id": {">": 10}}, "high", "low")
print(split_rows_collection.keys())
frame_low = SelectFromCollection.apply(dfc=split_rows_collection, key="low")
print("Inspect the DynamicFrame that contains rows where ID < 10")
frame_low.toDF().show()
frame_high = SelectFromCollection.apply(dfc=split_rows_collection, key="high")
print("Inspect the DynamicFrame that contains rows where ID > 10")
frame_high.toDF().show()
merged_high_low = frame_high.mergeDynamicFrame(stage_dynamic_frame=frame_low, primary_keys=["id"])
print("Inspect the merged DynamicFrame that contains the combined rows")
merged_high_low.toDF().where("id = 1 or id= 20").orderBy("id", "index").show()

example("errorsAsDynamicFrame")
errors = glueContext.create_dynamic_frame.from_options("s3", {"paths": [root + "error_data.json"]}, "json")
errors.printSchema()
errors.toDF().show()
print("Errors count:", str(errors.errorsCount()))
error_record = errors.errorsAsDynamicFrame().toDF().head()
error_fields = error_record["error"]
print(error_fields.asDict().keys())
for key in ("msg", "bytesread", "source", "dynamicRecord"):
    print(key, ": ", str(error_fields[key]))

example("in-memory")
data_tuples = [("John", "Doe", 30, "Engineer"), ("Jane", "Smith", 25, "Designer"), ("Bob", "Johnson", 35, "Manager")]
rdd = sc.parallelize([Row(first_name=row[0], last_name=row[1], age=row[2], job=row[3]) for row in data_tuples])
dyf_from_tuples = DynamicFrame.fromDF(spark.createDataFrame(rdd), glueContext, "employees_from_tuples")
dyf_from_tuples.show()
data_dicts = [
    {"product_id": 1, "product_name": "Laptop", "price": 999.99, "category": "Electronics"},
    {"product_id": 2, "product_name": "Book", "price": 19.99, "category": "Education"}]
DynamicFrame.fromDF(spark.createDataFrame(data_dicts), glueContext, "products_from_dicts").show()
nested_data = [{"customer_id": 1, "customer_info": {"name": "Alice Brown", "email": "alice@example.com"},
                "orders": [{"order_id": 101, "amount": 250.00}, {"order_id": 102, "amount": 175.50}]}]
DynamicFrame.fromDF(spark.createDataFrame(nested_data), glueContext, "customers_with_orders").toDF().printSchema()

# ---- the pages of the transforms
example("DropNullFields")
persons_with_nulls = persons.toDF().select("family_name", "links", "death_date").withColumn("empty_column", lit(None).cast(NullType()))
persons_with_nulls_dyf = DynamicFrame.fromDF(persons_with_nulls, glueContext, "persons_with_nulls")
persons_with_nulls_dyf.printSchema()
persons_no_nulls = DropNullFields.apply(persons_with_nulls_dyf)
persons_no_nulls.printSchema()

example("EvaluateDataQuality")
dqResults = EvaluateDataQuality.apply(
    frame=table("areas_json"), ruleset="""Rules = [ColumnExists "id", IsComplete "id"]""",
    publishing_options={"dataQualityEvaluationContext": "legislatorsAreas", "enableDataQualityCloudWatchMetrics": True,
                        "enableDataQualityResultsPublishing": True, "resultsS3Prefix": args["bucket"] + "/quality/"})
dqResults.printSchema()
dqResults.toDF().show(truncate=False)
print(spark.read.json(root + "quality/").count())

example("describe")
print(sorted(SelectFields.describe()["transform"]))
print(SelectFields.describe()["transform"]["args"][1])

example("models")
for name in ("FillMissingValues", "FindMatches", "FindIncrementalMatches"):
    refused(lambda: getattr(importlib.import_module("awsglueml.transforms"), name).apply(persons, "x"))

example("FlatMap")
datasource = glueContext.create_dynamic_frame_from_options("s3", connection_options={"paths": [root + "mysamplejson.json"]}, format="json")
datasource.printSchema()
split_frame = datasource.split_fields(["firstname", "lastname", "address"], "personal_info", "business_info")
kwargs = {"choice": "cast:string"}
flat = FlatMap.apply(split_frame, ResolveChoice, frame_name="frame", transformation_ctx="tcx", **kwargs)
personal_info = flat.select("personal_info")
personal_info.printSchema()
personal_info.show()
business_info = flat.select("business_info")
business_info.printSchema()
business_info.show()

# ---- the tutorials
example("legislators.history")
persons = table("persons_json")
print("Count: ", persons.count())
orgs = table("organizations_json").drop_fields(["other_names", "identifiers"]).rename_field("id", "org_id").rename_field("name", "org_name")
orgs.toDF().select("classification", "org_id", "org_name", "links", "seats", "type", "image").orderBy("org_id").show()
memberships.select_fields(["organization_id"]).toDF().distinct().orderBy("organization_id").show()
l_history = Join.apply(orgs, Join.apply(persons, memberships, "id", "person_id"), "org_id", "organization_id").drop_fields(["person_id", "org_id"])
print("Count: ", l_history.count())
glueContext.write_dynamic_frame.from_options(
    frame=l_history, connection_type="s3", connection_options={"path": root + "output-dir/legislator_history"}, format="parquet")
l_history.toDF().repartition(1).write.parquet(root + "output-dir/legislator_single")
l_history.toDF().write.parquet(root + "output-dir/legislator_part", partitionBy=["org_name"])
print(spark.read.parquet(root + "output-dir/legislator_history").count(), spark.read.parquet(root + "output-dir/legislator_single").count(),
      sorted(row.org_name for row in spark.read.parquet(root + "output-dir/legislator_part").select("org_name").distinct().collect()))

example("legislators.tables")
dfc = l_history.relationalize("hist_root", root + "temp-dir/")
print(sorted(dfc.keys()))
keys = dfc.select("hist_root").toDF().select("contact_details", "family_name")
print(sorted((row.family_name, row["contact_details.val.type"], row["contact_details.val.value"]) for row in
             dfc.select("hist_root_contact_details").toDF().withColumnRenamed("id", "contact_details").join(keys, "contact_details").collect()))

example("medicaid.spark")
medicare = spark.read.format("com.databricks.spark.csv").option("header", "true").option("inferSchema", "true").load(root + "medicare/medicare.csv")
medicare.printSchema()

example("medicaid")
medicare_dynamicframe = table("medicare_hospital_provider_csv")
medicare_res = medicare_dynamicframe.resolveChoice(specs=[("provider id", "cast:long")])
medicare_res.toDF().where("`provider id` is NULL").select("drg definition", "provider id", "provider name", "provider state").show()
medicare_dataframe = medicare_res.toDF().where("`provider id` is NOT NULL")
chop_f = udf(lambda x: x[1:], StringType())
medicare_dataframe = medicare_dataframe.withColumn("ACC", chop_f(medicare_dataframe["average covered charges"])).withColumn(
    "ATP", chop_f(medicare_dataframe["average total payments"])).withColumn("AMP", chop_f(medicare_dataframe["average medicare payments"]))
medicare_dataframe.select(["ACC", "ATP", "AMP"]).show(4)
medicare_tmp_dyf = DynamicFrame.fromDF(medicare_dataframe, glueContext, "nested")
medicare_nest_dyf = medicare_tmp_dyf.apply_mapping([
    ("drg definition", "string", "drg", "string"), ("provider id", "long", "provider.id", "long"), ("provider name", "string", "provider.name", "string"),
    ("provider city", "string", "provider.city", "string"), ("provider state", "string", "provider.state", "string"),
    ("provider zip code", "long", "provider.zip", "long"), ("hospital referral region description", "string", "rr", "string"),
    ("ACC", "string", "charges.covered", "double"), ("ATP", "string", "charges.total_pay", "double"), ("AMP", "string", "charges.medicare_pay", "double")])
medicare_nest_dyf.printSchema()
medicare_nest_dyf.toDF().show(4)
glueContext.write_dynamic_frame.from_options(
    frame=medicare_nest_dyf, connection_type="s3", connection_options={"path": root + "output-dir/medicare_parquet"}, format="parquet")
print(spark.read.parquet(root + "output-dir/medicare_parquet").count())

# ---- the pages of GlueContext, readers, writers and types
example("two-paths")
print(glueContext.create_dynamic_frame.from_options("s3", {"paths": [root + "friends/", root + "prices/"]}, "json").count())

example("getSource")
data_source = glueContext.getSource("file", paths=[root + "prices/"])
data_source.setFormat("json")
myFrame = data_source.getFrame()
print(myFrame.count())

example("getSink")
data_sink = glueContext.getSink("s3", path=root + "sink/")
data_sink.setFormat("json")
data_sink.writeFrame(myFrame)
print(spark.read.json(root + "sink/").count())

example("add_ingestion_time_columns")
dynamic_frame = DynamicFrame.fromDF(glueContext.add_ingestion_time_columns(spark.range(1), "hour"), glueContext)
dynamic_frame.printSchema()

example("useSparkDataSource")
read_df = glueContext.create_data_frame.from_catalog(database=db, table_name="tabs", additional_options={"useSparkDataSource": True, "sep": "\t"})
read_df.show()
pushed = glueContext.create_data_frame.from_catalog(
    database=db, table_name="tabs", push_down_predicate="(year=='2017' and month=='04')",
    additional_options={"useSparkDataSource": True, "sep": "\t", "excludeStorageClasses": ["GLACIER", "DEEP_ARCHIVE"]})
pushed.filter("state == 'CA'").show()

example("purge")
old = boto3.client("s3")
old.put_object(Bucket=args["bucket"], Key="tabs/year=2017/month=04/old.csv", Body=b"OH\t1\n", StorageClass="STANDARD_IA")
glueContext.purge_table(db, "tabs", {
    "partitionPredicate": "(month=='04')", "retentionPeriod": 0, "excludeStorageClasses": ["STANDARD_IA"], "manifestFilePath": root + "manifest/"})
glueContext.purge_s3_path(root + "sink/", {"retentionPeriod": 0, "excludeStorageClasses": ["STANDARD_IA"], "manifestFilePath": root + "manifest2/"})
print(sorted(row.state for row in table("tabs").toDF().collect()))
for path in ("manifest/Success.csv", "manifest2/Success.csv"):
    print(sorted(row.value.removeprefix(root).split("-")[0] for row in spark.read.text(root + path).collect()))

example("transition")
given = {"retentionPeriod": 1, "excludeStorageClasses": ["STANDARD_IA"], "manifestFilePath": root + "manifest/", "accountId": "12345678901",
         "roleArn": "arn:aws:iam::123456789012:user/example-username"}
refused(lambda: glueContext.transition_table(db, "tabs", "STANDARD_IA", given))
refused(lambda: glueContext.transition_s3_path(root + "prices/", "STANDARD_IA", given))

example("extract_jdbc_conf")
print(sorted(glueContext.extract_jdbc_conf(connection_name=args["bucket"]).items()))

example("governed")
refused(lambda: glueContext.start_transaction(read_only=False))

example("stream-sinks")
for kind, where in (("kafka", {"connectionName": "ConfluentKafka", "topicName": "kafka-auth-topic", "classification": "json"}),
                    ("kinesis", {"partitionKey": "part1", "streamARN": "arn:aws:kinesis:us-east-1:111122223333:stream/clicks"})):
    refused(lambda: glueContext.write_dynamic_frame.from_options(frame=persons, connection_type=kind, connection_options=where))

example("posix-path")
glueContext.write_dynamic_frame.from_options(
    frame=split_fields_collection.select("left"), connection_options={"path": os.getcwd() + "/GlueLocalOutput/"}, connection_type="s3", format="json")
print(spark.read.json("file://" + os.getcwd() + "/GlueLocalOutput/").count())

example("jsonValue")
print(DataType({"a": 1}).jsonValue() == {"dataType": "data", "properties": {"a": 1}}, DoubleType().jsonValue())
job.commit()
