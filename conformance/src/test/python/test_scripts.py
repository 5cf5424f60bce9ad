"""Scripts made from graphs, and graphs read from scripts."""

import ast
import unittest

from catalogcase import CatalogCase, names
from support import client


def arg(name, value, param=False):
    return {"Name": name, "Value": value, "Param": param}


def node(name, kind, *args):
    return {"Id": name, "NodeType": kind, "Args": [*args, arg("transformation_ctx", f'"{name}"')]}


def edge(source, target, parameter="frame"):
    return {"Source": source, "Target": target, "TargetParameter": parameter}


NODES = [
    node("people", "DataSource", arg("database", '"d"'), arg("table_name", '"people"')),
    node("orders", "DataSource", arg("database", '"d"'), arg("table_name", '"orders"'), arg("redshift_tmp_dir", "TempDir", True)),
    node("dear", "Filter", arg("f", 'lambda row : (row["price"] > 1 and bool(re.match("a, b", row["name"])))')),
    node("both", "Join", arg("keys1", '["id"]'), arg("keys2", '["person"]')),
    node("out", "DataSink", arg("connection_type", '"s3"'), arg("connection_options", '{"path": "s3://b/x"}'), arg("format", '"json"')),
]
EDGES = [edge("orders", "dear"), edge("people", "both", "frame1"), edge("dear", "both", "frame2"), edge("both", "out")]
MAPPING = {"SourceTable": "s", "SourcePath": "a", "SourceType": "int", "TargetTable": "t", "TargetPath": "b", "TargetType": "long"}


class Scripts(CatalogCase):
    def setUp(self):
        self.glue = client("glue")

    def create(self, nodes, edges=(), **more):
        return self.glue.create_script(DagNodes=nodes, DagEdges=list(edges), **more)["PythonScript"]

    def test_a_graph_comes_back_from_its_script(self):
        script = self.create(NODES, EDGES)
        ast.parse(script)
        graph = self.glue.get_dataflow_graph(PythonScript=script)
        lines = script.splitlines()
        for read in graph["DagNodes"]:
            self.assertEqual(f"## @type: {read['NodeType']}", lines[read.pop("LineNumber") - 1])

        def ordered(rows):
            return sorted(rows, key=str)

        self.assertEqual(ordered(NODES), ordered(graph["DagNodes"]))
        self.assertEqual(ordered(EDGES), ordered(graph["DagEdges"]))

    def test_what_a_script_says_no_annotation_of(self):
        self.assertEqual([], self.glue.get_dataflow_graph(PythonScript="print(1)\n")["DagNodes"])

    def test_a_plan(self):
        source, sink = ({"DatabaseName": "d", "TableName": table} for table in "st")
        script = self.glue.get_plan(Mapping=[MAPPING], Source=source, Sinks=[sink])["PythonScript"]
        ast.parse(script)
        kinds = names(self.glue.get_dataflow_graph(PythonScript=script)["DagNodes"], "NodeType")
        self.assertEqual(["DataSource", "ApplyMapping", "SelectFields", "ResolveChoice", "DataSink"], kinds)
        self.fails("InvalidInputException", self.glue.get_plan, Mapping=[MAPPING], Source=source)
        self.fails("InvalidInputException", self.glue.get_plan, Mapping=[MAPPING], Source=source, Sinks=[sink], Language="SCALA")

    def test_refusals(self):
        create = self.glue.create_script
        self.fails("InvalidInputException", create, DagNodes=NODES, DagEdges=[*EDGES, edge("out", "people")])
        self.fails("InvalidInputException", create, DagNodes=NODES, DagEdges=EDGES, Language="SCALA")
        self.fails("InvalidInputException", create, DagNodes=[node("x", "Magic")])
        self.fails("InvalidInputException", create, DagNodes=[node("x", "DataSource", arg("a", '1\nimport os'))])
        self.fails("ValidationException", create, DagNodes=[node("not a name", "DataSource")])
        self.fails("InvalidInputException", self.glue.get_dataflow_graph)
        self.fails("InvalidInputException", self.glue.get_dataflow_graph, PythonScript="## @type: X\n## @args: [(]\n## @return: x\n")


if __name__ == "__main__":
    unittest.main()
