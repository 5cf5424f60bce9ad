package io.mastic.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AuthenticationType;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.ValidationException;
import software.amazon.awssdk.services.s3.S3Client;

/** A secret that a client sends is kept, used and given back where AWS does; it is never logged. */
class SecretsTest {

  /** The most that a user can ask for. */
  private static final Map<String, String> TALKATIVE = Map.of("MASTIC_LOG", "ALL");

  @TempDir private Path directory;

  /** All that must not be found in a log. */
  private final List<String> secrets = new ArrayList<>(List.of(MasticProcess.SECRET));

  private String secret() {
    String secret = "hush" + secrets.size() + "hush";
    secrets.add(secret);
    return secret;
  }

  @Test
  void noLogHoldsASecret() throws Exception {
    Path data = directory.resolve("data");
    String stdout;
    List<String> kept;
    try (MasticProcess server = MasticProcess.serve(TALKATIVE, data);
        GlueClient glue = server.glue()) {
      connections(glue);
      wrongLogins(glue);
      refusedRequests(server, glue);
      aDefect(glue, data);
      kept = List.copyOf(secrets);
      aJob(server, glue);
      stdout = server.endReadingStdout();
    }
    noneIsInTheDatabase(data, kept);
    List<Path> logs = new ArrayList<>(List.of(MasticProcess.stderr(data)));
    try (Stream<Path> files = Files.walk(data)) {
      files.filter(file -> file.toString().endsWith(".log")).forEach(logs::add);
    }
    // The test would be worth nothing if the server were silent.
    assertThat(MasticProcess.stderr(data))
        .content()
        .contains("operation=CreateConnection status=200")
        .contains("error=InvalidSignatureException")
        .contains("met a defect")
        .contains("INSERT INTO catalog_connection");
    assertThat(logs).hasSizeGreaterThan(1);
    for (String secret : secrets) {
      assertThat(stdout).doesNotContain(secret);
      for (Path log : logs) {
        assertThat(log).content(StandardCharsets.UTF_8).doesNotContain(secret);
      }
    }
  }

