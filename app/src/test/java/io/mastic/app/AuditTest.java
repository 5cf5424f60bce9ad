package io.mastic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.app.logging.AuditTo;
import io.mastic.app.logging.LogFormat;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.s3.S3Client;

/** Each change leaves a line that says who made it, and no value of it. */
class AuditTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path data;

  @Test
  void changesAreRecordedAndLooksAreNot() throws IOException {
    Settings settings =
        Settings.local(data).with(new Settings.Records(LogFormat.JSON, AuditTo.FILE));
    String keyId;
    try (Server server = Server.start(settings, new Home(HOME), Server.Spark.NOT_PREPARED);
        GlueClient glue = Clients.glue(server);
        GlueClient stranger = Clients.glue(server, "AKIASTRANGER", "nothing");
        S3Client s3 = Clients.s3(server)) {
      keyId = server.key().id();
      change(glue, s3, stranger);
    }
    Path file = data.resolve("logs/audit.log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    List<JsonNode> lines = Files.readAllLines(file).stream().map(Json::read).toList();
    assertThat(lines)
        .extracting(
            line -> line.path("operation").asText(),
            line -> line.path("resource").asText(),
            line -> line.path("result").asText(),
            line -> line.path("key").asText())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("CreateDatabase", "sales", "ok", keyId),
            org.assertj.core.groups.Tuple.tuple(
                "CreateDatabase", "sales", "AlreadyExistsException", keyId),
            org.assertj.core.groups.Tuple.tuple("CreateTable", "sales/orders", "ok", keyId),
            org.assertj.core.groups.Tuple.tuple("CreateConnection", "store", "ok", keyId),
            org.assertj.core.groups.Tuple.tuple("PUT", "/raw", "ok", keyId),
            org.assertj.core.groups.Tuple.tuple("PUT", "/raw/a%20b", "ok", keyId),
            org.assertj.core.groups.Tuple.tuple(
                "DeleteDatabase", "-", "UnrecognizedClientException", "AKIASTRANGER"));
    assertThat(lines.get(0).path("principal").asText()).endsWith(":root");
    assertThat(lines.get(0).path("account").asText()).isEqualTo("000000000000");
    assertThat(lines.get(0).path("region").asText()).isEqualTo("us-east-1");
    assertThat(lines.get(0).path("request").asText()).hasSize(36);
    assertThat(lines.get(6).path("principal").asText()).isEqualTo("-");
    assertThat(Files.readString(file)).doesNotContain("hush");
  }

  private static void change(GlueClient glue, S3Client s3, GlueClient stranger) {
    glue.createDatabase(r -> r.databaseInput(d -> d.name("sales").description("hush")));
    assertThat(
            catchThrowable(() -> glue.createDatabase(r -> r.databaseInput(d -> d.name("sales")))))
        .isNotNull();
    glue.getDatabases(r -> {});
    glue.createTable(
        r ->
            r.databaseName("sales")
                .tableInput(t -> t.name("orders").parameters(Map.of("Name", "hush"))));
    glue.createConnection(
        r ->
            r.connectionInput(
                c ->
                    c.name("store")
                        .connectionType(ConnectionType.JDBC)
                        .connectionPropertiesWithStrings(
                            Map.of(
                                "JDBC_CONNECTION_URL",
                                "jdbc:postgresql://h/d",
                                "USERNAME",
                                "u",
                                "PASSWORD",
                                "hush"))));
    s3.createBucket(r -> r.bucket("raw"));
    s3.putObject(r -> r.bucket("raw").key("a b"), RequestBody.fromString("hush"));
    s3.getObjectAsBytes(r -> r.bucket("raw").key("a b"));
    assertThat(catchThrowable(() -> stranger.deleteDatabase(r -> r.name("sales")))).isNotNull();
  }
}
