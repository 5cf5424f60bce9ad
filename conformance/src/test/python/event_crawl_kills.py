"""One round of EventCrawlCrashTest: a crawl of events is killed; in the last round what was told is in the catalog, once."""

import os
import signal
import threading
import time
import unittest

from support import client

PID = int(os.environ.get("MASTIC_PID", "0"))
ROUND = int(os.environ["MASTIC_ROUND"])
# While it reads, while it writes, about its end; each round is quicker than the one before, since the server is warm.
AFTER = [0.05, 0.3, 0.6, 1.0]
FILES, FOLDERS = 120, 12
CRAWLER = "kills"


class Kills(unittest.TestCase):
    def setUp(self):
        self.glue, self.s3, self.sqs = client("glue"), client("s3"), client("sqs")

    def await_true(self, what, seconds=120):
        end = time.monotonic() + seconds
        while not what() and time.monotonic() < end:
            time.sleep(0.05)
        self.assertTrue(what())

    def waiting(self):
        seen = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["ApproximateNumberOfMessages"])
        return int(seen["Attributes"]["ApproximateNumberOfMessages"])

    def put(self, number, unannounced=False):
        for n in range(2 if unannounced else FILES):
            folder = f"round={number}/part={'none' if unannounced else n % FOLDERS}"
            self.s3.put_object(Bucket="news", Key=f"clicks/{folder}/{n}.json", Body=b'{"n": 1}\n')

    def begin(self):
        self.s3.create_bucket(Bucket="news")
        self.url = self.sqs.create_queue(QueueName="news")["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.put("first")
        self.glue.create_crawler(
            Name=CRAWLER, Role="arn:aws:iam::000000000000:role/r", DatabaseName="db",
            Targets={"S3Targets": [{"Path": "s3://news/clicks/", "EventQueueArn": arn}]},
            RecrawlPolicy={"RecrawlBehavior": "CRAWL_EVENT_MODE"})
        self.glue.start_crawler(Name=CRAWLER)
        self.ended()
        self.put("first", unannounced=True)
        self.s3.put_bucket_notification_configuration(Bucket="news", NotificationConfiguration={
            "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]})

    def ended(self):
        self.await_true(lambda: self.glue.get_crawler(Name=CRAWLER)["Crawler"]["State"] == "READY")
        self.assertEqual("SUCCEEDED", self.glue.get_crawler(Name=CRAWLER)["Crawler"]["LastCrawl"]["Status"])

    def test_round(self):
        if ROUND == 0:
            self.begin()
        else:
            self.url = self.sqs.get_queue_url(QueueName="news")["QueueUrl"]
            self.ended()
            self.right(ROUND)
        if PID:
            self.put(ROUND)
            # A bucket that is told to tell begins with a test event.
            self.await_true(lambda: self.waiting() == FILES + (ROUND == 0))
            threading.Timer(AFTER[ROUND], os.kill, (PID, signal.SIGKILL)).start()
            self.glue.start_crawler(Name=CRAWLER)

    def right(self, rounds):
        self.assertEqual(0, self.waiting())
        pages = self.glue.get_paginator("get_partitions").paginate(DatabaseName="db", TableName="clicks")
        values = [partition["Values"] for page in pages for partition in page["Partitions"]]
        want = {(str(number), str(part)) for number in ["first", *range(rounds)] for part in range(FOLDERS)}
        self.assertEqual(sorted(want), sorted(map(tuple, values)))
        count = self.glue.get_table(DatabaseName="db", Name="clicks")["Table"]["Parameters"]["recordCount"]
        self.assertEqual(str((1 + rounds) * FILES), count)
        crawls = self.glue.list_crawls(CrawlerName=CRAWLER)["Crawls"]
        self.assertEqual(["COMPLETED"] * (1 + rounds), [crawl["State"] for crawl in crawls])
        print(f"after {rounds} kills {count} records in {len(values)} partitions")


if __name__ == "__main__":
    unittest.main()
