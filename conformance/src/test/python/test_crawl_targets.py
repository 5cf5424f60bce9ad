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
KEPT = {"mongo": "MongoDBTargets"}


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

    def test_events_of_a_bucket_name_the_folders_that_are_read(self):
        sqs = client("sqs")
        queue = sqs.create_queue(QueueName=fresh("news"))["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        bucket = fresh("events")
        self.s3.create_bucket(Bucket=bucket)

        def put(key, text):
            self.s3.put_object(Bucket=bucket, Key=key, Body=text.encode())

        def waiting():
            seen = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["ApproximateNumberOfMessages"])
            return int(seen["Attributes"]["ApproximateNumberOfMessages"])

        def partitions():
            found = self.glue.get_partitions(DatabaseName=self.database, TableName="clicks")["Partitions"]
            return sorted(partition["Values"][0] for partition in found)

        put("clicks/day=1/a.json", '{"n": 1}\n')
        self.s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={
            "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]}]})
        put("clicks/day=2/a b.json", '{"n": 2}\n')
        crawler = self.crawler(
            {"S3Targets": [{"Path": f"s3://{bucket}/clicks/", "EventQueueArn": arn}]}, RecrawlPolicy={"RecrawlBehavior": "CRAWL_EVENT_MODE"})
        self.assertEqual(arn, self.glue.get_crawler(Name=crawler)["Crawler"]["Targets"]["S3Targets"][0]["EventQueueArn"])
        self.crawl(crawler)
        self.assertEqual((["1", "2"], 0), (partitions(), waiting()))

        self.s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={})
        put("clicks/day=3/unannounced.json", '{"n": 3}\n')
        self.s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={
            "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]})
        put("clicks/day=4/c+d.json", '{"n": 4.5}\n')
        self.crawl(crawler)
        self.assertEqual((["1", "2", "4"], 0), (partitions(), waiting()))
        self.assertEqual([("n", "double")], self.columns("clicks"))
        self.assertEqual("3", self.table("clicks")["Parameters"]["recordCount"])

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
