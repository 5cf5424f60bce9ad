"""A Python table function, called beside the rows of a table."""
import sys

from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql.functions import lit, udtf

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session


@udtf(returnType="tag string, position int")
class Tags:
    def eval(self, tags):
        for position, tag in enumerate(tags or []):
            yield tag, position


spark.udtf.register("tags_of", Tags)
glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="customers").toDF().createOrReplaceTempView("customers")
spark.sql("SELECT name, tag, position FROM customers, LATERAL tags_of(tags) ORDER BY name, position").show()


@udtf(returnType="n int")
class Countdown:
    def eval(self, start):
        while start > 0:
            yield (start,)
            start -= 1


print([row.n for row in Countdown(lit(3)).collect()])

# prints:
# +----+----+--------+
# |name| tag|position|
# +----+----+--------+
# | Ann|gold|       0|
# | Ann|  eu|       1|
# |  Bo|  eu|       0|
# +----+----+--------+
#
# [3, 2, 1]
