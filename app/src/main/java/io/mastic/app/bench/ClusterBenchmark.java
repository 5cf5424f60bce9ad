package io.mastic.app.bench;

import io.mastic.app.cluster.StandaloneCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.WorkerType;
import software.amazon.awssdk.services.s3.S3Client;

/** The same job in one process on plain files, in one process by S3, and on a cluster. */
public final class ClusterBenchmark {

  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
  private static final int PARTS = 16;
  private static final int GROUPS = 50;
  private static final long MIB = 1 << 20;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** Twice, so that the second time is that of warm processes. */
  private static final String JOB =
      """
      import time
      from pyspark.sql import SparkSession, functions as F
      spark = SparkSession.builder.getOrCreate()
      groups = spark.createDataFrame([(i, "name %d" % i) for i in range(50)], "grp int, name string")
      for turn in ("first", "warm"):
          began = time.time()
          rows = spark.read.schema("id long, grp int, amount double, text string").csv("s3://bench/in/")
          sums = rows.join(groups, "grp").groupBy("grp", "name").agg(F.sum("amount").alias("amount"), F.count("*").alias("n"))
          sums.write.mode("overwrite").partitionBy("grp").parquet("s3://bench/out/")
          print(turn, time.time() - began, flush=True)
      """;

  private static final String COUNT =
      """
      import time
      from pyspark.sql import SparkSession
      print("rows", SparkSession.builder.getOrCreate().range(10).count(), flush=True)
      print("done", time.time(), flush=True)
      """;

  private final Path home;
  private final StandaloneCluster.Standing cluster;
  private final Path directory;
  private final int megabytes;
  private final int queued;
  private final Figures figures = new Figures(System.out);

  /**
   * @param cluster that is up, with room for two executors of a core
   * @param directory an empty one, for the data of the server
   * @param megabytes of input
   * @param queued runs at once
   */
  public ClusterBenchmark(
      Path home, StandaloneCluster.Standing cluster, Path directory, int megabytes, int queued) {
    this.home = home;
    this.cluster = cluster;
    this.directory = directory;
    this.megabytes = megabytes;
    this.queued = queued;
  }

