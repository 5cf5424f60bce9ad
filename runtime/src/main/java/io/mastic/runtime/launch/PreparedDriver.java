package io.mastic.runtime.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This process, made ready before anybody knows for which run: classes are loaded, Python has
 * connected, and nothing of a context, a session or a setting is there. It is given to one run, by
 * a line on stdin, which only the server that started it holds the other end of: when that end
 * closes before, this process ends at once.
 */
final class PreparedDriver {

  /** As {@code run.json}, but for what a run alone knows. */
  private static final String SPEC = "prepared.json";

  /** Says to the server that a run may have it. */
  private static final String READY = "ready";

  private static final String PYTHON = "mastic_job.prepared";
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 5;
  private static final int NOBODYS = 3;
  private static final int MOST_BYTES = 8 << 20;

  private final Path directory;
  private final RunJson ahead;
  private final PythonGateway gateway;
  private final ScriptProcess python;
  private final long takenAt;

  private PreparedDriver(
      Path directory, RunJson ahead, PythonGateway gateway, ScriptProcess python, long takenAt) {
    this.directory = directory;
    this.ahead = ahead;
    this.gateway = gateway;
    this.python = python;
    this.takenAt = takenAt;
  }

  /** Was this process started for whichever run comes? */
  static boolean isAt(Path directory) {
    return Files.exists(directory.resolve(SPEC));
  }

  /**
   * Gets ready, waits for a run, and makes the directory and the environment that run's. Does not
   * return if there comes none.
   */
  static PreparedDriver await(Path directory) throws IOException, InterruptedException {
    CompletableFuture<String> order = orders();
    RunJson ahead = RunJson.read(directory, SPEC);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    PythonGateway gateway = PythonGateway.open();
    ScriptProcess python = ScriptProcess.start(ahead.runBy(PYTHON), gateway);
    Preload.now();
    Rehearsal.play(SparkSettings.of(ahead, System.getenv()), directory.resolve("tmp"));
    // Fails here rather than under a run.
    OwnEnvironment.become(System.getenv());
    awaitPython(directory, python);
    // It may wait for long: what the rehearsal left goes back to the machine.
    System.gc();
    Files.createFile(directory.resolve(READY));
    JsonNode run = new ObjectMapper().readTree(line(order));
    long takenAt = System.currentTimeMillis();
    // Whoever makes this link has the run; it is there already if another process has it.
    Files.createSymbolicLink(Path.of(run.path("run").asText()), directory.getFileName());
    Map<String, String> environment = new TreeMap<>();
    run.path("environment")
        .fields()
        .forEachRemaining(field -> environment.put(field.getKey(), field.getValue().asText()));
    OwnEnvironment.become(environment);
    return new PreparedDriver(directory, ahead, gateway, python, takenAt);
  }

  private static CompletableFuture<String> orders() {
    CompletableFuture<String> order = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              String line = readLine();
              if (line == null) {
                Runtime.getRuntime().halt(NOBODYS);
              } else {
                order.complete(line);
              }
            },
            "orders");
    reader.setDaemon(true);
    reader.start();
    return order;
  }

  private static @Nullable String readLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      for (int b = System.in.read(); b != '\n'; b = System.in.read()) {
        if (b < 0 || bytes.size() > MOST_BYTES) {
          return null;
        }
        bytes.write(b);
      }
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }

  private static String line(CompletableFuture<String> order) throws InterruptedException {
    try {
      return order.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitPython(Path directory, ScriptProcess python)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(directory.resolve("ready.python"))) {
      if (!python.isAlive() || System.nanoTime() - deadline > 0) {
        throw new IOException("Python does not get ready");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** When the run got this process, in epoch millis. */
  long takenAt() {
    return takenAt;
  }

  /**
   * The Python that waits here, if the run's would be the same; else a new one. What a run brings
   * along may be meant to come before what is loaded already.
   */
  ScriptProcess script(RunJson run) throws IOException {
    Map<String, String> variables = ScriptProcess.variables(run, gateway);
    if (ahead.python().isAs(run.python()) && !bringsFiles() && python.canBecome(variables)) {
      python.become(run.python().module(), variables);
      return python;
    }
    python.end();
    return ScriptProcess.start(run, PythonGateway.open());
  }

  private boolean bringsFiles() throws IOException {
    try (var files = Files.newDirectoryStream(directory.resolve("work"))) {
      return files.iterator().hasNext();
    }
  }
}
