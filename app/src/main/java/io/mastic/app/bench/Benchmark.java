package io.mastic.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.s3.S3Client;

/** What is measured, in the order in which it is. */
public final class Benchmark {

  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
  private static final String SCRIPT =
      """
      import time
      print("first line", time.time(), flush=True)
      from pyspark.sql import SparkSession
      spark = SparkSession.builder.getOrCreate()
      print("rows", spark.range(1000).selectExpr("id * 2 AS x").filter("x > 10").count(), flush=True)
      print("done", time.time(), flush=True)
      """;

  /** What only a start needs is given back to the system every thirty seconds. */
  private static final Duration UNTIL_AT_REST = Duration.ofSeconds(35);

  private final Path home;
  private final PlainSpark plainSpark;
  private final Path directory;
  private final int rounds;
  private final Figures figures = new Figures(System.out);

  /**
   * @param home of this installation
   * @param directory an empty one, for the data of the servers
   * @param rounds how often each start is measured; the median counts
   */
  public Benchmark(Path home, Path sparkJars, List<Path> pythonPath, Path directory, int rounds) {
    this.home = home;
    this.plainSpark = new PlainSpark(sparkJars, pythonPath, directory);
    this.directory = directory;
    this.rounds = rounds;
  }

  public void run() throws Exception {
    figures.note(
        Runtime.getRuntime().availableProcessors()
            + " cores, Java "
            + System.getProperty("java.version"));
    starts();
    Path data = directory.resolve("server");
    Files.createDirectories(data);
    try (ServerProcess server = ServerProcess.start(home, data);
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      s3.createBucket(b -> b.bucket("bench"));
      glue.createDatabase(b -> b.databaseInput(d -> d.name("bench")));
      crawl(glue, s3);
      pythonShell(glue, s3);
      pyspark(glue, s3, data);
    }
  }

  private void starts() throws IOException {
    double[] seconds = new double[rounds];
    double memory = Double.NaN;
    for (int i = 0; i < rounds; i++) {
      Path data = directory.resolve("start" + i);
      Files.createDirectories(data);
      try (ServerProcess server = ServerProcess.start(home, data)) {
        seconds[i] = server.startup().toMillis() / 1000.0;
        if (i == rounds - 1) {
          LockSupport.parkNanos(UNTIL_AT_REST.toNanos());
          memory = server.memory();
        }
      }
    }
    figures.add("server: start to ready", Figures.median(seconds), "s", "< 1.5");
    figures.add("server: memory at rest", memory, "MB", "< 160");
  }

  private void crawl(GlueClient glue, S3Client s3) {
    byte[] file =
        "{\"id\": 1, \"name\": \"a\", \"price\": 1.5}\n"
            .repeat(20)
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1000; i++) {
      String key = "small/day=" + i / 100 + "/file" + i + ".json";
      s3.putObject(b -> b.bucket("bench").key(key), RequestBody.fromBytes(file));
    }
    glue.createCrawler(
        b ->
            b.name("small")
                .role(ROLE)
                .databaseName("bench")
                .targets(t -> t.s3Targets(S3Target.builder().path("s3://bench/small/").build())));
    long began = System.nanoTime();
    glue.startCrawler(b -> b.name("small"));
    await(() -> glue.getCrawler(b -> b.name("small")).crawler().state() == CrawlerState.READY);
    figures.add("crawl of 1,000 small files", since(began), "s", "< 5");
  }

  private void pythonShell(GlueClient glue, S3Client s3) {
    put(s3, "shell.py", "import time\nprint('first line', time.time(), flush=True)\n");
    job(glue, "shell", "pythonshell");
    double[] seconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      seconds[i] = firstLine(glue, "shell");
    }
    figures.add(
        "Python shell: StartJobRun to the first line", Figures.median(seconds), "s", "< 0.7");
  }

  private void pyspark(GlueClient glue, S3Client s3, Path data)
      throws IOException, InterruptedException {
    put(s3, "spark.py", SCRIPT);
    job(glue, "spark", "glueetl");
    double[] ours = new double[rounds];
    double[] oursDone = new double[rounds];
    double[] plain = new double[rounds];
    double[] plainDone = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      double began = now();
      JobRun run = ended(glue, "spark", glue.startJobRun(b -> b.jobName("spark")).jobRunId());
      List<String> lines = lines(data, run.id());
      ours[i] = stamp(lines, "first line") - began;
      oursDone[i] = stamp(lines, "done") - began;
      began = now();
      List<String> submitted = plainSpark.run(SCRIPT);
      plain[i] = stamp(submitted, "first line") - began;
      plainDone[i] = stamp(submitted, "done") - began;
    }
    figures.add("PySpark: StartJobRun to the first line", Figures.median(ours), "s", "");
    figures.add("  the same script by plain SparkSubmit", Figures.median(plain), "s", "");
    figures.add("  ratio", Figures.median(ours) / Figures.median(plain), "", "<= 0.5");
    figures.add(
        "PySpark: StartJobRun to the end of a small query", Figures.median(oursDone), "s", "");
    figures.add("  the same script by plain SparkSubmit", Figures.median(plainDone), "s", "");
    figures.add("  ratio", Figures.median(oursDone) / Figures.median(plainDone), "", "");
  }

  private double firstLine(GlueClient glue, String job) {
    double began = now();
    JobRun run = ended(glue, job, glue.startJobRun(b -> b.jobName(job)).jobRunId());
    return stamp(lines(directory.resolve("server"), run.id()), "first line") - began;
  }

  private static JobRun ended(GlueClient glue, String job, String id) {
    await(() -> isOver(glue.getJobRun(b -> b.jobName(job).runId(id)).jobRun().jobRunState()));
    JobRun run = glue.getJobRun(b -> b.jobName(job).runId(id)).jobRun();
    if (run.jobRunState() != JobRunState.SUCCEEDED) {
      throw new IllegalStateException(
          "run " + id + " is " + run.jobRunState() + ": " + run.errorMessage());
    }
    return run;
  }

  private static boolean isOver(JobRunState state) {
    return state != JobRunState.STARTING
        && state != JobRunState.RUNNING
        && state != JobRunState.WAITING;
  }

  private static List<String> lines(Path data, String runId) {
    try {
      return Files.readAllLines(data.resolve("runs").resolve(runId).resolve("stdout.log"));
    } catch (IOException e) {
      throw new IllegalStateException("no output of run " + runId, e);
    }
  }

  private static double stamp(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the script has not printed: " + name));
  }

  private static void put(S3Client s3, String key, String text) {
    s3.putObject(b -> b.bucket("bench").key(key), RequestBody.fromString(text));
  }

  private static void job(GlueClient glue, String name, String command) {
    String script = name + ".py";
    glue.createJob(
        b ->
            b.name(name)
                .role(ROLE)
                .glueVersion("5.0")
                .command(
                    c ->
                        c.name(command).scriptLocation("s3://bench/" + script).pythonVersion("3")));
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "what is measured does not come to its end within three minutes");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
