package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.app.data.DataNames;
import io.mastic.kernel.Awaiting;
import io.mastic.kernel.DatabaseLogin;
import io.mastic.kernel.Json;
import io.mastic.kernel.TestDatabases;
import io.mastic.kernel.expiry.Retention;
import io.mastic.wire.Auth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPagesTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern METRIC = Pattern.compile("(mastic|jvm|process|system)_[a-z_]+");

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir private Path data;

  private Server serve(Auth auth, int reserve) throws IOException {
    return serve(auth, reserve, null);
  }

  private Server serve(Auth auth, int reserve, @Nullable DatabaseLogin database)
      throws IOException {
    Settings settings =
        Settings.local(data)
            .with(new Settings.Door("127.0.0.1", 0, auth))
            .with(new Settings.Storage(data, database, null))
            .with(new ServerLimits(4, 0, 0, RunRules.DEFAULT))
            .with(new Upkeep(Retention.DEFAULT, reserve));
    return Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
  }

  private HttpResponse<String> get(Server server, String page, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/_/" + page));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void healthTriesAWriteAndLooksAtTheDisk() throws Exception {
    try (Server server = serve(Auth.VERIFY, 1)) {
      HttpResponse<String> well = get(server, "health");
      assertThat(well.statusCode()).isEqualTo(200);
      assertThat(Json.read(well.body()).path("checks").path("database").asText()).isEqualTo("ok");
      assertThat(Json.read(well.body()).path("checks").path("disk").asText()).isEqualTo("ok");
      assertThat(Json.read(well.body()).path("checks").path("queue").asText()).isEqualTo("ok");
      assertThat(get(server, "health/ready").statusCode()).isEqualTo(200);
      assertThat(get(server, "health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseThatTakesNoWritesIsFoundOutInTime() throws Exception {
    try (Server server = serve(Auth.VERIFY, 1);
        var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mastic.db"));
        var statement = database.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      HttpResponse<String> ill = get(server, "health");
      assertThat(ill.statusCode()).isEqualTo(503);
      assertThat(Json.read(ill.body()).path("checks").path("database").asText())
          .isEqualTo("no answer within 3000 ms");
      assertThat(get(server, "health/ready").statusCode()).isEqualTo(200);
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void aServerWithoutItsDatabaseIsNotReadyButLives() throws Exception {
    DatabaseLogin login = DatabaseLogin.of(TestDatabases.postgresqlUrl());
    String name = URI.create(login.jdbcUrl().substring("jdbc:".length())).getPath().substring(1);
    String other = login.jdbcUrl().replace("/" + name, "/postgres");
    try (Server server = serve(Auth.VERIFY, 1, login);
        var database = DriverManager.getConnection(other);
        var statement = database.createStatement()) {
      assertThat(get(server, "health/ready").statusCode()).isEqualTo(200);
      statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
      Awaiting.until(
          "it is not ready", Duration.ofSeconds(60), () -> status(server, "health/ready") == 503);
      assertThat(get(server, "health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "health").statusCode()).isEqualTo(503);
      statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
      Awaiting.until(
          "it is ready again", Duration.ofSeconds(60), () -> status(server, "health/ready") == 200);
    }
  }

  private int status(Server server, String page) {
    try {
      return get(server, page).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFullDiskIsSaid() throws Exception {
    try (Server server = serve(Auth.VERIFY, Integer.MAX_VALUE)) {
      HttpResponse<String> ill = get(server, "health");
      assertThat(ill.statusCode()).isEqualTo(503);
      assertThat(Json.read(ill.body()).path("checks").path("disk").asText())
          .contains("are kept free (--disk-reserve)");
    }
  }

  @Test
  void metricsNeedTheirToken() throws Exception {
    try (Server server = serve(Auth.VERIFY, 1)) {
      String token = Files.readString(data.resolve(DataNames.METRICS_TOKEN));
      assertThat(get(server, "metrics").statusCode()).isEqualTo(401);
      assertThat(get(server, "metrics", "Authorization", "Bearer wrong").statusCode())
          .isEqualTo(401);
      assertThat(get(server, "metrics", "Authorization", "Bearer " + token).body())
          .contains("mastic_claim_lag_seconds");
    }
  }

  /** One that no server knows how to do. */
  private void overdueTask() throws java.sql.SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mastic.db"));
        var statement =
            database.prepareStatement(
                "INSERT INTO task (id, kind, task_key, payload, due_at, attempts, created_at)"
                    + " VALUES ('x', 'nobody', 'x', '{}', ?, 0, 0)")) {
      statement.setLong(1, System.currentTimeMillis() - 60_000);
      statement.execute();
    }
  }

  @Test
  void theDashboardShowsWhatThereIs() throws Exception {
    String dashboard = Files.readString(HOME.resolve("docs/grafana/mastic.json"));
    Set<String> shown = new TreeSet<>();
    Json.read(dashboard)
        .findValuesAsText("expr")
        .forEach(
            query -> {
              Matcher names = METRIC.matcher(query);
              while (names.find()) {
                shown.add(names.group());
              }
            });
    try (Server server = serve(Auth.OFF, 1);
        var glue = Clients.glue(server)) {
      glue.getDatabases(r -> {});
      String job =
          glue.createJob(
                  r ->
                      r.name("j")
                          .role("r")
                          .command(c -> c.name("pythonshell").scriptLocation("s3://none/x.py")))
              .name();
      glue.startJobRun(r -> r.jobName(job));
      Awaiting.until(
          "the run has ended",
          Duration.ofSeconds(30),
          () ->
              glue.getJobRuns(r -> r.jobName(job)).jobRuns().get(0).jobRunState()
                  == software.amazon.awssdk.services.glue.model.JobRunState.FAILED);
      overdueTask();
      String metrics = get(server, "metrics").body();
      assertThat(shown).hasSizeGreaterThan(10);
      for (String name : shown) {
        assertThat(metrics).containsPattern("(?m)^" + name + "[ {]");
      }
      assertThat(metrics)
          .contains("mastic_runs{state=\"RUNNING\"} 0")
          .contains("mastic_tasks_due{kind=\"nobody\"} 1")
          .containsPattern("mastic_claim_lag_seconds [67]\\d");
    }
  }
}
