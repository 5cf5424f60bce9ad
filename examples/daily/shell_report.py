"""A Python shell job: boto3 and the standard library."""
import csv
import io
import sys
from collections import defaultdict

import boto3
from awsglue.utils import getResolvedOptions

args = getResolvedOptions(sys.argv, ["bucket", "threshold"])
s3 = boto3.client("s3")
text = s3.get_object(Bucket=args["bucket"], Key="raw/orders/orders.csv")["Body"].read().decode("utf-8-sig")
totals = defaultdict(float)
for row in csv.DictReader(io.StringIO(text)):
    totals[row["status"]] += float(row["amount"] or 0)
for status, total in sorted(totals.items()):
    print(f"{status}: {total:.2f}", "above" if total > float(args["threshold"]) else "below")
with open("local.txt", "w", encoding="utf-8") as file:
    file.write("done")
s3.upload_file("local.txt", args["bucket"], "out/shell_report/done.txt")

# kind: pythonshell
# with: threshold=10
# prints:
# cancelled: 0.00 below
# open: 5.00 below
# shipped: 162.49 above
# leaves out/shell_report/:
# done
