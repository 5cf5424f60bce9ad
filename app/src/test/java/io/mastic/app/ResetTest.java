package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Awaiting;
import io.mastic.kernel.DatabaseLogin;
import io.mastic.kernel.TestDatabases;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.s3.S3Client;

class ResetTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path data;

  private Server serve(Auth auth, @Nullable DatabaseLogin database) throws IOException {
    Settings settings =
        Settings.local(data)
            .with(new Settings.Door("127.0.0.1", 0, auth))
            .with(new Settings.Storage(data, database, null));
    return Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  private int reset(Server server, String method) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/_/reset"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void itIsNotThereWhereSignaturesAreAskedFor() throws Exception {
    try (Server server = serve(Auth.VERIFY, null)) {
      assertThat(reset(server, "POST")).isEqualTo(404);
    }
  }

  @Test
  void everythingGoesOnSqlite() throws Exception {
    everythingGoes(null);
  }

  @Test
  void everythingGoesOnPostgresql() throws Exception {
    everythingGoes(DatabaseLogin.of(TestDatabases.postgresqlUrl()));
  }

  private void everythingGoes(@Nullable DatabaseLogin database) throws Exception {
    try (Server server = serve(Auth.OFF, database);
        GlueClient glue = Clients.glue(server);
        S3Client s3 = Clients.s3(server)) {
      for (int round = 0; round < 2; round++) {
        fill(glue, s3);
        long process = process();
        assertThat(reset(server, "GET")).isEqualTo(405);
        assertThat(reset(server, "POST")).isEqualTo(200);
        Awaiting.until(
            "the process is gone",
            Duration.ofSeconds(10),
            () -> ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(glue.getDatabases(r -> {}).databaseList()).isEmpty();
        assertThat(glue.getJobs(r -> {}).jobs()).isEmpty();
        assertThat(glue.getCrawlers(r -> {}).crawlers()).isEmpty();
        assertThat(s3.listBuckets().buckets()).isEmpty();
        assertThat(data.resolve("runs")).isEmptyDirectory();
      }
    }
  }

  private void fill(GlueClient glue, S3Client s3) throws IOException {
    s3.createBucket(r -> r.bucket("scripts"));
    s3.putObject(
        r -> r.bucket("scripts").key("a/wait.py"),
        RequestBody.fromString("import time\nprint('up', flush=True)\ntime.sleep(600)\n"));
    glue.createDatabase(r -> r.databaseInput(d -> d.name("d")));
    glue.createTable(r -> r.databaseName("d").tableInput(t -> t.name("t")));
    glue.createCrawler(
        r ->
            r.name("c")
                .role("r")
                .databaseName("d")
                .schedule("cron(0 3 * * ? *)")
                .targets(
                    t -> t.s3Targets(List.of(S3Target.builder().path("s3://scripts/a/").build()))));
    glue.createJob(
        r ->
            r.name("j")
                .role("r")
                .command(c -> c.name("pythonshell").scriptLocation("s3://scripts/a/wait.py")));
    String run = glue.startJobRun(r -> r.jobName("j")).jobRunId();
    Awaiting.until(
        "the script runs", Duration.ofSeconds(60), () -> wrote(data.resolve("runs").resolve(run)));
  }

  private static boolean wrote(Path run) {
    try {
      return Files.readString(run.resolve("stdout.log")).contains("up");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The root process of the only run. */
  private long process() throws IOException {
    try (var runs = Files.list(data.resolve("runs"))) {
      return Long.parseLong(
          Files.readString(runs.findFirst().orElseThrow().resolve("pid")).strip());
    }
  }
}