  public void run() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    try (ServerProcess server =
            ServerProcess.start(
                home,
                data,
                "--prepared-drivers",
                "off",
                "--spark-master",
                "local",
                "--spark-master",
                cluster.master(),
                "--spark-master-page",
                cluster.page().toString(),
                "--spark-worker-scale",
                "0.0625");
        GlueClient glue = server.glue()) {
      try (S3Client s3 = server.s3()) {
        put(s3);
      }
      String byS3 =
          "spark.hadoop.fs.s3.impl=org.apache.hadoop.fs.s3a.S3AFileSystem"
              + " --conf spark.hadoop.fs.s3a.path.style.access=true"
              + " --conf spark.hadoop.fs.s3a.endpoint="
              + server.uri();
      String spread = "spark.master=" + cluster.master();
      Turns files = turns(glue, data, "spark.master=local[2]");
      Turns s3a = turns(glue, data, byS3 + " --conf spark.master=local[2]");
      Turns executors = turns(glue, data, spread);
      tell("one process, plain files", files, files, "");
      tell("one process, by S3", s3a, files, "<= 1.4");
      tell("two executors on the cluster", executors, files, "");
      starts(glue, data, spread);
      queue(glue, spread);
    }
  }

  private void put(S3Client s3) {
    s3.createBucket(b -> b.bucket("bench"));
    s3.putObject(b -> b.bucket("bench").key("job.py"), RequestBody.fromString(JOB));
    s3.putObject(b -> b.bucket("bench").key("count.py"), RequestBody.fromString(COUNT));
    Random random = new Random(7);
    long each = megabytes * MIB / PARTS;
    long id = 0;
    for (int part = 0; part < PARTS; part++) {
      StringBuilder csv = new StringBuilder();
      while (csv.length() < each) {
        csv.append(id++).append(',').append(random.nextInt(GROUPS)).append(',');
        csv.append(random.nextInt(1_000_000)).append(".25,some words that nobody reads\n");
      }
      String key = "in/part-" + part + ".csv";
      s3.putObject(
          b -> b.bucket("bench").key(key),
          RequestBody.fromBytes(csv.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** In seconds. */
  private record Turns(double first, double warm) {}

  private Turns turns(GlueClient glue, Path data, String conf) throws IOException {
    JobRun run = ended(glue, "job", start(glue, "job", conf));
    List<String> lines = lines(data, run);
    return new Turns(said(lines, "first"), said(lines, "warm"));
  }

  private void tell(String what, Turns turns, Turns files, String aim) {
    figures.add(what + ": " + megabytes + " MB, first", turns.first(), "s", "");
    figures.add("  the same again, warm", turns.warm(), "s", "");
    figures.add("  ratio to plain files, warm", turns.warm() / files.warm(), "", aim);
  }

  private void starts(GlueClient glue, Path data, String spread) throws IOException {
    double alone = untilCounted(glue, data, "spark.master=local[2]");
    double cold = untilCounted(glue, data, spread);
    figures.add("StartJobRun to the printed count, one process", alone, "s", "");
    figures.add("  on the cluster, which is warm", cold, "s", "");
    figures.add("  ratio", cold / alone, "", "<= 1.5");
  }

  private double untilCounted(GlueClient glue, Path data, String conf) throws IOException {
    double began = System.currentTimeMillis() / 1000.0;
    return said(lines(data, ended(glue, "count", start(glue, "count", conf))), "done") - began;
  }

  private void queue(GlueClient glue, String conf) {
    long began = System.nanoTime();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < queued; i++) {
      ids.add(start(glue, "one", "count", 2, conf));
    }
    List<JobRun> runs = ids.stream().map(id -> ended(glue, "one", id)).toList();
    List<Instant> ends = runs.stream().map(JobRun::completedOn).toList();
    figures.add(
        queued + " runs with room for two",
        Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0,
        "s",
        "all run");
    int early = 0;
    for (int i = 2; i < ends.size(); i++) {
      // Two are under way at a time: one that ends before the last but one began out of order.
      early += ends.get(i).isBefore(ends.get(i - 2)) ? 1 : 0;
    }
    figures.add("  ended before one that came two before it", early, "", "0");
  }

  private static String start(GlueClient glue, String script, String conf) {
    return start(glue, script, script, 3, conf);
  }

  private static String start(
      GlueClient glue, String job, String script, int workers, String conf) {
    if (glue.listJobs(b -> b.maxResults(100)).jobNames().stream().noneMatch(job::equals)) {
      glue.createJob(
          b ->
              b.name(job)
                  .role(ROLE)
                  .glueVersion("5.0")
                  .workerType(WorkerType.G_1_X)
                  .numberOfWorkers(workers)
                  .executionProperty(e -> e.maxConcurrentRuns(1000))
                  .command(c -> c.name("glueetl").scriptLocation("s3://bench/" + script + ".py")));
    }
    return glue.startJobRun(b -> b.jobName(job).arguments(Map.of("--conf", conf))).jobRunId();
  }

  private static JobRun ended(GlueClient glue, String job, String id) {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      JobRun run = glue.getJobRun(b -> b.jobName(job).runId(id)).jobRun();
      if (run.completedOn() != null) {
        if (run.jobRunState() != JobRunState.SUCCEEDED) {
          throw new IllegalStateException("a run fails: " + run.errorMessage());
        }
        return run;
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException("a run does not end within " + LONGEST);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static List<String> lines(Path data, JobRun run) throws IOException {
    return Files.readAllLines(data.resolve("runs").resolve(run.id()).resolve("stdout.log"));
  }

  private static double said(List<String> lines, String word) {
    return lines.stream()
        .filter(line -> line.startsWith(word + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(word.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the script has not said " + word));
  }
}
