"""Each type of resource by a table: created, read by its own API, each property changed, each GetAtt
compared, deleted."""

import json
import os
import pathlib
import re
import unittest

from support import fresh, shared_client as client
from test_stacks import StackCase

ACCOUNT = "000000000000"
NOTHING = {"Version": "2012-10-17", "Statement": []}
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
ROLE = f"arn:aws:iam::{ACCOUNT}:role/tester"
SCHEMA = '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}'
OTHER_SCHEMA = '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "title": "t"}'

DATABASE = {"Type": "AWS::Glue::Database", "Properties": {"CatalogId": ACCOUNT, "DatabaseInput": {"Name": "N_base"}}}
REF_DB = {"Ref": "Db"}
TABLE = {"Name": "t", "TableType": "EXTERNAL_TABLE", "PartitionKeys": [{"Name": "day", "Type": "string"}],
         "StorageDescriptor": {"Location": "s3://N-b/t/", "Columns": [{"Name": "id", "Type": "bigint"}]}}
BASE = {"Db": DATABASE}
WITH_TABLE = {**BASE, "T": {"Type": "AWS::Glue::Table", "Properties": {
    "CatalogId": ACCOUNT, "DatabaseName": REF_DB, "TableInput": TABLE}}}
JOB = {"Role": ROLE, "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/a.py"}, "GlueVersion": "4.0"}
WITH_JOB = {"J": {"Type": "AWS::Glue::Job", "Properties": JOB}}
WITH_REGISTRY = {"R": {"Type": "AWS::Glue::Registry", "Properties": {"Name": "N-r"}}}
WITH_SCHEMA = {**WITH_REGISTRY, "S": {"Type": "AWS::Glue::Schema", "Properties": {
    "Name": "N-s", "Registry": {"Arn": {"Fn::GetAtt": "R.Arn"}}, "DataFormat": "JSON", "Compatibility": "NONE",
    "SchemaDefinition": SCHEMA}}}
WITH_ROLE = {"Who": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}}}
WITH_BUCKET = {"B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "N-b"}}}
WITH_KEY = {"K": {"Type": "AWS::KMS::Key", "Properties": {}}}

WITH_QUEUE = {"Q": {"Type": "AWS::SQS::Queue"}}
WITH_GROUP = {"G": {"Type": "AWS::Athena::WorkGroup", "Properties": {"Name": "N-g", "RecursiveDeleteOption": True}}}
LAKE_USER = {"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/N-who"}

SAME, NEW = "in place", "replaced"
# Made anew; both are read by the same question.
NEW_GRANT = "replaced, and read as before"


class Type:
    """
    start: the first properties; N stands for a name of the test's own
    changes: (properties that change, what becomes of it, a check of what is read)
    reads: how its own API reads it by its physical id
    attributes: GetAtt -> what it must be, of what was read
    """

    def __init__(self, name, start, changes, reads, attributes=None, beside=None, ref=None, keeps=False):
        self.name, self.start, self.changes, self.reads = name, start, changes, reads
        self.attributes, self.beside, self.ref, self.keeps = attributes or {}, beside or {}, ref, keeps


def glue():
    return client("glue")


def tags(kind):
    return lambda id: glue().get_tags(ResourceArn=f"arn:aws:glue:us-east-1:{ACCOUNT}:{kind}/{id}")["Tags"]


def tagged(kind, read):
    return lambda id: {**read(id), "tags": tags(kind)(id)}


def with_key(found, key="Key", value="Value"):
    return {tag[key]: tag[value] for tag in found}


def has(**wanted):
    """What is read has these members; a path is written with two underscores."""
    def check(case, read):
        for path, value in wanted.items():
            found = read
            for name in path.split("__"):
                found = found[int(name)] if isinstance(found, list) else found.get(name)
            case.assertEqual(value, found, path)
    return check


def table(id):
    return glue().get_table(DatabaseName=CURRENT["name"] + "_base", Name=id)["Table"]


def partition(id):
    database, name, *values = id.split("|")
    return glue().get_partition(DatabaseName=database, TableName=name, PartitionValues=values)["Partition"]


def classifier(id):
    return next(iter(v for v in glue().get_classifier(Name=id)["Classifier"].values()))


def bucket(id):
    s3 = client("s3")
    s3.head_bucket(Bucket=id)
    read = {"region": s3.get_bucket_location(Bucket=id)}
    for name, call, member in (
            ("versioning", s3.get_bucket_versioning, "Status"), ("tags", s3.get_bucket_tagging, "TagSet"),
            ("encryption", s3.get_bucket_encryption, "ServerSideEncryptionConfiguration"),
            ("block", s3.get_public_access_block, "PublicAccessBlockConfiguration"),
            ("owner", s3.get_bucket_ownership_controls, "OwnershipControls")):
        try:
            read[name] = call(Bucket=id).get(member)
        except client("s3").exceptions.ClientError:
            read[name] = None
    return read


def role(id):
    iam = client("iam")
    read = iam.get_role(RoleName=id)["Role"]
    read["policies"] = iam.list_role_policies(RoleName=id)["PolicyNames"]
    read["managed"] = [p["PolicyArn"] for p in iam.list_attached_role_policies(RoleName=id)["AttachedPolicies"]]
    read["tags"] = with_key(iam.list_role_tags(RoleName=id)["Tags"])
    return read


def own_policy(id):
    stack = client("cloudformation")
    who = stack.describe_stack_resource(StackName=CURRENT["stack"], LogicalResourceId="Who")
    return client("iam").get_role_policy(
        RoleName=who["StackResourceDetail"]["PhysicalResourceId"], PolicyName=CURRENT["name"] + "-p")


def managed_policy(id):
    iam = client("iam")
    read = iam.get_policy(PolicyArn=id)["Policy"]
    read["document"] = iam.get_policy_version(PolicyArn=id, VersionId=read["DefaultVersionId"])["PolicyVersion"]["Document"]
    return read


def log_group(id):
    logs = client("logs")
    found = [group for kind in ("STANDARD", "INFREQUENT_ACCESS")
             for group in logs.describe_log_groups(logGroupNamePrefix=id, logGroupClass=kind)["logGroups"] if group["logGroupName"] == id]
    if not found:
        raise logs.exceptions.ResourceNotFoundException({"Error": {"Code": "ResourceNotFoundException"}}, "DescribeLogGroups")
    return {**found[0], "tags": logs.list_tags_log_group(logGroupName=id)["tags"]}


def queue(id):
    sqs = client("sqs")
    return {**sqs.get_queue_attributes(QueueUrl=id, AttributeNames=["All"])["Attributes"], "tags": sqs.list_queue_tags(QueueUrl=id).get("Tags", {})}


def queue_policy():
    """The policy of the queue beside it, which goes with the stack."""
    sqs = client("sqs")
    url = sqs.get_queue_url(QueueName=CURRENT["name"] + "-qp")["QueueUrl"]
    return json.loads(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])["Attributes"]["Policy"])


def rule(id):
    events = client("events")
    read = events.describe_rule(Name=id)
    read["targets"] = events.list_targets_by_rule(Rule=id)["Targets"]
    read["tags"] = with_key(events.list_tags_for_resource(ResourceARN=read["Arn"])["Tags"])
    return read


def parameter(id):
    ssm = client("ssm")
    read = ssm.get_parameter(Name=id)["Parameter"]
    read.update(ssm.describe_parameters(ParameterFilters=[{"Key": "Name", "Values": [id]}])["Parameters"][0])
    read["tags"] = with_key(ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=id)["TagList"])
    return read


def secret(id):
    manager = client("secretsmanager")
    read = manager.describe_secret(SecretId=id)
    read["value"] = manager.get_secret_value(SecretId=id)["SecretString"]
    read["tags"] = with_key(read.get("Tags", []))
    return read


def generated(case, read):
    value = json.loads(read["value"])
    case.assertEqual("u", value["user"])
    case.assertEqual(24, len(value["password"]))


def key(id):
    kms = client("kms")
    read = kms.describe_key(KeyId=id)["KeyMetadata"]
    if read["KeyState"] == "PendingDeletion":
        raise LookupError(id)
    read["rotates"] = read["Enabled"] and kms.get_key_rotation_status(KeyId=id)["KeyRotationEnabled"]
    read["policy"] = json.loads(kms.get_key_policy(KeyId=id, PolicyName="default")["Policy"])
    read["tags"] = with_key(kms.list_resource_tags(KeyId=id)["Tags"], "TagKey", "TagValue")
    return read


def alias(id):
    return next(a for a in client("kms").list_aliases()["Aliases"] if a["AliasName"] == id)


def encryption(id):
    return glue().get_data_catalog_encryption_settings(CatalogId=id)["DataCatalogEncryptionSettings"]


def metadata(id):
    version, name, value = id.split("|")
    read = glue().query_schema_version_metadata(
        SchemaVersionId=version, MetadataList=[{"MetadataKey": name}])["MetadataInfoMap"][name]
    if read["MetadataValue"] != value:
        raise LookupError(id)
    return read


def optimizer(id):
    catalog, database, name, kind = id.split("|")
    return glue().get_table_optimizer(CatalogId=catalog, DatabaseName=database, TableName=name, Type=kind)["TableOptimizer"]


def topic(id):
    sns = client("sns")
    read = sns.get_topic_attributes(TopicArn=id)["Attributes"]
    read["endpoints"] = [each["Endpoint"] for each in sns.list_subscriptions_by_topic(TopicArn=id)["Subscriptions"]]
    read["tags"] = with_key(sns.list_tags_for_resource(ResourceArn=id)["Tags"])
    return read


def subscription(id):
    return client("sns").get_subscription_attributes(SubscriptionArn=id)["Attributes"]


def notifications():
    read = client("s3").get_bucket_notification_configuration(Bucket=CURRENT["name"] + "-b")
    if not any("Configuration" in name for name in read):
        raise LookupError(read)
    return read


def topic_policy():
    """The policy of the topic beside it, which goes with the stack."""
    read = client("sns").get_topic_attributes(TopicArn=f"arn:aws:sns:us-east-1:{ACCOUNT}:{CURRENT['name']}-tp")["Attributes"]
    return json.loads(read["Policy"])


