package io.mastic.runtime.launch;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.hadoop.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;

/**
 * One run from its {@code run.json} to its {@code result.json}. For a job's script it opens the
 * gateway, starts the script at once, gets Spark's classes ready meanwhile, and tells how the
 * script ended; work of the server's own it does by itself.
 */
public final class JobProcess {

  /** Where the script's bootstrap notes when the script started and how it ended. */
  private static final String NOTES = "script.json";

  /** Of the hooks at the JVM's end: files and Spark have greater numbers. */
  private static final int LAST = 1;

  private JobProcess() {}

  /** Runs the script, or does the work, and returns the exit code for the whole process. */
  public static int run(Path directory) throws IOException, InterruptedException {
    Optional<PreparedDriver> prepared =
        PreparedDriver.isAt(directory)
            ? Optional.of(PreparedDriver.await(directory))
            : Optional.empty();
    long startedAt = prepared.map(PreparedDriver::takenAt).orElseGet(JobProcess::beganAt);
    RunJson run = RunJson.read(directory);
    // Glue's machines live in UTC, for Java and Python alike.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    // What Spark keeps on disk meanwhile goes with the run's folder.
    System.setProperty("java.io.tmpdir", directory.resolve("tmp").toString());
    // SparkConf reads system properties, whoever makes it: the script's own SparkConf() starts from
    // these.
    Map<String, String> settings = SparkSettings.of(run, System.getenv());
    settings.forEach(System::setProperty);
    EventLog.makePlace(settings);
    // Threads of the gateway inherit the loader, and Py4J looks classes up in it.
    Thread.currentThread().setContextClassLoader(withExtraJars(run.spark().jars()));
    ScalaScript scala = run.scala();
    Outcome outcome =
        scala != null
            ? scala.run(run)
            : run.work() == null ? script(run, prepared) : WorkProcess.done(run.work());
    OutcomeMetrics.tell(outcome, settings);
    outcome.write(directory, startedAt);
    tellLast(outcome.traceback());
    return outcome.succeeded() ? 0 : Math.max(1, outcome.exitCode());
  }

  private static long beganAt() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(i -> i.toEpochMilli())
        .orElseGet(System::currentTimeMillis);
  }

  private static Outcome script(RunJson run, Optional<PreparedDriver> prepared)
      throws IOException, InterruptedException {
    ScriptProcess script =
        prepared.isPresent()
            ? prepared.get().script(run)
            : ScriptProcess.start(run, PythonGateway.open());
    Runtime.getRuntime().addShutdownHook(new Thread(script::end, "end-script"));
    if (prepared.isEmpty()) {
      Preload.start();
    }
    int exitCode = script.await();
    return Outcome.of(exitCode, Outcome.notes(run.directory().resolve(NOTES)));
  }

  /** The script's traceback ends the log: what Spark says in parting comes before it. */
  private static void tellLast(@Nullable String traceback) {
    if (traceback != null && !traceback.isEmpty()) {
      ShutdownHookManager.get().addShutdownHook(() -> System.err.print(traceback), LAST);
    }
  }

  static List<String> classPath() {
    return Arrays.asList(System.getProperty("java.class.path", "").split(File.pathSeparator));
  }

  private static ClassLoader withExtraJars(List<String> extraJars) throws MalformedURLException {
    List<String> classPath = classPath();
    List<String> missing = extraJars.stream().filter(jar -> !classPath.contains(jar)).toList();
    ClassLoader parent = JobProcess.class.getClassLoader();
    if (missing.isEmpty()) {
      return parent;
    }
    URL[] urls = new URL[missing.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(missing.get(i)).toUri().toURL();
    }
    return new URLClassLoader("extra-jars", urls, parent);
  }
}
