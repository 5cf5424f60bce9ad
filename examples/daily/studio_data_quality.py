"""Studio: a data quality node, which is refused by its name."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsgluedq.transforms import EvaluateDataQuality

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

source = glueContext.create_dynamic_frame.from_catalog(database=args["database"], table_name="orders", transformation_ctx="source")
EvaluateDataQuality_ruleset = """
    Rules = [ ColumnCount > 0, IsComplete "order_id" ]
"""
EvaluateDataQuality().process_rows(
    frame=source, ruleset=EvaluateDataQuality_ruleset,
    publishing_options={"dataQualityEvaluationContext": "EvaluateDataQuality_node", "enableDataQualityResultsPublishing": True},
    additional_options={"dataQualityResultsPublishing.strategy": "BEST_EFFORT", "observations.scope": "ALL"})
job.commit()

# fails: studio_data_quality.py, line 21: NotImplementedError: EvaluateDataQuality.process_rows is not supported
