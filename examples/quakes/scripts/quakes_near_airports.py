"""Which earthquakes happened near which airport? A Glue PySpark job.

Reads the two raw tables of the catalog, settles the mixed types, joins on one-degree cells of the
map, and writes Parquet partitioned by state.
"""

import sys

from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from awsglue.transforms import ApplyMapping, Join, ResolveChoice
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as F

args = getResolvedOptions(sys.argv, ["JOB_NAME", "database", "output"])
glue = GlueContext(SparkContext.getOrCreate())
job = Job(glue)
job.init(args["JOB_NAME"], args)


def cell(latitude, longitude):
    return F.concat_ws("_", F.floor(latitude).cast("string"), F.floor(longitude).cast("string"))


# Magnitudes and coordinates are whole numbers in some records and decimal ones in others: choices.
quakes = glue.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="quakes", transformation_ctx="quakes"
)
print("earthquakes:", quakes.count())
quakes.printSchema()
quakes = ResolveChoice.apply(
    quakes,
    specs=[("properties.mag", "cast:double"), ("geometry.coordinates[]", "cast:double")],
    transformation_ctx="resolved",
)
quakes = ApplyMapping.apply(
    frame=quakes,
    mappings=[
        ("id", "string", "quake", "string"),
        ("properties.mag", "double", "magnitude", "double"),
        ("properties.place", "string", "place", "string"),
        ("geometry.coordinates", "array", "coordinates", "array"),
        ("day", "string", "day", "string"),
    ],
    transformation_ctx="mapped",
)
# A field renamed the DynamicFrame way ...
quakes = quakes.rename_field("place", "nearest_place")
located = (
    quakes.toDF()
    .withColumn("longitude", F.col("coordinates")[0])
    .withColumn("latitude", F.col("coordinates")[1])
    .withColumn("cell", cell(F.col("latitude"), F.col("longitude")))
    .drop("coordinates", "latitude", "longitude")
)

# ... and one renamed the DataFrame way.
airports = glue.create_dynamic_frame.from_catalog(
    database=args["database"], table_name="airports", transformation_ctx="airports"
)
print("airports:", airports.count())
places = (
    airports.toDF()
    .withColumnRenamed("name", "airport")
    .withColumn("airport_cell", cell(F.col("latitude"), F.col("longitude")))
    .select("iata", "airport", "city", "state", "airport_cell")
)

near = Join.apply(
    DynamicFrame.fromDF(located, glue, "located"),
    DynamicFrame.fromDF(places, glue, "places"),
    "cell",
    "airport_cell",
).drop_fields(["airport_cell"])
print("pairs:", near.count())
near.toDF().orderBy(F.desc("magnitude"), "iata").select(
    "magnitude", "nearest_place", "iata", "airport", "state"
).show(5, truncate=28)

glue.write_dynamic_frame.from_options(
    frame=near,
    connection_type="s3",
    connection_options={"path": args["output"], "partitionKeys": ["state"]},
    format="parquet",
    transformation_ctx="written",
)
job.commit()
