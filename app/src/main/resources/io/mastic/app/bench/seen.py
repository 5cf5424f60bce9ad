"""What a bookmark costs that has seen all files of a folder: from the job's beginning until it is known that nothing is new."""

import sys
import time

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME", "path", "expected"])
glue = GlueContext(SparkContext.getOrCreate())
began = time.perf_counter()
job = Job(glue)
job.init(args["JOB_NAME"], args)
frame = glue.create_dynamic_frame.from_options(
    "s3", {"paths": [args["path"]], "recurse": True}, format="json", transformation_ctx="seen")
if args["expected"] == "none":
    assert frame.count() == 0
job.commit()
print(f"FIGURE\ta bookmark, {args['expected']} of the files new\t{time.perf_counter() - began}\ts\t"
      + ("< 5" if args["expected"] == "none" else ""))
