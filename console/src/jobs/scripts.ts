const SPARK = `import sys

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME"])
glue = GlueContext(SparkContext.getOrCreate())
job = Job(glue)
job.init(args["JOB_NAME"], args)

# Read a table of the catalog:
#   frame = glue.create_dynamic_frame.from_catalog(database="...", table_name="...")
numbers = glue.spark_session.range(10)
numbers.show()

job.commit()
`;

const PYTHON = `import boto3

glue = boto3.client("glue")
for database in glue.get_databases()["DatabaseList"]:
    print(database["Name"])
print("done")
`;

/** What a new job's script begins with. */
export const SCRIPTS: Record<string, string> = { glueetl: SPARK, pythonshell: PYTHON };
