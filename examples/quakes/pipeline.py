#!/usr/bin/env python3
"""The demo pipeline, by boto3, against any endpoint that speaks AWS Glue and S3.

Uploads the raw data and the scripts, creates database, crawlers, jobs and a workflow, runs it,
and shows what came of it. Safe to run again: what is there already is updated or left as it is.
"""

import argparse
import pathlib
import sys
import time

import boto3
from botocore.exceptions import ClientError

HERE = pathlib.Path(__file__).parent
WORKFLOW = "quakes"
DATABASE = "quakes"


def main():
    options = parse()
    session = boto3.session.Session(region_name=options.region)
    s3 = session.client("s3", endpoint_url=options.endpoint_url)
    glue = session.client("glue", endpoint_url=options.endpoint_url)
    raw, curated = options.bucket + "-raw", options.bucket + "-curated"
    for bucket in (raw, curated):
        unless("BucketAlreadyOwnedByYou", s3.create_bucket, Bucket=bucket)
    upload(s3, raw, HERE / "data", "")
    upload(s3, curated, HERE / "scripts", "scripts/")
    create(glue, raw, curated, options)
    run_id = glue.start_workflow_run(Name=WORKFLOW)["RunId"]
    print("started", run_id)
    run = wait(glue, run_id)
    statistics = run["Statistics"]
    print(run["Status"], statistics)
    table = glue.get_table(DatabaseName=DATABASE, Name="near_airports")["Table"]
    print("rows:", table["Parameters"]["recordCount"])
    return 0 if statistics["SucceededActions"] == statistics["TotalActions"] == 4 else 1


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--endpoint-url", help="default: AWS itself, or AWS_ENDPOINT_URL")
    parser.add_argument("--region", default="us-east-1")
    parser.add_argument("--bucket", default="quakes", help="prefix of the two buckets' names")
    parser.add_argument("--role", default="arn:aws:iam::000000000000:role/glue")
    parser.add_argument("--workers", type=int, help="of the Spark job, G.1X (default: as many as a job has that asks for none)")
    return parser.parse_args()


def unless(code, call, **arguments):
    try:
        return call(**arguments)
    except ClientError as error:
        if error.response["Error"]["Code"] != code:
            raise
        return None


def upload(s3, bucket, folder, prefix):
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        key = prefix + path.relative_to(folder).as_posix()
        s3.upload_file(str(path), bucket, key)
        print(f"uploaded s3://{bucket}/{key}")


def create(glue, raw, curated, options):
    exists, role = "AlreadyExistsException", options.role
    unless(exists, glue.create_database, DatabaseInput={"Name": DATABASE})
    for name, path in {
        "crawl-raw": [f"s3://{raw}/quakes/", f"s3://{raw}/airports/"],
        "crawl-curated": [f"s3://{curated}/near_airports/"],
    }.items():
        unless(
            exists,
            glue.create_crawler,
            Name=name,
            Role=role,
            DatabaseName=DATABASE,
            Targets={"S3Targets": [{"Path": p} for p in path]},
        )
    jobs = {
        "quakes-near-airports": {
            "Command": {
                "Name": "glueetl",
                "ScriptLocation": f"s3://{curated}/scripts/quakes_near_airports.py",
                "PythonVersion": "3",
            },
            "GlueVersion": "5.0",
            "DefaultArguments": {
                "--database": DATABASE,
                "--output": f"s3://{curated}/near_airports/",
            },
            **({"WorkerType": "G.1X", "NumberOfWorkers": options.workers} if options.workers else {}),
        },
        "raw-report": {
            "Command": {
                "Name": "pythonshell",
                "ScriptLocation": f"s3://{curated}/scripts/raw_report.py",
                "PythonVersion": "3.9",
            },
            "DefaultArguments": {
                "--database": DATABASE,
                "--bucket": raw,
                "--report": f"s3://{curated}/report/raw.json",
            },
        },
    }
    for name, job in jobs.items():
        unless(exists, glue.create_job, Name=name, Role=role, **job)
    unless(exists, glue.create_workflow, Name=WORKFLOW)
    for name, trigger in triggers().items():
        unless(exists, glue.create_trigger, Name=name, WorkflowName=WORKFLOW, **trigger)


def triggers():
    def succeeded(**what):
        state = "CrawlState" if "CrawlerName" in what else "State"
        return {"LogicalOperator": "EQUALS", state: "SUCCEEDED", **what}

    both = [succeeded(JobName="quakes-near-airports"), succeeded(JobName="raw-report")]
    return {
        "start": {"Type": "ON_DEMAND", "Actions": [{"CrawlerName": "crawl-raw"}]},
        "raw-ready": {
            "Type": "CONDITIONAL",
            "StartOnCreation": True,
            "Predicate": {"Conditions": [succeeded(CrawlerName="crawl-raw")]},
            "Actions": [{"JobName": "quakes-near-airports"}, {"JobName": "raw-report"}],
        },
        "jobs-done": {
            "Type": "CONDITIONAL",
            "StartOnCreation": True,
            "Predicate": {"Logical": "AND", "Conditions": both},
            "Actions": [{"CrawlerName": "crawl-curated"}],
        },
    }


def wait(glue, run_id):
    seen = None
    while True:
        run = glue.get_workflow_run(Name=WORKFLOW, RunId=run_id)["Run"]
        if run["Statistics"] != seen:
            seen = run["Statistics"]
            print(run["Status"], seen, flush=True)
        if run["Status"] not in ("RUNNING", "STOPPING"):
            return run
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main())
