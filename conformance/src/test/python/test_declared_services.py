"""boto3's clients of what projects declare beside Glue: Athena, Lake Formation, and schedules that really call."""

import json
import time
import unittest

from support import ClientCase, client, fresh


class DeclaredServices(ClientCase):
    def not_here(self, call, says, **arguments):
        answer = self.fails("NotImplemented", call, **arguments)
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertIn(says, answer["Error"]["Message"])

    def test_athena(self):
        athena, name = client("athena"), fresh("group")
        where = {"OutputLocation": "s3://bucket/results/"}
        athena.create_work_group(Name=name, Configuration={"ResultConfiguration": where}, Tags=[{"Key": "a", "Value": "b"}])
        made = athena.get_work_group(WorkGroup=name)["WorkGroup"]
        self.assertEqual(where, made["Configuration"]["ResultConfiguration"])
        self.assertAlmostEqual(time.time(), made["CreationTime"].timestamp(), delta=60)
        self.assertIn(name, [each["Name"] for each in athena.list_work_groups()["WorkGroups"]])
        query = athena.create_named_query(Name="q", Database="d", QueryString="SELECT 1", WorkGroup=name)["NamedQueryId"]
        pages = athena.get_paginator("list_named_queries").paginate(WorkGroup=name, PaginationConfig={"PageSize": 1})
        self.assertEqual([query], [each for page in pages for each in page["NamedQueryIds"]])
        athena.create_prepared_statement(StatementName="by_id", WorkGroup=name, QueryStatement="SELECT ?")
        found = athena.get_prepared_statement(StatementName="by_id", WorkGroup=name)["PreparedStatement"]
        self.assertEqual("SELECT ?", found["QueryStatement"])
        self.assertEqual("GLUE", athena.get_data_catalog(Name="AwsDataCatalog")["DataCatalog"]["Type"])
        self.fails("InvalidRequestException", athena.delete_work_group, WorkGroup=name)
        athena.delete_work_group(WorkGroup=name, RecursiveDeleteOption=True)
        self.fails("InvalidRequestException", athena.get_work_group, WorkGroup=name)
        self.not_here(athena.start_query_execution, "athena:StartQueryExecution", QueryString="SELECT 1")

    def test_lake_formation(self):
        lake, database = client("lakeformation"), fresh("db")
        who = {"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:role/analyst"}
        what = {"Database": {"Name": database}}
        lake.grant_permissions(Principal=who, Resource=what, Permissions=["DESCRIBE"])
        granted = lake.list_permissions(Principal=who, Resource=what)["PrincipalResourcePermissions"]
        self.assertEqual([["DESCRIBE"]], [each["Permissions"] for each in granted])
        self.assertEqual(database, granted[0]["Resource"]["Database"]["Name"])
        key = fresh("key").lower()
        lake.create_lf_tag(TagKey=key, TagValues=["a", "b"])
        answer = lake.add_lf_tags_to_resource(Resource=what, LFTags=[{"TagKey": key, "TagValues": ["a"]}])
        self.assertEqual([], answer["Failures"])
        self.assertEqual(["a"], lake.get_resource_lf_tags(Resource=what)["LFTagOnDatabase"][0]["TagValues"])
        lake.delete_lf_tag(TagKey=key)
        self.fails("EntityNotFoundException", lake.get_lf_tag, TagKey=key)
        lake.revoke_permissions(Principal=who, Resource=what, Permissions=["DESCRIBE"])
        self.fails("InvalidInputException", lake.revoke_permissions, Principal=who, Resource=what, Permissions=["DESCRIBE"])
        place = f"arn:aws:s3:::{database}"
        lake.register_resource(ResourceArn=place, UseServiceLinkedRole=True)
        self.fails("AlreadyExistsException", lake.register_resource, ResourceArn=place, UseServiceLinkedRole=True)
        self.assertIn(place, [each["ResourceArn"] for each in lake.list_resources()["ResourceInfoList"]])
        lake.deregister_resource(ResourceArn=place)
        self.not_here(lake.start_transaction, "lakeformation:StartTransaction")

    def soon(self, what, found, seconds=60):
        end = time.monotonic() + seconds
        while not found():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.1)

    def test_a_schedule_starts_a_job(self):
        scheduler, glue, name = client("scheduler"), client("glue"), fresh("job")
        glue.create_job(Name=name, Role="arn:aws:iam::000000000000:role/glue", GlueVersion="5.0",
                        Command={"Name": "glueetl", "ScriptLocation": f"s3://{name.replace('_', '-')}/none.py"})
        role = "arn:aws:iam::000000000000:role/scheduler"
        scheduler.create_schedule_group(Name=name, Tags=[{"Key": "a", "Value": "b"}])
        made = scheduler.create_schedule(
            Name="nightly", GroupName=name, ScheduleExpression="rate(1 day)", FlexibleTimeWindow={"Mode": "OFF"},
            Target={"Arn": "arn:aws:scheduler:::aws-sdk:glue:startJobRun", "RoleArn": role,
                    "Input": json.dumps({"JobName": name, "Arguments": {"--by": "<aws.scheduler.schedule-arn>"}})})
        self.assertTrue(made["ScheduleArn"].endswith(f":schedule/{name}/nightly"))
        self.soon("the job runs", lambda: glue.get_job_runs(JobName=name)["JobRuns"])
        run = glue.get_job_runs(JobName=name)["JobRuns"][0]
        self.assertEqual(made["ScheduleArn"], run["Arguments"]["--by"])
        found = scheduler.get_schedule(Name="nightly", GroupName=name)
        self.assertEqual("ENABLED", found["State"])
        self.assertEqual(role, found["Target"]["RoleArn"])
        group = scheduler.get_schedule_group(Name=name)["Arn"]
        self.assertEqual([{"Key": "a", "Value": "b"}], scheduler.list_tags_for_resource(ResourceArn=group)["Tags"])
        scheduler.untag_resource(ResourceArn=group, TagKeys=["a"])
        self.assertEqual([], scheduler.list_tags_for_resource(ResourceArn=group)["Tags"])
        scheduler.update_schedule(
            Name="nightly", GroupName=name, State="DISABLED", ScheduleExpression="cron(0 3 ? * MON-FRI *)",
            ScheduleExpressionTimezone="Europe/Berlin", FlexibleTimeWindow={"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 15},
            Target={"Arn": "arn:aws:scheduler:::aws-sdk:glue:startJobRun", "RoleArn": role, "Input": json.dumps({"JobName": name})})
        pages = scheduler.get_paginator("list_schedules").paginate(GroupName=name, State="DISABLED")
        self.assertEqual(["nightly"], [each["Name"] for page in pages for each in page["Schedules"]])
        scheduler.delete_schedule_group(Name=name)
        with self.assertRaises(scheduler.exceptions.ResourceNotFoundException):
            scheduler.get_schedule(Name="nightly", GroupName=name)
        glue.delete_job(JobName=name)

    def test_a_schedule_that_is_done_is_gone(self):
        scheduler, sqs, name = client("scheduler"), client("sqs"), fresh("once")
        url = sqs.create_queue(QueueName=name)["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        target = {"Arn": arn, "RoleArn": "arn:aws:iam::000000000000:role/scheduler", "Input": "now"}
        at = time.strftime("at(%Y-%m-%dT%H:%M:%S)", time.gmtime(time.time() + 2))
        scheduler.create_schedule(Name=name, ScheduleExpression=at, FlexibleTimeWindow={"Mode": "OFF"},
                                  ActionAfterCompletion="DELETE", Target=target)
        got = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=20)["Messages"]
        self.assertEqual(["now"], [each["Body"] for each in got])
        with self.assertRaises(scheduler.exceptions.ResourceNotFoundException):
            scheduler.get_schedule(Name=name)
        wrong = dict(Name=name, FlexibleTimeWindow={"Mode": "OFF"}, Target=target)
        self.fails("ValidationException", scheduler.create_schedule, ScheduleExpression="often", **wrong)
        target["Arn"] = "arn:aws:lambda:us-east-1:000000000000:function:f"
        self.not_here(scheduler.create_schedule, "targets of lambda", ScheduleExpression="rate(1 day)", **wrong)


if __name__ == "__main__":
    unittest.main()
