package io.mastic.catalog.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.CatalogFixture;
import io.mastic.kernel.Caller;
import io.mastic.kernel.secret.SealBrokenException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.AuthenticationType;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** The secrets of connections: in the database, in answers, and on their way to databases. */
class ConnectionSecretsTest extends CatalogFixture {

  private static final String KEY = "arn:aws:kms:eu-west-1:000000000000:key/1";

  private static ConnectionInput jdbc(String name, String url) {
    return ConnectionInput.builder()
        .name(name)
        .connectionType(ConnectionType.JDBC)
        .connectionPropertiesWithStrings(
            Map.of("JDBC_CONNECTION_URL", url, "USERNAME", "u", "PASSWORD", "hush-1"))
        .build();
  }

  private String documents() {
    return db.read(
        h ->
            h.createQuery("SELECT document FROM catalog_connection WHERE account = :account")
                .bind("account", caller.account())
                .mapTo(String.class)
                .list()
                .toString());
  }

  private Connection get(String name) {
    return glue.getConnection(r -> r.name(name)).connection();
  }

  @Test
  void noSecretOfAConnectionIsInTheDatabase() {
    ConnectionInput all =
        jdbc("all", "jdbc:postgresql://h/d?user=u&password=hush-2").toBuilder()
            .sparkProperties(Map.of("PASSWORD", "hush-3"))
            .pythonProperties(Map.of("PASSWORD", "hush-3"))
            .authenticationConfiguration(
                a ->
                    a.authenticationType(AuthenticationType.OAUTH2)
                        .basicAuthenticationCredentials(b -> b.username("u").password("hush-4"))
                        .customAuthenticationCredentials(Map.of("key", "hush-5"))
                        .oAuth2Properties(
                            o ->
                                o.authorizationCodeProperties(c -> c.authorizationCode("hush-6"))
                                    .oAuth2Credentials(
                                        c ->
                                            c.accessToken("hush-7")
                                                .refreshToken("hush-7")
                                                .jwtToken("hush.hush.hush")
                                                .userManagedClientApplicationClientSecret(
                                                    "hush-8"))))
            .build();
    glue.createConnection(r -> r.connectionInput(all));
    ConnectionInput kafka =
        ConnectionInput.builder()
            .name("kafka")
            .connectionType(ConnectionType.KAFKA)
            .connectionPropertiesWithStrings(
                Map.of(
                    "KAFKA_SASL_SCRAM_PASSWORD", "hush-9",
                    "KAFKA_CLIENT_KEYSTORE_PASSWORD", "hush-9"))
            .build();
    glue.createConnection(r -> r.connectionInput(kafka));
    glue.updateConnection(r -> r.name("kafka").connectionInput(kafka));
    assertThat(documents()).contains("sealed:1:").doesNotContain("hush");
    assertThat(get("all").connectionPropertiesAsStrings()).containsEntry("PASSWORD", "hush-1");
    assertThat(glue.getConnections(r -> {}).connectionList()).hasSize(2);
  }

  @Test
  void aConnectionsSecretsOpenInNoOtherRow() {
    glue.createConnection(r -> r.connectionInput(jdbc("mine", "jdbc:postgresql://h/d")));
    glue.createConnection(r -> r.connectionInput(jdbc("theirs", "jdbc:postgresql://h/d")));
    db.writeOnly(
        h ->
            h.createUpdate(
                    "UPDATE catalog_connection SET document = (SELECT document FROM"
                        + " catalog_connection WHERE account = :account AND name = 'theirs')"
                        + " WHERE account = :account AND name = 'mine'")
                .bind("account", caller.account())
                .execute());
    assertThatThrownBy(() -> get("mine")).isInstanceOf(SealBrokenException.class);
  }

  private void encrypt(boolean passwords) {
    glue.putDataCatalogEncryptionSettings(
        r ->
            r.dataCatalogEncryptionSettings(
                s ->
                    s.encryptionAtRest(e -> e.catalogEncryptionMode("DISABLED"))
                        .connectionPasswordEncryption(
                            c -> c.returnConnectionPasswordEncrypted(passwords).awsKmsKeyId(KEY))));
  }

