"""Opens an interactive shell with `sc` and `glueContext`: `python -i -m awsglue.glue_shell`."""

from pyspark.context import SparkContext

from awsglue.context import GlueContext

sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
