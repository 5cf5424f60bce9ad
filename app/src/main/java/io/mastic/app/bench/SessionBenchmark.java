package io.mastic.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.SessionStatus;
import software.amazon.awssdk.services.glue.model.Statement;
import software.amazon.awssdk.services.glue.model.StatementState;
import software.amazon.awssdk.services.s3.S3Client;

/** How long somebody waits for Spark: with and without drivers that wait, beside Spark's own. */
public final class SessionBenchmark {

  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
  private static final String SCRIPT =
      """
      import time
      from pyspark.sql import SparkSession
      spark = SparkSession.builder.getOrCreate()
      print("rows", spark.range(10).count(), flush=True)
      print("done", time.time(), flush=True)
      """;

  private final Path home;
  private final PlainSpark plainSpark;
  private final Path directory;
  private final int rounds;
  private final Figures figures = new Figures(System.out);

  /**
   * @param home of this installation
   * @param directory an empty one, for the data of the servers
   */
  public SessionBenchmark(
      Path home, Path sparkJars, List<Path> pythonPath, Path directory, int rounds) {
    this.home = home;
    this.plainSpark = new PlainSpark(sparkJars, pythonPath, directory);
    this.directory = directory;
    this.rounds = rounds;
  }

  /** What was measured on one server, in each round. */
  private static final class Measured {
    private final double[] job;
    private final double[] ready;
    private final double[] first;
    private final double[] empty;

    Measured(int rounds) {
      job = new double[rounds];
      ready = new double[rounds];
      first = new double[rounds];
      empty = new double[rounds];
    }
  }

  public void run() throws Exception {
    double[] plain = new double[rounds];
    Measured warm = new Measured(rounds);
    Measured cold = new Measured(rounds);
    Path warmData = Files.createDirectories(directory.resolve("warm"));
    Path coldData = Files.createDirectories(directory.resolve("cold"));
    try (ServerProcess prepared = ServerProcess.start(home, warmData, "--prepared-drivers", "1");
        ServerProcess other = ServerProcess.start(home, coldData, "--prepared-drivers", "off")) {
      put(prepared);
      put(other);
      for (int i = 0; i < rounds; i++) {
        round(prepared, warmData, warm, i, true);
        // The next driver gets ready meanwhile, which is not to be measured with the others.
        awaitSpare(warmData, true);
        round(other, coldData, cold, i, false);
        double began = now();
        plain[i] = stamp(plainSpark.run(SCRIPT)) - began;
      }
    }
    tell("cold", cold, plain, "<= 0.5", "< 8");
    tell("warm", warm, plain, "<= 0.25", "< 2");
  }

  private void tell(String how, Measured measured, double[] plain, String ratio, String ready) {
    double job = Figures.median(measured.job);
    figures.add(how + ": StartJobRun to the printed count", job, "s", "");
    figures.add("  the same script by plain SparkSubmit", Figures.median(plain), "s", "");
    figures.add("  ratio", job / Figures.median(plain), "", ratio);
    figures.add(how + ": CreateSession to READY", Figures.median(measured.ready), "s", ready);
    figures.add(
        how + ": the first spark.sql(\"select 1\").show()",
        Figures.median(measured.first),
        "s",
        "< 1.5");
    figures.add(how + ": an empty cell", Figures.median(measured.empty) * 1000, "ms", "< 50");
  }

  private void round(ServerProcess server, Path data, Measured measured, int i, boolean waits)
      throws IOException {
    try (GlueClient glue = server.glue()) {
      awaitSpare(data, waits);
      double began = now();
      String run = glue.startJobRun(b -> b.jobName("count")).jobRunId();
      await(
          () -> glue.getJobRun(b -> b.jobName("count").runId(run)).jobRun().completedOn() != null);
      measured.job[i] = stamp(lines(data, run)) - began;
      awaitSpare(data, waits);
      String id = "s" + i;
      began = now();
      glue.createSession(
          b -> b.id(id).role(ROLE).command(c -> c.name("glueetl").pythonVersion("3")));
      await(() -> glue.getSession(b -> b.id(id)).session().status() == SessionStatus.READY);
      measured.ready[i] = now() - began;
      measured.first[i] = cell(glue, id, "spark.sql('select 1').show()");
      measured.empty[i] = cell(glue, id, "");
      glue.stopSession(b -> b.id(id));
    }
  }

  private static double cell(GlueClient glue, String session, String code) {
    double began = now();
    int id = glue.runStatement(b -> b.sessionId(session).code(code)).id();
    Statement[] seen = new Statement[1];
    await(
        () -> {
          seen[0] = glue.getStatement(b -> b.sessionId(session).id(id)).statement();
          return seen[0].state() != StatementState.WAITING
              && seen[0].state() != StatementState.RUNNING;
        });
    if (!"ok".equals(seen[0].output().statusAsString())) {
      throw new IllegalStateException("a cell fails: " + seen[0]);
    }
    return now() - began;
  }

  private static void put(ServerProcess server) {
    try (S3Client s3 = server.s3();
        GlueClient glue = server.glue()) {
      s3.createBucket(b -> b.bucket("bench"));
      s3.putObject(b -> b.bucket("bench").key("count.py"), RequestBody.fromString(SCRIPT));
      glue.createJob(
          b ->
              b.name("count")
                  .role(ROLE)
                  .glueVersion("5.0")
                  .command(c -> c.name("glueetl").scriptLocation("s3://bench/count.py")));
    }
  }

  private static void awaitSpare(Path data, boolean waits) {
    if (waits) {
      await(() -> hasSpare(data.resolve("runs")));
      // Whoever asks first is not measured with what the driver before it left to be done.
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private static boolean hasSpare(Path runs) {
    try (Stream<Path> all = Files.list(runs)) {
      return all.anyMatch(
          path -> Files.exists(path.resolve("ready")) && !Files.exists(path.resolve("run.json")));
    } catch (IOException none) {
      return false;
    }
  }

  private static List<String> lines(Path data, String run) throws IOException {
    return Files.readAllLines(data.resolve("runs").resolve(run).resolve("stdout.log"));
  }

  private static double stamp(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("done "))
        .mapToDouble(line -> Double.parseDouble(line.substring("done ".length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the script has not come to its end"));
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("what is measured does not come within three minutes");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
