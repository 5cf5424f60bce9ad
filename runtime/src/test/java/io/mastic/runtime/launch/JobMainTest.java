package io.mastic.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.runtime.JobMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as the server starts them: a JVM, which starts Python. */
class JobMainTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PYTHON = Path.of("../python").toAbsolutePath().normalize();

  @TempDir Path run;

  private Process start(String script) throws IOException {
    Files.createDirectories(run.resolve("work"));
    Files.createDirectories(run.resolve("tmp"));
    Files.writeString(run.resolve("script.py"), script);
    return start(spec());
  }

  private ObjectNode spec() {
    ObjectNode spec = JSON.createObjectNode();
    spec.put("runId", "jr_1")
        .put("jobName", "j")
        .put("script", run.resolve("script.py").toString());
    spec.putArray("args").add("--JOB_NAME").add("j");
    spec.put("python", "python3").put("objectsRoot", run.resolve("objects").toString());
    spec.putArray("pythonPath")
        .add(PYTHON.resolve("src").toString())
        .add(PYTHON.resolve("target/py4j").toString());
    return spec;
  }

  private Process start(ObjectNode spec) throws IOException {
    spec.put("master", "local[*]").put("driverHost", "127.0.0.1");
    Files.write(run.resolve("run.json"), JSON.writeValueAsBytes(spec));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JobMain.class.getName(),
                run.toString()))
        .directory(run.resolve("work").toFile())
        .redirectOutput(run.resolve("stdout.log").toFile())
        .redirectError(run.resolve("stderr.log").toFile())
        .start();
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private JsonNode result() throws IOException {
    return JSON.readTree(run.resolve("result.json").toFile());
  }

  private void await(String stdout) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(run.resolve("stdout.log")).contains(stdout)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void aGoodScript() throws Exception {
    int code =
        end(start("import sys\nprint('out', sys.argv[1:])\nprint('err', file=sys.stderr)\n"));
    assertThat(code).isZero();
    assertThat(run.resolve("stdout.log")).hasContent("out ['--JOB_NAME', 'j']");
    assertThat(Files.readString(run.resolve("stderr.log"))).contains("err");
    JsonNode result = result();
    assertThat(result.path("outcome").asText()).isEqualTo("SUCCEEDED");
    assertThat(result.path("scriptStartedAt").asLong())
        .isBetween(result.path("startedAt").asLong(), result.path("endedAt").asLong());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raise ValueError('boom') | 1 | script.py, line 1: ValueError: boom",
        "def f(: | 1 | script.py, line 1: SyntaxError: invalid syntax",
        "import sys; sys.exit(3) | 3 | script.py, line 1: SystemExit: 3",
        "import os; os._exit(5) | 5 | Command failed with exit code 5",
        "import os; os.kill(os.getpid(), 9) | 137 | Command failed with exit code 137",
      })
  void aBadScript(String script, int code, String message) throws Exception {
    assertThat(end(start(script))).isEqualTo(code);
    assertThat(result().path("outcome").asText()).isEqualTo("FAILED");
    assertThat(result().path("exitCode").asInt()).isEqualTo(code);
    assertThat(result().path("errorMessage").asText()).isEqualTo(message);
  }

  /** Whatever the JVM still has to say comes before it. */
  @Test
  void theTracebackStandsLast() throws Exception {
    assertThat(end(start("import sys\nprint('before', file=sys.stderr)\nraise KeyError('k')\n")))
        .isEqualTo(1);
    assertThat(Files.readString(run.resolve("stderr.log")))
        .startsWith("before")
        .endsWith(result().path("traceback").asText())
        .endsWith("KeyError: 'k'\n");
  }

  @Test
  void workThatNobodyKnowsFailsWithoutPython() throws Exception {
    Files.createDirectories(run.resolve("work"));
    Files.createDirectories(run.resolve("tmp"));
    ObjectNode spec = JSON.createObjectNode().put("runId", "w").put("python", "no-python");
    spec.putObject("work").put("name", "nonsense").putObject("request");
    assertThat(end(start(spec))).isEqualTo(1);
    assertThat(result().path("outcome").asText()).isEqualTo("FAILED");
    assertThat(result().path("errorMessage").asText())
        .isEqualTo("IllegalArgumentException: There is no work of the name nonsense");
  }

  @Test
  void aScriptThatEndsItsJvmHasNoResult() throws Exception {
    Process process =
        start(
            """
            import os
            from py4j.clientserver import ClientServer, JavaParameters, PythonParameters
            gateway = ClientServer(
                JavaParameters(port=int(os.environ["PYSPARK_GATEWAY_PORT"]), auth_token=os.environ["PYSPARK_GATEWAY_SECRET"]),
                PythonParameters(port=0))
            print("pid", os.getpid(), flush=True)
            gateway.jvm.java.lang.Runtime.getRuntime().halt(7)
            """);
    assertThat(end(process)).isEqualTo(7);
    await("pid");
    long pid =
        Long.parseLong(Files.readString(run.resolve("stdout.log")).strip().replace("pid ", ""));
    // It writes in its folder until its end.
    ProcessHandle.of(pid).ifPresent(script -> script.onExit().join());
    assertThat(run.resolve("result.json")).doesNotExist();
  }

  @Test
  void theScriptGoesWithAKilledJvm() throws Exception {
    Process process =
        start(
            "import os, time\nprint('pid', os.getpid(), flush=True)\nwhile True: time.sleep(1)\n");
    await("pid");
    ProcessHandle script = script();
    process.destroyForcibly();
    script.onExit().get(30, TimeUnit.SECONDS);
    assertThat(run.resolve("result.json")).doesNotExist();
  }

  @Test
  void theScriptGoesWithAStoppedJvm() throws Exception {
    Process process =
        start(
            "import os, signal, time\nsignal.signal(15, signal.SIG_IGN)\nprint('pid', os.getpid(), flush=True)\nwhile True: time.sleep(1)\n");
    await("pid");
    ProcessHandle script = script();
    process.destroy();
    assertThat(end(process)).isEqualTo(143);
    script.onExit().get(30, TimeUnit.SECONDS);
    assertThat(run.resolve("result.json")).doesNotExist();
  }

  /** A driver that waits, and what it needs of this JVM to change what is around it. */
  private Process prepare(String script) throws IOException {
    Files.createDirectories(run.resolve("work"));
    Files.createDirectories(run.resolve("tmp"));
    Files.writeString(run.resolve("script.py"), script);
    ObjectNode spec = spec();
    ((ArrayNode) spec.get("pythonPath")).add(PYTHON.resolve("small").toString());
    spec.put("master", "local[2]").put("driverHost", "127.0.0.1");
    Files.write(run.resolve("prepared.json"), JSON.writeValueAsBytes(spec));
    Files.write(run.resolve("run.json"), JSON.writeValueAsBytes(spec));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("src/test/jvm.options").toAbsolutePath());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(JobMain.class.getName(), run.toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(run.resolve("work").toFile())
            .redirectOutput(run.resolve("stdout.log").toFile())
            .redirectError(run.resolve("stderr.log").toFile())
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!Files.exists(run.resolve("ready"))) {
      assertThat(process.isAlive()).as(Files.readString(run.resolve("stderr.log"))).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return process;
  }

  private void give(Process process, String... more) throws IOException {
    ObjectNode order = JSON.createObjectNode();
    order.put("run", run.resolveSibling(run.getFileName() + "-run").toString());
    ObjectNode environment = order.putObject("environment");
    environment.put("PATH", System.getenv("PATH")).put("OF_THE_RUN", "yes");
    for (String name : more) {
      environment.put(name, "1");
    }
    process.getOutputStream().write(JSON.writeValueAsBytes(order));
    process.getOutputStream().write('\n');
    process.getOutputStream().close();
  }

  private static final String SPARK =
      """
      import os, sys
      print(os.environ["OF_THE_RUN"], "AWS_PROFILE" in os.environ, sys.argv[1:], flush=True)
      from pyspark import SparkConf, SparkContext
      from pyspark.sql import SparkSession
      assert SparkContext._active_spark_context is None
      sc = SparkContext(conf=SparkConf().set("spark.app.name", "own").set("spark.ui.enabled", "false"))
      spark = SparkSession.builder.getOrCreate()
      jvm = sc._jvm.java.lang
      print(sc.appName, sc.master, jvm.System.getenv("OF_THE_RUN"), jvm.System.getenv("HOME"), sc._jvm.System.getProperty("spark.master"))
      print(spark.sql("show tables").collect(), spark.range(10).count(), spark.conf.get("spark.sql.shuffle.partitions"))
      print(sorted(k for k, v in sc.getConf().getAll() if v == "rehearsal"))
      """;

  /** What it did to get ready is not to be seen; what the run brings is all there is. */
  @Test
  void aDriverThatWaitedIsTheRunsOwn() throws Exception {
    Process process = prepare(SPARK);
    give(process);
    assertThat(end(process)).as(Files.readString(run.resolve("stderr.log"))).isZero();
    assertThat(Files.readAllLines(run.resolve("stdout.log")))
        .containsExactly(
            "yes False ['--JOB_NAME', 'j']", "own local[2] yes None local[2]", "[] 10 200", "[]");
    assertThat(run.resolveSibling(run.getFileName() + "-run")).isSymbolicLink();
    assertThat(result().path("outcome").asText()).isEqualTo("SUCCEEDED");
    assertThat(result().path("scriptStartedAt").asLong())
        .isBetween(result().path("startedAt").asLong(), result().path("endedAt").asLong());
  }

  /** Python obeys that variable at its start alone. */
  @Test
  void aRunThatItsPythonCannotBecomeGetsANewOne() throws Exception {
    Process process = prepare("import sys; print(sys.flags.dev_mode, 'pyspark' in sys.modules)");
    give(process, "PYTHONDEVMODE");
    assertThat(end(process)).as(Files.readString(run.resolve("stderr.log"))).isZero();
    assertThat(run.resolve("stdout.log")).hasContent("True False");
  }

  @Test
  void aDriverThatNobodyCanGiveARunEndsWithItsPython() throws Exception {
    Process process = prepare("print('never')");
    List<ProcessHandle> with = process.descendants().toList();
    assertThat(with).isNotEmpty();
    process.getOutputStream().close();
    assertThat(end(process)).isEqualTo(3);
    for (ProcessHandle each : with) {
      each.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(run.resolve("result.json")).doesNotExist();
    assertThat(run.resolve("stdout.log")).isEmptyFile();
  }

  private ProcessHandle script() throws IOException {
    long pid =
        Long.parseLong(Files.readString(run.resolve("stdout.log")).strip().replace("pid ", ""));
    return ProcessHandle.of(pid).orElseThrow();
  }
}
