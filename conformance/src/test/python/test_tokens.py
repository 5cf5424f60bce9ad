"""The token of a page continues the listing that gave it, and no other."""

import unittest

from catalogcase import ACCOUNT, CatalogCase, partition, table
from support import ROLE, client, fresh


class Tokens(CatalogCase):
    def setUp(self):
        super().setUp()
        self.of_t = {"DatabaseName": self.database, "TableName": "t"}
        permissions = {"CatalogId": ACCOUNT, "SupportedPermissionTypes": ["COLUMN_PERMISSION"]}
        registry = fresh("r")
        self.listings = {
            "get_databases": {},
            "get_tables": {"DatabaseName": self.database},
            "get_table_versions": self.of_t,
            "get_partitions": self.of_t,
            "get_unfiltered_partitions_metadata": {**self.of_t, **permissions},
            "search_tables": {},
            "get_connections": {},
            "get_user_defined_functions": {"DatabaseName": self.database, "Pattern": "*"},
            "get_catalogs": {},
            "get_security_configurations": {},
            "list_usage_profiles": {},
            "get_resource_policies": {},
            "list_registries": {},
            "list_schemas": {"RegistryId": {"RegistryName": registry}},
            "list_schema_versions": {"SchemaId": {"RegistryName": registry, "SchemaName": "a"}},
            "get_jobs": {},
            "list_crawlers": {},
            "list_workflows": {},
            "list_triggers": {},
        }
        self.fill(registry)

    def fill(self, registry):
        """Two of everything, so that each listing has two pages of one row."""
        self.create_table("t", {"year": "int"})
        self.create_table("u")
        self.glue.update_table(DatabaseName=self.database, TableInput=table("t", {"year": "int"}))
        inputs = [partition("1"), partition("2")]
        self.glue.batch_create_partition(**self.of_t, PartitionInputList=inputs)
        self.glue.create_registry(RegistryName=registry)
        self.glue.create_registry(RegistryName=registry + "2")
        for letter in "ab":
            name, one = fresh(letter), {"FunctionName": letter}
            self.glue.create_database(DatabaseInput={"Name": name})
            connection = {"Name": name, "ConnectionType": "NETWORK", "ConnectionProperties": {}}
            self.glue.create_connection(ConnectionInput=connection)
            self.glue.create_user_defined_function(DatabaseName=self.database, FunctionInput=one)
            self.glue.create_catalog(Name=name, CatalogInput={})
            self.glue.create_security_configuration(Name=name, EncryptionConfiguration={})
            self.glue.create_usage_profile(Name=name, Configuration={})
            policy = f"arn:aws:glue:us-east-1:{ACCOUNT}:database/{name}"
            self.glue.put_resource_policy(ResourceArn=policy, PolicyInJson='{"Statement": []}')
            schema = {"RegistryId": {"RegistryName": registry}, "DataFormat": "AVRO", "Compatibility": "NONE"}
            self.glue.create_schema(SchemaName=letter, SchemaDefinition='"string"', **schema)
            command = {"Name": "glueetl", "ScriptLocation": "s3://bucket/x.py"}
            self.glue.create_job(Name=name, Role=ROLE, Command=command)
            targets = {"S3Targets": [{"Path": "s3://bucket/x/"}]}
            self.glue.create_crawler(Name=name, Role=ROLE, DatabaseName=name, Targets=targets)
            self.glue.create_workflow(Name=name)
            self.glue.create_trigger(Name=name, Type="ON_DEMAND", Actions=[{"JobName": name}])
        first = {"RegistryName": registry, "SchemaName": "a"}
        self.glue.register_schema_version(SchemaId=first, SchemaDefinition='"int"')

    def test_tokens(self):
        tokens = {}
        for operation, arguments in self.listings.items():
            with self.subTest(operation):
                tokens[operation] = getattr(self.glue, operation)(MaxResults=1, **arguments)["NextToken"]
        elsewhere = client("glue", region="eu-west-2")
        for operation, arguments in self.listings.items():
            others = [token for other, token in tokens.items() if other != operation]
            for token in ("garbage", "!", "W10", "e30=", "ü" * 100, tokens[operation][:-3][3:], *others):
                with self.subTest(operation, token=token):
                    self.refused(self.glue, operation, token, arguments)
            with self.subTest(operation):
                self.refused(elsewhere, operation, tokens[operation], arguments)
                page = getattr(self.glue, operation)(MaxResults=1, NextToken=tokens[operation], **arguments)
                self.assertEqual(200, page["ResponseMetadata"]["HTTPStatusCode"])

    def test_a_changed_question(self):
        for operation, changed in (
            ("get_tables", {"Expression": "t*"}),
            ("get_partitions", {"Expression": "year > 0"}),
            ("get_partitions", {"Segment": {"SegmentNumber": 0, "TotalSegments": 2}}),
            ("search_tables", {"SearchText": "t"}),
            ("get_connections", {"Filter": {"ConnectionType": "JDBC"}}),
            ("get_user_defined_functions", {"Pattern": "a*"}),
            ("get_catalogs", {"IncludeRoot": True}),
        ):
            with self.subTest(operation, **changed):
                arguments = self.listings[operation]
                token = getattr(self.glue, operation)(MaxResults=1, **arguments)["NextToken"]
                self.refused(self.glue, operation, token, {**arguments, **changed})

    def refused(self, glue, operation, token, arguments):
        error = self.fails("InvalidInputException", getattr(glue, operation), NextToken=token, **arguments)
        self.assertEqual("Invalid NextToken.", error["Error"]["Message"])


if __name__ == "__main__":
    unittest.main()
