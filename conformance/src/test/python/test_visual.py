"""Visual jobs: nodes that become a script, and a run that does what they say."""

import json
import unittest

from botocore.exceptions import ClientError
from sparkcase import SparkCase
from support import ROLE, fresh

ORDERS = "id,person,amount,city,note\n1,10,20.5,Oslo,null\n2,11,5,Rome,\n3,10,40,Oslo,n/a\n3,10,40,Oslo,n/a\n4,12,90,,null\n"
PEOPLE = '{"key": 10, "name": "Ann"}\n{"key": 11, "name": "Bo"}\n'
TEXT = {"InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
        "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"}


def column(*path):
    return {"Type": "COLUMNEXTRACTED", "Value": list(path)}


def constant(text):
    return {"Type": "CONSTANT", "Value": [text]}


def mapping(name, kind, to):
    return {"ToKey": to, "FromPath": [name], "FromType": "string", "ToType": kind}


class Visual(SparkCase):
    def nodes(self):
        """Nearly every transform, from folders and a table to folders and a table."""
        at = f"s3://{self.bucket}"
        more = {"Operation": "GTE", "Values": [column("amount"), constant("20")]}
        oslo = {"Operation": "REGEX", "Values": [column("city"), constant("Os")]}
        target = {"Format": "json", "NumberTargetPartitions": "1"}
        return {
            "orders": {"S3CsvSource": {"Name": "Orders", "Paths": [f"{at}/in/orders/"], "Separator": "comma", "QuoteChar": "quote",
                                       "WithHeader": True, "Exclusions": ["**/no/**"]}},
            "people": {"CatalogSource": {"Name": "People", "Database": self.database, "Table": "people"}},
            "typed": {"ApplyMapping": {"Name": "Types", "Inputs": ["orders"], "Mapping": [
                mapping("id", "int", "id"), mapping("person", "int", "person"), mapping("amount", "double", "amount"),
                mapping("city", "string", "city"), mapping("note", "string", "note")]}},
            "full": {"DropNullFields": {"Name": "Full", "Inputs": ["typed"], "NullCheckBoxList": {"IsEmpty": True, "IsNullString": True},
                                        "NullTextList": [{"Value": "n/a", "Datatype": {"Id": "string", "Label": "String"}}]}},
            "once": {"DropDuplicates": {"Name": "Once", "Inputs": ["full"], "Columns": [["id"]]}},
            "seen": {"Spigot": {"Name": "Spy", "Inputs": ["once"], "Path": f"{at}/spy/", "Topk": 1}},
            "checked": {"EvaluateDataQuality": {"Name": "Rules", "Inputs": ["seen"], "Ruleset": 'Rules = [\n  IsComplete "id"\n]',
                                                "StopJobOnFailureOptions": {"StopJobOnFailureTiming": "Immediate"}}},
            "dear": {"Filter": {"Name": "Dear", "Inputs": ["checked"], "LogicalOperator": "AND", "Filters": [more]}},
            "with": {"Join": {"Name": "With names", "Inputs": ["dear", "people"], "JoinType": "left", "Columns": [
                {"From": "dear", "Keys": [["person"]]}, {"From": "people", "Keys": [["key"]]}]}},
            "equal": {"Join": {"Name": "Known", "Inputs": ["checked", "people"], "JoinType": "equijoin", "Columns": [
                {"From": "checked", "Keys": [["person"]]}, {"From": "people", "Keys": [["key"]]}]}},
            "sums": {"Aggregate": {"Name": "Sums", "Inputs": ["equal"], "Groups": [["name"]], "Aggs": [
                {"Column": ["amount"], "AggFunc": "sum"}, {"Column": ["id"], "AggFunc": "countDistinct"}]}},
            "query": {"SparkSQL": {"Name": "Query", "Inputs": ["sums"], "SqlAliases": [{"From": "sums", "Alias": "sums"}],
                                   "SqlQuery": "select name, `sum(amount)` as total\nfrom sums"}},
            "code": {"CustomCode": {"Name": "Code", "Inputs": ["query"], "ClassName": "Louder", "Code":
                "from pyspark.sql.functions import upper\n\n"
                "rows = dfc.select(list(dfc.keys())[0]).toDF()\n"
                "loud = DynamicFrame.fromDF(rows.withColumn('name', upper('name')), glueContext, 'loud')\n"
                "return DynamicFrameCollection({'loud': loud}, glueContext)"}},
            "loud": {"SelectFromCollection": {"Name": "Loud", "Inputs": ["code"], "Index": 0}},
            "routes": {"Route": {"Name": "Routes", "Inputs": ["checked"], "GroupFiltersList": [
                {"GroupName": "oslo", "LogicalOperator": "AND", "Filters": [oslo]}]}},
            "rest": {"SelectFromCollection": {"Name": "Rest", "Inputs": ["routes"], "Index": 1}},
            "north": {"SelectFromCollection": {"Name": "North", "Inputs": ["routes"], "Index": 0}},
            "all": {"Union": {"Name": "All", "Inputs": ["rest", "north"], "UnionType": "DISTINCT"}},
            "parts": {"SplitFields": {"Name": "Parts", "Inputs": ["all"], "Paths": [["id"], ["city"]]}},
            "places": {"SelectFromCollection": {"Name": "Places", "Inputs": ["parts"], "Index": 0}},
            "renamed": {"RenameField": {"Name": "Town", "Inputs": ["places"], "SourcePath": ["city"], "TargetPath": ["town"]}},
            "ids": {"SelectFields": {"Name": "Ids", "Inputs": ["with"], "Paths": [["id"], ["name"]]}},
            "merged": {"Merge": {"Name": "Merged", "Inputs": ["ids", "ids2"], "Source": "ids", "PrimaryKeys": [["id"]]}},
            "ids2": {"DropFields": {"Name": "Only ids", "Inputs": ["ids"], "Paths": [["name"]]}},
            "out1": {"S3DirectTarget": {"Name": "Totals", "Inputs": ["loud"], "Path": f"{at}/out/totals/", **target}},
            "out2": {"S3DirectTarget": {"Name": "Towns", "Inputs": ["renamed"], "Path": f"{at}/out/towns/", **target,
                                        "SchemaChangePolicy": {"EnableUpdateCatalog": True, "UpdateBehavior": "UPDATE_IN_DATABASE",
                                                               "Database": self.database, "Table": "towns"}}},
            "out3": {"S3DirectTarget": {"Name": "Dear ones", "Inputs": ["ids"], "Path": f"{at}/out/dear/", **target}},
            "out4": {"S3GlueParquetTarget": {"Name": "Merged ones", "Inputs": ["merged"], "Path": f"{at}/out/merged/", "Compression": "snappy"}},
        }

    def create(self, name, nodes):
        self.glue.create_job(
            Name=name, Role=ROLE, GlueVersion="5.0", WorkerType="G.1X", NumberOfWorkers=2, CodeGenConfigurationNodes=nodes,
            Command={"Name": "glueetl", "ScriptLocation": f"s3://{self.bucket}/scripts/{name}.py"})

    def rows(self, folder):
        lines = []
        for key in self.keys(f"out/{folder}/"):
            lines += self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode().splitlines()
        return sorted((json.loads(line) for line in lines), key=str)

    def test_nodes_run(self):
        self.put("in/orders/orders.csv", ORDERS)
        self.put("in/orders/no/never.csv", ORDERS.replace("Oslo", "Never"))
        self.put("in/people/people.json", PEOPLE)
        self.glue.create_table(DatabaseName=self.database, TableInput={
            "Name": "people", "TableType": "EXTERNAL_TABLE", "Parameters": {"classification": "json"}, "StorageDescriptor": {
                "Location": f"s3://{self.bucket}/in/people/", **TEXT, "SerdeInfo": {
                    "SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe"},
                "Columns": [{"Name": "key", "Type": "int"}, {"Name": "name", "Type": "string"}]}})
        name = fresh("visual")
        nodes = self.nodes()
        self.create(name, nodes)
        self.assertEqual(nodes, self.glue.get_job(JobName=name)["Job"]["CodeGenConfigurationNodes"])
        self.succeeds(name)
        self.assertEqual([{"name": "ANN", "total": 60.5}, {"name": "BO", "total": 5.0}], self.rows("totals"))
        self.assertEqual(
            [{"id": 1, "town": "Oslo"}, {"id": 2, "town": "Rome"}, {"id": 3, "town": "Oslo"}, {"id": 4, "town": ""}],
            [{"id": row["id"], "town": row.get("town") or ""} for row in self.rows("towns")])
        self.assertEqual([{"id": 1, "name": "Ann"}, {"id": 3, "name": "Ann"}, {"id": 4}], self.rows("dear"))
        self.assertEqual(1, len(self.keys("spy/")))
        self.assertTrue(all(key.endswith(".parquet") for key in self.keys("out/merged/")), self.keys("out/merged/"))
        towns = self.glue.get_table(DatabaseName=self.database, Name="towns")["Table"]["StorageDescriptor"]["Columns"]
        self.assertEqual(["id", "town"], [each["Name"] for each in towns])

    def test_what_cannot_be_made_is_refused(self):
        with self.assertRaises(ClientError) as refused:
            self.create(fresh("visual"), {"x": {"Recipe": {"Name": "Wash", "Inputs": ["x"]}}})
        self.assertEqual("InvalidInputException", refused.exception.response["Error"]["Code"])
        self.assertIn("Node Wash (Recipe)", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
