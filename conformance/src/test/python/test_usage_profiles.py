"""Usage profiles: who has one by the tag of a role is given its defaults and held to its limits."""

import json
import unittest

import boto3

from support import ROLE, ClientCase, client, fresh, wait

TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "sts:AssumeRole"}]})
WORKERS = {"DefaultValue": "3", "MinValue": "2", "MaxValue": "5"}
TYPES = {"DefaultValue": "G.2X", "AllowedValues": ["G.1X", "G.2X"]}
OUTSIDE = "outside of the allowed range for the assigned usage profile"


class ProfileCase(ClientCase):
    def setUp(self):
        self.admin, self.iam = client("glue"), client("iam")

    def profile(self, **configuration):
        name = fresh("profile")
        self.admin.create_usage_profile(Name=name, Configuration=configuration)
        self.addCleanup(self.admin.delete_usage_profile, Name=name)
        return name

    def role(self, profile):
        name = fresh("role")
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
        self.addCleanup(self.iam.delete_role, RoleName=name)
        if profile:
            self.iam.tag_role(RoleName=name, Tags=[{"Key": "glue:UsageProfile", "Value": profile}])
        return f"arn:aws:iam::000000000000:role/{name}"

    def as_who_has(self, profile):
        """Glue for somebody who has assumed a role with that profile."""
        keys = client("sts").assume_role(RoleArn=self.role(profile), RoleSessionName="me")["Credentials"]
        session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
        return session.client("glue")

    def job(self, glue, command="glueetl", **more):
        name = fresh("job")
        glue.create_job(Name=name, Role=ROLE, Command={"Name": command, "ScriptLocation": "s3://none/x.py", "PythonVersion": "3"}, **more)
        self.addCleanup(self.admin.delete_job, JobName=name)
        return name

    def refused(self, parameter, call, **arguments):
        message = self.fails("InvalidInputException", call, **arguments)["Error"]["Message"]
        self.assertIn(f"The input parameter {parameter} is {OUTSIDE}", message)


class Jobs(ProfileCase):
    def setUp(self):
        super().setUp()
        self.name = self.profile(JobConfiguration={
            "numberOfWorkers": WORKERS, "workerType": TYPES, "timeout": {"DefaultValue": "20", "MaxValue": "60"}})
        self.author = self.as_who_has(self.name)

    def definition(self, job):
        return self.admin.get_job(JobName=job)["Job"]

    def test_defaults_are_saved_with_the_job(self):
        job = self.definition(self.job(self.author))
        self.assertEqual(("G.2X", 3, 20, self.name, 6.0), (
            job["WorkerType"], job["NumberOfWorkers"], job["Timeout"], job["ProfileName"], job["MaxCapacity"]))
        job = self.definition(self.job(self.author, WorkerType="G.1X", NumberOfWorkers=5, Timeout=60))
        self.assertEqual(("G.1X", 5, 60), (job["WorkerType"], job["NumberOfWorkers"], job["Timeout"]))
        shell = self.definition(self.job(self.author, "pythonshell", MaxCapacity=1.0))
        self.assertEqual((20, 1.0, False), (shell["Timeout"], shell["MaxCapacity"], "WorkerType" in shell))

    def test_what_is_beyond_the_limits_is_refused(self):
        for parameter, more in (("numberOfWorkers", {"WorkerType": "G.1X", "NumberOfWorkers": 6}),
                                ("workerType", {"WorkerType": "G.8X", "NumberOfWorkers": 2}),
                                ("timeout", {"Timeout": 61}),
                                ("numberOfWorkers", {"MaxCapacity": 2.0})):
            with self.subTest(parameter=parameter, **more):
                self.refused(parameter, self.job, glue=self.author, **more)

    def test_an_update_exchanges_the_profile(self):
        job = self.job(self.author)
        command = self.definition(job)["Command"]
        self.refused("timeout", self.author.update_job, JobName=job, JobUpdate={"Role": ROLE, "Command": command, "Timeout": 99})
        self.admin.update_job(JobName=job, JobUpdate={"Role": ROLE, "Command": command, "Timeout": 99})
        self.assertNotIn("ProfileName", self.definition(job))
        self.author.update_job(JobName=job, JobUpdate={"Role": ROLE, "Command": command})
        self.assertEqual(self.name, self.definition(job)["ProfileName"])

    def test_a_run_is_held_to_its_caller(self):
        job = self.job(self.admin, WorkerType="G.8X", NumberOfWorkers=2, Timeout=5)
        self.refused("workerType", self.author.start_job_run, JobName=job)
        self.refused("numberOfWorkers", self.author.start_job_run, JobName=job, WorkerType="G.1X", NumberOfWorkers=9)
        self.refused("timeout", self.author.start_job_run, JobName=job, WorkerType="G.1X", NumberOfWorkers=2, Timeout=61)
        run = self.author.start_job_run(JobName=job, WorkerType="G.1X", NumberOfWorkers=2)["JobRunId"]
        self.assertEqual(self.name, self.admin.get_job_run(JobName=job, RunId=run)["JobRun"]["ProfileName"])
        self.admin.batch_stop_job_run(JobName=job, JobRunIds=[run])
        # Nothing is said of workers: ten units, which nobody can compare with workers.
        self.refused("numberOfWorkers", self.author.start_job_run, JobName=self.job(self.admin, Timeout=5))

    def test_a_triggers_run_is_held_to_the_jobs_author(self):
        job, trigger = self.job(self.author, Timeout=50), fresh("trigger")
        self.admin.update_usage_profile(Name=self.name, Configuration={"JobConfiguration": {"timeout": {"MaxValue": "10"}}})
        self.admin.create_trigger(Name=trigger, Type="ON_DEMAND", Actions=[{"JobName": job}])
        self.addCleanup(self.admin.delete_trigger, Name=trigger)
        self.admin.start_trigger(Name=trigger)
        run = wait("the run", lambda: self.admin.get_job_runs(JobName=job)["JobRuns"])[0]
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertIn(f"The input parameter timeout is {OUTSIDE}", run["ErrorMessage"])


