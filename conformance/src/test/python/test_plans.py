"""Scripts that the server made, run as jobs."""

import json
import unittest

from sparkcase import SparkCase
from test_scripts import arg, edge, node


class Plans(SparkCase):
    def target(self, name, **types):
        """A table of JSON that a job writes to."""
        columns = [{"Name": column, "Type": kind} for column, kind in types.items()]
        descriptor = {"Columns": columns, "Location": f"s3://{self.bucket}/{name}/"}
        table = {"Name": name, "Parameters": {"classification": "json"}, "StorageDescriptor": descriptor}
        self.glue.create_table(DatabaseName=self.database, TableInput=table)
        return {"DatabaseName": self.database, "TableName": name}

    def rows(self, folder):
        bodies = [self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read() for key in self.keys(f"{folder}/")]
        return sorted((json.loads(line) for body in bodies for line in body.decode().splitlines()), key=str)

    def test_a_plan_and_a_graph_run(self):
        self.put("orders/a.csv", "id,item,price,note\n1,pen,1.5,x\n2,\"ink, blue\",20.25,\n3,cap,7,z\n")
        self.put("people/p.json", '{"person": 1, "name": "Ann"}\n{"person": 3, "name": "Cy"}\n')
        self.crawl("orders", "people")
        source = {"DatabaseName": self.database, "TableName": "orders"}
        sink = self.target("dear", id="string", item="string", price="double")
        mapping = self.glue.get_mapping(Source=source, Sinks=[sink])["Mapping"]
        self.assertEqual(["id", "item", "price"], [entry["TargetPath"] for entry in mapping])
        plan = self.glue.get_plan(Mapping=mapping, Source=source, Sinks=[sink])["PythonScript"]
        self.succeeds(self.job(plan))
        planned = [
            {"id": "1", "item": "pen", "price": 1.5},
            {"id": "2", "item": "ink, blue", "price": 20.25},
            {"id": "3", "item": "cap", "price": 7.0},
        ]
        self.assertEqual(planned, self.rows("dear"))

        database = arg("database", json.dumps(self.database))
        nodes = [
            node("orders", "DataSource", database, arg("table_name", '"orders"')),
            node("people", "DataSource", database, arg("table_name", '"people"')),
            node("cheap", "Filter", arg("f", 'lambda row : (row["price"] < 10 and bool(re.match("p|c", row["item"])))')),
            node("both", "Join", arg("keys1", '["id"]'), arg("keys2", '["person"]')),
            node("mapped", "ApplyMapping", arg("mapping", '[("name", "string", "who", "string"), ("item", "string", "what", "string")]')),
            node("resolved", "ResolveChoice", arg("choice", '"make_struct"')),
            node("kept", "DropNullFields"),
            node(
                "out", "DataSink", arg("connection_type", '"s3"'), arg("format", '"json"'),
                arg("connection_options", json.dumps({"path": f"s3://{self.bucket}/bought/"}))),
        ]
        edges = [
            edge("orders", "cheap"), edge("cheap", "both", "frame1"), edge("people", "both", "frame2"),
            edge("both", "mapped"), edge("mapped", "resolved"), edge("resolved", "kept"), edge("kept", "out"),
        ]
        self.succeeds(self.job(self.glue.create_script(DagNodes=nodes, DagEdges=edges)["PythonScript"]))
        self.assertEqual([{"who": "Ann", "what": "pen"}, {"who": "Cy", "what": "cap"}], self.rows("bought"))


if __name__ == "__main__":
    unittest.main()
