"""A job of command gluestreaming: messages of a topic, cleaned and kept as Parquet by the hour in which they came.

Arguments: --connection (of type KAFKA), --topic, --bucket. Stop the run, and the next one goes on where it ended.
"""

import sys

from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["JOB_NAME", "connection", "topic", "bucket"])
glueContext = GlueContext(SparkContext.getOrCreate())
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

messages = glueContext.create_data_frame.from_options(
    connection_type="kafka",
    connection_options={
        "connectionName": args["connection"],
        "topicName": args["topic"],
        "startingOffsets": "earliest",
        "classification": "json",
        "inferSchema": "true",
    },
)


def process(batch, batch_id):
    batch = glueContext.add_ingestion_time_columns(batch, "hour")
    frame = DynamicFrame.fromDF(batch, glueContext, "messages").resolveChoice(specs=[("id", "cast:long")])
    glueContext.write_dynamic_frame.from_options(
        frame=frame,
        connection_type="s3",
        connection_options={
            "path": f"s3://{args['bucket']}/messages/",
            "partitionKeys": ["ingest_year", "ingest_month", "ingest_day", "ingest_hour"],
        },
        format="parquet",
    )
    print(f"batch {batch_id}: {frame.count()} messages")


glueContext.forEachBatch(
    frame=messages,
    batch_function=process,
    options={"windowSize": "2 seconds", "checkpointLocation": f"s3://{args['bucket']}/checkpoints/{args['topic']}/"},
)
job.commit()