class Sessions(ProfileCase):
    def setUp(self):
        super().setUp()
        self.name = self.profile(SessionConfiguration={
            "numberOfWorkers": WORKERS, "workerType": TYPES,
            "timeout": {"DefaultValue": "100", "MaxValue": "200"}, "idleTimeout": {"DefaultValue": "30", "MinValue": "10", "MaxValue": "40"}})
        self.caller = self.as_who_has(self.name)

    def create(self, glue, role=ROLE, **more):
        name = fresh("session")
        made = glue.create_session(Id=name, Role=role, Command={"Name": "glueetl", "PythonVersion": "3"}, **more)["Session"]
        self.admin.stop_session(Id=name)
        self.addCleanup(self.admin.delete_session, Id=name)
        return made

    def test_defaults(self):
        made = self.create(self.caller)
        self.assertEqual(("G.2X", 3, 30, self.name), (made["WorkerType"], made["NumberOfWorkers"], made["IdleTimeout"], made["ProfileName"]))
        made = self.create(self.caller, WorkerType="G.1X", NumberOfWorkers=5, IdleTimeout=40, Timeout=200)
        self.assertEqual(("G.1X", 5, 40), (made["WorkerType"], made["NumberOfWorkers"], made["IdleTimeout"]))

    def test_limits(self):
        for parameter, more in (("numberOfWorkers", {"NumberOfWorkers": 6}), ("workerType", {"WorkerType": "G.8X"}),
                                ("timeout", {"Timeout": 201}), ("idleTimeout", {"IdleTimeout": 9}),
                                ("idleTimeout", {"IdleTimeout": 41}), ("numberOfWorkers", {"MaxCapacity": 3.0})):
            with self.subTest(parameter=parameter, **more):
                self.refused(parameter, self.create, glue=self.caller, **more)

    def test_the_sessions_role_limits_who_has_no_profile(self):
        """Notebooks are limited by the tag of the role that they are given."""
        role = self.role(self.name)
        self.assertEqual(self.name, self.create(self.admin, role)["ProfileName"])
        self.refused("idleTimeout", self.create, glue=self.admin, role=role, IdleTimeout=41)
        self.assertNotIn("ProfileName", self.create(self.admin))

    def test_a_profile_that_is_gone_lets_nobody_in(self):
        nobody = self.as_who_has("gone")
        self.fails("EntityNotFoundException", self.create, glue=nobody)
        self.fails("EntityNotFoundException", self.job, glue=nobody)


class Rules(ProfileCase):
    def test_what_a_profile_cannot_say(self):
        for of, said in (("Job", {"colour": {"DefaultValue": "red"}}), ("Job", {"idleTimeout": {"DefaultValue": "5"}}),
                         ("Job", {"timeout": {"MinValue": "x"}}), ("Session", {"timeout": {"MinValue": "0"}}),
                         ("Session", {"timeout": {"MinValue": "9", "MaxValue": "5"}}),
                         ("Job", {"numberOfWorkers": {"DefaultValue": "9", "MaxValue": "5"}}),
                         ("Job", {"workerType": {"DefaultValue": "G.1X", "AllowedValues": ["G.2X"]}}),
                         ("Job", {"workerType": {"MaxValue": "G.1X"}}),
                         ("Session", {"timeout": {"MaxValue": "10"}, "idleTimeout": {"MaxValue": "11"}})):
            with self.subTest(of=of, **said):
                self.fails("InvalidInputException", self.admin.create_usage_profile, Name=fresh("p"), Configuration={f"{of}Configuration": said})


if __name__ == "__main__":
    unittest.main()
