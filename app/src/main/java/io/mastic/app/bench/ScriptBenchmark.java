package io.mastic.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What scripts do every day, measured within runs of jobs: frames beside Spark's own, plans of
 * queries on many partitions, bookmarks over many files, rows of a database. Each script prints its
 * figures.
 */
public final class ScriptBenchmark {

  /** How much of each there is. */
  public record Size(int rows, int partitions, int files, int rounds) {}

  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
  private static final String FIGURE = "FIGURE\t";
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 100;
  private static final int BUCKETS = 1000;

  private final Path home;
  private final Path directory;
  private final Size size;
  private final Figures figures = new Figures(System.out);

  /**
   * @param directory an empty one, for the data of the server
   */
  public ScriptBenchmark(Path home, Path directory, Size size) {
    this.home = home;
    this.directory = directory;
    this.size = size;
  }

  /**
   * @param postgresql the JDBC URL of a database in which a table may be made; null to leave JDBC
   *     out
   */
  public void run(@Nullable String postgresql) throws Exception {
    figures.note(
        Runtime.getRuntime().availableProcessors()
            + " cores, Java "
            + System.getProperty("java.version")
            + load());
    Path data = Files.createDirectories(directory.resolve("server"));
    try (ServerProcess server = ServerProcess.start(home, data);
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      s3.createBucket(b -> b.bucket("bench"));
      glue.createDatabase(b -> b.databaseInput(d -> d.name("bench")));
      MeasuredRuns runs = new MeasuredRuns(glue, s3, data);
      frames(runs);
      plans(runs, server, s3);
      bookmarks(runs, s3);
      if (postgresql == null) {
        figures.note("No --postgresql: rows of a database are left out.");
      } else {
        jdbc(runs, postgresql);
      }
      figures.note("At the end" + load());
    }
  }

