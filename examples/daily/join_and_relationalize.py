"""AWS's legislators: three tables joined, then flattened into six, as the Glue Developer Guide shows it."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

def load(name):
    return glueContext.create_dynamic_frame.from_options("s3", {"paths": [f"s3://{args['bucket']}/raw/legislators/{name}.json"]}, "json")


persons, memberships, orgs = load("persons"), load("memberships"), load("organizations")
orgs = orgs.drop_fields(["other_names", "identifiers"]).rename_field("id", "org_id").rename_field("name", "org_name")
l_history = Join.apply(orgs, Join.apply(persons, memberships, "id", "person_id"), "org_id", "organization_id").drop_fields(
    ["person_id", "org_id"])
print("history", l_history.count())
dfc = l_history.relationalize("hist_root", f"s3://{args['bucket']}/tmp/legislators/")
print(sorted(dfc.keys()))
details = dfc.select("hist_root_contact_details").toDF()
details.groupBy("index", "`contact_details.val.type`").count().orderBy("index", "`contact_details.val.type`").show()
print(sorted(dfc.select("hist_root").toDF().columns))
for df_name in dfc.keys():
    glueContext.write_dynamic_frame.from_options(
        dfc.select(df_name), connection_type="s3", format="json",
        connection_options={"path": f"s3://{args['bucket']}/out/join_and_relationalize/{df_name}/"})
job.commit()

# prints:
# history 3
# ['hist_root', 'hist_root_contact_details', 'hist_root_identifiers', 'hist_root_images', 'hist_root_links', 'hist_root_other_names']
# +-----+------------------------+-----+
# |index|contact_details.val.type|count|
# +-----+------------------------+-----+
# |    0|                     fax|    2|
# |    0|                   phone|    1|
# |    1|                   phone|    2|
# +-----+------------------------+-----+
#
# ['contact_details', 'id', 'identifiers', 'images', 'links', 'name', 'org_name', 'organization_id', 'other_names', 'role']
