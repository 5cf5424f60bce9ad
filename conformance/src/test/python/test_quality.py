"""EvaluateDataQuality in jobs, as Studio writes it."""

import json
import unittest

from sparkcase import SparkCase

STUDIO = """
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job
from awsgluedq.transforms import EvaluateDataQuality

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket"])
glueContext = GlueContext(SparkContext())
job = Job(glueContext)
job.init(args["JOB_NAME"], args)
AmazonS3_node1 = glueContext.create_dynamic_frame.from_options(
    format_options={"multiLine": "false"}, connection_type="s3", format="json",
    connection_options={"paths": [f"s3://{args['bucket']}/areas/"], "recurse": True}, transformation_ctx="AmazonS3_node1")
DEFAULT_DATA_QUALITY_RULESET = \"\"\"
    Rules = [
        ColumnCount > 0,
        IsComplete "id",
        ColumnValues "area" > 10
    ]
\"\"\"
results = EvaluateDataQuality().process_rows(
    frame=AmazonS3_node1, ruleset=DEFAULT_DATA_QUALITY_RULESET,
    publishing_options={"dataQualityEvaluationContext": "EvaluateDataQuality_node2", "enableDataQualityResultsPublishing": True},
    additional_options={"dataQualityResultsPublishing.strategy": "BEST_EFFORT", "observations.scope": "ALL",
                        "performanceTuning.caching": "CACHE_NOTHING"})
print(sorted(results.keys()))
rows = SelectFromCollection.apply(dfc=results, key="rowLevelOutcomes", transformation_ctx="rows").toDF()
for row in rows.orderBy("id").collect():
    print(row["id"], len(row["DataQualityRulesPass"]), row["DataQualityRulesFail"], row["DataQualityRulesSkip"], row["DataQualityEvaluationResult"])
outcomes = EvaluateDataQuality.apply(frame=AmazonS3_node1, ruleset=DEFAULT_DATA_QUALITY_RULESET, publishing_options={
    "dataQualityEvaluationContext": "areas", "enableDataQualityCloudWatchMetrics": True, "resultsS3Prefix": f"{args['bucket']}/results"})
outcomes.printSchema()
for row in outcomes.toDF().collect():
    print(row["Rule"], row["Outcome"], row["FailureReason"], row["EvaluatedMetrics"])
try:
    EvaluateDataQuality.apply(frame=AmazonS3_node1, ruleset='Rules = [Entropy "area" > 1]')
except Exception as error:
    print("refused", "The rule Entropy is not evaluated" in str(error))
job.commit()
"""


class Quality(SparkCase):
    def test_what_studio_writes(self):
        self.put("areas/a.json", "".join(json.dumps({"id": n, "area": n * 9}) + "\n" for n in (1, 2)))
        run_id = self.start(job := self.job(STUDIO))
        run = self.ended(job, run_id, 300)
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        self.assertEqual([
            "['originalData', 'rowLevelOutcomes', 'ruleOutcomes']",
            "1 1 ['ColumnValues \"area\" > 10'] ['ColumnCount > 0'] Failed",
            "2 2 [] ['ColumnCount > 0'] Passed",
            "root",
            "|-- Rule: string",
            "|-- Outcome: string",
            "|-- FailureReason: string",
            "|-- EvaluatedMetrics: map",
            "|    |-- keyType: string",
            "|    |-- valueType: double",
            "",
            "ColumnCount > 0 Passed None {'Dataset.*.ColumnCount': 2.0}",
            "IsComplete \"id\" Passed None {'Column.id.Completeness': 1.0}",
            "ColumnValues \"area\" > 10 Failed Value: 9 does not meet the constraint requirement!"
            " {'Column.area.ColumnValues.Compliance': 0.5}",
            "refused True",
        ], self.printed(run_id, "output"))
        results = self.keys("results/")
        self.assertEqual(1, len(results), results)
        text = self.s3.get_object(Bucket=self.bucket, Key=results[0])["Body"].read().decode()
        self.assertEqual(["Passed", "Passed", "Failed"], [json.loads(line)["Outcome"] for line in text.splitlines()])


if __name__ == "__main__":
    unittest.main()
