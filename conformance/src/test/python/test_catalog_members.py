"""What the other suites of the catalog leave out: members of requests that say what is the default, or is refused."""

import unittest

from catalogcase import ACCOUNT, CatalogCase, arn, partition, table
from members import outcome
from support import ROLE, fresh, wait

OK, MISSING, WRONG = "ok", "EntityNotFoundException", "InvalidInputException"
ELSEWHERE = "999999999999"
AUDIT = {"AdditionalAuditContext": "a"}
LONG_DATA = {"Type": "LONG", "LongColumnStatisticsData": {"NumberOfNulls": 0, "NumberOfDistinctValues": 1}}
STATISTICS = {"ColumnName": "id", "ColumnType": "bigint", "AnalyzedTime": "2026-01-01T00:00:00Z", "StatisticsData": LONG_DATA}


class Members(CatalogCase):
    def setUp(self):
        super().setUp()
        self.wrong = []
        self.create_table("t", {"year": "int"})
        self.of = {"DatabaseName": self.database}
        self.of_t = {**self.of, "TableName": "t"}

    def tearDown(self):
        self.assertEqual([], self.wrong)

    def member(self, call, given, expected=OK, **member):
        said = outcome(getattr(self.glue, call), {**given, **member})
        if said != expected:
            self.wrong.append((call, member, said))

    def whose(self, call, given):
        """Of another account's catalog nothing is found, whatever is asked; in the own one it is as without."""
        self.member(call, given, MISSING, CatalogId=ELSEWHERE)
        self.member(call, given, CatalogId=ACCOUNT)

    def test_whose_catalog(self):
        self.glue.create_table(**self.of, TableInput=table("gone"))
        self.glue.create_table(**self.of, TableInput=table("too"))
        connection = {"Name": fresh("c"), "ConnectionType": "JDBC", "ConnectionProperties": {
            "JDBC_CONNECTION_URL": "jdbc:postgresql://127.0.0.1:1/x", "USERNAME": "u", "PASSWORD": "p"}}
        function = {"FunctionName": "f", "ClassName": "a.B", "OwnerName": "o", "OwnerType": "USER"}
        self.glue.create_connection(ConnectionInput=connection)
        self.glue.create_user_defined_function(**self.of, FunctionInput=function)
        self.glue.update_table(**self.of, TableInput=table("t", {"year": "int"}))
        self.glue.update_table(**self.of, TableInput=table("t", {"year": "int"}))
        one = {**self.of_t, "PartitionValues": ["1"]}
        names = {**one, "ColumnNames": ["id"]}
        index = {"IndexName": "i", "Keys": ["year"]}
        self.whose("batch_create_partition", {**self.of_t, "PartitionInputList": [partition("1"), partition("2"), partition("3")]})
        for call, given in {
            "batch_get_partition": {**self.of_t, "PartitionsToGet": [{"Values": ["1"]}]},
            "batch_update_partition": {**self.of_t, "Entries": [{"PartitionValueList": ["1"], "PartitionInput": partition("1")}]},
            "update_partition": {**self.of_t, "PartitionValueList": ["1"], "PartitionInput": partition("1")},
            "get_partition": one, "get_partitions": self.of_t,
            "create_partition_index": {**self.of_t, "PartitionIndex": index}, "get_partition_indexes": self.of_t,
            "update_column_statistics_for_partition": {**one, "ColumnStatisticsList": [STATISTICS]},
            "get_column_statistics_for_partition": names, "delete_column_statistics_for_partition": {**one, "ColumnName": "id"},
            "update_column_statistics_for_table": {**self.of_t, "ColumnStatisticsList": [STATISTICS]},
            "get_column_statistics_for_table": {**self.of_t, "ColumnNames": ["id"]},
            "delete_column_statistics_for_table": {**self.of_t, "ColumnName": "id"},
            "get_connection": {"Name": connection["Name"]}, "update_connection": {"Name": connection["Name"], "ConnectionInput": connection},
            "get_table_version": {**self.of_t, "VersionId": "0"}, "get_table_versions": self.of_t, "get_tables": self.of, "search_tables": {},
            "get_user_defined_function": {**self.of, "FunctionName": "f"}, "get_user_defined_functions": {**self.of, "Pattern": "*"},
            "update_user_defined_function": {**self.of, "FunctionName": "f", "FunctionInput": function},
            "update_database": {"Name": self.database, "DatabaseInput": {"Name": self.database}},
            "update_table": {**self.of, "TableInput": table("t", {"year": "int"})},
            "delete_table_version": {**self.of_t, "VersionId": "0"}, "batch_delete_table_version": {**self.of_t, "VersionIds": ["1"]},
            "delete_partition": {**self.of_t, "PartitionValues": ["2"]}, "batch_delete_partition": {**self.of_t, "PartitionsToDelete": [{"Values": ["3"]}]},
            "delete_user_defined_function": {**self.of, "FunctionName": "f"}, "delete_table": {**self.of, "Name": "gone"},
            "batch_delete_table": {**self.of, "TablesToDelete": ["too"]}, "delete_connection": {"ConnectionName": connection["Name"]},
            "delete_partition_index": {**self.of_t, "IndexName": "i"}, "delete_database": {"Name": self.database},
        }.items():
            if call == "delete_partition_index":
                wait("the index is there", self.has_an_index)
            self.whose(call, given)
        named = self.glue.batch_delete_connection(CatalogId=ELSEWHERE, ConnectionNameList=["none"])
        self.assertEqual(["none"], list(named["Errors"]))

    def has_an_index(self):
        return self.glue.get_partition_indexes(**self.of_t)["PartitionIndexDescriptorList"][0]["IndexStatus"] == "ACTIVE"

    def test_what_a_query_is_for(self):
        self.glue.create_partition(**self.of_t, PartitionInput=partition("1"))
        asked = {"CatalogId": ACCOUNT, **self.of, "SupportedPermissionTypes": ["COLUMN_PERMISSION"]}
        one = {**self.of_t, "PartitionValues": ["1"]}
        session = {"QueryId": "q"}
        for call, given in {
            "get_partition": one, "get_partitions": self.of_t, "get_table": {**self.of, "Name": "t"}, "get_tables": self.of,
            "get_table_version": self.of_t, "get_table_versions": self.of_t, "batch_get_partition": {**self.of_t, "PartitionsToGet": [{"Values": ["1"]}]},
        }.items():
            self.member(call, given, AuditContext=AUDIT)
        self.member("batch_get_partition", {**self.of_t, "PartitionsToGet": [{"Values": ["1"]}]}, QuerySessionContext=session)
        for call, given in {
            "get_unfiltered_table_metadata": {**asked, "Name": "t"},
            "get_unfiltered_partition_metadata": {**asked, "TableName": "t", "PartitionValues": ["1"]},
            "get_unfiltered_partitions_metadata": {**asked, "TableName": "t"},
        }.items():
            self.member(call, given, AuditContext=AUDIT)
            self.member(call, given, QuerySessionContext=session)
            self.member(call, given, Region="us-east-1")
            self.member(call, given, MISSING, Region="eu-west-1")
        unfiltered = {**asked, "Name": "t"}
        of_t = arn(f"table/{self.database}/t")
        for member in ({"ParentResourceArn": of_t}, {"RootResourceArn": of_t}, {"SupportedDialect": {"Dialect": "SPARK"}}, {"Permissions": ["SELECT"]}):
            self.member("get_unfiltered_table_metadata", unfiltered, **member)
        self.member("get_unfiltered_partitions_metadata", {**asked, "TableName": "t"}, Segment={"SegmentNumber": 0, "TotalSegments": 2})
        for call, given in {"get_table": {**self.of, "Name": "t"}, "get_tables": self.of, "search_tables": {}}.items():
            self.member(call, given, IncludeStatusDetails=True)

    def test_transactions_and_times(self):
        for call, given in {
            "create_table": {**self.of, "TableInput": table("n")}, "update_table": {**self.of, "TableInput": table("t", {"year": "int"})},
            "delete_table": {**self.of, "Name": "t"}, "batch_delete_table": {**self.of, "TablesToDelete": ["t"]}, "get_tables": self.of,
        }.items():
            self.member(call, given, WRONG, TransactionId="t-1")
        for call, given in {"get_table": {**self.of, "Name": "t"}, "get_partitions": self.of_t}.items():
            self.member(call, given, WRONG, QueryAsOfTime="2026-01-01T00:00:00Z")

    def test_other_rooms(self):
        self.member("get_connections", {}, HidePassword=True)
        self.member("get_resource_policy", {}, MISSING, ResourceArn=arn("catalog/x"))
        source = {"Source": {"DatabaseName": self.database, "TableName": "t"}}
        self.member("get_mapping", source, Location={"S3": []})
        mapping = {**source, "Mapping": [{"SourceTable": "t", "SourcePath": "id", "SourceType": "bigint", "TargetTable": "t", "TargetPath": "id", "TargetType": "bigint"}]}
        mapping["Sinks"] = [source["Source"]]
        self.member("get_plan", mapping, Location={"S3": []})
        self.member("get_plan", mapping, AdditionalPlanOptionsMap={"inferSchema": "true"})
        self.member("test_connection", {}, CatalogId=ACCOUNT, expected=WRONG)
        profile = {"Name": fresh("u"), "Configuration": {}}
        self.glue.create_usage_profile(**profile)
        self.member("update_usage_profile", profile, Description="d")
        ruleset = {"Ruleset": 'Rules = [ ColumnExists "id" ]'}
        self.member("create_data_quality_ruleset", {"Name": fresh("r"), **ruleset}, ClientToken="t")
        self.member("create_data_quality_ruleset", {"Name": fresh("r"), **ruleset}, WRONG, DataQualitySecurityConfiguration="none")
        kept = fresh("r")
        self.glue.create_data_quality_ruleset(Name=kept, **ruleset)
        self.member("update_data_quality_ruleset", {"Name": kept, **ruleset}, Description="d")
        self.glue.create_registry(RegistryName=self.database)
        schema = {"RegistryName": self.database, "SchemaName": "s"}
        self.glue.create_schema(RegistryId={"RegistryName": self.database}, SchemaName="s", DataFormat="AVRO", Compatibility="NONE", SchemaDefinition='"int"')
        said = {"SchemaId": schema, "MetadataKeyValue": {"MetadataKey": "k", "MetadataValue": "v"}}
        for call in ("put_schema_version_metadata", "remove_schema_version_metadata"):
            self.member(call, said, SchemaVersionNumber={"VersionNumber": 1})

    def test_transforms(self):
        learned = {"Role": ROLE, "Parameters": {"TransformType": "FIND_MATCHES", "FindMatchesParameters": {"PrimaryKeyColumnName": "id"}}}
        more = {"Description": "d", "GlueVersion": "1.0", "MaxCapacity": 2.0, "Timeout": 5, "MaxRetries": 1}
        workers = {"WorkerType": "G.1X", "NumberOfWorkers": 2}
        tables = {"InputRecordTables": [{"DatabaseName": self.database, "TableName": "t"}]}
        made = self.glue.create_ml_transform(Name=fresh("m"), **learned, **tables, **more)["TransformId"]
        self.member("create_ml_transform", {"Name": fresh("m"), **learned, **tables, **workers}, TransformEncryption={"MlUserDataEncryption": {"MlUserDataEncryptionMode": "DISABLED"}})
        self.member("update_ml_transform", {"TransformId": made, **learned, **more}, Name=fresh("m"))
        other = self.glue.create_ml_transform(Name=fresh("m"), **learned, **tables)["TransformId"]
        self.member("update_ml_transform", {"TransformId": other}, **workers)
        for member in ({"Filter": {"Name": "m"}}, {"Sort": {"Column": "NAME", "SortDirection": "ASCENDING"}}, {"Tags": {"a": "b"}}):
            self.member("list_ml_transforms", {}, **member)


if __name__ == "__main__":
    unittest.main()
