"""Crawlers by their kinds of targets: what is kept, shown, listed in pages, refused, and crawled."""

import json

from support import ROLE, ClientCase, client, fresh, wait

TARGETS = {
    "s3": {"S3Targets": [{"Path": "s3://raw/a/", "Exclusions": ["tmp/**"], "SampleSize": 5}]},
    "jdbc": {"JdbcTargets": [{"ConnectionName": "shop", "Path": "db/%", "Exclusions": ["tmp*"], "EnableAdditionalMetadata": ["COMMENTS", "RAWTYPES"]}]},
    "mongo": {"MongoDBTargets": [{"ConnectionName": "docs", "Path": "db/things", "ScanAll": False}]},
    "dynamo": {"DynamoDBTargets": [{"Path": "orders", "scanAll": False, "scanRate": 0.5}]},
    "delta": {"DeltaTargets": [{"DeltaTables": ["s3://raw/d/"], "WriteManifest": False, "CreateNativeDeltaTable": True}]},
    "iceberg": {"IcebergTargets": [{"Paths": ["s3://raw/i/"], "MaximumTraversalDepth": 3, "Exclusions": ["old/**"]}]},
    "hudi": {"HudiTargets": [{"Paths": ["s3://raw/h/"], "MaximumTraversalDepth": 3}]},
    "catalog": {"CatalogTargets": [{"DatabaseName": "db", "Tables": ["t"]}]},
}
LOG = {"UpdateBehavior": "UPDATE_IN_DATABASE", "DeleteBehavior": "LOG"}
KEPT = {"mongo": "MongoDBTargets", "hudi": "HudiTargets"}