  @Test
  void passwordsAreShownEncryptedWhereTheSettingsSaySo() throws Exception {
    ConnectionInput input =
        jdbc("c", "jdbc:postgresql://h/d").toBuilder()
            .sparkProperties(Map.of("PASSWORD", "hush-2"))
            .build();
    glue.createConnection(r -> r.connectionInput(input));
    encrypt(true);

    Map<String, String> shown = get("c").connectionPropertiesAsStrings();
    assertThat(shown)
        .containsOnlyKeys("JDBC_CONNECTION_URL", "USERNAME", "ENCRYPTED_PASSWORD")
        .doesNotContainValue("hush-1");
    assertThat(get("c").connectionPropertiesAsStrings()).isEqualTo(shown);
    assertThat(get("c").sparkProperties()).containsOnlyKeys("ENCRYPTED_PASSWORD");
    assertThat(glue.getConnections(r -> {}).connectionList())
        .singleElement()
        .satisfies(c -> assertThat(c.connectionPropertiesAsStrings()).isEqualTo(shown));
    assertThat(
            glue.getConnection(r -> r.name("c").applyOverrideForComputeEnvironment("SPARK"))
                .toString())
        .doesNotContain("hush");
    Connection hidden = glue.getConnection(r -> r.name("c").hidePassword(true)).connection();
    assertThat(hidden.connectionPropertiesAsStrings())
        .containsOnlyKeys("JDBC_CONNECTION_URL", "USERNAME");
    assertThat(hidden.sparkProperties()).isEmpty();

    // KMS's Decrypt opens it, for nobody else.
    String blob = shown.get("ENCRYPTED_PASSWORD");
    assertThat(caller.call(() -> catalog.passwords().open(blob)))
        .contains(new ConnectionPasswords.Opened(KEY, "hush-1"));
    for (Caller other :
        List.of(Caller.root("999999999999", "eu-west-1"), Caller.root(caller.account(), "x"))) {
      assertThat(other.call(() -> catalog.passwords().open(blob))).isEmpty();
    }
    for (String wrong : List.of("", "x", "aHVzaA==", blob.substring(4))) {
      assertThat(caller.call(() -> catalog.passwords().open(wrong))).isEmpty();
    }

    // Given back as it was shown, it is the password still.
    Map<String, String> back = new HashMap<>(shown);
    glue.updateConnection(
        r ->
            r.name("c")
                .connectionInput(input.toBuilder().connectionPropertiesWithStrings(back).build()));
    assertThat(get("c").connectionPropertiesAsStrings()).isEqualTo(shown);
    encrypt(false);
    assertThat(get("c").connectionPropertiesAsStrings()).containsEntry("PASSWORD", "hush-1");
  }

  @Test
  void encryptionOfMetadataIsKeptAndShown() {
    glue.putDataCatalogEncryptionSettings(
        r ->
            r.dataCatalogEncryptionSettings(
                s ->
                    s.encryptionAtRest(
                        e -> e.catalogEncryptionMode("SSE-KMS").sseAwsKmsKeyId(KEY))));
    assertThat(
            glue.getDataCatalogEncryptionSettings(r -> {})
                .dataCatalogEncryptionSettings()
                .encryptionAtRest()
                .catalogEncryptionModeAsString())
        .isEqualTo("SSE-KMS");
  }

  @Test
  void aUrlThatLoadsAClassIsRefusedAtEachDoor() {
    String url = "jdbc:postgresql://h/d?socketFactory=org.x.Y";
    String refusal = "JDBC_CONNECTION_URL has the parameter socketFactory";
    assertThatThrownBy(() -> glue.createConnection(r -> r.connectionInput(jdbc("c", url))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(refusal);
    glue.createConnection(r -> r.connectionInput(jdbc("c", "jdbc:postgresql://h/d")));
    assertThatThrownBy(
            () -> glue.updateConnection(r -> r.name("c").connectionInput(jdbc("c", url))))
        .hasMessageContaining(refusal);
    assertThatThrownBy(
            () ->
                glue.testConnection(
                    r ->
                        r.testConnectionInput(
                            t ->
                                t.connectionType(ConnectionType.JDBC)
                                    .connectionPropertiesWithStrings(
                                        Map.of("JDBC_CONNECTION_URL", url)))))
        .hasMessageContaining(refusal);
  }

  @Test
  void theServerIsNobodysPortScanner() throws IOException {
    String closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/d";
    }
    glue.createConnection(r -> r.connectionInput(jdbc("closed", closed)));
    try (ServerSocket open = new ServerSocket(0)) {
      Thread answers = new Thread(() -> answer(open));
      answers.setDaemon(true);
      answers.start();
      String other = "jdbc:postgresql://127.0.0.1:" + open.getLocalPort() + "/d";
      glue.createConnection(r -> r.connectionInput(jdbc("other", other)));
      glue.createConnection(
          r -> r.connectionInput(jdbc("nowhere", "jdbc:postgresql://no.such.host.invalid/d")));
      assertThat(List.of("closed", "other", "nowhere"))
          .allSatisfy(
              name ->
                  assertThatThrownBy(() -> glue.testConnection(r -> r.connectionName(name)))
                      .hasMessage(
                          "Check that your connection definition references your JDBC database"
                              + " with correct URL syntax, username, and password. The connection"
                              + " attempt failed."));
    }
  }

  /** Something that listens and is no database. */
  private static void answer(ServerSocket socket) {
    try {
      while (true) {
        try (var client = socket.accept()) {
          client
              .getOutputStream()
              .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }
}