  /** What a thief of the database's files would read, the key file not among them. */
  private static void noneIsInTheDatabase(Path data, List<String> secrets) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      List<Path> database =
          files.filter(file -> file.getFileName().toString().startsWith("mastic.db")).toList();
      assertThat(database).isNotEmpty();
      for (Path file : database) {
        assertThat(file).content(StandardCharsets.ISO_8859_1).doesNotContain(secrets);
      }
    }
    assertThat(data.resolve("secret-key")).isRegularFile();
  }

  @Test
  void withoutItsKeyFileAServerSaysSoAndEnds() throws Exception {
    Path data = directory.resolve("locked");
    try (MasticProcess server = MasticProcess.serve(Map.of(), data);
        GlueClient glue = server.glue()) {
      glue.createConnection(r -> r.connectionInput(jdbc("c", "jdbc:postgresql://h/d", secret())));
    }
    Path key = data.resolve("secret-key");
    String right = Files.readString(key);
    Files.delete(key);
    assertThat(refusal(data)).contains("The key file " + key + " does not exist");
    assertThat(key).doesNotExist();
    byte[] other = new byte[32];
    Files.writeString(key, Base64.getEncoder().encodeToString(other));
    assertThat(refusal(data)).contains("The key file " + key + " is not that of the database");
    Files.writeString(key, right);
    try (MasticProcess server = MasticProcess.serve(Map.of(), data);
        GlueClient glue = server.glue()) {
      assertThat(glue.getConnection(r -> r.name("c")).connection().connectionPropertiesAsStrings())
          .containsKey("PASSWORD");
    }
  }

  /** What a server says that cannot start; one sentence, and nothing of the program. */
  private String refusal(Path data) throws Exception {
    Path output = directory.resolve("refusal");
    Process process =
        MasticProcess.command("serve", "--port", "0", "--data", data.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(output).content().doesNotContain("\tat ").doesNotContain("ready");
    return Files.readString(output);
  }

  private void connections(GlueClient glue) {
    String password = secret();
    String basic = secret();
    String custom = secret();
    String token = secret();
    glue.createConnection(r -> r.connectionInput(jdbc("jdbc", "jdbc:postgresql://h/d", password)));
    glue.createConnection(
        r ->
            r.connectionInput(
                jdbc("basic", "jdbc:postgresql://h/d", password).toBuilder()
                    .authenticationConfiguration(
                        a ->
                            a.authenticationType(AuthenticationType.BASIC)
                                .basicAuthenticationCredentials(
                                    c -> c.username("u").password(basic)))
                    .build()));
    glue.createConnection(
        r ->
            r.connectionInput(
                jdbc("others", "jdbc:postgresql://h/d", password).toBuilder()
                    .authenticationConfiguration(
                        a ->
                            a.authenticationType(AuthenticationType.OAUTH2)
                                .customAuthenticationCredentials(Map.of("key", custom))
                                .oAuth2Properties(
                                    o ->
                                        o.oAuth2Credentials(
                                            c ->
                                                c.accessToken(token)
                                                    .jwtToken("a.b." + token)
                                                    .userManagedClientApplicationClientSecret(
                                                        token))))
                    .build()));
    glue.createConnection(
        r ->
            r.connectionInput(
                jdbc("inUrl", "jdbc:postgresql://127.0.0.1:1/d?user=u&password=" + secret(), "x")));
    assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName("inUrl")))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .doesNotContain("hush");
    assertThatThrownBy(
            () ->
                glue.createConnection(
                    r ->
                        r.connectionInput(
                            jdbc("bad", "jdbc:postgresql://h/d?password=a&" + secret(), "x"))))
        .isInstanceOf(InvalidInputException.class);
    Connection shown = glue.getConnection(r -> r.name("jdbc")).connection();
    assertThat(shown.connectionProperties())
        .containsEntry(ConnectionPropertyKey.PASSWORD, password);
    Connection hidden = glue.getConnection(r -> r.name("jdbc").hidePassword(true)).connection();
    assertThat(hidden.connectionProperties())
        .doesNotContainKey(ConnectionPropertyKey.PASSWORD)
        .containsKey(ConnectionPropertyKey.USERNAME);
    assertThat(glue.getConnections(r -> r.hidePassword(true)).connectionList())
        .hasSize(4)
        .allSatisfy(
            c -> assertThat(c.connectionPropertiesAsStrings()).doesNotContainKey("PASSWORD"));
    glue.createConnection(
        r ->
            r.connectionInput(
                c ->
                    c.name("encrypted")
                        .connectionType(ConnectionType.JDBC)
                        .connectionPropertiesWithStrings(Map.of("ENCRYPTED_PASSWORD", secret()))));
    assertThat(
            glue.getConnection(r -> r.name("encrypted").hidePassword(true))
                .connection()
                .connectionPropertiesAsStrings())
        .isEmpty();
    // What logs in is never given back, hidden or not.
    assertThat(glue.getConnections(r -> {}).toString()).doesNotContain(basic, custom, token);
    glue.updateConnection(
        r -> r.name("jdbc").connectionInput(jdbc("jdbc", "jdbc:postgresql://h/d", secret())));
  }

  private void wrongLogins(GlueClient glue) throws IOException {
    Path rules = directory.resolve("pg_hba.conf");
    Files.writeString(
        rules,
        """
        host all postgres 127.0.0.1/32 trust
        host all postgres ::1/128 trust
        host all all 127.0.0.1/32 password
        host all all ::1/128 password
        """);
    try (EmbeddedPostgres database =
        EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start()) {
      String url = "jdbc:postgresql://localhost:" + database.getPort() + "/postgres";
      assertThatThrownBy(
              () ->
                  glue.testConnection(
                      r ->
                          r.testConnectionInput(
                              t ->
                                  t.connectionType(ConnectionType.JDBC)
                                      .connectionPropertiesWithStrings(
                                          jdbc("x", url, secret())
                                              .connectionPropertiesAsStrings()))))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("password authentication failed");
      glue.createConnection(r -> r.connectionInput(jdbc("wrong", url, secret())));
      assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName("wrong")))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName("wrong")))
        .isInstanceOf(InvalidInputException.class);
  }

  private void refusedRequests(MasticProcess server, GlueClient glue) {
    String guessed = secret();
    try (GlueClient wrong = signingWith(server, guessed)) {
      assertThatThrownBy(() -> wrong.getDatabases(r -> {})).isInstanceOf(GlueException.class);
    }
    String password = secret();
    Map<String, String> unknown = new HashMap<>(Map.of("PASSWORD", password, "NO_SUCH_KEY", "x"));
    ValidationException refused =
        catchThrowableOfType(
            ValidationException.class,
            () ->
                glue.createConnection(
                    r ->
                        r.connectionInput(
                            c ->
                                c.name("c")
                                    .connectionType(ConnectionType.JDBC)
                                    .connectionPropertiesWithStrings(unknown))));
    assertThat(refused).message().contains("connectionProperties").doesNotContain(password);
    String tooLong = secret().repeat(100);
    assertThatThrownBy(
            () ->
                glue.createConnection(
                    r ->
                        r.connectionInput(
                            jdbc("c", "jdbc:postgresql://h/d", "x").toBuilder()
                                .authenticationConfiguration(
                                    a ->
                                        a.basicAuthenticationCredentials(
                                            b -> b.username("u").password(tooLong)))
                                .build())))
        .isInstanceOf(ValidationException.class)
        .message()
        .contains("basicAuthenticationCredentials.password")
        .doesNotContain("hush");
  }

  /** The table is away for a moment: an honest 500, whose log entry names the statement. */
  private void aDefect(GlueClient glue, Path data) throws SQLException {
    rename(data, "catalog_connection", "away");
    GlueException defect =
        catchThrowableOfType(
            GlueException.class,
            () ->
                glue.createConnection(
                    r -> r.connectionInput(jdbc("c", "jdbc:postgresql://h/d", secret()))));
    rename(data, "away", "catalog_connection");
    assertThat(defect.statusCode()).isEqualTo(500);
  }

  private static void rename(Path data, String table, String name) throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mastic.db"));
        var statement = database.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 60000");
      statement.execute("ALTER TABLE " + table + " RENAME TO " + name);
    }
  }

  /** AWS keeps no secret that is given as an argument; it shows it, and does not log it either. */
  private void aJob(MasticProcess server, GlueClient glue) {
    try (S3Client s3 = server.s3()) {
      s3.createBucket(b -> b.bucket("scripts"));
      s3.putObject(b -> b.bucket("scripts").key("j.py"), RequestBody.fromString("print('done')"));
    }
    glue.createJob(
        b ->
            b.name("j")
                .role("arn:aws:iam::000000000000:role/r")
                .defaultArguments(Map.of("--db_password", secret()))
                .command(
                    c ->
                        c.name("pythonshell")
                            .scriptLocation("s3://scripts/j.py")
                            .pythonVersion("3.9")));
    String password = secret();
    String run =
        glue.startJobRun(b -> b.jobName("j").arguments(Map.of("--password", password))).jobRunId();
    CrashTest.await("the run ends", () -> run(glue, run).completedOn() != null);
    assertThat(run(glue, run).jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
    assertThat(run(glue, run).arguments()).containsEntry("--password", password);
  }

  private static JobRun run(GlueClient glue, String id) {
    return glue.getJobRun(b -> b.jobName("j").runId(id)).jobRun();
  }

  @Test
  void whatCannotBeReadIsNotLogged() throws Exception {
    Path data = directory.resolve("open");
    String stdout;
    try (MasticProcess server = MasticProcess.serve(TALKATIVE, data, "--auth", "off")) {
      for (String body :
          List.of(
              "{\"ConnectionInput\": " + secret(),
              secret(),
              "{\"ConnectionInput\":{\"ConnectionProperties\":{\"PASSWORD\":[\""
                  + secret()
                  + "\"]}}}",
              "{\"ConnectionInput\":\"" + secret() + "\"}",
              "{\"CatalogId\":\"" + secret() + "\\ud800\"}")) {
        HttpRequest request =
            HttpRequest.newBuilder(server.uri().resolve("/"))
                .header("X-Amz-Target", "AWSGlue.CreateConnection")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
            .contains("SerializationException");
      }
      stdout = server.endReadingStdout();
    }
    assertThat(stdout).doesNotContain("hush");
    assertThat(MasticProcess.stderr(data))
        .content()
        .contains("error=SerializationException")
        .doesNotContain("hush");
  }

  @Test
  void theKeyThatIsMadeIsNotLogged() throws Exception {
    Path data = directory.resolve("made");
    Path stderr = directory.resolve("made.stderr");
    Process process =
        MasticProcess.command("serve", "--port", "0", "--data", data.toString())
            .redirectError(stderr.toFile())
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("Mastic is ready");
    } finally {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    String key = Files.readString(data.resolve("access-key")).strip();
    String id = key.substring(0, key.indexOf(':'));
    assertThat(stderr)
        .content()
        .contains("AWS_ACCESS_KEY_ID=" + id)
        .contains(data.resolve("access-key").toString())
        .doesNotContain(key.substring(id.length() + 1));
  }

  @Test
  void thePasswordOfTheDatabaseIsNotLogged() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:1/d?user=u&password=" + secret();
    Path output = directory.resolve("output");
    ProcessBuilder command =
        MasticProcess.command(
            "serve", "--port", "0", "--data", directory.resolve("d").toString(), "--db", url);
    command.environment().putAll(TALKATIVE);
    Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(output).content().contains("127.0.0.1:1").doesNotContain("hush");
  }

  private static ConnectionInput jdbc(String name, String url, String password) {
    return ConnectionInput.builder()
        .name(name)
        .connectionType(ConnectionType.JDBC)
        .connectionProperties(
            Map.of(
                ConnectionPropertyKey.JDBC_CONNECTION_URL,
                url,
                ConnectionPropertyKey.USERNAME,
                "somebody",
                ConnectionPropertyKey.PASSWORD,
                password))
        .build();
  }

  private static GlueClient signingWith(MasticProcess server, String secret) {
    return GlueClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(MasticProcess.KEY_ID, secret)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
