"""A script that tells what went wrong and fails."""
import sys
import traceback

from awsglue.context import GlueContext
from pyspark.context import SparkContext


def main():
    glueContext = GlueContext(SparkContext.getOrCreate())
    return glueContext.create_dynamic_frame.from_catalog(database="nowhere", table_name="orders")


try:
    main()
except Exception as error:
    print("told:", "EntityNotFoundException" in str(error))
    traceback.print_exc(file=sys.stdout, limit=0)
    raise RuntimeError("the load failed") from error

# fails: failing_at_the_end.py, line 19: RuntimeError: the load failed
