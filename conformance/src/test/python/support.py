"""What the suites share: clients of the server under test, and waiting with a deadline."""

import functools
import os
import time
import unittest
import uuid

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import ClientError
except ImportError as missing:
    raise SystemExit(f"these tests need boto3 and the AWS CLI: pip install boto3 awscli ({missing})")

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
CALLS = os.environ.get("MASTIC_CALLS")
GOES_ON = {"NextToken", "nextToken", "Marker", "ContinuationToken", "KeyMarker", "PartNumberMarker"}
ROLE = "arn:aws:iam::000000000000:role/tester"


def client(service, region=None, **config):
    made = boto3.client(service, region_name=region, config=Config(retries={"max_attempts": 0}, **config))
    if CALLS:
        made.meta.events.register(f"before-parameter-build.{service}", note_page)
        made.meta.events.register(f"after-call.{service}", record)
    return made


@functools.lru_cache(maxsize=None)
def shared_client(service):
    """One for all who ask: making one takes longer than a call."""
    return client(service)


def note_page(params, context, **_):
    context["paged"] = not GOES_ON.isdisjoint(params)
    context["members"] = sorted(params)


def record(parsed, model, context, **_):
    """Notes which operation was called and how it ended, for tried.py."""
    outcome = "ok" if parsed["ResponseMetadata"]["HTTPStatusCode"] < 300 else parsed["Error"]["Code"]
    service = model.service_model.service_name
    name = model.name if service == "glue" else f"{service}:{model.name}"
    silent = parsed["ResponseMetadata"]["HTTPHeaders"].get("x-mastic-without-effect")
    with open(CALLS, "a", encoding="utf-8") as calls:
        calls.write(f"{name} {outcome}\n")
        if outcome == "ok" and context["paged"]:
            calls.write(f"{name} ok:paged\n")
        for member in context["members"]:
            calls.write(f"{name} member:{member}\n")
        for silently in silent.split(",") if silent else ():
            calls.write(f"{name} silent:{silently}\n")


def fresh(prefix):
    """A name that nobody else uses."""
    return f"{prefix}-{uuid.uuid4().hex[:12]}"


def wait(what, condition, seconds=90):
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.1)


class ClientCase(unittest.TestCase):
    maxDiff = None

    def fails(self, code, call, *values, **arguments):
        """The call ends in that error; the error's answer is given back."""
        with self.assertRaises(ClientError) as caught:
            call(*values, **arguments)
        self.assertEqual(code, caught.exception.response["Error"]["Code"])
        return caught.exception.response
