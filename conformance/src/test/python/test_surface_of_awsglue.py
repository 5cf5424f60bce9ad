"""Names of awsglue that no other case calls: what comes of each."""

import json
import unittest

from sparkcase import SparkCase

TWO = [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]
ENDED = "Transactions of governed tables are not supported; AWS has ended them"
ONE_CLASS = "Objects cannot be moved to storage class GLACIER: there is only one here"
WANT = {
    "ArrayType": True,
    "AtomicType": [True, "int"],
    "ChoiceType": True,
    "Coalesce": 2,
    "DynamicFrameWriter": 4,
    "EntityType": "entity",
    "ErrorsAsDynamicFrame": 2,
    "Field": "a",
    "FlatMap": {"two": ["name"], "b": ["name"]},
    "GlueArgumentParser": "odd",
    "MapType": True,
    "Repartition": 3,
    "ResolveOption": ["int", 2],
    "SetType": True,
    "StreamingDataSource": 2,
    "StructType": True,
    "Union": 4,
    "UnknownType": "unknown",
    "add_ingestion_time_columns": ["id", "name", "ingest_year", "ingest_month", "ingest_day", "ingest_hour"],
    "applyMapping": [{"key": "1"}, {"key": "2"}],
    "as_dict": ["pythonshell", True, False, True, {"MaxConcurrentRuns": 2}, {"Connections": ["c"]}],
    "assertErrorThreshold": None,
    "assertErrorThreshold_fails": True,
    "callsite": True,
    "cancel_transaction": ENDED,
    "commit_transaction": ENDED,
    "convert_resolve_option": ["project:int", "make_struct"],
    "create_data_frame_from_catalog": 6,
    "create_data_frame_from_options": [1, 2],
    "create_dynamic_frame_from_catalog": TWO,
    "create_dynamic_frame_from_rdd": TWO,
    "create_sample_dynamic_frame_from_options": 1,
    "currentTimeMillis": True,
    "delete_job": True,
    "describe_transform": "Union",
    "explodeWithIndex": [[0, 1], [1, 2], [2, 3]],
    "flatmap": ["a__a", "b__b"],
    "from_rdd": [{"id": 3, "name": "c"}],
    "getDataFrame": 2,
    "getSampleFrame": 1,
    "getSampleStreamingDynamicFrame": [{"id": 0}, {"id": 1}, {"id": 2}],
    "getSource": TWO,
    "getStreamingSource": True,
    "get_job": "changed",
    "get_jobs": True,
    "get_transforms": True,
    "isInitialized": False,
    "makeOptions": {"a": [1]},
    "namedStruct": {"x": 1},
    "options": ["--continuation-option", "--job-bookmark-option", ["--job-bookmark-from", "--job-bookmark-to"], ["--JOB_ID", "--JOB_RUN_ID", "--SECURITY_CONFIGURATION"], "--encryption-type", "--enable-data-lineage"],
    "replaceArrayElement": [1, 9, 3],
    "simplify_ddb_json": [{"name": "x"}],
    "split_fields": [["ids", ["id"]], ["others", ["name"]]],
    "start_transaction": ENDED,
    "transition_s3_path": ONE_CLASS,
    "transition_table": ONE_CLASS,
    "unbox": [{"t": {"a": 1}}],
    "unnest_ddb_json": [{"name": "x"}],
    "with_frame_schema": [{"id": "1"}, {"id": "2"}],
    "writeDataFrame": 2,
    "write_dynamic_frame_from_jdbc_conf": True,
    "write_dynamic_frame_from_options": TWO,
    "write_from_jdbc_conf": True,
    "write_from_options": TWO,
}


class Names(SparkCase):
    maxDiff = None

    def test_each_does_what_it_says(self):
        job = self.job("surface.py")
        run_id = self.start(job)
        run = self.ended(job, run_id, 400)
        printed = self.printed(run_id, "output")
        self.assertEqual("SUCCEEDED", run["JobRunState"], f"{run.get('ErrorMessage')}\n" + "\n".join(printed))
        told = {name: json.loads(value) for name, _, value in (line.partition(" ") for line in printed)}
        self.assertEqual(WANT, told)
        files = self.keys("surface/parquet/")
        self.assertTrue(files and all(name.endswith(".gz.parquet") for name in files), files)


if __name__ == "__main__":
    unittest.main()
