"""Jobs in Scala: scripts that are compiled, jars that were compiled elsewhere, and what their authors are told."""

import os
import subprocess
import tempfile
import unittest
import zipfile

from sparkcase import SparkCase

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

LEAVES = """import org.apache.spark.SparkContext
object GlueApp {
  def main(sysArgs: Array[String]): Unit = {
    println("rows " + new SparkContext().parallelize(1 to 4).count)
    sys.exit(sysArgs(sysArgs.indexOf("--code") + 1).toInt)
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

    def test_a_script_that_leaves_ends_as_its_code_says(self):
        job = self.scala(LEAVES)
        for code, state, message in (("0", "SUCCEEDED", None), ("3", "FAILED", "Command failed with exit code 3")):
            run, printed, _ = self.run_of(job, code=code)
            self.assertEqual((state, message), (run["JobRunState"], run.get("ErrorMessage")))
            self.assertEqual(["rows 4"], printed)

    def test_a_class_that_is_not_there_is_named(self):
        run, _, _ = self.run_of(self.scala(CONTEXT_ONLY, **{"class": "a.Missing"}))
        self.assertEqual("FAILED", run["JobRunState"])
        self.assertIn("a.Missing (--class)", run["ErrorMessage"])

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
