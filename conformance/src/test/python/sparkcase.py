"""What the suites of Spark jobs share: a bucket and a database of their own, scripts that really run, their logs."""

import os

from support import ROLE, ClientCase, client, fresh, wait

SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scripts")
UNDER_WAY = ("STARTING", "RUNNING", "WAITING", "STOPPING")


class SparkCase(ClientCase):
    @classmethod
    def setUpClass(cls):
        cls.glue, cls.s3, cls.logs = client("glue"), client("s3"), client("logs")
        cls.bucket = cls.database = fresh("spark")
        cls.s3.create_bucket(Bucket=cls.bucket)
        cls.glue.create_database(DatabaseInput={"Name": cls.database})

    def put(self, key, body):
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=body if isinstance(body, bytes) else body.encode())
        return f"s3://{self.bucket}/{key}"

    def keys(self, prefix):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        return [item["Key"] for page in pages for item in page.get("Contents", [])]

    def crawl(self, *folders, classifiers=()):
        name = fresh("crawler")
        targets = {"S3Targets": [{"Path": f"s3://{self.bucket}/{folder}/"} for folder in folders]}
        self.glue.create_crawler(Name=name, Role=ROLE, DatabaseName=self.database, Targets=targets, Classifiers=list(classifiers))
        self.glue.start_crawler(Name=name)
        wait(f"crawl of {folders}", lambda: self.glue.get_crawler(Name=name)["Crawler"]["State"] == "READY")
        last = self.glue.get_crawler(Name=name)["Crawler"]["LastCrawl"]
        self.assertEqual("SUCCEEDED", last["Status"], last)

    def job(self, script, **arguments):
        """A job of a script's text, or of a file in the folder scripts."""
        if script.endswith(".py"):
            with open(os.path.join(SCRIPTS, script), encoding="utf-8") as file:
                script = file.read()
        name = fresh("job")
        self.glue.create_job(
            Name=name,
            Role=ROLE,
            GlueVersion="5.0",
            WorkerType="G.1X",
            NumberOfWorkers=2,
            Command={"Name": "glueetl", "ScriptLocation": self.put(f"scripts/{name}.py", script)},
            DefaultArguments={
                "--database": self.database, "--bucket": self.bucket, "--TempDir": f"s3://{self.bucket}/tmp/",
                **self.named(arguments),
            },
        )
        return name

    @staticmethod
    def named(arguments):
        return {"--" + name: value for name, value in arguments.items()}

    def start(self, job, **arguments):
        return self.glue.start_job_run(JobName=job, Arguments=self.named(arguments))["JobRunId"]

    def ended(self, job, run_id, seconds=150):
        def over():
            run = self.glue.get_job_run(JobName=job, RunId=run_id)["JobRun"]
            return run if run["JobRunState"] not in UNDER_WAY else None

        return wait(f"run {run_id}", over, seconds)

    def succeeds(self, job, **arguments):
        """Runs the job and gives what it printed."""
        run_id = self.start(job, **arguments)
        run = self.ended(job, run_id)
        if run["JobRunState"] != "SUCCEEDED":
            trouble = self.printed(run_id, "error")[-60:]
            self.fail(f"{run['JobRunState']}: {run.get('ErrorMessage')}\n" + "\n".join(trouble))
        return self.printed(run_id, "output")

    def printed(self, run_id, stream):
        got = self.logs.get_log_events(
            logGroupName=f"/aws-glue/jobs/{stream}", logStreamName=run_id, startFromHead=True)
        return [event["message"] for event in got["events"]]
