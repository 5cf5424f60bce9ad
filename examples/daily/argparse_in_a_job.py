"""A script that parses its arguments by itself."""
import argparse
import os
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--bucket", required=True)
parser.add_argument("--dry-run", default="false")
parser.add_argument("--limit", type=int, default=5)
known, rest = parser.parse_known_args()
print(known.dry_run, known.limit, known.bucket.startswith("daily"), "--JOB_NAME" in rest)
print(os.path.basename(sys.argv[0]).endswith(".py"), __name__)
print(os.environ.get("AWS_DEFAULT_REGION") or os.environ.get("AWS_REGION"))

# with: limit=7 dry-run=true
# prints:
# true 7 True True
# True __main__
# us-east-1
