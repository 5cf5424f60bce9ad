"""What lies in the raw bucket, and what does the catalog say of it? A Glue Python shell job."""

import json
import sys

import boto3
from awsglue.utils import getResolvedOptions

args = getResolvedOptions(sys.argv, ["database", "bucket", "report"])
s3 = boto3.client("s3")
glue = boto3.client("glue")

pages = s3.get_paginator("list_objects_v2").paginate(Bucket=args["bucket"])
objects = [item for page in pages for item in page.get("Contents", [])]
tables = [
    table
    for page in glue.get_paginator("get_tables").paginate(DatabaseName=args["database"])
    for table in page["TableList"]
]
report = {
    "objects": len(objects),
    "bytes": sum(item["Size"] for item in objects),
    "tables": {
        table["Name"]: {
            "classification": table["Parameters"].get("classification"),
            "columns": len(table["StorageDescriptor"]["Columns"]),
            "partitionKeys": [key["Name"] for key in table.get("PartitionKeys", [])],
        }
        for table in tables
    },
}
bucket, _, key = args["report"].removeprefix("s3://").partition("/")
s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(report, indent=2).encode())
print(json.dumps(report))
