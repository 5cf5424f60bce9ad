package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsState;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsTaskRun;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.s3.S3Client;

/** kill -9 of the server while it works: after a restart everything comes to a true end. */
class CrashTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  @TempDir private Path directory;

  @Test
  void aCrawlIsTakenUpAgain() throws Exception {
    Path data = directory.resolve("crawl");
    try (MasticProcess server = MasticProcess.serve(data);
        S3Client s3 = server.s3();
        GlueClient glue = server.glue()) {
      s3.createBucket(b -> b.bucket("raw"));
      byte[] file = "{\"id\": 1, \"name\": \"a\"}\n".repeat(500).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        String key = "t/day=" + i % 30 + "/f" + i + ".json";
        s3.putObject(b -> b.bucket("raw").key(key), RequestBody.fromBytes(file));
      }
      glue.createDatabase(b -> b.databaseInput(d -> d.name("db")));
      glue.createCrawler(
          b ->
              b.name("c")
                  .role(ROLE)
                  .databaseName("db")
                  .targets(t -> t.s3Targets(S3Target.builder().path("s3://raw/t/").build())));
      glue.startCrawler(b -> b.name("c"));
      server.kill();
    }
    try (MasticProcess server = MasticProcess.serve(data);
        GlueClient glue = server.glue()) {
      await(
          "the crawl ends",
          () -> glue.getCrawler(b -> b.name("c")).crawler().state() == CrawlerState.READY);
      assertThat(glue.getCrawler(b -> b.name("c")).crawler().lastCrawl().status())
          .isEqualTo(LastCrawlStatus.SUCCEEDED);
      assertThat(
              glue.getPartitionsPaginator(b -> b.databaseName("db").tableName("t")).stream()
                  .flatMap(page -> page.partitions().stream()))
          .hasSize(30);
    }
  }

  @Test
  void aRunGoesOnWithoutTheServerAndEndsTruly() throws Exception {
    Path data = directory.resolve("run");
    String finishing;
    String failing;
    try (MasticProcess server = MasticProcess.serve(data);
        S3Client s3 = server.s3();
        GlueClient glue = server.glue()) {
      s3.createBucket(b -> b.bucket("scripts"));
      finishing =
          start(
              glue,
              s3,
              "finishing",
              "import time\nprint('begun', flush=True)\ntime.sleep(6)\nprint('done')\n");
      failing =
          start(glue, s3, "failing", "import time\ntime.sleep(2)\nraise ValueError('as meant')\n");
      await(
          "both run",
          () ->
              state(glue, "finishing", finishing) == JobRunState.RUNNING
                  && state(glue, "failing", failing) == JobRunState.RUNNING);
      server.kill();
    }
    // The second process ends while there is no server.
    await(
        "the process has said how it ended",
        () -> Files.exists(data.resolve("runs").resolve(failing).resolve("result.json")));
    try (MasticProcess server = MasticProcess.serve(data);
        GlueClient glue = server.glue()) {
      await(
          "both end",
          () ->
              isOver(state(glue, "finishing", finishing))
                  && isOver(state(glue, "failing", failing)));
      assertThat(state(glue, "finishing", finishing)).isEqualTo(JobRunState.SUCCEEDED);
      JobRun failed = glue.getJobRun(b -> b.jobName("failing").runId(failing)).jobRun();
      assertThat(failed.jobRunState()).isEqualTo(JobRunState.FAILED);
      assertThat(failed.errorMessage()).contains("ValueError: as meant");
    }
  }

  /**
   * The process may need the catalog of the dead server, and then fails; what it must not do is run
   * for ever, or leave statistics without having succeeded.
   */
  @Test
  void aRunOfColumnStatisticsEndsTruly() throws Exception {
    Path data = directory.resolve("statistics");
    String run;
    try (MasticProcess server = MasticProcess.serve(data);
        S3Client s3 = server.s3();
        GlueClient glue = server.glue()) {
      s3.createBucket(b -> b.bucket("raw"));
      s3.putObject(b -> b.bucket("raw").key("t/a.json"), RequestBody.fromString("{\"id\": 1}\n"));
      glue.createDatabase(b -> b.databaseInput(d -> d.name("db")));
      glue.createTable(b -> b.databaseName("db").tableInput(jsonTable()));
      run =
          glue.startColumnStatisticsTaskRun(b -> b.databaseName("db").tableName("t").role(ROLE))
              .columnStatisticsTaskRunId();
      await("it runs", () -> statistics(glue, run).startTime() != null);
      server.kill();
    }
    try (MasticProcess server = MasticProcess.serve(data);
        GlueClient glue = server.glue()) {
      await("it ends", () -> statistics(glue, run).endTime() != null);
      ColumnStatisticsTaskRun ended = statistics(glue, run);
      boolean succeeded = ended.status() == ColumnStatisticsState.SUCCEEDED;
      assertThat(ended.errorMessage() == null).isEqualTo(succeeded);
      assertThat(
              glue.getColumnStatisticsForTable(
                      b -> b.databaseName("db").tableName("t").columnNames("id"))
                  .columnStatisticsList())
          .hasSize(succeeded ? 1 : 0);
      String again =
          glue.startColumnStatisticsTaskRun(b -> b.databaseName("db").tableName("t").role(ROLE))
              .columnStatisticsTaskRunId();
      await("another ends", () -> statistics(glue, again).endTime() != null);
      assertThat(statistics(glue, again).status()).isEqualTo(ColumnStatisticsState.SUCCEEDED);
    }
  }

  private static TableInput jsonTable() {
    return TableInput.builder()
        .name("t")
        .storageDescriptor(
            s ->
                s.location("s3://raw/t/")
                    .columns(Column.builder().name("id").type("bigint").build())
                    .serdeInfo(i -> i.serializationLibrary("org.openx.data.jsonserde.JsonSerDe")))
        .build();
  }

  private static ColumnStatisticsTaskRun statistics(GlueClient glue, String run) {
    return glue.getColumnStatisticsTaskRun(b -> b.columnStatisticsTaskRunId(run))
        .columnStatisticsTaskRun();
  }

  private static String start(GlueClient glue, S3Client s3, String name, String script) {
    s3.putObject(b -> b.bucket("scripts").key(name + ".py"), RequestBody.fromString(script));
    glue.createJob(
        b ->
            b.name(name)
                .role(ROLE)
                .command(
                    c ->
                        c.name("pythonshell")
                            .scriptLocation("s3://scripts/" + name + ".py")
                            .pythonVersion("3.9")));
    return glue.startJobRun(b -> b.jobName(name)).jobRunId();
  }

  private static JobRunState state(GlueClient glue, String job, String run) {
    return glue.getJobRun(b -> b.jobName(job).runId(run)).jobRun().jobRunState();
  }

  private static boolean isOver(JobRunState state) {
    return state == JobRunState.SUCCEEDED
        || state == JobRunState.FAILED
        || state == JobRunState.STOPPED
        || state == JobRunState.TIMEOUT
        || state == JobRunState.ERROR;
  }

  static void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
