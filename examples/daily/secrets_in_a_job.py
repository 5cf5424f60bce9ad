"""A login from Secrets Manager and a setting from Parameter Store, neither of which is configured."""
import json
import sys

import boto3
from awsglue.utils import getResolvedOptions
from botocore.exceptions import ClientError

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket"])


def get_secret(name):
    session = boto3.session.Session()
    client = session.client(service_name="secretsmanager", region_name="us-east-1")
    try:
        response = client.get_secret_value(SecretId=name)
    except ClientError as error:
        print(error.response["Error"]["Code"])
        return {}
    return json.loads(response["SecretString"])


login = get_secret(f"{args['bucket']}/login")
print(login["username"], "*" * len(login["password"]))
print(get_secret("nothing"))
ssm = boto3.client("ssm")
ssm.put_parameter(Name=f"/{args['bucket']}/limit", Value="7", Type="String", Overwrite=True)
print(ssm.get_parameter(Name=f"/{args['bucket']}/limit")["Parameter"]["Value"])

# prints:
# ann *
# ResourceNotFoundException
# {}
# 7
