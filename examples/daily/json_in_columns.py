"""JSON in a column: from_json, explode, get_json_object, to_json, a pivot."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from pyspark.sql import functions as F
from pyspark.sql.types import *


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

df = spark.createDataFrame([(1, '{"kind":"a","items":[{"n":1},{"n":2}]}'), (2, '{"kind":"b","items":[{"n":3}]}'), (3, "broken")], ["id", "text"])
schema = StructType([StructField("kind", StringType()), StructField("items", ArrayType(StructType([StructField("n", IntegerType())])))])
parsed = df.withColumn("parsed", F.from_json("text", schema))
items = parsed.select("id", "parsed.kind", F.explode_outer("parsed.items").alias("item")).select("id", "kind", "item.n")
print([tuple(row) for row in items.orderBy("id", "n").collect()])
print([row[0] for row in df.select(F.get_json_object("text", "$.items[0].n")).orderBy("id").collect()])
print(parsed.filter("id = 2").select(F.to_json("parsed")).first()[0])
items.na.fill({"kind": "none", "n": 0}).groupBy("id").pivot("kind", ["a", "b", "none"]).agg(F.sum("n")).orderBy("id").show()
job.commit()

# prints:
# [(1, 'a', 1), (1, 'a', 2), (2, 'b', 3), (3, None, None)]
# ['1', '3', None]
# {"kind":"b","items":[{"n":3}]}
# +---+----+----+----+
# | id|   a|   b|none|
# +---+----+----+----+
# |  1|   3|NULL|NULL|
# |  2|NULL|   3|NULL|
# |  3|NULL|NULL|   0|
# +---+----+----+----+
#
