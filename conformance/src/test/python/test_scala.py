"""Jobs in Scala: scripts that are compiled, jars that were compiled elsewhere, and what their authors are told."""

import json
import os
import subprocess
import tempfile
import unittest
import zipfile

from sparkcase import SCRIPTS, SparkCase

CONTEXT_ONLY = """import org.apache.spark.SparkContext
object GlueApp {
  def main(sysArgs: Array[String]): Unit = {
    val sc = new SparkContext()
    println("sum " + sc.parallelize(1 to 10).map(_ * 2).sum.toInt)
    println("args " + sysArgs.sliding(2).collect { case Array("--word", word) => word }.mkString)
  }
}
"""

NOT_SCALA = """object GlueApp {
  def main(sysArgs: Array[String]): Unit = {
    val spark = missing
  }
}
"""

THROWS = """import org.apache.spark.SparkContext
object Nightly {
  def half(n: Int): Int = {
    if (n == 3) throw new IllegalArgumentException("no half of 3")
    n / 2
  }
  def main(sysArgs: Array[String]): Unit = {
    println(new SparkContext().parallelize(1 to 4).map(half).collect.mkString)
  }
}
"""

IN_JAVA = """package elsewhere;
public class Main {
  public static void main(String[] args) {
    System.out.println("in Java: " + java.util.Arrays.asList(args).contains("hello"));
  }
}
"""

PEOPLE = [
    {"name": "Nancy", "age": 47, "address": {"state": "NE", "zip": 1}, "friends": ["Fred", "Lakshmi"]},
    {"name": "Stephanie", "age": 28, "address": {"state": "WA", "zip": 2}, "friends": ["Yao", "Phil", "Alvin"]},
    {"name": "Nathan", "age": 54, "address": {"state": "NE", "zip": 3}, "friends": ["Nicolai", "Karen"]},
]


class Scala(SparkCase):
    def scala(self, script, name="orders.scala", **arguments):
        return self.job(script, **{
            "job-language": "scala", "scriptLocation": self.put("scala/" + name, script), **arguments})

    def run_of(self, job, **arguments):
        run_id = self.start(job, **arguments)
        run = self.ended(job, run_id, 600)
        return run, self.printed(run_id, "output"), run_id

    def test_a_script_is_compiled_once(self):
        job = self.scala(CONTEXT_ONLY, **{"class": "GlueApp", "word": "a b"})
        for turn in range(2):
            run, printed, _ = self.run_of(job)
            self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
            self.assertEqual(["sum 110", "args a b"], printed)

    def test_an_error_of_the_compiler_has_its_line_and_text(self):
        run, _, run_id = self.run_of(self.scala(NOT_SCALA, **{"class": "GlueApp"}))
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertEqual("orders.scala, line 3: not found: value missing: val spark = missing", run["ErrorMessage"])
        self.assertIn("orders.scala:3: error: not found: value missing", "\n".join(self.printed(run_id, "error")))

    def test_an_exception_has_the_line_of_the_script(self):
        run, _, _ = self.run_of(self.scala(THROWS, **{"class": "Nightly"}))
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertEqual("orders.scala, line 4: IllegalArgumentException: no half of 3", run["ErrorMessage"])

    def test_a_class_that_is_not_there_is_named(self):
        run, _, _ = self.run_of(self.scala(CONTEXT_ONLY, **{"class": "a.Missing"}))
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertIn("a.Missing (--class)", run["ErrorMessage"])

    def test_the_guides_transforms(self):
        self.put("people/a.json", "".join(json.dumps(person) + "\n" for person in PEOPLE))
        self.put("mixed/a.json", '{"id":1}\n{"id":"2"}\n')
        self.glue.create_table(DatabaseName=self.database, TableInput={"Name": "mixed_of_scala", "StorageDescriptor": {
            "Columns": [{"Name": "id", "Type": "bigint"}], "Location": f"s3://{self.bucket}/mixed/"}})
        with open(os.path.join(SCRIPTS, "transforms.scala"), encoding="utf-8") as file:
            run, printed, run_id = self.run_of(self.scala(file.read(), "transforms.scala"))
        self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
        told = dict(line.split(" ", 1) for line in printed if " " in line and not line.startswith("|"))
        want = {
            "count": "3",
            "flat": '{"name":"Nancy","age":47,"state":"NE","zip":1} {"name":"Nathan","age":54,"state":"NE","zip":3}'
                    ' {"name":"Stephanie","age":28,"state":"WA","zip":2}',
            "nested": '{"name":"Nancy","address":{"state":"NE"}} {"name":"Nathan","address":{"state":"NE"}}'
                      ' {"name":"Stephanie","address":{"state":"WA"}}',
            "dropped": '{"name":"Nancy","age":47} {"name":"Nathan","age":54} {"name":"Stephanie","age":28}',
            "old": '{"name":"Nancy","age":47,"state":"NE","zip":1} {"name":"Nathan","age":54,"state":"NE","zip":3}',
            "changed": '{"name":"Nancy","age":47,"state":"NE","kind":"first","next":48}'
                       ' {"name":"Nathan","age":54,"state":"NE","kind":"other","next":55}'
                       ' {"name":"Stephanie","age":28,"state":"WA","kind":"other","next":29}',
            "errors": "1 of 1, left 2",
            "tables": "people people_friends",
            "friends": "[2,Alvin] [0,Fred] [1,Karen] [1,Lakshmi] [0,Nicolai] [1,Phil] [0,Yao]",
            "cast": '{"id":1} {"id":2}',
            "cols": '{"id_int":1} {"id_string":"2"}',
            "split": "2 1",
            "merged": "3",
            "unboxed": '{"name":"Sally","address.state":"NE"}',
            "quality": '[ColumnExists "age",Passed] [IsUnique "state",Failed]',
            "back": "3 true",
            "record": '{"a":{},"list":["x",null,true],"put":1.5}',
            "bare": '{a: {}, list: ["x",null,true], put: 1.5}',
            "nodes": 'true decimal NULL 7 a\\"b',
            "written": "true true",
            "row": '{"who":"Nancy","n":1}',
            "match": '{"id":1} {"id":2}',
            "mapping": '{"years":"28"} {"years":"47"} {"years":"54"}',
            "partitions": "7",
            "absent": "FindMatches is not supported by this version of Mastic",
        }
        self.assertEqual(want, {key: told.get(key) for key in want}, "\n".join(printed))
        self.assertEqual("done", printed[-1])
        self.assertIn("root", printed[0])
        states = {key.split("/")[1] for key in self.keys("out/")}
        self.assertEqual({"state=NE", "state=WA"}, states)

    def test_a_jar_that_was_compiled_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "Main.java")
            with open(source, "w", encoding="utf-8") as file:
                file.write(IN_JAVA)
            subprocess.run(["javac", "-d", folder, source], check=True)
            with zipfile.ZipFile(os.path.join(folder, "job.jar"), "w") as jar:
                jar.write(os.path.join(folder, "elsewhere", "Main.class"), "elsewhere/Main.class")
            with open(os.path.join(folder, "job.jar"), "rb") as file:
                place = self.put("jars/job.jar", file.read())
        as_script = self.job("", **{"job-language": "scala", "scriptLocation": place, "class": "elsewhere.Main"})
        beside = self.scala("", **{"extra-jars": place, "class": "elsewhere.Main"})
        for job in (as_script, beside):
            run, printed, _ = self.run_of(job, word="hello")
            self.assertEqual("SUCCEEDED", run["JobRunState"], run.get("ErrorMessage"))
            self.assertEqual(["in Java: true"], printed)


if __name__ == "__main__":
    unittest.main()
