package io.mastic.runtime.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Python process that runs the job's script. Its output goes straight into this process's own
 * stdout and stderr; its input is a pipe that closes when this JVM goes, by which it knows to go as
 * well.
 */
final class ScriptProcess {

  private static final long GRACE_SECONDS = 3;

  private final Process process;
  private volatile boolean isBeingEnded;

  private ScriptProcess(Process process) {
    this.process = process;
  }

  static ScriptProcess start(RunJson run, PythonGateway gateway) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                run.python().executable(), "-m", run.python().module(), run.directory().toString())
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.put("PYTHONPATH", SparkSettings.pythonPath(run));
    environment.put("PYTHONUNBUFFERED", "1");
    // As spark-submit does: keys go to partitions by their hashes, here as in the workers.
    environment.putIfAbsent("PYTHONHASHSEED", "0");
    environment.put("TZ", "UTC");
    environment.put("PYSPARK_PYTHON", run.python().executable());
    environment.put("PYSPARK_DRIVER_PYTHON", run.python().executable());
    environment.put("PYSPARK_GATEWAY_PORT", Integer.toString(gateway.port()));
    environment.put("PYSPARK_GATEWAY_SECRET", gateway.secret());
    environment.put("SPARK_ENV_LOADED", "1");
    return new ScriptProcess(builder.start());
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
