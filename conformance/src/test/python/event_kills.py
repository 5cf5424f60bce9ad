"""One round of EventCrashTest: puts events while the server is killed; in the last round each that was taken is found."""

import json
import os
import signal
import threading
import time
import unittest
from pathlib import Path

from support import client

PID = int(os.environ.get("MASTIC_PID", "0"))
TAKEN = Path(os.environ.get("MASTIC_KILLS", "taken"))
AT_ONCE = 10
LEAST = 1_000


class Kills(unittest.TestCase):
    def setUp(self):
        self.events, self.sqs = client("events"), client("sqs")
        self.url = self.sqs.create_queue(QueueName="kills")["QueueUrl"]

    def put(self):
        """Notes what was answered; what was not answered may be there or not."""
        entries = [{"Source": "kills", "DetailType": "d", "Detail": json.dumps({"n": n})} for n in range(AT_ONCE)]
        answer = self.events.put_events(Entries=entries)
        with open(TAKEN, "a", encoding="utf-8") as file:
            file.writelines(entry["EventId"] + "\n" for entry in answer["Entries"])

    def kill_under_way(self):
        arn = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.events.put_rule(Name="kills", EventPattern='{"source": ["kills"]}')
        self.events.put_targets(Rule="kills", Targets=[{"Id": "q", "Arn": arn}])
        for _ in range(LEAST // AT_ONCE):
            self.put()
        # While the next ones are put, and others are on their way.
        killer = threading.Timer(0.05, os.kill, (PID, signal.SIGKILL))
        killer.start()
        with self.assertRaises(Exception):
            while True:
                self.put()
        killer.join()

    def count(self):
        want, got, end = set(TAKEN.read_text(encoding="utf-8").split()), set(), time.monotonic() + 300
        while not want <= got and time.monotonic() < end:
            found = self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10, WaitTimeSeconds=2)
            messages = found.get("Messages", [])
            got.update(json.loads(message["Body"])["id"] for message in messages)
            if messages:
                done = [{"Id": str(n), "ReceiptHandle": message["ReceiptHandle"]} for n, message in enumerate(messages)]
                self.sqs.delete_message_batch(QueueUrl=self.url, Entries=done)
        self.assertGreaterEqual(len(want), 2 * LEAST)
        self.assertEqual(set(), want - got, "lost")
        print(f"{len(want)} events were taken and delivered")

    def test_round(self):
        if PID:
            self.kill_under_way()
        else:
            self.count()


if __name__ == "__main__":
    unittest.main()