def schedule(id):
    scheduler = client("scheduler")
    for group in scheduler.list_schedule_groups()["ScheduleGroups"]:
        for each in scheduler.list_schedules(GroupName=group["Name"], NamePrefix=id)["Schedules"]:
            return scheduler.get_schedule(Name=id, GroupName=each["GroupName"])
    raise LookupError(id)


def schedule_group(id):
    scheduler = client("scheduler")
    read = scheduler.get_schedule_group(Name=id)
    read["tags"] = with_key(scheduler.list_tags_for_resource(ResourceArn=read["Arn"])["Tags"])
    return read


def work_group(id):
    athena = client("athena")
    read = athena.get_work_group(WorkGroup=id)["WorkGroup"]
    arn = f"arn:aws:athena:us-east-1:{ACCOUNT}:workgroup/{id}"
    read["tags"] = with_key(athena.list_tags_for_resource(ResourceARN=arn)["Tags"])
    read["seconds"] = read["CreationTime"].timestamp()
    return read


def data_catalog(id):
    athena = client("athena")
    read = athena.get_data_catalog(Name=id)["DataCatalog"]
    arn = f"arn:aws:athena:us-east-1:{ACCOUNT}:datacatalog/{id}"
    read["tags"] = with_key(athena.list_tags_for_resource(ResourceARN=arn)["Tags"])
    return read


def statement(id):
    return client("athena").get_prepared_statement(StatementName=id, WorkGroup=CURRENT["name"] + "-g")["PreparedStatement"]


def grants(id):
    """What the principal of this test has."""
    who = {"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/{CURRENT['name']}-who"}
    found = client("lakeformation").list_permissions(Principal=who)["PrincipalResourcePermissions"]
    if not found:
        raise LookupError(id)
    return {"all": [{**each, **each["Resource"]} for each in found]}


def lake_tag(id):
    return client("lakeformation").get_lf_tag(TagKey=id)


def lake_tagging(id):
    read = client("lakeformation").get_resource_lf_tags(Resource={"Database": {"Name": CURRENT["name"] + "_base"}})
    return read["LFTagOnDatabase"][0]


def cell_filter(id):
    catalog, database, table_name, name = id.split("|")
    return client("lakeformation").get_data_cells_filter(
        TableCatalogId=catalog, DatabaseName=database, TableName=table_name, Name=name)["DataCellsFilter"]


def lake_settings(id):
    """There are always some; this test's are those with its own administrator."""
    read = client("lakeformation").get_data_lake_settings()["DataLakeSettings"]
    if not any(CURRENT["name"] in each["DataLakePrincipalIdentifier"] for each in read["DataLakeAdmins"]):
        raise LookupError(id)
    return read


def nested_catalog(id):
    read = glue().get_catalog(CatalogId=f"{ACCOUNT}:{id.rsplit('/', 1)[1]}")["Catalog"]
    read["tags"] = glue().get_tags(ResourceArn=id)["Tags"]
    return read


def whether_gone(type_, id):
    try:
        read = type_.reads(id)
    except Exception:  # whatever each API says of what is not there
        return True
    return type_.name == "AWS::Glue::DataCatalogEncryptionSettings" and \
        read["EncryptionAtRest"]["CatalogEncryptionMode"] == "DISABLED" or \
        read.get("State", read.get("SchemaStatus", "")) == "DELETING" or read.get("RegistryStatus") == "DELETING"


CURRENT = {}

