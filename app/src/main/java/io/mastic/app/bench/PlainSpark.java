package io.mastic.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The same Spark without Mastic, to measure beside it.
 *
 * @param directory for scripts and their output
 */
record PlainSpark(Path sparkJars, List<Path> pythonPath, Path directory) {

  /** Runs a script by Spark's own launcher; what it printed. */
  List<String> run(String text) throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve("spark.py"), text);
    Path out = directory.resolve("submit.out");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    for (String opened :
        List.of(
            "java.lang",
            "java.lang.invoke",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-cp",
            sparkJars + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[*]",
            "--conf",
            "spark.ui.enabled=false",
            script.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    environment.put(
        "PYTHONPATH", String.join(":", pythonPath.stream().map(Path::toString).toList()));
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("PYSPARK_PYTHON", System.getenv().getOrDefault("MASTIC_PYTHON", "python3"));
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("plain SparkSubmit fails; see " + out);
    }
    return Files.readAllLines(out);
  }
}
