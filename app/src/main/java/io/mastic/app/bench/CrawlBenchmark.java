package io.mastic.app.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Measures crawls of many files, of many partitions and of one large file, on a server of their own
 * with its objects in folders of this machine; beside them what Spark takes to infer the same.
 */
public final class CrawlBenchmark {

  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
  private static final String BUCKET = "bench";
  private static final int SMALL = 1000;
  private static final int PER_PARTITION = 100;
  private static final String FIGURE = "FIGURE\t";

  /** Reads something else first, so that only the work is measured and no class is new. */
  private static final String SCRIPT =
      """
      import time
      from pyspark.sql import SparkSession
      spark = SparkSession.builder.getOrCreate()
      for _ in range(3):
          spark.read.json("s3://bench/warm/").schema
      for _ in range(ROUNDS):
          began = time.time()
          spark.read.json("s3://bench/small/").schema
          print("FIGURE\\t%f" % (time.time() - began), flush=True)
      """;

  /**
   * How much.
   *
   * @param files of the table with many partitions, a hundred in each
   * @param gigabytes of the large file
   * @param rounds how often each is measured; the median counts
   */
  public record Size(int files, int gigabytes, int rounds) {}

  private final Path home;
  private final Path directory;
  private final Size size;
  private final Figures figures = new Figures(System.out);

  /**
   * @param home of this installation
   * @param directory an empty one, for the data of the server
   */
  public CrawlBenchmark(Path home, Path directory, Size size) {
    this.home = home;
    this.directory = directory;
    this.size = size;
  }

  public void run() throws Exception {
    Path data = directory.resolve("server");
    Files.createDirectories(data);
    try (ServerProcess server = ServerProcess.start(home, data);
        GlueClient glue = server.glue();
        S3Client s3 = server.s3()) {
      s3.createBucket(b -> b.bucket(BUCKET));
      Path bucket = data.resolve("objects").resolve(BUCKET);
      double small = small(glue, bucket);
      beside(glue, s3, data, small);
      many(glue, bucket, server);
      large(glue, bucket);
    }
  }

  private double small(GlueClient glue, Path bucket) throws IOException {
    for (int i = 0; i < SMALL; i++) {
      json(bucket.resolve("small/day=" + i / 20 + "/file" + i + ".json"), i);
      json(bucket.resolve("warm/day=" + i / 20 + "/file" + i + ".json"), i);
    }
    crawler(glue, "warm", "warm/");
    figures.add(
        "crawl of 1,000 small JSON files, the server's first", crawl(glue, "warm"), "s", "");
    double[] seconds = new double[size.rounds()];
    for (int i = 0; i < seconds.length; i++) {
      String name = "small" + i;
      crawler(glue, name, "small/");
      seconds[i] = crawl(glue, name);
    }
    double median = Figures.median(seconds);
    figures.add("crawl of 1,000 small JSON files into a new table", median, "s", "< 0.6");
    return median;
  }

  private void beside(GlueClient glue, S3Client s3, Path data, double ours) throws IOException {
    String script = SCRIPT.replace("ROUNDS", String.valueOf(size.rounds()));
    s3.putObject(b -> b.bucket(BUCKET).key("infer.py"), RequestBody.fromString(script));
    glue.createJob(
        b ->
            b.name("infer")
                .role(ROLE)
                .glueVersion("5.0")
                .command(
                    c ->
                        c.name("glueetl")
                            .scriptLocation("s3://bench/infer.py")
                            .pythonVersion("3")));
    String run = glue.startJobRun(b -> b.jobName("infer")).jobRunId();
    await(
        () ->
            glue.getJobRun(b -> b.jobName("infer").runId(run)).jobRun().jobRunState()
                == JobRunState.SUCCEEDED);
    List<String> lines =
        Files.readAllLines(data.resolve("runs").resolve(run).resolve("stdout.log"));
    double spark =
        Figures.median(
            lines.stream()
                .filter(line -> line.startsWith(FIGURE))
                .mapToDouble(line -> Double.parseDouble(line.substring(FIGURE.length())))
                .toArray());
    figures.add("  spark.read.json's inference over them, warm session", spark, "s", "");
    figures.add("  ratio", ours / spark, "", "<= 0.5");
  }

  private void many(GlueClient glue, Path bucket, ServerProcess server) throws IOException {
    for (int i = 0; i < size.files(); i++) {
      json(bucket.resolve("many/part=" + i / PER_PARTITION + "/file" + i + ".json"), i);
    }
    String what =
        String.format(
            Locale.ROOT, "%,d files in %,d partitions", size.files(), size.files() / PER_PARTITION);
    double before = server.memory();
    crawler(glue, "many", "many/");
    figures.add("crawl of " + what, crawl(glue, "many"), "s", "< 60");
    figures.add("  the server's memory before it", before, "MB", "");
    figures.add("  the most of the server's memory until its end", server.peakMemory(), "MB", "");
    figures.add("  crawl of the same with nothing new", crawl(glue, "many"), "s", "< 5");
  }

  /** The rows at its beginning are written, the rest of it is a hole: no crawl looks there. */
  private void large(GlueClient glue, Path bucket) throws IOException {
    Path file = bucket.resolve("large/rows.csv");
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("id,name,price,day\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 500_000; i++) {
        String row = i + ",name of " + i + "," + i + ".25,2026-11-" + (10 + i % 20) + "\n";
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(((long) size.gigabytes() << 30) - 1);
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    double[] seconds = new double[size.rounds()];
    for (int i = 0; i < seconds.length; i++) {
      crawler(glue, "large" + i, "large/");
      seconds[i] = crawl(glue, "large" + i);
    }
    figures.add(
        "crawl of one CSV of " + size.gigabytes() + " GB", Figures.median(seconds), "s", "< 2");
  }

  private static void json(Path file, int number) throws IOException {
    if (!Files.exists(file.getParent())) {
      Files.createDirectories(file.getParent());
    }
    String line =
        "{\"id\": " + number + ", \"name\": \"n" + number + "\", \"price\": " + number + ".5}\n";
    Files.writeString(file, line.repeat(20));
  }

  /** With a database of its own, so that each makes its tables anew. */
  private static void crawler(GlueClient glue, String name, String place) {
    glue.createDatabase(b -> b.databaseInput(d -> d.name(name)));
    glue.createCrawler(
        b ->
            b.name(name)
                .role(ROLE)
                .databaseName(name)
                .targets(
                    t ->
                        t.s3Targets(
                            S3Target.builder().path("s3://" + BUCKET + "/" + place).build())));
  }

  private static double crawl(GlueClient glue, String name) {
    long began = System.nanoTime();
    glue.startCrawler(b -> b.name(name));
    await(() -> load(glue, name).state() == CrawlerState.READY);
    double seconds = (System.nanoTime() - began) / 1e9;
    Crawler crawler = load(glue, name);
    if (crawler.lastCrawl().status() != LastCrawlStatus.SUCCEEDED) {
      throw new IllegalStateException(name + ": " + crawler.lastCrawl().errorMessage());
    }
    return seconds;
  }

  private static Crawler load(GlueClient glue, String name) {
    return glue.getCrawler(b -> b.name(name)).crawler();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("what is measured does not end within ten minutes");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