TYPES = [
    Type("AWS::Glue::Database", {"CatalogId": ACCOUNT, "DatabaseInput": {"Name": "N_d"}}, [
        ({"DatabaseInput": {"Name": "N_d", "Description": "d", "Parameters": {"a": "b"}}}, SAME,
         has(Description="d", Parameters__a="b")),
        ({"DatabaseInput": {"Name": "N_e"}}, NEW, has(Name="N_e")),
        ({"DatabaseName": "N_f"}, NEW, has(Name="N_f")),
    ], lambda id: glue().get_database(Name=id)["Database"]),
    Type("AWS::Glue::Table", {"CatalogId": ACCOUNT, "DatabaseName": REF_DB, "TableInput": TABLE}, [
        ({"TableInput": {**TABLE, "Description": "d", "Parameters": {"a": 1}}}, SAME, has(Description="d", Parameters__a="1")),
        ({"TableInput": {**TABLE, "Name": "u"}}, NEW, has(Name="u")),
    ], table, beside=BASE),
    Type("AWS::Glue::Partition", {"CatalogId": ACCOUNT, "DatabaseName": REF_DB, "TableName": {"Ref": "T"},
                                  "PartitionInput": {"Values": ["1"]}}, [
        ({"PartitionInput": {"Values": ["1"], "Parameters": {"a": "b"}}}, SAME, has(Parameters__a="b")),
        ({"PartitionInput": {"Values": ["2"]}}, NEW, has(Values=["2"])),
    ], partition, beside=WITH_TABLE),
    Type("AWS::Glue::Classifier", {"CsvClassifier": {"Name": "N-c", "Delimiter": ";", "QuoteSymbol": "'"}}, [
        ({"CsvClassifier": {"Name": "N-c", "Delimiter": "|", "ContainsHeader": "PRESENT", "Header": ["a", "b"],
                            "AllowSingleColumn": True, "DisableValueTrimming": False,
                            "CustomDatatypeConfigured": True, "ContainsCustomDatatype": ["INT"]}}, SAME,
         has(Delimiter="|", ContainsHeader="PRESENT", Header=["a", "b"], AllowSingleColumn=True, CustomDatatypes=["INT"])),
        ({"CsvClassifier": {"Name": "N-c2", "Delimiter": "|"}}, NEW, has(Name="N-c2")),
        ({"CsvClassifier": None, "JsonClassifier": {"Name": "N-j", "JsonPath": "$[*]"}}, NEW, has(JsonPath="$[*]")),
        ({"JsonClassifier": {"Name": "N-j", "JsonPath": "$.a"}}, SAME, has(JsonPath="$.a")),
        ({"JsonClassifier": None, "XMLClassifier": {"Name": "N-x", "Classification": "x", "RowTag": "r"}}, NEW, has(RowTag="r")),
        ({"XMLClassifier": {"Name": "N-x", "Classification": "x", "RowTag": "s"}}, SAME, has(RowTag="s")),
        ({"XMLClassifier": None, "GrokClassifier": {"Name": "N-g", "Classification": "g", "GrokPattern": "%{WORD:w}"}}, NEW,
         has(GrokPattern="%{WORD:w}")),
        ({"GrokClassifier": {"Name": "N-g", "Classification": "g", "GrokPattern": "%{P:w}", "CustomPatterns": "P a+"}}, SAME,
         has(GrokPattern="%{P:w}", CustomPatterns="P a+")),
    ], classifier),
    Type("AWS::Glue::Connection", {"CatalogId": ACCOUNT, "ConnectionInput": {
        "Name": "N-c", "ConnectionType": "NETWORK", "ConnectionProperties": {}}}, [
        ({"ConnectionInput": {"Name": "N-c", "ConnectionType": "JDBC", "Description": "d", "MatchCriteria": ["x"],
                              "ConnectionProperties": {"JDBC_CONNECTION_URL": "jdbc:postgresql://h:5432/d", "USERNAME": "u",
                                                       "PASSWORD": "p"}}}, SAME,
         has(ConnectionType="JDBC", Description="d", ConnectionProperties__USERNAME="u")),
        ({"ConnectionInput": {"Name": "N-d", "ConnectionType": "NETWORK", "ConnectionProperties": {}}}, NEW, has(Name="N-d")),
    ], lambda id: glue().get_connection(Name=id)["Connection"]),
    Type("AWS::Glue::Crawler", {"Role": ROLE, "Targets": {"S3Targets": [{"Path": "s3://b/a/"}]}, "DatabaseName": REF_DB}, [
        ({"Targets": {"S3Targets": [{"Path": "s3://b/b/", "Exclusions": ["*.tmp"]}]}}, SAME, has(Targets__S3Targets__0__Path="s3://b/b/")),
        ({"Role": ROLE + "2"}, SAME, lambda case, read: case.assertTrue(read["Role"].endswith("tester2"))),
        ({"Description": "d", "TablePrefix": "p_"}, SAME, has(Description="d", TablePrefix="p_")),
        ({"Configuration": '{"Version": 1.0}'}, SAME, lambda case, read: case.assertIn("1.0", read["Configuration"])),
        ({"SchemaChangePolicy": {"UpdateBehavior": "LOG", "DeleteBehavior": "LOG"}}, SAME, has(SchemaChangePolicy__UpdateBehavior="LOG")),
        ({"RecrawlPolicy": {"RecrawlBehavior": "CRAWL_NEW_FOLDERS_ONLY"}}, SAME, has(RecrawlPolicy__RecrawlBehavior="CRAWL_NEW_FOLDERS_ONLY")),
        ({"Schedule": {"ScheduleExpression": "cron(0 3 * * ? *)"}}, SAME, has(Schedule__ScheduleExpression="cron(0 3 * * ? *)")),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Tags": {"c": "d"}}, SAME, has(tags={"c": "d"})),
        ({"Name": "N-c"}, NEW, has(Name="N-c")),
    ], tagged("crawler", lambda id: glue().get_crawler(Name=id)["Crawler"]), beside=BASE),
    Type("AWS::Glue::Job", JOB, [
        ({"Command": {"Name": "glueetl", "ScriptLocation": "s3://b/b.py", "PythonVersion": "3"}}, SAME,
         has(Command__ScriptLocation="s3://b/b.py")),
        ({"WorkerType": "G.1X", "NumberOfWorkers": "3"}, SAME, has(NumberOfWorkers=3, WorkerType="G.1X")),
        ({"DefaultArguments": {"--a": 1}, "NonOverridableArguments": {"--n": "x"}}, SAME,
         has(DefaultArguments={"--a": "1"}, NonOverridableArguments={"--n": "x"})),
        ({"Description": "d", "Timeout": 7, "MaxRetries": 2}, SAME, has(Description="d", Timeout=7, MaxRetries=2)),
        ({"ExecutionProperty": {"MaxConcurrentRuns": 4}}, SAME, has(ExecutionProperty__MaxConcurrentRuns=4)),
        ({"ExecutionClass": "FLEX"}, SAME, has(ExecutionClass="FLEX")),
        ({"GlueVersion": "5.0"}, SAME, has(GlueVersion="5.0")),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Tags": None}, SAME, has(tags={})),
        ({"Role": ROLE + "2"}, SAME, has(Role=ROLE + "2")),
        ({"Name": "N-j"}, NEW, has(Name="N-j")),
    ], tagged("job", lambda id: glue().get_job(JobName=id)["Job"])),
    Type("AWS::Glue::Trigger", {"Type": "SCHEDULED", "Schedule": "cron(0 3 * * ? *)", "Actions": [{"JobName": {"Ref": "J"}}]}, [
        ({"Schedule": "cron(0 4 * * ? *)", "Description": "d"}, SAME, has(Schedule="cron(0 4 * * ? *)", Description="d")),
        ({"Actions": [{"JobName": {"Ref": "J"}, "Timeout": 5, "Arguments": {"--a": "b"}}]}, SAME, has(Actions__0__Timeout=5)),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Name": "N-t"}, NEW, has(Name="N-t")),
        ({"Type": "ON_DEMAND", "Schedule": None, "Name": None}, NEW, has(Type="ON_DEMAND")),
    ], tagged("trigger", lambda id: glue().get_trigger(Name=id)["Trigger"]), beside=WITH_JOB),
    Type("AWS::Glue::Workflow", {}, [
        ({"Description": "d", "MaxConcurrentRuns": 3, "DefaultRunProperties": {"a": "b"}}, SAME,
         has(Description="d", MaxConcurrentRuns=3, DefaultRunProperties__a="b")),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Name": "N-w"}, NEW, has(Name="N-w")),
    ], tagged("workflow", lambda id: glue().get_workflow(Name=id)["Workflow"])),
    Type("AWS::Glue::Registry", {"Name": "N-r"}, [
        ({"Description": "d"}, SAME, has(Description="d")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, None),
        ({"Name": "N-r2"}, NEW, has(RegistryName="N-r2")),
    ], lambda id: glue().get_registry(RegistryId={"RegistryArn": id}), {"Arn": lambda r: r["RegistryArn"]}),
    Type("AWS::Glue::Schema", {"Name": "N-s", "Registry": {"Arn": {"Fn::GetAtt": "R.Arn"}}, "DataFormat": "JSON",
                               "Compatibility": "NONE", "SchemaDefinition": SCHEMA}, [
        ({"Description": "d"}, SAME, has(Description="d")),
        ({"Compatibility": "BACKWARD", "CheckpointVersion": {"IsLatest": True}}, SAME, has(Compatibility="BACKWARD")),
        ({"Name": "N-s2"}, NEW, has(SchemaName="N-s2")),
        ({"Name": "N-s3", "DataFormat": "AVRO", "SchemaDefinition": '{"type": "string"}'}, NEW, has(DataFormat="AVRO")),
    ], lambda id: glue().get_schema(SchemaId={"SchemaArn": id}), {
        "Arn": lambda r: r["SchemaArn"],
        "InitialSchemaVersionId": lambda r: glue().get_schema_version(
            SchemaId={"SchemaArn": r["SchemaArn"]}, SchemaVersionNumber={"VersionNumber": 1})["SchemaVersionId"]},
         beside=WITH_REGISTRY),
    Type("AWS::Glue::SchemaVersion", {"Schema": {"SchemaArn": {"Ref": "S"}}, "SchemaDefinition": OTHER_SCHEMA}, [
        ({"SchemaDefinition": OTHER_SCHEMA.replace('"t"', '"u"')}, NEW, has(Status="AVAILABLE")),
        ({"Schema": {"SchemaName": "N-s", "RegistryName": "N-r"}, "SchemaDefinition": OTHER_SCHEMA.replace('"t"', '"v"')}, NEW,
         has(Status="AVAILABLE")),
    ], lambda id: glue().get_schema_version(SchemaVersionId=id), {"VersionId": lambda r: r["SchemaVersionId"]}, beside=WITH_SCHEMA),
    Type("AWS::Glue::SchemaVersionMetadata", {"SchemaVersionId": {"Fn::GetAtt": "S.InitialSchemaVersionId"}, "Key": "k", "Value": "v"}, [
        ({"Value": "w"}, NEW, has(MetadataValue="w")),
        ({"Key": "l"}, NEW, has(MetadataValue="w")),
    ], metadata, beside=WITH_SCHEMA),
    Type("AWS::Glue::SecurityConfiguration", {"Name": "N-sc", "EncryptionConfiguration": {
        "S3Encryptions": [{"S3EncryptionMode": "SSE-S3"}]}}, [
        ({"Name": "N-sc2", "EncryptionConfiguration": {"S3Encryptions": [{"S3EncryptionMode": "DISABLED"}],
                                                       "CloudWatchEncryption": {"CloudWatchEncryptionMode": "DISABLED"}}}, NEW,
         has(EncryptionConfiguration__S3Encryption__0__S3EncryptionMode="DISABLED")),
    ], lambda id: glue().get_security_configuration(Name=id)["SecurityConfiguration"]),
    Type("AWS::Glue::DataCatalogEncryptionSettings", {"CatalogId": ACCOUNT, "DataCatalogEncryptionSettings": {
        "ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": False},
        "EncryptionAtRest": {"CatalogEncryptionMode": "SSE-KMS", "SseAwsKmsKeyId": {"Fn::GetAtt": "K.Arn"}}}}, [
        ({"DataCatalogEncryptionSettings": {"EncryptionAtRest": {"CatalogEncryptionMode": "DISABLED"},
                                            "ConnectionPasswordEncryption": {"ReturnConnectionPasswordEncrypted": "true",
                                                                             "KmsKeyId": {"Fn::GetAtt": "K.Arn"}}}}, SAME,
         has(ConnectionPasswordEncryption__ReturnConnectionPasswordEncrypted=True)),
    ], encryption, beside=WITH_KEY, keeps=True),
    Type("AWS::Glue::UsageProfile", {"Name": "N-p", "Configuration": {}}, [
        ({"Description": "d"}, SAME, has(Description="d")),
        ({"Configuration": {"JobConfiguration": {"numberOfWorkers": {"DefaultValue": "5", "MinValue": "1", "MaxValue": "9"}}}}, SAME,
         has(Configuration__JobConfiguration__numberOfWorkers__DefaultValue="5")),
        ({"Name": "N-p2"}, NEW, has(Name="N-p2")),
    ], lambda id: glue().get_usage_profile(Name=id)),
    Type("AWS::IAM::Role", {"AssumeRolePolicyDocument": TRUST}, [
        ({"AssumeRolePolicyDocument": NOTHING}, SAME, has(AssumeRolePolicyDocument=NOTHING)),
        ({"Description": "d", "MaxSessionDuration": 7200}, SAME, has(Description="d", MaxSessionDuration=7200)),
        ({"Policies": [{"PolicyName": "p", "PolicyDocument": NOTHING}]}, SAME, has(policies=["p"])),
        ({"Policies": [{"PolicyName": "q", "PolicyDocument": NOTHING}]}, SAME, has(policies=["q"])),
        ({"ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"]}, SAME,
         has(managed=["arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"])),
        ({"ManagedPolicyArns": None}, SAME, has(managed=[])),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Tags": None}, SAME, has(tags={})),
        ({"RoleName": "N-role"}, NEW, has(RoleName="N-role")),
        ({"RoleName": "N-role2", "Path": "/p/"}, NEW, has(Path="/p/")),
    ], role, {"Arn": lambda r: r["Arn"], "RoleId": lambda r: r["RoleId"]}),
    Type("AWS::IAM::Policy", {"PolicyName": "N-p", "PolicyDocument": NOTHING, "Roles": [{"Ref": "Who"}]}, [
        ({"PolicyDocument": TRUST}, SAME, has(PolicyDocument=TRUST)),
    ], own_policy, beside=WITH_ROLE),
    Type("AWS::IAM::ManagedPolicy", {"PolicyDocument": NOTHING}, [
        ({"PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}}, SAME,
         has(document__Statement__0__Action="s3:*")),
        ({"Roles": [{"Ref": "Who"}]}, SAME, has(AttachmentCount=1)),
        *[({"PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": f"glue:{i}", "Resource": "*"}]}}, SAME,
           has(document__Statement__0__Action=f"glue:{i}", AttachmentCount=1)) for i in range(6)],
        ({"ManagedPolicyName": "N-mp", "Description": "d", "Path": "/p/"}, NEW, has(PolicyName="N-mp", Path="/p/")),
    ], managed_policy, {"PolicyArn": lambda r: r["Arn"], "PolicyId": lambda r: r["PolicyId"]}, beside=WITH_ROLE),
    Type("AWS::IAM::InstanceProfile", {"Roles": [{"Ref": "Who"}]}, [
        ({"Roles": []}, SAME, has(Roles=[])),
        ({"Roles": [{"Ref": "Who"}]}, SAME, lambda case, read: case.assertEqual(1, len(read["Roles"]))),
        ({"InstanceProfileName": "N-ip", "Path": "/p/"}, NEW, has(InstanceProfileName="N-ip", Path="/p/")),
    ], lambda id: client("iam").get_instance_profile(InstanceProfileName=id)["InstanceProfile"],
        {"Arn": lambda r: r["Arn"]}, beside=WITH_ROLE),
    Type("AWS::S3::Bucket", {}, [
        ({"VersioningConfiguration": {"Status": "Enabled"}}, SAME, has(versioning="Enabled")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags=[{"Key": "a", "Value": "b"}])),
        ({"Tags": None}, SAME, has(tags=None)),
        ({"PublicAccessBlockConfiguration": {"BlockPublicAcls": True}}, SAME, has(block__BlockPublicAcls=True)),
        ({"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}}, SAME,
         has(owner__Rules__0__ObjectOwnership="BucketOwnerEnforced")),
        ({"BucketEncryption": {"ServerSideEncryptionConfiguration": [
            {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": True}]}}, SAME,
         has(encryption__Rules__0__BucketKeyEnabled=True)),
        ({"BucketName": "N-bucket"}, NEW, None),
    ], bucket, {"Arn": lambda r: None, "DomainName": lambda r: None, "RegionalDomainName": lambda r: None,
                "DualStackDomainName": lambda r: None, "WebsiteURL": lambda r: None}),
    Type("AWS::S3::BucketPolicy", {"Bucket": {"Ref": "B"}, "PolicyDocument": NOTHING}, [
        ({"PolicyDocument": TRUST}, SAME, lambda case, read: case.assertEqual(TRUST, json.loads(read["Policy"]))),
    ], lambda id: client("s3").get_bucket_policy(Bucket=id), beside=WITH_BUCKET),
    Type("AWS::SQS::Queue", {"VisibilityTimeout": 40, "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": "Dead.Arn"}, "maxReceiveCount": 3}}, [
        ({"VisibilityTimeout": "50", "DelaySeconds": 5}, SAME, has(VisibilityTimeout="50", DelaySeconds="5")),
        ({"VisibilityTimeout": None, "DelaySeconds": None}, SAME, has(VisibilityTimeout="30", DelaySeconds="0")),
        ({"RedrivePolicy": None}, SAME, lambda case, read: case.assertNotIn("RedrivePolicy", read)),
        ({"MessageRetentionPeriod": 60, "ReceiveMessageWaitTimeSeconds": 2, "MaximumMessageSize": 1024}, SAME,
         has(MessageRetentionPeriod="60", ReceiveMessageWaitTimeSeconds="2", MaximumMessageSize="1024")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Tags": None}, SAME, lambda case, read: case.assertNotIn("a", read["tags"])),
        ({"QueueName": "N-q"}, NEW, None),
        ({"QueueName": "N-q.fifo", "FifoQueue": True, "ContentBasedDeduplication": True}, NEW,
         has(FifoQueue="true", ContentBasedDeduplication="true")),
    ], queue, {"Arn": lambda r: r["QueueArn"], "QueueName": lambda r: r["QueueArn"].rsplit(":", 1)[1]},
        beside={"Dead": {"Type": "AWS::SQS::Queue"}}),
    Type("AWS::SQS::QueuePolicy", {"Queues": [{"Ref": "Q"}], "PolicyDocument": TRUST}, [
        ({"PolicyDocument": NOTHING}, SAME, None),
    ], lambda id: queue_policy(), beside={"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "N-qp"}}}),
    Type("AWS::Events::Rule", {"EventPattern": {"source": ["a"]}, "Targets": [{"Id": "1", "Arn": {"Fn::GetAtt": "Q.Arn"}}]}, [
        ({"EventPattern": {"source": ["b"]}}, SAME, has(EventPattern='{"source":["b"]}')),
        ({"State": "DISABLED", "Description": "d"}, SAME, has(State="DISABLED", Description="d")),
        ({"State": None, "Targets": [{"Id": "2", "Arn": {"Fn::GetAtt": "Q.Arn"}, "RetryPolicy": {"MaximumRetryAttempts": "3"}}]}, SAME,
         has(State="ENABLED", targets__0__Id="2", targets__0__RetryPolicy__MaximumRetryAttempts=3)),
        ({"Targets": None}, SAME, has(targets=[])),
        ({"EventPattern": None, "ScheduleExpression": "rate(1 day)"}, SAME, has(ScheduleExpression="rate(1 day)")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Name": "N-rule"}, NEW, has(Name="N-rule")),
    ], rule, {"Arn": lambda r: r["Arn"]}, beside={"Q": {"Type": "AWS::SQS::Queue"}}),
    Type("AWS::SNS::Topic", {"DisplayName": "d"}, [
        ({"DisplayName": "e", "TracingConfig": "Active"}, SAME, has(DisplayName="e", TracingConfig="Active")),
        ({"DisplayName": None, "KmsMasterKeyId": "alias/aws/sns"}, SAME, has(DisplayName="", KmsMasterKeyId="alias/aws/sns")),
        ({"Subscription": [{"Protocol": "sqs", "Endpoint": {"Fn::GetAtt": "Q.Arn"}}]}, SAME,
         lambda case, read: case.assertEqual(1, len(read["endpoints"]))),
        ({"Subscription": None}, SAME, has(endpoints=[])),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Tags": None}, SAME, lambda case, read: case.assertNotIn("a", read["tags"])),
        ({"TopicName": "N-topic"}, NEW, has(TopicArn=f"arn:aws:sns:us-east-1:{ACCOUNT}:N-topic")),
    ], topic, {"TopicArn": lambda r: r["TopicArn"], "TopicName": lambda r: r["TopicArn"].rsplit(":", 1)[1]},
        beside=WITH_QUEUE),
    Type("AWS::SNS::Subscription", {"TopicArn": {"Ref": "T"}, "Protocol": "sqs", "Endpoint": {"Fn::GetAtt": "Q.Arn"}}, [
        ({"RawMessageDelivery": True}, SAME, has(RawMessageDelivery="true")),
        ({"FilterPolicy": {"a": ["b"]}, "FilterPolicyScope": "MessageBody"}, SAME,
         has(FilterPolicy='{"a":["b"]}', FilterPolicyScope="MessageBody")),
        ({"RawMessageDelivery": "false", "FilterPolicy": {"a": ["c"]}}, SAME, has(RawMessageDelivery="false", FilterPolicy='{"a":["c"]}')),
        ({"RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": "Dead.Arn"}}}, SAME,
         lambda case, read: case.assertIn("deadLetterTargetArn", read["RedrivePolicy"])),
        ({"Endpoint": {"Fn::GetAtt": "Dead.Arn"}, "RedrivePolicy": None, "FilterPolicy": None, "FilterPolicyScope": None}, NEW,
         lambda case, read: case.assertNotIn("FilterPolicy", read)),
    ], subscription, {"Arn": lambda r: r["SubscriptionArn"]},
        beside={**WITH_QUEUE, "Dead": {"Type": "AWS::SQS::Queue"}, "T": {"Type": "AWS::SNS::Topic"}}),
    Type("AWS::SNS::TopicPolicy", {"Topics": [{"Ref": "T"}], "PolicyDocument": TRUST}, [
        ({"PolicyDocument": NOTHING}, SAME, has(Statement=[])),
    ], lambda id: topic_policy(), beside={"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "N-tp"}}}),
    Type("AWS::Scheduler::Schedule", {
        "ScheduleExpression": "rate(1 day)", "StartDate": "2040-01-01T00:00:00Z", "FlexibleTimeWindow": {"Mode": "OFF"},
        "Target": {"Arn": {"Fn::GetAtt": "Q.Arn"}, "RoleArn": ROLE, "Input": "x"}}, [
        ({"ScheduleExpression": "cron(0 3 * * ? *)", "ScheduleExpressionTimezone": "Europe/Berlin"}, SAME,
         has(ScheduleExpression="cron(0 3 * * ? *)", ScheduleExpressionTimezone="Europe/Berlin")),
        ({"FlexibleTimeWindow": {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": "15"}, "Description": "d"}, SAME,
         has(FlexibleTimeWindow__MaximumWindowInMinutes=15, Description="d")),
        ({"EndDate": "2041-01-01T00:00:00Z", "State": "DISABLED"}, SAME,
         lambda case, read: case.assertEqual(("DISABLED", "2041"), (read["State"], read["EndDate"][:4]))),
        ({"StartDate": None, "EndDate": None, "Description": None}, SAME, lambda case, read: case.assertNotIn("EndDate", read)),
        ({"KmsKeyArn": f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k"}, SAME, has(KmsKeyArn=f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k")),
        ({"Target": {"Arn": "arn:aws:scheduler:::aws-sdk:glue:startJobRun", "RoleArn": ROLE, "Input": '{"JobName": "j"}'}}, SAME,
         has(Target__Arn="arn:aws:scheduler:::aws-sdk:glue:startJobRun")),
        ({"GroupName": {"Ref": "G"}, "Name": "N-other"}, NEW, lambda case, read: case.assertNotEqual("default", read["GroupName"])),
    ], schedule, {"Arn": lambda r: r["Arn"]}, beside={**WITH_QUEUE, "G": {"Type": "AWS::Scheduler::ScheduleGroup"}}),
    Type("AWS::Scheduler::ScheduleGroup", {}, [
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Tags": None}, SAME, has(tags={})),
        ({"Name": "N-team"}, NEW, has(Name="N-team")),
    ], schedule_group, {"Arn": lambda r: r["Arn"], "State": lambda r: "ACTIVE",
                        "CreationDate": lambda r: None, "LastModificationDate": lambda r: None}),
    Type("AWS::Athena::WorkGroup", {"Name": "N-wg", "State": "DISABLED", "WorkGroupConfiguration": {
        "BytesScannedCutoffPerQuery": "10485760", "ResultConfiguration": {
            "OutputLocation": "s3://b/r/", "EncryptionConfiguration": {"EncryptionOption": "SSE_S3"}}}}, [
        ({"State": None, "Description": "d"}, SAME, has(State="ENABLED", Description="d", Configuration__BytesScannedCutoffPerQuery=10485760)),
        ({"WorkGroupConfiguration": {"EnforceWorkGroupConfiguration": "false", "ResultConfiguration": {"OutputLocation": "s3://b/s/"}}}, SAME,
         lambda case, read: case.assertEqual(
             (False, None, {"OutputLocation": "s3://b/s/"}),
             (read["Configuration"]["EnforceWorkGroupConfiguration"], read["Configuration"].get("BytesScannedCutoffPerQuery"),
              read["Configuration"]["ResultConfiguration"]))),
        ({"WorkGroupConfiguration": {"EngineVersion": {"SelectedEngineVersion": "Athena engine version 3"}}}, SAME,
         has(Configuration__EngineVersion__SelectedEngineVersion="Athena engine version 3", Configuration__EnforceWorkGroupConfiguration=True)),
        ({"WorkGroupConfiguration": None}, SAME, has(Configuration__EngineVersion__SelectedEngineVersion="AUTO")),
        ({"Tags": [{"Key": "a", "Value": "b"}], "RecursiveDeleteOption": True}, SAME, has(tags__a="b")),
        ({"Name": "N-wg2"}, NEW, has(Name="N-wg2")),
    ], work_group, {"CreationTime": lambda r: None, "WorkGroupConfiguration.EngineVersion.EffectiveEngineVersion":
                    lambda r: r["Configuration"]["EngineVersion"]["EffectiveEngineVersion"]}),
    Type("AWS::Athena::NamedQuery", {"Database": "d", "QueryString": "SELECT 1"}, [
        ({"QueryString": "SELECT 2"}, NEW, has(QueryString="SELECT 2")),
        ({"Name": "n", "Description": "d", "WorkGroup": {"Ref": "G"}}, NEW, has(Name="n", WorkGroup="N-g")),
    ], lambda id: client("athena").get_named_query(NamedQueryId=id)["NamedQuery"],
        {"NamedQueryId": lambda r: r["NamedQueryId"]}, beside=WITH_GROUP),
    Type("AWS::Athena::PreparedStatement", {"StatementName": "first", "WorkGroup": {"Ref": "G"}, "QueryStatement": "SELECT ?"}, [
        ({"QueryStatement": "SELECT ?, ?", "Description": "d"}, SAME, has(QueryStatement="SELECT ?, ?", Description="d")),
        ({"StatementName": "second"}, NEW, has(StatementName="second")),
    ], statement, beside=WITH_GROUP),
    Type("AWS::Athena::DataCatalog", {"Name": "N_c", "Type": "GLUE", "Parameters": {"catalog-id": "123456789012"}}, [
        ({"Description": "d", "Parameters": {"catalog-id": "210987654321"}}, SAME,
         lambda case, read: case.assertEqual("210987654321", read["Parameters"]["catalog-id"])),
        ({"Type": "HIVE"}, SAME, has(Type="HIVE")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Name": "N_d"}, NEW, has(Name="N_d")),
    ], data_catalog),
    Type("AWS::LakeFormation::Permissions", {
        "DataLakePrincipal": LAKE_USER, "Resource": {"DatabaseResource": {"Name": REF_DB}}, "Permissions": ["ALTER", "DROP"],
        "PermissionsWithGrantOption": ["ALTER"]}, [
        ({"Permissions": ["ALTER", "DESCRIBE"], "PermissionsWithGrantOption": ["ALTER", "DESCRIBE"]}, SAME,
         has(all__0__Permissions=["ALTER", "DESCRIBE"], all__0__PermissionsWithGrantOption=["ALTER", "DESCRIBE"])),
        ({"PermissionsWithGrantOption": None}, SAME, has(all__0__Permissions=["ALTER", "DESCRIBE"], all__0__PermissionsWithGrantOption=[])),
        ({"Resource": {"DataLocationResource": {"S3Resource": "arn:aws:s3:::b/"}}, "Permissions": ["DATA_LOCATION_ACCESS"]}, NEW_GRANT,
         has(all__0__DataLocation__ResourceArn="arn:aws:s3:::b/")),
    ], grants, beside=BASE),
    Type("AWS::LakeFormation::PrincipalPermissions", {
        "Principal": LAKE_USER, "Resource": {"Database": {"CatalogId": ACCOUNT, "Name": REF_DB}}, "Permissions": ["DESCRIBE"],
        "PermissionsWithGrantOption": []}, [
        ({"Resource": {"TableWithColumns": {"CatalogId": ACCOUNT, "DatabaseName": REF_DB, "Name": "t", "ColumnWildcard": {"ExcludedColumnNames": ["x"]}}},
          "Permissions": ["SELECT"]}, NEW_GRANT, has(all__0__Permissions=["SELECT"])),
    ], grants, {"PrincipalIdentifier": lambda r: None, "ResourceIdentifier": lambda r: None}, beside=BASE),
    Type("AWS::LakeFormation::Resource", {"ResourceArn": "arn:aws:s3:::N-lake", "UseServiceLinkedRole": True}, [
        ({"HybridAccessEnabled": "true", "RoleArn": ROLE}, SAME, has(HybridAccessEnabled=True, RoleArn=ROLE)),
        ({"ResourceArn": "arn:aws:s3:::N-lake2", "UseServiceLinkedRole": False, "WithFederation": True}, NEW, has(WithFederation=True)),
    ], lambda id: client("lakeformation").describe_resource(ResourceArn=id)["ResourceInfo"]),
    Type("AWS::LakeFormation::Tag", {"TagKey": "N-key", "TagValues": ["a", "b"]}, [
        ({"TagValues": ["b", "c"]}, SAME, has(TagValues=["b", "c"])),
        ({"TagKey": "N-key2"}, NEW, has(TagKey="N-key2")),
    ], lake_tag),
    Type("AWS::LakeFormation::TagAssociation", {
        "Resource": {"Database": {"CatalogId": ACCOUNT, "Name": REF_DB}},
        "LFTags": [{"CatalogId": ACCOUNT, "TagKey": {"Ref": "L"}, "TagValues": ["a"]}]}, [
        ({"LFTags": [{"CatalogId": ACCOUNT, "TagKey": {"Ref": "L"}, "TagValues": ["b"]}]}, NEW_GRANT, has(TagValues=["b"])),
    ], lake_tagging, {"ResourceIdentifier": lambda r: None, "TagsIdentifier": lambda r: None},
        beside={**BASE, "L": {"Type": "AWS::LakeFormation::Tag", "Properties": {"TagKey": "N-level", "TagValues": ["a", "b"]}}}),
    Type("AWS::LakeFormation::DataCellsFilter", {
        "TableCatalogId": ACCOUNT, "DatabaseName": "d", "TableName": "t", "Name": "N-f", "ColumnNames": ["a"],
        "RowFilter": {"FilterExpression": "a > 1"}}, [
        ({"Name": "N-g", "RowFilter": {"AllRowsWildcard": {}}}, NEW, has(Name="N-g")),
    ], cell_filter),
    Type("AWS::LakeFormation::DataLakeSettings", {"Admins": [LAKE_USER], "MutationType": "APPEND"}, [
        ({"AllowExternalDataFiltering": "true", "TrustedResourceOwners": ["111111111111"]}, SAME,
         has(AllowExternalDataFiltering=True, TrustedResourceOwners=["111111111111"])),
        ({"AllowExternalDataFiltering": None, "TrustedResourceOwners": None, "Parameters": {"CROSS_ACCOUNT_VERSION": "4"}}, SAME,
         has(AllowExternalDataFiltering=False, TrustedResourceOwners=[], Parameters__CROSS_ACCOUNT_VERSION="4")),
    ], lake_settings),
    Type("AWS::Glue::CustomEntityType", {"Name": "N-e", "RegexString": "[A-Z]{3}", "ContextWords": ["badge"]}, [
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Name": "N-e2", "RegexString": "[A-Z]{4}"}, NEW, has(RegexString="[A-Z]{4}")),
    ], tagged("customEntityType", lambda id: glue().get_custom_entity_type(Name=id))),
    Type("AWS::Glue::DataQualityRuleset", {"Name": "N-q", "Ruleset": "Rules = [ RowCount > 0 ]"}, [
        ({"Description": "d"}, SAME, has(Description="d")),
        ({"Description": None, "Ruleset": "Rules = [ RowCount > 1 ]"}, SAME, has(Description="", Ruleset="Rules = [ RowCount > 1 ]")),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Name": "N-q2"}, NEW, has(Name="N-q2")),
        ({"Name": "N-q3", "TargetTable": {"DatabaseName": REF_DB, "TableName": {"Ref": "T"}}}, NEW, has(TargetTable__TableName="t")),
    ], tagged("dataQualityRuleset", lambda id: glue().get_data_quality_ruleset(Name=id)), beside=WITH_TABLE),
    Type("AWS::Glue::MLTransform", {
        "Role": "arn:aws:iam::000000000000:role/r", "Timeout": 5,
        "InputRecordTables": {"GlueTables": [{"DatabaseName": REF_DB, "TableName": {"Ref": "T"}}]},
        "TransformParameters": {"TransformType": "FIND_MATCHES", "FindMatchesParameters": {"PrimaryKeyColumnName": "id"}}}, [
        ({"Description": "d", "MaxRetries": 2, "Timeout": 6}, SAME, has(Description="d", MaxRetries=2, Timeout=6)),
        ({"WorkerType": "G.1X", "NumberOfWorkers": 3, "GlueVersion": "1.0"}, SAME, has(WorkerType="G.1X", NumberOfWorkers=3, GlueVersion="1.0")),
        ({"WorkerType": None, "NumberOfWorkers": None, "MaxCapacity": 4}, SAME, has(MaxCapacity=4.0)),
        ({"Name": "N-m", "Role": "arn:aws:iam::000000000000:role/s"}, SAME, has(Name="N-m", Role="arn:aws:iam::000000000000:role/s")),
        ({"TransformParameters": {"TransformType": "FIND_MATCHES", "FindMatchesParameters": {"PrimaryKeyColumnName": "k"}}}, SAME,
         has(Parameters__FindMatchesParameters__PrimaryKeyColumnName="k")),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Name": "N-m2", "TransformEncryption": {"MLUserDataEncryption": {"MLUserDataEncryptionMode": "DISABLED"}}}, NEW,
         has(TransformEncryption__MlUserDataEncryption__MlUserDataEncryptionMode="DISABLED")),
    ], tagged("mlTransform", lambda id: glue().get_ml_transform(TransformId=id)), beside=WITH_TABLE),
    Type("AWS::Glue::Catalog", {"Name": "N_lake", "Description": "d"}, [
        ({"Description": "e", "Parameters": {"k": "v"}}, SAME, has(Description="e", Parameters__k="v")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Name": "N_lake2", "CreateTableDefaultPermissions": []}, NEW, has(Name="N_lake2")),
    ], nested_catalog, {"CatalogId": lambda r: r["CatalogId"], "ResourceArn": lambda r: r["ResourceArn"]}),
    Type("Custom::S3BucketNotifications", {"ServiceToken": "t", "BucketName": {"Ref": "B"}, "Managed": True, "NotificationConfiguration": {
        "QueueConfigurations": [{"Events": ["s3:ObjectCreated:*"], "QueueArn": {"Fn::GetAtt": "Q.Arn"},
                                 "Filter": {"Key": {"FilterRules": [{"Name": "suffix", "Value": ".csv"}]}}}]}}, [
        ({"NotificationConfiguration": {"EventBridgeConfiguration": {}, "TopicConfigurations": [
            {"Id": "t", "Events": ["s3:ObjectRemoved:*"], "TopicArn": {"Ref": "T"}}]}}, SAME,
         lambda case, read: case.assertEqual(
             (["s3:ObjectRemoved:*"], {}, None),
             (read["TopicConfigurations"][0]["Events"], read["EventBridgeConfiguration"], read.get("QueueConfigurations")))),
        ({"SkipDestinationValidation": True}, SAME, None),
    ], lambda id: notifications(), beside={
        **WITH_BUCKET, **WITH_QUEUE, "T": {"Type": "AWS::SNS::Topic"}}),
    Type("Custom::LogRetention", {"ServiceToken": "t", "LogGroupName": "/N/kept", "RetentionInDays": 7, "RemovalPolicy": "destroy"}, [
        ({"RetentionInDays": 30}, SAME, has(retentionInDays=30)),
        ({"RetentionInDays": None}, SAME, lambda case, read: case.assertNotIn("retentionInDays", read)),
        ({"LogGroupName": "/N/other"}, NEW, has(logGroupName="/N/other")),
    ], log_group, {"LogGroupName": lambda r: r["logGroupName"]}),
    Type("AWS::Logs::LogGroup", {"LogGroupName": "/N/log", "RetentionInDays": 7}, [
        ({"RetentionInDays": 30}, SAME, has(retentionInDays=30)),
        ({"RetentionInDays": None}, SAME, lambda case, read: case.assertNotIn("retentionInDays", read)),
        ({"KmsKeyId": "arn:aws:kms:us-east-1:000000000000:key/k"}, SAME, has(kmsKeyId="arn:aws:kms:us-east-1:000000000000:key/k")),
        ({"KmsKeyId": None}, SAME, lambda case, read: case.assertNotIn("kmsKeyId", read)),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"LogGroupName": "/N/log2"}, NEW, has(logGroupName="/N/log2")),
        ({"LogGroupClass": "INFREQUENT_ACCESS", "LogGroupName": "/N/log3"}, NEW, has(logGroupClass="INFREQUENT_ACCESS")),
    ], log_group, {"Arn": lambda r: r["arn"]}),
    Type("AWS::SSM::Parameter", {"Type": "String", "Value": "a"}, [
        ({"Value": "b"}, SAME, has(Value="b", Version=2)),
        ({"Description": "d", "AllowedPattern": "b.*"}, SAME, has(Description="d")),
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Tags": {"c": "d"}}, SAME, has(tags={"c": "d"})),
        ({"Name": "/N/p"}, NEW, has(Name="/N/p")),
    ], parameter, {"Type": lambda r: r["Type"], "Value": lambda r: r["Value"]}),
    Type("AWS::SecretsManager::Secret", {"SecretString": "a"}, [
        ({"SecretString": "b"}, SAME, has(value="b")),
        ({"Description": "d"}, SAME, has(Description="d", value="b")),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"SecretString": None, "GenerateSecretString": {"SecretStringTemplate": '{"user": "u"}', "GenerateStringKey": "password",
                                                         "PasswordLength": 24, "ExcludePunctuation": True}}, SAME, generated),
        ({"Name": "N-secret"}, NEW, has(Name="N-secret")),
    ], secret, {"Id": lambda r: r["ARN"]}),
    Type("AWS::KMS::Key", {}, [
        ({"Description": "d"}, SAME, has(Description="d")),
        ({"EnableKeyRotation": True}, SAME, has(rotates=True)),
        ({"KeyPolicy": TRUST}, SAME, has(policy=TRUST)),
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
        ({"Enabled": False}, SAME, has(Enabled=False)),
        ({"Enabled": True, "PendingWindowInDays": 7}, SAME, has(Enabled=True)),
    ], key, {"Arn": lambda r: r["Arn"], "KeyId": lambda r: r["KeyId"]}),
    Type("AWS::KMS::Alias", {"AliasName": "alias/N-a", "TargetKeyId": {"Ref": "K"}}, [
        ({"TargetKeyId": {"Ref": "L"}}, SAME, None),
        ({"AliasName": "alias/N-b"}, NEW, has(AliasName="alias/N-b")),
    ], alias, beside={**WITH_KEY, "L": WITH_KEY["K"]}),
    Type("AWS::Glue::TableOptimizer", {
        "CatalogId": ACCOUNT, "DatabaseName": REF_DB, "TableName": {"Ref": "I"}, "Type": "compaction",
        "TableOptimizerConfiguration": {"RoleArn": ROLE, "Enabled": False}}, [
        ({"TableOptimizerConfiguration": {"RoleArn": ROLE + "2", "Enabled": False}}, SAME, has(configuration__roleArn=ROLE + "2")),
        ({"Type": "retention", "TableOptimizerConfiguration": {
            "RoleArn": ROLE, "Enabled": False, "RetentionConfiguration": {"IcebergConfiguration": {
                "SnapshotRetentionPeriodInDays": 3, "NumberOfSnapshotsToRetain": 2, "CleanExpiredFiles": True}}}}, NEW,
         has(configuration__retentionConfiguration__icebergConfiguration__snapshotRetentionPeriodInDays=3)),
    ], optimizer, beside={**BASE, "B": {**WITH_BUCKET["B"], "DeletionPolicy": "Retain"}, "I": {"Type": "AWS::Glue::Table", "Properties": {
        "CatalogId": ACCOUNT, "DatabaseName": REF_DB, "OpenTableFormatInput": {"IcebergInput": {"MetadataOperation": "CREATE"}},
        "TableInput": {"Name": "i", "TableType": "EXTERNAL_TABLE", "StorageDescriptor": {
            "Location": {"Fn::Sub": "s3://${B}/i/"}, "Columns": [{"Name": "id", "Type": "bigint"}]}}}}}),
]

NETWORK = {"Type": "AWS::Glue::Connection", "Properties": {"CatalogId": ACCOUNT, "ConnectionInput": {
    "Name": "N-conn", "ConnectionType": "NETWORK", "ConnectionProperties": {}}}}
SECURED = {"Type": "AWS::Glue::SecurityConfiguration", "Properties": {"Name": "N-sec", "EncryptionConfiguration": {}}}
PICKED = {"Type": "AWS::Glue::Classifier", "Properties": {"CsvClassifier": {"Name": "N-csv", "Delimiter": ";"}}}
EVERYBODY = {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}
WATCHED = {"Conditions": [{"LogicalOperator": "EQUALS", "JobName": {"Ref": "Other"}, "State": "SUCCEEDED"}]}

# What the tables above do not change.
TYPES += [
    Type("AWS::Glue::Job", JOB, [
        ({"Connections": {"Connections": [{"Ref": "C"}]}}, SAME, has(Connections={"Connections": ["N-conn"]})),
        ({"Connections": None, "JobRunQueuingEnabled": True}, SAME, has(JobRunQueuingEnabled=True)),
        ({"SecurityConfiguration": {"Ref": "Sec"}}, SAME, has(SecurityConfiguration="N-sec")),
        ({"NotificationProperty": {"NotifyDelayAfter": 5}}, SAME, has(NotificationProperty__NotifyDelayAfter=5)),
        ({"LogUri": "s3://b/l/", "JobMode": "VISUAL"}, SAME, has(LogUri="s3://b/l/", JobMode="VISUAL")),
        ({"MaxCapacity": 3}, SAME, has(MaxCapacity=3.0)),
        ({"MaxCapacity": None, "AllocatedCapacity": 4}, SAME, has(MaxCapacity=4.0)),
        ({"AllocatedCapacity": None, "Command": {"Name": "gluestreaming", "ScriptLocation": "s3://b/a.py"},
          "MaintenanceWindow": "Sun:10"}, SAME, has(MaintenanceWindow="Sun:10")),
    ], tagged("job", lambda id: glue().get_job(JobName=id)["Job"]), beside={"C": NETWORK, "Sec": SECURED}),
    Type("AWS::Glue::Crawler", {"Role": ROLE, "Targets": {"S3Targets": [{"Path": "s3://b/a/"}]}, "DatabaseName": REF_DB}, [
        ({"Classifiers": [{"Ref": "P"}]}, SAME, has(Classifiers=["N-csv"])),
        ({"Classifiers": None, "CrawlerSecurityConfiguration": {"Ref": "Sec"}}, SAME,
         has(Classifiers=[], CrawlerSecurityConfiguration="N-sec")),
        ({"DatabaseName": "N_other"}, SAME, has(DatabaseName="N_other")),
        ({"LakeFormationConfiguration": {"UseLakeFormationCredentials": False, "AccountId": ACCOUNT}}, SAME,
         has(LakeFormationConfiguration__AccountId=ACCOUNT)),
    ], tagged("crawler", lambda id: glue().get_crawler(Name=id)["Crawler"]), beside={**BASE, "Sec": SECURED, "P": PICKED}),
    Type("AWS::Glue::Trigger", {"Type": "CONDITIONAL", "Actions": [{"JobName": {"Ref": "J"}}], "Predicate": WATCHED}, [
        ({"Predicate": {"Logical": "ANY", "Conditions": [*WATCHED["Conditions"], {**WATCHED["Conditions"][0], "State": "FAILED"}]}}, SAME,
         has(Predicate__Conditions__1__State="FAILED", Predicate__Logical="ANY")),
        ({"WorkflowName": {"Ref": "W"}}, NEW, has(WorkflowName="N-w")),
        ({"Type": "EVENT", "Predicate": None, "EventBatchingCondition": {"BatchSize": 2, "BatchWindow": 100}}, NEW, has(Type="EVENT")),
        ({"EventBatchingCondition": {"BatchSize": 3, "BatchWindow": 90}}, SAME,
         has(EventBatchingCondition={"BatchSize": 3, "BatchWindow": 90})),
    ], tagged("trigger", lambda id: glue().get_trigger(Name=id)["Trigger"]),
        beside={**WITH_JOB, "Other": WITH_JOB["J"], "W": {"Type": "AWS::Glue::Workflow", "Properties": {"Name": "N-w"}}}),
    Type("AWS::Glue::Connection", {"CatalogId": ACCOUNT, "ConnectionInput": NETWORK["Properties"]["ConnectionInput"]}, [
        ({"Tags": {"a": "b"}}, SAME, has(tags__a="b")),
        ({"Tags": None}, SAME, has(tags={})),
    ], tagged("connection", lambda id: glue().get_connection(Name=id)["Connection"])),
    Type("AWS::Glue::UsageProfile", {"Name": "N-p", "Configuration": {}}, [
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME, has(tags__a="b")),
    ], tagged("usageProfile", lambda id: glue().get_usage_profile(Name=id))),
    Type("AWS::Glue::Schema", {"Name": "N-s", "Registry": {"Arn": {"Fn::GetAtt": "R.Arn"}}, "DataFormat": "JSON",
                               "Compatibility": "NONE", "SchemaDefinition": SCHEMA}, [
        ({"Tags": [{"Key": "a", "Value": "b"}]}, SAME,
         lambda case, read: case.assertEqual({"a": "b"}, glue().get_tags(ResourceArn=read["SchemaArn"].replace("N-", CURRENT["name"] + "-"))["Tags"])),
        ({"Registry": {"Arn": {"Fn::GetAtt": "R2.Arn"}}}, NEW, has(RegistryName="N-r2")),
    ], lambda id: glue().get_schema(SchemaId={"SchemaArn": id}), beside={
        "R": {"Type": "AWS::Glue::Registry", "Properties": {"Name": "N-r1"}},
        "R2": {"Type": "AWS::Glue::Registry", "Properties": {"Name": "N-r2"}}}),
    Type("AWS::Glue::Partition", {"CatalogId": ACCOUNT, "DatabaseName": REF_DB, "TableName": {"Ref": "T"},
                                  "PartitionInput": {"Values": ["1"]}}, [
        ({"TableName": {"Ref": "U"}}, NEW, has(TableName="u")),
    ], partition, beside={**WITH_TABLE, "U": {"Type": "AWS::Glue::Table", "Properties": {
        "CatalogId": ACCOUNT, "DatabaseName": REF_DB, "TableInput": {**TABLE, "Name": "u"}}}}),
    Type("AWS::Glue::CustomEntityType", {"Name": "N-e", "RegexString": "[A-Z]{3}", "ContextWords": ["badge"]}, [
        ({"Name": "N-e3", "ContextWords": ["card"]}, NEW, has(ContextWords=["card"])),
    ], tagged("customEntityType", lambda id: glue().get_custom_entity_type(Name=id))),
    Type("AWS::Glue::Catalog", {"Name": "N_lake"}, [
        ({"CreateDatabaseDefaultPermissions": [{"Principal": EVERYBODY, "Permissions": ["ALL"]}],
          "CreateTableDefaultPermissions": [{"Principal": EVERYBODY, "Permissions": ["SELECT"]}]}, SAME,
         has(CreateDatabaseDefaultPermissions__0__Permissions=["ALL"], CreateTableDefaultPermissions__0__Permissions=["SELECT"])),
        ({"AllowFullTableExternalDataAccess": "True"}, SAME, has(AllowFullTableExternalDataAccess="True")),
    ], nested_catalog),
    Type("AWS::IAM::Role", {"AssumeRolePolicyDocument": TRUST}, [
        ({"PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess"}, SAME,
         has(PermissionsBoundary__PermissionsBoundaryArn="arn:aws:iam::aws:policy/ReadOnlyAccess")),
        ({"PermissionsBoundary": None}, SAME, lambda case, read: case.assertNotIn("PermissionsBoundary", read)),
    ], role),
    Type("AWS::IAM::Policy", {"PolicyName": "N-p", "PolicyDocument": NOTHING, "Roles": [{"Ref": "Who"}]}, [
        ({"Roles": [{"Ref": "Who"}, {"Ref": "Other"}]}, SAME, lambda case, read: case.assertEqual(
            "N-p", client("iam").list_role_policies(RoleName=CURRENT["name"] + "-other")["PolicyNames"][0].replace(CURRENT["name"], "N"))),
    ], own_policy, beside={**WITH_ROLE, "Other": {"Type": "AWS::IAM::Role", "Properties": {
        "RoleName": "N-other", "AssumeRolePolicyDocument": TRUST}}}),
    Type("AWS::SQS::Queue", {"VisibilityTimeout": 40}, [
        ({"KmsMasterKeyId": "alias/aws/sqs", "KmsDataKeyReusePeriodSeconds": 600}, SAME,
         has(KmsMasterKeyId="alias/aws/sqs", KmsDataKeyReusePeriodSeconds="600")),
        ({"KmsMasterKeyId": None, "KmsDataKeyReusePeriodSeconds": None, "SqsManagedSseEnabled": True}, SAME,
         has(SqsManagedSseEnabled="true")),
        ({"RedriveAllowPolicy": {"redrivePermission": "denyAll"}}, SAME,
         lambda case, read: case.assertEqual({"redrivePermission": "denyAll"}, json.loads(read["RedriveAllowPolicy"]))),
        ({"QueueName": "N-q.fifo", "FifoQueue": True}, NEW, has(FifoQueue="true")),
        ({"DeduplicationScope": "messageGroup", "FifoThroughputLimit": "perMessageGroupId"}, SAME,
         has(DeduplicationScope="messageGroup", FifoThroughputLimit="perMessageGroupId")),
    ], queue, {"QueueUrl": lambda r: client("sqs").get_queue_url(QueueName=r["QueueArn"].rsplit(":", 1)[1])["QueueUrl"]}),
    Type("AWS::SQS::QueuePolicy", {"Queues": [{"Ref": "Q2"}, {"Ref": "Q"}], "PolicyDocument": TRUST}, [
        ({"Queues": [{"Ref": "Q"}]}, SAME, lambda case, read: case.assertNotIn("Attributes", client("sqs").get_queue_attributes(
            QueueUrl=client("sqs").get_queue_url(QueueName=CURRENT["name"] + "-q2")["QueueUrl"], AttributeNames=["Policy"]))),
    ], lambda id: queue_policy(), beside={"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "N-qp"}},
                                          "Q2": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "N-q2"}}}),
    Type("AWS::SNS::Subscription", {"TopicArn": {"Ref": "T"}, "Protocol": "sqs", "Endpoint": {"Fn::GetAtt": "Q.Arn"}}, [
        ({"TopicArn": {"Ref": "U"}}, NEW, None),
    ], subscription, beside={**WITH_QUEUE, "T": {"Type": "AWS::SNS::Topic"}, "U": {"Type": "AWS::SNS::Topic"}}),
    Type("AWS::SNS::TopicPolicy", {"Topics": [{"Ref": "U"}], "PolicyDocument": TRUST}, [
        ({"Topics": [{"Ref": "T"}]}, SAME, has(Statement=TRUST["Statement"])),
    ], lambda id: topic_policy(), beside={"T": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "N-tp"}},
                                          "U": {"Type": "AWS::SNS::Topic"}}),
    Type("AWS::Events::Rule", {"ScheduleExpression": "rate(1 day)"}, [
        ({"RoleArn": ROLE}, SAME, has(RoleArn=ROLE)),
    ], rule),
    Type("AWS::S3::BucketPolicy", {"Bucket": {"Ref": "One"}, "PolicyDocument": NOTHING}, [
        ({"Bucket": {"Ref": "Two"}}, NEW, None),
    ], lambda id: client("s3").get_bucket_policy(Bucket=id), beside={
        name: {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": f"N-{name.lower()}"}} for name in ("One", "Two")}),
    Type("AWS::SSM::Parameter", {"Type": "String", "Value": "a"}, [
        ({"Tier": "Advanced"}, SAME, has(Tier="Advanced")),
    ], parameter),
    Type("AWS::SecretsManager::Secret", {"SecretString": "a"}, [
        ({"KmsKeyId": "alias/aws/secretsmanager"}, SAME, has(KmsKeyId="alias/aws/secretsmanager", value="a")),
    ], secret),
    Type("AWS::Athena::NamedQuery", {"Database": "d", "QueryString": "SELECT 1"}, [
        ({"Database": "e"}, NEW, has(Database="e")),
    ], lambda id: client("athena").get_named_query(NamedQueryId=id)["NamedQuery"]),
    Type("AWS::LakeFormation::PrincipalPermissions", {
        "Principal": LAKE_USER, "Resource": {"Database": {"CatalogId": ACCOUNT, "Name": REF_DB}}, "Permissions": ["DESCRIBE"],
        "PermissionsWithGrantOption": []}, [
        ({"PermissionsWithGrantOption": ["DESCRIBE"]}, SAME, has(all__0__PermissionsWithGrantOption=["DESCRIBE"])),
        ({"Permissions": ["DESCRIBE", "ALTER"]}, SAME,
         lambda case, read: case.assertEqual({"DESCRIBE", "ALTER"}, {p for each in read["all"] for p in each["Permissions"]})),
        ({"Permissions": ["ALTER"], "PermissionsWithGrantOption": []}, SAME,
         has(all__0__Permissions=["ALTER"], all__0__PermissionsWithGrantOption=[])),
    ], grants, beside=BASE),
    Type("AWS::LakeFormation::DataCellsFilter", {
        "TableCatalogId": ACCOUNT, "DatabaseName": "d", "TableName": "t", "Name": "N-f", "ColumnNames": ["a"],
        "RowFilter": {"FilterExpression": "a > 1"}}, [
        ({"DatabaseName": "e"}, NEW, has(DatabaseName="e")),
        ({"TableName": "u"}, NEW, has(TableName="u")),
        ({"Name": "N-h", "ColumnNames": ["a", "b"]}, NEW, has(ColumnNames=["a", "b"])),
        ({"Name": "N-i", "ColumnNames": None, "ColumnWildcard": {"ExcludedColumnNames": ["c"]}}, NEW,
         has(ColumnWildcard={"ExcludedColumnNames": ["c"]})),
    ], cell_filter),
    Type("AWS::LakeFormation::DataLakeSettings", {"Admins": [LAKE_USER]}, [
        ({"Admins": [LAKE_USER, {"DataLakePrincipalIdentifier": ROLE}]}, SAME, lambda case, read: case.assertEqual(2, len(read["DataLakeAdmins"]))),
        ({"CreateDatabaseDefaultPermissions": [{"Principal": EVERYBODY, "Permissions": ["ALL"]}],
          "CreateTableDefaultPermissions": [{"Principal": EVERYBODY, "Permissions": ["SELECT"]}]}, SAME,
         has(CreateDatabaseDefaultPermissions__0__Permissions=["ALL"], CreateTableDefaultPermissions__0__Permissions=["SELECT"])),
        ({"ExternalDataFilteringAllowList": [{"DataLakePrincipalIdentifier": "111111111111"}], "AuthorizedSessionTagValueList": ["x"],
          "AllowFullTableExternalDataAccess": True}, SAME,
         has(ExternalDataFilteringAllowList__0__DataLakePrincipalIdentifier="111111111111", AuthorizedSessionTagValueList=["x"],
             AllowFullTableExternalDataAccess=True)),
        ({"MutationType": "REPLACE"}, SAME, None),
    ], lake_settings),
    Type("Custom::LogRetention", {"ServiceToken": "t", "LogGroupName": "/N/held", "RetentionInDays": 7}, [
        ({"RemovalPolicy": "destroy"}, SAME, has(retentionInDays=7)),
    ], log_group),
]

ENTRIES = {"AWS::CDK::Metadata": {"Analytics": "v2:x"}, "AWS::CloudFormation::WaitConditionHandle": {}}


# What no type of TYPES changes, with the reason or the test that has it.
UNCHANGED = {
    "AWS::Athena::PreparedStatement": "WorkGroup: as StatementName",
    "AWS::ECR::Repository": "an entry of CDK's bootstrapping (test_cdk)",
    "AWS::Events::Rule": "EventBusName: there is one bus",
    "AWS::Glue::Catalog": "CatalogProperties, FederatedCatalog, TargetRedshiftCatalog: of catalogs elsewhere",
    "AWS::Glue::DataCatalogEncryptionSettings": "CatalogId: the account's own only",
    "AWS::Glue::Database": "CatalogId: the account's own only",
    "AWS::Glue::Connection": "CatalogId: the account's own only",
    "AWS::Glue::DevEndpoint": "test_dev_endpoints",
    "AWS::Glue::MLTransform": "InputRecordTables: as Name",
    "AWS::Glue::Partition": "CatalogId and DatabaseName: as TableName",
    "AWS::Glue::SchemaVersionMetadata": "SchemaVersionId: as Key",
    "AWS::Glue::Table": "CatalogId, DatabaseName, OpenTableFormatInput: test_stack_stories (iceberg-tables, importing-tables)",
    "AWS::Glue::TableOptimizer": "CatalogId, DatabaseName, TableName: test_stack_stories (iceberg-tables)",
    "AWS::IAM::Policy": "PolicyName: as Roles",
    "AWS::Lambda::Function": "an entry of CDK's own functions (test_cdk)",
    "AWS::Lambda::LayerVersion": "an entry of CDK's own functions (test_cdk)",
    "AWS::LakeFormation::DataCellsFilter": "TableCatalogId: the account's own only",
    "AWS::LakeFormation::Permissions": "DataLakePrincipal: as Resource",
    "AWS::LakeFormation::PrincipalPermissions": "Principal, Catalog: as Resource",
    "AWS::LakeFormation::Tag": "CatalogId: the account's own only",
    "AWS::LakeFormation::TagAssociation": "Resource: as LFTags",
    "AWS::SNS::Topic": "FifoTopic: refused by name, as SNS has none here",
    "AWS::SSM::Parameter": "Type: the service refuses another",
    "AWS::SNS::Subscription": "Protocol: as Endpoint",
    "Custom::CDKBucketDeployment": "test_stack_clients",
    "Custom::LogRetention": "LogGroupRegion: the server's own only",
    "Custom::S3AutoDeleteObjects": "test_stack_stories (cdk-files)",
    "Custom::S3BucketNotifications": "BucketName, Managed: test_cdk",
}


def tables():
    """The types of docs/stack-types.md: (properties that act, attributes)."""
    text = (pathlib.Path(__file__).parents[4] / "docs/stack-types.md").read_text()
    for part in text.split("\n## ")[1:]:
        name, _, body = part.partition("\n")
        acting = {row for row, effect in re.findall(r"(?m)^\| (\S+) \| (in place|replaces)", body)}
        found = re.search(r"(?m)^GetAtt: (.*)\.$", body)
        yield name.strip(), acting, set(found.group(1).split(", ")) if found else set()


# Whose services leave what they are not told of, or refuse that it goes, with the reason.
STAYS = {
    "AWS::Athena::DataCatalog": "a description that was given is given from then on",
    "AWS::Glue::Crawler": "its targets stay while it crawls new folders only",
    "AWS::Glue::MLTransform": "its API has no word for what is by default",
    "AWS::LakeFormation::Resource": "a role that was given is given from then on",
    "AWS::SSM::Parameter": "a value is held against the former pattern",
}
DEFAULTS = {"ContainsHeader": ("UNKNOWN",), "DisableValueTrimming": (True,), "AllowSingleColumn": (False,),
            "CustomDatatypeConfigured": (False,), "KmsDataKeyReusePeriodSeconds": ("300",)}
VOLATILE = re.compile(r"ResponseMetadata|Update|LastUpdated|LastModified|LastChanged|LastAccessed|^Version|VersionId$"
                      r"|VersionIds|VersionNumber|CreateDate|CreatedOn|CreatedDate|CreationTime|LastModification")


def steady(read):
    """What is empty, or is by default what it would be if nothing were said, counts as not said."""
    if isinstance(read, dict):
        return {name: steady(value) for name, value in read.items()
                if not VOLATILE.search(name) and value not in (None, "", [], {}, *DEFAULTS.get(name, ()))}
    return sorted((steady(value) for value in read), key=str) if isinstance(read, list) else str(read)


class TypesTable(unittest.TestCase):
    def test_every_property_is_changed_and_every_attribute_compared(self):
        mine = {}
        for each in TYPES:
            mine.setdefault(each.name, []).append(each)
        for name, acting, attributes in tables():
            if name in ENTRIES:
                continue
            with self.subTest(name):
                of = mine.get(name, [])
                changed = {prop for each in of for change in each.changes for prop in change[0]}
                # A name within a structure is changed with it.
                left = {prop for prop in acting if prop.split("/")[0] not in changed}
                named = set(re.findall(r"\w+", UNCHANGED.get(name, "")))
                self.assertEqual(set(), left - named if of else set() if name in UNCHANGED else left)
                compared = {attribute for each in of for attribute in each.attributes}
                self.assertEqual(set(), attributes - compared if of else set())


class StackTypes(StackCase):
    def test_each_type(self):
        for type_ in TYPES:
            if os.environ.get("MASTIC_TYPE", type_.name) != type_.name:
                continue
            with self.subTest(type_.name):
                self.comes_changes_and_goes(type_)

    def template(self, type_, properties):
        made = {"X": {"Type": type_.name, "Properties": properties}, **type_.beside}
        outputs = {"Ref": {"Value": {"Ref": "X"}}}
        outputs.update({name: {"Value": {"Fn::GetAtt": ["X", name]}} for name in type_.attributes})
        text = json.dumps({"Resources": made, "Outputs": outputs})
        for mark in ("N_", "N-", "/N/"):
            text = text.replace(f'"{mark}', '"' + mark.replace("N", self.name)).replace(
                f"s3://{mark}", "s3://" + mark.replace("N", self.name)).replace(
                f":role/{mark}", ":role/" + mark.replace("N", self.name)).replace(
                f"s3:::{mark}", "s3:::" + mark.replace("N", self.name)).replace(
                f"alias/{mark}", "alias/" + mark.replace("N", self.name))
        return text

    def deploy(self, how, type_, properties):
        how(StackName=self.name, TemplateBody=self.template(type_, properties), Capabilities=["CAPABILITY_NAMED_IAM"])
        stack = self.ends(self.name, "CREATE_COMPLETE", "UPDATE_COMPLETE")
        CURRENT.update(name=self.name, stack=self.name)
        outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
        physical = self.cf.describe_stack_resource(StackName=self.name, LogicalResourceId="X")["StackResourceDetail"]
        self.assertEqual(outputs["Ref"], physical["PhysicalResourceId"])
        read = type_.reads(outputs["Ref"])
        for name, wanted in type_.attributes.items():
            if wanted(read) is not None:
                self.assertEqual(wanted(read), outputs[name], name)
            self.assertTrue(outputs[name])
        return outputs["Ref"], read

    def comes_changes_and_goes(self, type_):
        self.name = fresh("t").replace("-", "")
        properties = dict(type_.start)
        id, first = self.deploy(self.cf.create_stack, type_, properties)
        is_changed = False
        for change, effect, check in type_.changes:
            if effect == NEW and is_changed and properties != type_.start and type_.name not in STAYS:
                # What is not asked for any more is as if it had never been.
                id, read = self.deploy(self.cf.update_stack, type_, type_.start)
                self.assertEqual(steady(first), steady(read), change)
            is_changed = effect == SAME
            properties.update(change)
            properties = {name: value for name, value in properties.items() if value is not None}
            before = id
            id, read = self.deploy(self.cf.update_stack, type_, properties)
            self.assertEqual(effect == SAME, id == before, f"{change}: {before} and {id}")
            if effect == NEW:
                self.assertTrue(whether_gone(type_, before), f"{before} is still there")
            if check:
                check(self, json.loads(json.dumps(read, default=str).replace(self.name, "N")))
        arn = self.cf.describe_stacks(StackName=self.name)["Stacks"][0]["StackId"]
        self.deleted(arn)
        self.assertTrue(whether_gone(type_, id), f"{id} is still there")

    def test_entries(self):
        self.name = fresh("t").replace("-", "")
        resources = {name.split(":")[-1]: {"Type": name, "Properties": value} for name, value in ENTRIES.items()}
        arn = self.cf.create_stack(StackName=self.name, TemplateBody=json.dumps({"Resources": resources}))["StackId"]
        self.ends(arn, "CREATE_COMPLETE")
        resources["Metadata"]["Properties"]["Analytics"] = "v2:y"
        self.cf.update_stack(StackName=arn, TemplateBody=json.dumps({"Resources": resources}))
        self.ends(arn, "UPDATE_COMPLETE")
        self.deleted(arn)


if __name__ == "__main__":
    unittest.main()
