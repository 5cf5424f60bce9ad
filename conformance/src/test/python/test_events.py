"""boto3's clients of queues, events and topics, and what flows between them: a file dropped into a bucket starts a workflow."""

import json
import time
import unittest

from support import ClientCase, client, fresh


class Events(ClientCase):
    def not_here(self, call, says, **arguments):
        answer = self.fails("NotImplemented", call, **arguments)
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertIn(says, answer["Error"]["Message"])

    def queue(self, name, **attributes):
        sqs = client("sqs")
        url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return url, arn

    def messages(self, url, count, seconds=60):
        """So many messages, taken off the queue."""
        sqs, found, end = client("sqs"), [], time.monotonic() + seconds
        while len(found) < count and time.monotonic() < end:
            some = sqs.receive_message(
                QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=5, MessageAttributeNames=["All"]
            ).get("Messages", [])
            for each in some:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=each["ReceiptHandle"])
            found += some
        self.assertEqual(count, len(found), [each["Body"] for each in found])
        return found

    def test_queues(self):
        sqs, name = client("sqs"), fresh("queue")
        url, arn = self.queue(name, VisibilityTimeout="0")
        self.assertEqual(url, sqs.get_queue_url(QueueName=name)["QueueUrl"])
        attributes = {
            "text": {"DataType": "String", "StringValue": "äöü"},
            "number": {"DataType": "Number.int", "StringValue": "42"},
            "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
        }
        # boto3 compares the MD5 of the body; those of attributes are compared here with what was received.
        sent = sqs.send_message(QueueUrl=url, MessageBody="hällo", MessageAttributes=attributes)
        got = sqs.receive_message(QueueUrl=url, MessageAttributeNames=["All"], AttributeNames=["All"])["Messages"][0]
        self.assertEqual("hällo", got["Body"])
        self.assertEqual(b"\x00\xff", got["MessageAttributes"]["bytes"]["BinaryValue"])
        self.assertEqual(sent["MD5OfMessageAttributes"], got["MD5OfMessageAttributes"])
        self.assertEqual("1", got["Attributes"]["ApproximateReceiveCount"])
        sqs.delete_message(QueueUrl=url, ReceiptHandle=sqs.receive_message(QueueUrl=url)["Messages"][0]["ReceiptHandle"])
        batch = [{"Id": str(i), "MessageBody": f"m{i}"} for i in range(10)]
        self.assertEqual(10, len(sqs.send_message_batch(QueueUrl=url, Entries=batch)["Successful"]))
        self.assertEqual({f"m{i}" for i in range(10)}, {each["Body"] for each in self.messages(url, 10)})
        sqs.tag_queue(QueueUrl=url, Tags={"a": "b"})
        self.assertEqual({"a": "b"}, sqs.list_queue_tags(QueueUrl=url)["Tags"])
        sqs.create_queue(QueueName=name + "2")
        listed = sqs.get_paginator("list_queues").paginate(QueueNamePrefix=name, PaginationConfig={"PageSize": 1})
        self.assertEqual(2, len([each for page in listed for each in page["QueueUrls"]]))
        with self.assertRaises(sqs.exceptions.QueueDoesNotExist) as gone:
            sqs.get_queue_url(QueueName=fresh("none"))
        self.assertEqual("AWS.SimpleQueueService.NonExistentQueue", gone.exception.response["Error"]["Code"])
        self.fails("InvalidParameterValue", sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11)
        self.fails("InvalidParameterValue", sqs.send_message, QueueUrl=url, MessageBody="x" * 1_048_577)
        self.not_here(sqs.start_message_move_task, "sqs:StartMessageMoveTask", SourceArn=arn)
        sqs.delete_queue(QueueUrl=url)
        with self.assertRaises(sqs.exceptions.QueueDoesNotExist):
            sqs.send_message(QueueUrl=url, MessageBody="x")

    def test_fifo_queues(self):
        sqs = client("sqs")
        url, _ = self.queue(fresh("queue") + ".fifo", FifoQueue="true", ContentBasedDeduplication="true")
        for body in ("1", "2", "2", "3"):
            sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId="g")
        self.assertEqual(["1", "2", "3"], [each["Body"] for each in self.messages(url, 3)])

    def test_events(self):
        events, name = client("events"), fresh("rule")
        url, arn = self.queue(fresh("queue"))
        pattern = {"source": [name], "detail": {"size": [{"numeric": [">", 10]}]}}
        events.put_rule(Name=name, EventPattern=json.dumps(pattern), Tags=[{"Key": "a", "Value": "b"}])
        put = events.put_targets(Rule=name, Targets=[{"Id": "q", "Arn": arn}])
        self.assertEqual(0, put["FailedEntryCount"])
        entry = {"Source": name, "DetailType": "Thing Made"}
        answer = events.put_events(
            Entries=[entry | {"Detail": '{"size": 11}'}, entry | {"Detail": '{"size": 1}'}, entry | {"Detail": "no"}]
        )
        self.assertEqual(1, answer["FailedEntryCount"])
        self.assertEqual("MalformedDetail", answer["Entries"][2]["ErrorCode"])
        event = json.loads(self.messages(url, 1)[0]["Body"])
        self.assertEqual(answer["Entries"][0]["EventId"], event["id"])
        self.assertEqual("Thing Made", event["detail-type"])
        self.assertTrue(events.test_event_pattern(EventPattern=json.dumps(pattern), Event=json.dumps(event))["Result"])
        self.assertEqual([name], events.list_rule_names_by_target(TargetArn=arn)["RuleNames"])
        self.assertEqual(pattern, json.loads(events.describe_rule(Name=name)["EventPattern"]))
        self.fails("InvalidEventPatternException", events.put_rule, Name=name, EventPattern='{"a": [{"like": 1}]}')
        self.fails("ResourceNotFoundException", events.describe_rule, Name="none")
        self.fails("ValidationException", events.delete_rule, Name=name)
        lambda_arn = arn.replace(":sqs:", ":lambda:")
        targets = [{"Id": "l", "Arn": lambda_arn}]
        self.not_here(events.put_targets, "targets of lambda", Rule=name, Targets=targets)
        self.not_here(events.create_archive, "CreateArchive", ArchiveName="a", EventSourceArn=arn)
        events.remove_targets(Rule=name, Ids=["q"])
        events.delete_rule(Name=name)

    def test_topics(self):
        sns, name = client("sns"), fresh("topic")
        url, arn = self.queue(fresh("queue"))
        topic = sns.create_topic(Name=name, Tags=[{"Key": "a", "Value": "b"}])["TopicArn"]
        self.assertEqual(topic, sns.create_topic(Name=name)["TopicArn"])
        self.assertEqual([{"Key": "a", "Value": "b"}], sns.list_tags_for_resource(ResourceArn=topic)["Tags"])
        policy = json.dumps({"kind": [{"anything-but": "x"}]})
        made = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"FilterPolicy": policy})
        shown = sns.get_subscription_attributes(SubscriptionArn=made["SubscriptionArn"])["Attributes"]
        self.assertEqual((policy, topic, "sqs"), (shown["FilterPolicy"], shown["TopicArn"], shown["Protocol"]))
        for kind in ("x", "y"):
            attributes = {"kind": {"DataType": "String", "StringValue": kind}}
            sent = sns.publish(TopicArn=topic, Message=kind, MessageAttributes=attributes)
        told = json.loads(self.messages(url, 1)[0]["Body"])
        self.assertEqual(("y", sent["MessageId"]), (told["Message"], told["MessageId"]))
        subscription = {"SubscriptionArn": made["SubscriptionArn"]}
        sns.set_subscription_attributes(**subscription, AttributeName="RawMessageDelivery", AttributeValue="true")
        sns.set_subscription_attributes(**subscription, AttributeName="FilterPolicy", AttributeValue="{}")
        entries = [{"Id": str(n), "Message": f"m{n}"} for n in range(3)]
        self.assertEqual(3, len(sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=entries)["Successful"]))
        self.assertEqual({"m0", "m1", "m2"}, {each["Body"] for each in self.messages(url, 3)})
        listed = sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
        self.assertEqual([arn], [each["Endpoint"] for page in listed for each in page["Subscriptions"]])
        with self.assertRaises(sns.exceptions.NotFoundException):
            sns.publish(TopicArn=topic + "x", Message="m")
        self.not_here(sns.subscribe, "subscriptions by email", TopicArn=topic, Protocol="email", Endpoint="a@b.c")
        sns.delete_topic(TopicArn=topic)
        self.fails("NotFound", sns.get_topic_attributes, TopicArn=topic)

    def test_the_catalog_has_events(self):
        glue, events, name = client("glue"), client("events"), fresh("news").replace("-", "_")
        url, arn = self.queue(name)
        events.put_rule(Name=name, EventPattern=json.dumps({"source": ["aws.glue"], "detail": {"databaseName": [name]}}))
        events.put_targets(Rule=name, Targets=[{"Id": "q", "Arn": arn}])
        glue.create_database(DatabaseInput={"Name": name})
        glue.create_table(DatabaseName=name, TableInput={"Name": "t"})
        glue.update_table(DatabaseName=name, TableInput={"Name": "t", "Description": "d"})
        glue.delete_table(DatabaseName=name, Name="t")
        glue.delete_database(Name=name)
        told = [json.loads(each["Body"]) for each in self.messages(url, 5)]
        self.assertEqual(
            ["CreateDatabase", "CreateTable", "DeleteDatabase", "DeleteTable", "UpdateTable"],
            sorted(each["detail"]["typeOfChange"] for each in told),
        )
        update = next(each for each in told if each["detail"]["typeOfChange"] == "UpdateTable")
        self.assertEqual("Glue Data Catalog Table State Change", update["detail-type"])
        self.assertEqual("t", update["detail"]["tableName"])

    def test_partitions_have_events(self):
        glue, events, name = client("glue"), client("events"), fresh("parts").replace("-", "_")
        glue.create_database(DatabaseInput={"Name": name})
        table = {"DatabaseName": name, "TableName": "t"}
        keys = [{"Name": key, "Type": "string"} for key in ("day", "shop")]
        glue.create_table(DatabaseName=name, TableInput={"Name": "t", "PartitionKeys": keys})
        url, arn = self.queue(name)
        pattern = {"source": ["aws.glue"], "detail": {"tableName": ["t"], "changedPartitions": [{"exists": True}]}}
        events.put_rule(Name=name, EventPattern=json.dumps(pattern))
        events.put_targets(Rule=name, Targets=[{"Id": "q", "Arn": arn}])
        glue.create_partition(**table, PartitionInput={"Values": ["1", "n"]})
        glue.batch_create_partition(**table, PartitionInputList=[{"Values": ["1", "n"]}, {"Values": ["2", "n"]}, {"Values": ["3", "n"]}])
        glue.update_partition(**table, PartitionValueList=["2", "n"], PartitionInput={"Values": ["2", "n"], "Parameters": {"a": "b"}})
        glue.delete_partition(**table, PartitionValues=["3", "n"])
        told = [json.loads(each["Body"]) for each in self.messages(url, 4)]
        self.assertEqual({"Glue Data Catalog Table State Change"}, {each["detail-type"] for each in told})
        # What was there already did not change.
        self.assertEqual(
            {"CreatePartition": ["[1, n]"], "BatchCreatePartition": ["[2, n]", "[3, n]"], "UpdatePartition": ["[2, n]"],
             "DeletePartition": ["[3, n]"]},
            {each["detail"]["typeOfChange"]: each["detail"]["changedPartitions"] for each in told},
        )
        self.assertTrue(told[0]["resources"][0].endswith(f":table/{name}/t"), told[0])

    def test_a_file_dropped_into_a_bucket_starts_a_workflow(self):
        """As the developer guide has it, but for the trail: the bucket tells the bus itself."""
        glue, s3, events = client("glue"), client("s3"), client("events")
        name = fresh("arrival")
        s3.create_bucket(Bucket=name)
        url, arn = self.queue(name)
        notify = {
            "EventBridgeConfiguration": {},
            "QueueConfigurations": [
                {
                    "QueueArn": arn,
                    "Events": ["s3:ObjectCreated:*"],
                    "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "in/"}]}},
                }
            ],
        }
        s3.put_bucket_notification_configuration(Bucket=name, NotificationConfiguration=notify)
        self.assertEqual("s3:TestEvent", json.loads(self.messages(url, 1)[0]["Body"])["Event"])
        glue.create_job(Name=name, Role="r", Command={"Name": "pythonshell", "ScriptLocation": f"s3://{name}/j.py"})
        glue.create_workflow(Name=name)
        glue.create_trigger(
            Name=name,
            WorkflowName=name,
            Type="EVENT",
            EventBatchingCondition={"BatchSize": 2, "BatchWindow": 900},
            Actions=[{"JobName": name}],
        )
        pattern = {
            "source": ["aws.s3"],
            "detail-type": ["Object Created"],
            "detail": {"bucket": {"name": [name]}, "object": {"key": [{"prefix": "in/"}]}},
        }
        events.put_rule(Name=name, EventPattern=json.dumps(pattern))
        workflow = arn.rsplit(":", 1)[0].replace(":sqs:", ":glue:") + ":workflow/" + name
        events.put_targets(Rule=name, Targets=[{"Id": "w", "Arn": workflow}])
        ended, ends = self.queue(name + "-ends")
        own = {"source": ["aws.glue"], "detail-type": ["Glue Job State Change"], "detail": {"jobName": [name]}}
        events.put_rule(Name=name + "-ends", EventPattern=json.dumps(own))
        events.put_targets(Rule=name + "-ends", Targets=[{"Id": "q", "Arn": ends}])
        s3.put_object(Bucket=name, Key="j.py", Body=b"print('hello')\n")
        s3.put_object(Bucket=name, Key="out/1", Body=b"no")
        s3.put_object(Bucket=name, Key="in/a b", Body=b"1")
        self.assertEqual([], glue.get_workflow_runs(Name=name)["Runs"])
        s3.copy_object(Bucket=name, Key="in/2", CopySource=f"{name}/in/a b")
        told = [json.loads(each["Body"])["Records"][0] for each in self.messages(url, 2)]
        names = {each["s3"]["object"]["key"]: each["eventName"] for each in told}
        self.assertEqual({"in/a+b": "ObjectCreated:Put", "in/2": "ObjectCreated:Copy"}, names)
        event = json.loads(self.messages(ended, 1, seconds=120)[0]["Body"])
        self.assertEqual("SUCCEEDED", event["detail"]["state"])
        run = glue.get_workflow_runs(Name=name)["Runs"][0]
        self.assertEqual(2, run["StartingEventBatchCondition"]["BatchSize"])
        self.assertEqual(2, len(run["WorkflowRunProperties"]["aws:eventIds"].split(",")))
        self.fails(
            "InvalidArgument",
            s3.put_bucket_notification_configuration,
            Bucket=name,
            NotificationConfiguration={"QueueConfigurations": [{"QueueArn": arn + "x", "Events": ["s3:ObjectCreated:*"]}]},
        )
        events.remove_targets(Rule=name, Ids=["w"])
        events.delete_rule(Name=name)


if __name__ == "__main__":
    unittest.main()
