"""Helpers to look after jobs from a notebook, through the Glue and S3 APIs."""

from urllib.parse import urlparse


class ExecutionProperty:
    def __init__(self, maxConcurrentRuns=1):
        self.maxConcurrentRuns = maxConcurrentRuns

    def as_dict(self):
        return {"MaxConcurrentRuns": self.maxConcurrentRuns}


class Command:
    def __init__(self, name, scriptLocation):
        self.name = name
        self.scriptLocation = scriptLocation

    def as_dict(self):
        return {"Name": self.name, "ScriptLocation": self.scriptLocation}


class Connections:
    def __init__(self, connections=[]):
        self.connections = list(connections)

    def as_dict(self):
        return {"Connections": self.connections}


class Job:
    """A job's definition; fields that are None are left out of requests."""

    def __init__(self):
        self.name = None
        self.description = None
        self.logUri = None
        self.role = None
        self.executionProperty = None
        self.command = None
        self.defaultArguments = None
        self.connections = None
        self.maxRetries = None
        self.allocatedCapacity = None

    def as_dict(self):
        return {"Name": self.name, **self.as_job_update_dict()}

    def as_job_create_dict(self):
        return self.as_dict()

    def as_job_update_dict(self):
        fields = {
            "Description": self.description,
            "LogUri": self.logUri,
            "Role": self.role,
            "ExecutionProperty": self.executionProperty and self.executionProperty.as_dict(),
            "Command": self.command and self.command.as_dict(),
            "DefaultArguments": self.defaultArguments,
            "Connections": self.connections and self.connections.as_dict(),
            "MaxRetries": self.maxRetries,
            "AllocatedCapacity": self.allocatedCapacity,
        }
        return {name: value for name, value in fields.items() if value is not None}


class GlueJobUtils:
    def __init__(self, glue_context):
        import boto3

        self._glue_context = glue_context
        self._glue = boto3.client("glue")
        self._s3 = boto3.client("s3")

    def _glue_job_response_to_job(self, response_job):
        job = Job()
        job.name = response_job["Name"]
        job.description = response_job.get("Description")
        job.logUri = response_job.get("LogUri")
        job.role = response_job.get("Role")
        job.executionProperty = ExecutionProperty(response_job.get("ExecutionProperty", {}).get("MaxConcurrentRuns", 1))
        command = response_job.get("Command", {})
        job.command = Command(command.get("Name"), command.get("ScriptLocation"))
        job.defaultArguments = response_job.get("DefaultArguments")
        job.connections = Connections(response_job.get("Connections", {}).get("Connections", []))
        job.maxRetries = response_job.get("MaxRetries")
        job.allocatedCapacity = response_job.get("AllocatedCapacity")
        return job

    def get_jobs(self, nextToken=""):
        answer = self._glue.get_jobs(**({"NextToken": nextToken} if nextToken else {}))
        return [self._glue_job_response_to_job(job) for job in answer["Jobs"]], answer.get("NextToken")

    def get_job(self, jobName):
        return self._glue_job_response_to_job(self._glue.get_job(JobName=jobName)["Job"])

    def _get_bucket_prefix_from_s3_url(self, s3_url):
        url = urlparse(s3_url)
        return url.netloc, url.path.lstrip("/")

    def _upload_file_to_s3(self, s3_url, file):
        bucket, key = self._get_bucket_prefix_from_s3_url(s3_url)
        self._s3.upload_file(file, bucket, key)

    def create_job(self, job, file=""):
        if file:
            self._upload_file_to_s3(job.command.scriptLocation, file)
        return self._glue.create_job(**job.as_job_create_dict())

    def update_job(self, job, file=""):
        if file:
            self._upload_file_to_s3(job.command.scriptLocation, file)
        return self._glue.update_job(JobName=job.name, JobUpdate=job.as_job_update_dict())

    def delete_job(self, jobName):
        return self._glue.delete_job(JobName=jobName)
