package io.mastic.runtime.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Python process that runs the job's script. Its output goes straight into this process's own
 * stdout and stderr; its input is a pipe that closes when this JVM goes, by which it knows to go as
 * well.
 */
final class ScriptProcess {

  private static final long GRACE_SECONDS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> AT_START =
      List.of("PYTHON", "LD_", "LC_", "LANG", "MALLOC_", "GLIBC_");

  private final Process process;
  private final Map<String, String> variables;
  private volatile boolean isBeingEnded;

  private ScriptProcess(Process process, Map<String, String> variables) {
    this.process = process;
    this.variables = variables;
  }

  static ScriptProcess start(RunJson run, PythonGateway gateway) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                run.python().executable(), "-m", run.python().module(), run.directory().toString())
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
    Map<String, String> variables = variables(run, gateway);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return new ScriptProcess(builder.start(), variables);
  }

  /** Its environment: this process's own, and how to reach it. */
  static Map<String, String> variables(RunJson run, PythonGateway gateway) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PYTHONPATH", SparkSettings.pythonPath(run));
    environment.put("PYTHONUNBUFFERED", "1");
    // As spark-submit does: keys go to partitions by their hashes, here as in the workers.
    environment.putIfAbsent("PYTHONHASHSEED", "0");
    environment.put("TZ", "UTC");
    RunJson.Cluster cluster = run.spark().cluster();
    environment.put(
        "PYSPARK_PYTHON", cluster == null ? run.python().executable() : cluster.python());
    environment.put("PYSPARK_DRIVER_PYTHON", run.python().executable());
    environment.put("PYSPARK_GATEWAY_PORT", Integer.toString(gateway.port()));
    environment.put("PYSPARK_GATEWAY_SECRET", gateway.secret());
    environment.put("SPARK_ENV_LOADED", "1");
    return environment;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether a Python that runs already can have these variables: some count at its start only. */
  boolean canBecome(Map<String, String> other) {
    return ofStart(variables).equals(ofStart(other));
  }

  private static Map<String, String> ofStart(Map<String, String> variables) {
    Map<String, String> some = new HashMap<>(variables);
    some.keySet().removeIf(name -> AT_START.stream().noneMatch(name::startsWith));
    return some;
  }

  /** Tells a Python that waits what it is to execute, and as what. */
  void become(String module, Map<String, String> other) throws IOException {
    ObjectNode order = JSON.createObjectNode().put("module", module);
    ObjectNode environment = order.putObject("environment");
    other.forEach(environment::put);
    OutputStream pipe = process.getOutputStream();
    pipe.write(JSON.writeValueAsBytes(order));
    pipe.write('\n');
    // It stays open: the script ends with it.
    pipe.flush();
  }

  /** The script's exit code; does not return if the script ended because this JVM is ending. */
  int await() throws InterruptedException {
    int exitCode = process.waitFor();
    if (isBeingEnded) {
      // What it came to is no result of the run, whose process has been stopped.
      Thread.currentThread().join();
    }
    return exitCode;
  }

  /** Ends the script and what it started: asked first, made to after a grace. */
  void end() {
    if (!process.isAlive()) {
      return;
    }
    isBeingEnded = true;
    var descendants = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
