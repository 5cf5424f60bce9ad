"""Glue's logger, Python's logging and print."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
import logging


args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

logger = glueContext.get_logger()
logger.info("info of Glue's logger")
logger.warn("warning of Glue's logger")
logger.error("error of Glue's logger")
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s %(message)s", force=True)
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("etl")
log.info("info of Python")
log.debug("not heard")
sc.setLogLevel("ERROR")
jlog = sc._jvm.org.apache.log4j.LogManager.getLogger("mine")
jlog.error("error of log4j")
print("printed", flush=True)
job.commit()

# prints:
# INFO etl info of Python
# printed
# says:
# info of Glue's logger
# warning of Glue's logger
# error of Glue's logger
# error of log4j
