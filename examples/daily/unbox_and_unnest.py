"""Text that is JSON, unboxed and unnested."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.dynamicframe import DynamicFrame


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

frame = DynamicFrame.fromDF(spark.createDataFrame([(1, '{"a": 1, "b": {"c": "x"}}'), (2, '{"a": 2, "b": {"c": "y"}}')], ["id", "text"]), glueContext, "frame")
unboxed = Unbox.apply(frame=frame, path="text", format="json")
unboxed.printSchema()
flat = UnnestFrame.apply(unboxed)
print(sorted(flat.toDF().columns))
print(sorted(tuple(row) for row in flat.toDF().select("id", "`text.a`", "`text.b.c`").collect()))
job.commit()

# prints:
# root
# |-- id: long
# |-- text: struct
# |    |-- a: int
# |    |-- b: struct
# |    |    |-- c: string
#
# ['id', 'text.a', 'text.b.c']
# [(1, 1, 'x'), (2, 2, 'y')]
