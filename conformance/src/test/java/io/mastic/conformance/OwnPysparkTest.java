package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose interpreter has a pyspark of its own, and one after it was taken away. What stands in
 * for the real one is the bundled one under another version; the real one has the suites of scripts
 * ({@code ./test --pyspark}).
 */
@Tag("slow")
class OwnPysparkTest {

  private static final String SCRIPT =
      """
      import os, sys
      import pyspark
      from pyspark.context import SparkContext
      from awsglue.context import GlueContext
      context = SparkContext.getOrCreate()
      GlueContext(context)
      loader = context._jvm.java.lang.Thread.currentThread().getContextClassLoader()
      print("at", os.path.dirname(pyspark.__file__))
      print("bundled", any(entry.endswith("python/small") for entry in sys.path))
      print("hashes", os.environ["PYTHONHASHSEED"])
      print("found", context.parallelize([(n, str(n)) for n in "abcdef"], 3).partitionBy(3).lookup("c"))
      print("learning", loader.getResource("learning.txt") is not None)
      """;

  @TempDir private Path directory;

  @Test
  void isUsedAsItIsUntilItGoes() throws Exception {
    Path venv = directory.resolve("venv");
    ends("python3", "-m", "venv", "--system-site-packages", "--without-pip", venv.toString());
    Path packages;
    try (Stream<Path> lines = Files.list(venv.resolve("lib"))) {
      packages = lines.findFirst().orElseThrow().resolve("site-packages");
    }
    Path python = MasticProcess.home().resolve("python");
    ends("cp", "-R", python.resolve("target/py4j/py4j").toString(), packages.toString());
    Path own = packages.resolve("pyspark");
    ends("cp", "-R", python.resolve("small/pyspark").toString(), own.toString());
    Files.writeString(own.resolve("version.py"), "__version__ = '3.5.5'\n");
    learning(Files.createDirectory(own.resolve("jars")).resolve("spark-mllib_2.12-3.5.5.jar"));
    Files.writeString(directory.resolve("job.py"), SCRIPT);
    assertThat(run(venv).lines())
        .containsExactly("at " + own, "bundled False", "hashes 0", "found ['c']", "learning True");
    ends("rm", "-r", own.toString());
    assertThat(run(venv).lines())
        .containsExactly(
            "at " + python.resolve("small/pyspark"),
            "bundled True",
            "hashes 0",
            "found ['c']",
            "learning False");
  }

  private static void learning(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("learning.txt"));
    }
  }

  /** What the script prints in the interpreter of an environment. */
  private String run(Path venv) throws Exception {
    ProcessBuilder command =
        MasticProcess.command(
            "run",
            "--data",
            directory.resolve("data").toString(),
            directory.resolve("job.py").toString());
    command
        .environment()
        .compute("PATH", (name, path) -> venv.resolve("bin") + File.pathSeparator + path);
    return output(command);
  }

  private void ends(String... command) throws Exception {
    output(new ProcessBuilder(List.of(command)));
  }

  private String output(ProcessBuilder command) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended && process.waitFor() == 0)
        .as(Files.readString(out) + Files.readString(err))
        .isTrue();
    return Files.readString(out);
  }
}
