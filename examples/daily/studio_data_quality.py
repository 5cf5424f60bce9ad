"""Studio: a data quality node, and what became of its rules."""
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
quality = EvaluateDataQuality().process_rows(
    frame=source, ruleset=EvaluateDataQuality_ruleset,
    publishing_options={"dataQualityEvaluationContext": "EvaluateDataQuality_node", "enableDataQualityResultsPublishing": True},
    additional_options={"dataQualityResultsPublishing.strategy": "BEST_EFFORT", "observations.scope": "ALL"})
outcomes = quality.select("ruleOutcomes").toDF()
for rule in sorted(outcomes.collect(), key=lambda row: row["Rule"]):
    print(rule["Rule"], rule["Outcome"])
job.commit()

# prints:
# ColumnCount > 0 Passed
# IsComplete "order_id" Passed