class Targets(ClientCase):
    @classmethod
    def setUpClass(cls):
        cls.glue = client("glue")
        cls.s3 = client("s3")
        cls.database = fresh("targets").replace("-", "_")
        cls.glue.create_database(DatabaseInput={"Name": cls.database})
        cls.bucket = fresh("targets")
        cls.s3.create_bucket(Bucket=cls.bucket)

    def crawler(self, targets, **more):
        name = fresh("crawler")
        self.glue.create_crawler(Name=name, Role=ROLE, DatabaseName=self.database, Targets=targets, SchemaChangePolicy=LOG, **more)
        return name

    def crawl(self, name):
        self.glue.start_crawler(Name=name)
        crawler = wait("the crawl has ended", lambda: (c := self.glue.get_crawler(Name=name)["Crawler"])["State"] == "READY" and c)
        self.assertEqual("SUCCEEDED", crawler["LastCrawl"]["Status"], crawler["LastCrawl"].get("ErrorMessage"))

    def put(self, key, text):
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=text.encode())

    def table(self, name):
        return self.glue.get_table(DatabaseName=self.database, Name=name)["Table"]

    def columns(self, name):
        return [(column["Name"], column["Type"]) for column in self.table(name)["StorageDescriptor"]["Columns"]]

    def test_each_kind_is_shown_as_it_was_said_and_listed_in_pages(self):
        names = {kind: self.crawler(targets) for kind, targets in TARGETS.items()}
        for kind, name in names.items():
            shown = self.glue.get_crawler(Name=name)["Crawler"]["Targets"]
            self.assertEqual(TARGETS[kind], {part: value for part, value in shown.items() if value}, kind)
        listed, token = [], None
        while True:
            page = self.glue.get_crawlers(MaxResults=3, **({"NextToken": token} if token else {}))
            self.assertLessEqual(len(page["Crawlers"]), 3)
            listed += [crawler["Name"] for crawler in page["Crawlers"]]
            token = page.get("NextToken")
            if not token:
                break
        self.assertLessEqual(set(names.values()), set(listed))
        for kind, name in names.items():
            other = {"S3Targets": [{"Path": "s3://raw/other/"}]}
            self.glue.update_crawler(Name=name, Targets=other)
            self.assertEqual(other["S3Targets"][0]["Path"], self.glue.get_crawler(Name=name)["Crawler"]["Targets"]["S3Targets"][0]["Path"], kind)
            self.glue.delete_crawler(Name=name)

    def test_what_is_kept_and_not_crawled_is_refused_at_its_start(self):
        for kind, named in KEPT.items():
            name = self.crawler(TARGETS[kind])
            error = self.fails("OperationNotSupportedException", self.glue.start_crawler, Name=name)
            self.assertIn(named, str(error))
        events = self.crawler(
            {"S3Targets": [{"Path": "s3://raw/a/", "EventQueueArn": "arn:aws:sqs:us-east-1:000000000000:q"}]},
            RecrawlPolicy={"RecrawlBehavior": "CRAWL_EVENT_MODE"})
        self.fails("OperationNotSupportedException", self.glue.start_crawler, Name=events)

    def test_what_aws_refuses(self):
        wrong = [
            {},
            {**TARGETS["s3"], **TARGETS["catalog"]},
            {"JdbcTargets": [{"Path": "db/%"}]},
            {"JdbcTargets": [{"ConnectionName": "c", "Path": "db"}]},
            {"DynamoDBTargets": [{"Path": "orders", "scanRate": 2.0}]},
            {"DeltaTargets": [{"DeltaTables": ["s3://raw/d/"], "WriteManifest": True}]},
            {"IcebergTargets": [{"Paths": ["s3://raw/i/"], "MaximumTraversalDepth": 50}]},
        ]
        for targets in wrong:
            with self.subTest(targets=targets):
                self.fails("InvalidInputException", self.glue.create_crawler, Name=fresh("c"), Role=ROLE, DatabaseName="db", Targets=targets)
        self.fails(
            "InvalidInputException", self.glue.create_crawler, Name=fresh("c"), Role=ROLE, Targets=TARGETS["catalog"],
            SchemaChangePolicy={"DeleteBehavior": "DELETE_FROM_DATABASE"})

    def test_tables_of_lakes_and_of_the_catalog(self):
        schema = {"fields": [{"name": "n", "type": "integer"}, {"name": "day", "type": "date"}]}
        self.put("delta/_delta_log/00000000000000000000.json", json.dumps({"metaData": {"schemaString": json.dumps(schema)}}))
        metadata = {"current-schema-id": 0, "schemas": [{"schema-id": 0, "fields": [{"id": 1, "name": "x", "type": "long"}]}]}
        self.put("ice/deep/metadata/00000-a.metadata.json", json.dumps(metadata))
        self.put("mine/2026/x.json", '{"a": 1}\n{"a": 2, "b": "x"}\n')
        place = f"s3://{self.bucket}"
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": "mine", "PartitionKeys": [{"Name": "year", "Type": "int"}],
            "StorageDescriptor": {"Location": f"{place}/mine/", "Columns": [{"Name": "a", "Type": "string"}]}})
        self.crawl(self.crawler({
            "DeltaTargets": [{"DeltaTables": [f"{place}/delta/"], "CreateNativeDeltaTable": True}],
            "IcebergTargets": [{"Paths": [f"{place}/ice/"]}]}))
        self.assertEqual([("n", "int"), ("day", "date")], self.columns("delta"))
        self.assertEqual("delta", self.table("delta")["Parameters"]["spark.sql.sources.provider"])
        self.assertEqual([("x", "bigint")], self.columns("deep"))
        self.assertEqual(f"{place}/ice/deep/metadata/00000-a.metadata.json", self.table("deep")["Parameters"]["metadata_location"])
        self.crawl(self.crawler({"CatalogTargets": [{"DatabaseName": self.database, "Tables": ["mine"]}]}))
        self.assertEqual([("a", "int"), ("b", "string")], self.columns("mine"))
        partitions = self.glue.get_partitions(DatabaseName=self.database, TableName="mine")["Partitions"]
        self.assertEqual([["2026"]], [partition["Values"] for partition in partitions])
