"""RDDs: word counts, pairs, a frame from an RDD."""
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

words = sc.parallelize(["to be or", "not to be"], 2)
print(sorted(words.flatMap(lambda line: line.split()).map(lambda word: (word, 1)).reduceByKey(lambda a, b: a + b).collect()))
lines = sc.textFile(f"s3://{args['bucket']}/raw/orders/")
header = lines.first()
print(lines.filter(lambda line: line != header).map(lambda line: line.split(",")[4]).countByValue()["shipped"])
frame = glueContext.create_dynamic_frame_from_rdd(sc.parallelize([{"id": 1, "name": "x"}, {"id": 2, "name": "y"}]), "frame")
print(sorted((row.id, row.name) for row in frame.toDF().collect()))
print(sorted(sc.parallelize([("a", 1), ("b", 2)]).join(sc.parallelize([("a", 3)])).collect()), sc.broadcast([1]).value)
job.commit()

# prints:
# [('be', 2), ('not', 1), ('or', 1), ('to', 2)]
# 3
# [(1, 'x'), (2, 'y')]
# [('a', (1, 3))] [1]
