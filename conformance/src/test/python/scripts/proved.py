"""A job whose every process proves itself: one file when it begins, one when it ends, each with the time since boot."""

import json
import os
import sys
import time
import uuid

arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
run = arguments["--JOB_RUN_ID"]
proof = os.path.join(arguments["--proofs"], f"{run}.{uuid.uuid4()}")


def prove(suffix, **facts):
    """Whole or not at all, and never over another's."""
    facts["at"] = time.monotonic()
    with open(proof + ".tmp", "x", encoding="utf-8") as file:
        json.dump(facts, file)
    os.rename(proof + ".tmp", proof + suffix)


with open("/proc/self/stat", encoding="utf-8") as stat:
    ticks = int(stat.read().rsplit(")", 1)[1].split()[19])
prove(".begin", run=run, pid=os.getpid(), ticks=ticks, token=arguments["--token"])
until = time.monotonic() + float(arguments["--seconds"])
while time.monotonic() < until:
    time.sleep(0.05)
if "--object" in arguments:
    import boto3
    from botocore.config import Config

    try:
        s3 = boto3.client("s3", config=Config(retries={"max_attempts": 12, "mode": "standard"}))
        s3.put_object(Bucket=arguments["--object"], Key="out/" + run, Body=run.encode())
    except Exception as error:
        prove(".end", outcome=f"failed: {error}")
        raise
if arguments.get("--fails") == "first" and "_attempt_" not in run:
    prove(".end", outcome="failed: as meant")
    raise ValueError("as meant")
prove(".end", outcome="ok")
