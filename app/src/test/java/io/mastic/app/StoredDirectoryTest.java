package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Each build starts on what earlier ones kept: {@code format-N.tar.gz} holds a data directory as a
 * build of that format left it, with something of every kind.
 */
class StoredDirectoryTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** After the last thing that the stored directories tell of. */
  private static final Instant STORED = Instant.parse("2026-11-29T23:59:59Z");

  @TempDir private Path temporary;

  private Path stored(String name) throws IOException {
    Path data = temporary.resolve("data");
    try (InputStream file = StoredDirectoryTest.class.getResourceAsStream("data/" + name);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = data.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          // An object's facts are those of the file of that time.
          Files.setLastModifiedTime(path, entry.getLastModifiedTime());
        }
      }
    }
    return data;
  }

  @Test
  void theFirstFormat() throws IOException {
    startsTwice(stored("format-1.tar.gz"), server -> {});
  }

  /** It holds all that the first one does, and what was not there then. */
  @Test
  void theSecondFormat() throws IOException {
    startsTwice(stored("format-2.tar.gz"), StoredDirectoryTest::services);
  }

  private void startsTwice(Path data, Consumer<Server> more) throws IOException {
    for (int start = 1; start <= 2; start++) {
      try (Server server =
              Server.start(Settings.local(data), new Home(HOME), Server.Spark.NOT_PREPARED);
          GlueClient glue = Clients.glue(server);
          S3Client s3 = Clients.s3(server)) {
        catalog(glue);
        objects(s3);
        runs(glue);
        more.accept(server);
        if (start == 2) {
          worksOn(glue);
        }
      }
      assertThat(data.resolve("mastic-format")).hasContent("2\n");
    }
  }

  private static void catalog(GlueClient glue) {
    assertThat(glue.getDatabase(r -> r.name("shop")).database().description())
        .isEqualTo("made by the first format");
    assertThat(glue.getTags(r -> r.resourceArn(arn("database/shop"))).tags())
        .containsEntry("team", "sales");
    assertThat(glue.getTables(r -> r.databaseName("shop")).tableList())
        .extracting(Table::name)
        .containsExactlyInAnyOrder("orders", "returns");
    assertThat(
            glue.getTableVersions(r -> r.databaseName("shop").tableName("returns")).tableVersions())
        .hasSize(2);
    assertThat(
            glue.getPartitions(
                    r ->
                        r.databaseName("shop")
                            .tableName("returns")
                            .expression("year > 2000 and city <= 'c04'"))
                .partitions())
        .hasSize(10);
    assertThat(glue.getConnection(r -> r.name("warehouse")).connection().connectionProperties())
        .containsEntry(ConnectionPropertyKey.PASSWORD, "kept-since-format-1");
    assertThat(
            glue.listSchemaVersions(
                    r -> r.schemaId(s -> s.registryName("events").schemaName("order")))
                .schemas())
        .hasSize(2);
    assertThat(glue.getUserDefinedFunction(r -> r.databaseName("shop").functionName("f")))
        .isNotNull();
    assertThat(glue.getClassifier(r -> r.name("pipes")).classifier().csvClassifier().delimiter())
        .isEqualTo("|");
  }

  private static String arn(String resource) {
    return "arn:aws:glue:us-east-1:000000000000:" + resource;
  }

  private static void objects(S3Client s3) {
    var object = s3.getObjectAsBytes(r -> r.bucket("raw").key("notes/50% of it/été .."));
    assertThat(object.asUtf8String()).isEqualTo("a hard name");
    assertThat(object.response().metadata()).containsEntry("who", "laptop");
    assertThat(s3.headObject(r -> r.bucket("raw").key("big.bin")).eTag()).endsWith("-2\"");
    assertThat(s3.listMultipartUploads(r -> r.bucket("raw")).uploads()).hasSize(1);
  }

  private static void runs(GlueClient glue) {
    List<JobRun> counted = glue.getJobRuns(r -> r.jobName("count")).jobRuns();
    assertThat(counted).extracting(JobRun::jobRunState).contains(JobRunState.SUCCEEDED);
    assertThat(glue.getJobRuns(r -> r.jobName("fail")).jobRuns())
        .extracting(JobRun::errorMessage)
        .containsExactly("ValueError: no orders today");
    // The schedule goes on: who runs this at three o'clock in the morning has a crawl more.
    assertThat(glue.listCrawls(r -> r.crawlerName("orders")).crawls())
        .filteredOn(crawl -> crawl.startTime().isBefore(STORED))
        .hasSize(2);
    assertThat(glue.getCrawler(r -> r.name("orders")).crawler().schedule().scheduleExpression())
        .isEqualTo("cron(0 3 * * ? *)");
    assertThat(glue.getWorkflowRuns(r -> r.name("nightly")).runs())
        .filteredOn(run -> run.startedOn().isBefore(STORED))
        .hasSize(1);
    assertThat(glue.getTrigger(r -> r.name("timed")).trigger().stateAsString())
        .isEqualTo("ACTIVATED");
  }

  /** What the second format has beside the first. */
  private static void services(Server server) {
    try (GlueClient glue = Clients.glue(server)) {
      assertThat(glue.getTriggers(r -> r.dependentJobName("count")).triggers())
          .extracting(Trigger::name)
          .contains("after");
      assertThat(glue.getTags(r -> r.resourceArn(arn("trigger/after"))).tags())
          .containsEntry("team", "sales");
      assertThat(glue.getDatabase(r -> r.name("stacked")).database()).isNotNull();
      assertThat(glue.getSecurityConfiguration(r -> r.name("plain"))).isNotNull();
    }
  }

  /** What was defined in the old build runs in this one. */
  private static void worksOn(GlueClient glue) {
    // Its schedule may have begun a run of its own meanwhile.
    Awaiting.until(
        "the old job may begin",
        Duration.ofSeconds(60),
        () ->
            glue.getJobRuns(r -> r.jobName("count")).jobRuns().stream()
                .allMatch(of -> of.completedOn() != null));
    String run = glue.startJobRun(r -> r.jobName("count")).jobRunId();
    Awaiting.until(
        "the old job runs",
        Duration.ofSeconds(60),
        () ->
            glue.getJobRun(r -> r.jobName("count").runId(run)).jobRun().jobRunState()
                == JobRunState.SUCCEEDED);
  }
}
