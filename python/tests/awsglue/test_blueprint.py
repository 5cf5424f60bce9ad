"""Layouts of blueprints, as their developer tests them: to_json() and validate()."""

import unittest

from awsglue.blueprint.crawler import *
from awsglue.blueprint.job import *
from awsglue.blueprint.workflow import *

ROLE = "arn:aws:iam::111122223333:role/GlueRole-ETL"
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://b/s.py", "PythonVersion": "3"}
TARGETS = {"CatalogTargets": [{"DatabaseName": "d", "Tables": ["t"]}]}


class Layouts(unittest.TestCase):
    maxDiff = None

    def exits(self, thing, words):
        with self.assertRaises(SystemExit) as caught:
            thing.validate()
        self.assertIn(words, str(caught.exception))

    def test_a_job_and_a_crawler_behind_it(self):
        job = Job(Name="w_etl_job", Command=COMMAND, Role=ROLE, DefaultArguments={"Factor": 4, "Fast": False, "Name": "x"})
        crawler = Crawler(Name="w_post_crawl", Targets=TARGETS, Role=ROLE, DependsOn={job: "SUCCEEDED"},
                          WaitForDependencies="AND", SchemaChangePolicy={"DeleteBehavior": "LOG"})
        made = Workflow(Name="w", Entities=Entities(Jobs=[job], Crawlers=[crawler]), Description="d").to_json()
        self.assertEqual({
            "Name": "w",
            "Description": "d",
            "Jobs": [{"Name": "w_etl_job", "Role": ROLE, "Command": COMMAND,
                      "DefaultArguments": {"Factor": "4", "Fast": "false", "Name": "x"}}],
            "Crawlers": [{"Name": "w_post_crawl", "Role": ROLE, "Targets": TARGETS, "SchemaChangePolicy": {"DeleteBehavior": "LOG"}}],
            "Triggers": [
                {"Name": "w_starting_trigger", "WorkflowName": "w", "Type": "ON_DEMAND", "Actions": [{"JobName": "w_etl_job"}]},
                {"Name": "w_trigger_1", "WorkflowName": "w", "Type": "CONDITIONAL", "StartOnCreation": True,
                 "Predicate": {"Logical": "AND", "Conditions": [
                     {"JobName": "w_etl_job", "LogicalOperator": "EQUALS", "State": "SUCCEEDED"}]},
                 "Actions": [{"CrawlerName": "w_post_crawl"}]},
            ],
        }, made)

    def test_who_waits_for_the_same_is_started_together(self):
        first, second = (Job(Name=name, Command=COMMAND, Role=ROLE) for name in "ab")
        crawler = Crawler(Name="c", Role=ROLE, Targets=TARGETS, DependsOn={second: "FAILED", first: "TIMEOUT"}, WaitForDependencies="ANY")
        third = Job(Name="d", Command=COMMAND, Role=ROLE, DependsOn={first: "TIMEOUT", second: "FAILED"}, WaitForDependencies="ANY")
        last = Job(Name="e", Command=COMMAND, Role=ROLE, DependsOn={first: "TIMEOUT", second: "FAILED"})
        flow = Workflow("w", Entities([first, second, third, last], [crawler]), OnSchedule="cron(0 1 * * ? *)", DefaultRunProperties={"a": "b"})
        start, one, other = flow.to_json()["Triggers"]
        self.assertEqual(("SCHEDULED", "cron(0 1 * * ? *)", True), (start["Type"], start["Schedule"], start["StartOnCreation"]))
        self.assertEqual([{"JobName": "a"}, {"JobName": "b"}], start["Actions"])
        self.assertEqual([{"CrawlerName": "c"}, {"JobName": "d"}], one["Actions"])
        self.assertEqual("ANY", one["Predicate"]["Logical"])
        self.assertEqual(([{"JobName": "e"}], "AND"), (other["Actions"], other["Predicate"]["Logical"]))
        self.assertEqual({"a": "b"}, flow.to_json()["DefaultRunProperties"])

    def test_what_cannot_be_made_is_said(self):
        job = Job("j", ROLE, COMMAND)
        for thing, words in (
            (Job("", ROLE, COMMAND), "Name is no text"),
            (Job("j", None, COMMAND), "Role is no text"),
            (Job("j", ROLE, {}), "Command is no dict with something in it"),
            (Job("j", ROLE, COMMAND, Color="red"), "there is no property Color"),
            (Job("j", ROLE, COMMAND, CodeGenConfigurationNodes={}), "there is no property CodeGenConfigurationNodes"),
            (Crawler("c", ROLE, "s3://b/"), "Targets is no dict"),
            (Job("j", ROLE, COMMAND, DependsOn={job: "READY"}), "waits for READY of job j: there are SUCCEEDED, STOPPED"),
            (Job("j", ROLE, COMMAND, DependsOn={"j": "SUCCEEDED"}), "no job and no crawler"),
            (Job("j", ROLE, COMMAND, DependsOn=[job]), "DependsOn is no dict"),
            (Job("j", ROLE, COMMAND, DependsOn={job: "FAILED"}, WaitForDependencies="OR"), "neither AND nor ANY"),
            (Workflow("w", Entities()), "nothing to start"),
            (Workflow("w", [job]), "Entities is no Entities"),
            (Workflow("w", Entities(Jobs=["j"])), "something else than a Job"),
            (Workflow("w", Entities(Jobs=[Job("k", ROLE, COMMAND, DependsOn={job: "FAILED"}), Job("l", ROLE, COMMAND)])),
             "k depends on j, which is not among the Entities"),
            (Workflow("w", Entities(Jobs=[Job("k", ROLE, {})])), "Job k: Command"),
        ):
            with self.subTest(words):
                self.exits(thing, words)
        with self.assertRaises(TypeError):
            Workflow("w", Entities(Jobs=[job]), MaxConcurrentRuns=3)
        job.validate()


if __name__ == "__main__":
    unittest.main()