  /** A figure means little where something else had the machine. */
  private static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? ", load " + Files.readString(file).split(" ", -1)[0] : "";
  }

  private void frames(MeasuredRuns runs) throws Exception {
    figures.note(String.format(Locale.ROOT, "Frames of %,d rows", size.rows));
    runs.measure(
        "frames",
        Map.of(
            "--bucket",
            "bench",
            "--rows",
            Integer.toString(size.rows),
            "--rounds",
            Integer.toString(size.rounds)));
  }

  private void plans(MeasuredRuns runs, ServerProcess server, S3Client s3) throws Exception {
    figures.note(String.format(Locale.ROOT, "A table of %,d partitions", size.partitions));
    try (GlueConnection connection = new GlueConnection(server.uri())) {
      connection.call("CreateTable", table());
    }
    AtomicInteger next = new AtomicInteger();
    Load.shared(
        server.uri(),
        CONNECTIONS,
        (connection, share) -> {
          for (int at = next.getAndAdd(BATCH); at < size.partitions; at = next.getAndAdd(BATCH)) {
            connection.call("BatchCreatePartition", partitions(at));
          }
          return share;
        });
    askedFor().parallel().forEach(number -> s3.putObject(file(number), RequestBody.empty()));
    runs.measure("plans", Map.of("--table", "bench.t", "--enable-glue-datacatalog", "true"));
  }

  /** Partitions of the days that plans.py asks for; only these have a file. */
  private IntStream askedFor() {
    return IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 19, 31, 32, 33, 34, 35, 36, 37, 38, 39)
        .flatMap(day -> IntStream.range(day * BUCKETS, (day + 1) * BUCKETS))
        .filter(number -> number < size.partitions);
  }

  private static PutObjectRequest file(int number) {
    return PutObjectRequest.builder()
        .bucket("bench")
        .key(folder(number) + "part-0.parquet")
        .build();
  }

  private static String folder(int number) {
    return "t/dt=" + day(number) + "/bucket=" + number % BUCKETS + "/";
  }

  private static String day(int number) {
    return CatalogBenchmark.FIRST_DAY.plusDays(number / BUCKETS).toString();
  }

  private static String table() {
    return "{\"DatabaseName\":\"bench\",\"TableInput\":{\"Name\":\"t\",\"TableType\":"
        + "\"EXTERNAL_TABLE\",\"StorageDescriptor\":"
        + storage("s3://bench/t/")
        + ",\"PartitionKeys\":[{\"Name\":\"dt\",\"Type\":\"string\"},"
        + "{\"Name\":\"bucket\",\"Type\":\"int\"}]}}";
  }

  /** Of a day a thousand. */
  private String partitions(int from) {
    return IntStream.range(from, Math.min(size.partitions, from + BATCH))
        .mapToObj(ScriptBenchmark::partition)
        .collect(
            Collectors.joining(
                ",",
                "{\"DatabaseName\":\"bench\",\"TableName\":\"t\",\"PartitionInputList\":[",
                "]}"));
  }

  private static String partition(int number) {
    return "{\"Values\":[\""
        + day(number)
        + "\",\""
        + number % BUCKETS
        + "\"],\"StorageDescriptor\":"
        + storage("s3://bench/" + folder(number))
        + "}";
  }

  private static String storage(String location) {
    return "{\"Location\":\""
        + location
        + "\",\"Columns\":"
        + CatalogBenchmark.COLUMNS
        + ","
        + CatalogBenchmark.SERDE
        + "}";
  }

  private void bookmarks(MeasuredRuns runs, S3Client s3) throws Exception {
    figures.note(String.format(Locale.ROOT, "A folder of %,d files", size.files));
    RequestBody one = RequestBody.fromString("{\"id\": 1}\n");
    IntStream.range(0, size.files)
        .parallel()
        .forEach(
            i ->
                s3.putObject(
                    b -> b.bucket("bench").key("seen/" + i / BUCKETS + "/" + i + ".json"), one));
    Map<String, String> arguments =
        Map.of("--path", "s3://bench/seen/", "--job-bookmark-option", "job-bookmark-enable");
    for (String expected : List.of("all", "none")) {
      Map<String, String> all = new HashMap<>(arguments);
      all.put("--expected", expected);
      runs.measure("seen", all);
    }
  }

  private void jdbc(MeasuredRuns runs, String postgresql) throws Exception {
    int rows = Math.min(1_000_000, size.rows);
    figures.note(String.format(Locale.ROOT, "%,d rows of PostgreSQL", rows));
    runs.measure(
        "jdbc",
        Map.of(
            "--url",
            postgresql,
            "--rows",
            Integer.toString(rows),
            "--rounds",
            Integer.toString(size.rounds)));
  }

  /** Runs of jobs on a server, whose data is on this machine. */
  private final class MeasuredRuns {

    private final GlueClient glue;
    private final S3Client s3;
    private final Path data;

    MeasuredRuns(GlueClient glue, S3Client s3, Path data) {
      this.glue = glue;
      this.s3 = s3;
      this.data = data;
    }

    /**
     * MeasuredRuns a script, which is a resource beside this class, and adds the figures it prints.
     */
    void measure(String script, Map<String, String> arguments) throws IOException {
      if (glue.listJobs(b -> b.maxResults(100)).jobNames().stream().noneMatch(script::equals)) {
        create(script);
      }
      String id = glue.startJobRun(b -> b.jobName(script).arguments(arguments)).jobRunId();
      JobRun run = glue.getJobRun(b -> b.jobName(script).runId(id)).jobRun();
      while (isUnderWay(run.jobRunState())) {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        run = glue.getJobRun(b -> b.jobName(script).runId(id)).jobRun();
      }
      if (run.jobRunState() != JobRunState.SUCCEEDED) {
        throw new IllegalStateException(
            script + " is " + run.jobRunState() + ": " + run.errorMessage());
      }
      for (String line : Files.readAllLines(data.resolve("runs/" + id + "/stdout.log"))) {
        if (line.startsWith(FIGURE)) {
          String[] words = line.split("\t", -1);
          figures.add(words[1], Double.parseDouble(words[2]), words[3], words[4]);
        }
      }
    }

    private void create(String script) throws IOException {
      String file = script + ".py";
      try (InputStream text =
          Objects.requireNonNull(ScriptBenchmark.class.getResourceAsStream(file))) {
        byte[] bytes = text.readAllBytes();
        s3.putObject(b -> b.bucket("bench").key(file), RequestBody.fromBytes(bytes));
      }
      glue.createJob(
          b ->
              b.name(script)
                  .role(ROLE)
                  .glueVersion("5.0")
                  .workerType("G.1X")
                  .numberOfWorkers(2)
                  .command(c -> c.name("glueetl").scriptLocation("s3://bench/" + file)));
    }

    private static boolean isUnderWay(JobRunState state) {
      return state == JobRunState.STARTING
          || state == JobRunState.RUNNING
          || state == JobRunState.WAITING;
    }
  }
}
