package io.mastic.catalog.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Json;
import io.mastic.kernel.secret.SealBrokenException;
import io.mastic.kernel.secret.Seals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionPasswordEncryption;
import software.amazon.awssdk.services.glue.model.DataCatalogEncryptionSettings;

/**
 * Passwords of connections as GetConnection shows them where the catalog's settings say
 * ReturnConnectionPasswordEncrypted: {@code ENCRYPTED_PASSWORD} in the place of {@code PASSWORD}.
 * There is no KMS that would encrypt them; this server does so itself, and opens them for KMS's
 * Decrypt, for callers of the same account and region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html">Encrypting
 *     connection passwords</a>
 */
public final class ConnectionPasswords {

  private static final String PLAIN = "PASSWORD";
  private static final String ENCRYPTED = "ENCRYPTED_";

  private final Seals seals;

  public ConnectionPasswords(Seals seals) {
    this.seals = seals;
  }

  /**
   * A password that was encrypted.
   *
   * @param keyId of the KMS key that the settings named
   */
  public record Opened(String keyId, String password) {

    /** The password never reaches a log by accident. */
    @Override
    public String toString() {
      return "Opened[" + keyId + "]";
    }
  }

  /** The connection as the settings of its catalog want it shown. */
  Connection shown(Connection connection, DataCatalogEncryptionSettings settings) {
    ConnectionPasswordEncryption said = settings.connectionPasswordEncryption();
    if (said == null || !Boolean.TRUE.equals(said.returnConnectionPasswordEncrypted())) {
      return connection;
    }
    String name = connection.name();
    String key = Optional.ofNullable(said.awsKmsKeyId()).orElseGet(ConnectionPasswords::ownKey);
    return ConnectionView.changed(connection, properties -> encrypted(properties, name, key));
  }

  private Map<String, String> encrypted(Map<String, String> properties, String name, String key) {
    Map<String, String> shown = new HashMap<>();
    properties.forEach(
        (property, value) -> {
          boolean plain = property.endsWith(PLAIN) && !property.startsWith(ENCRYPTED);
          shown.put(
              plain ? ENCRYPTED + property : property, plain ? blob(name, key, value) : value);
        });
    return shown;
  }

  private String blob(String connection, String key, String password) {
    String said =
        Json.MAPPER
            .createObjectNode()
            .put("connection", connection)
            .put("key", key)
            .put("password", password)
            .toString();
    byte[] sealed = seals.sealAlike(said, place()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(sealed);
  }

  /** A password that a client gives back encrypted, as it was shown, is kept as what it is. */
  ConnectionInput opened(ConnectionInput input) {
    Map<String, String> properties = new HashMap<>();
    input
        .connectionPropertiesAsStrings()
        .forEach(
            (property, value) -> {
              Optional<Opened> opened =
                  property.startsWith(ENCRYPTED) && property.endsWith(PLAIN)
                      ? open(value)
                      : Optional.empty();
              properties.put(
                  opened.isPresent() ? property.substring(ENCRYPTED.length()) : property,
                  opened.map(Opened::password).orElse(value));
            });
    return input.hasConnectionProperties()
        ? input.toBuilder().connectionPropertiesWithStrings(properties).build()
        : input;
  }

  /**
   * What is in an ENCRYPTED_PASSWORD, for a caller of the account and region that it was shown in.
   *
   * @return empty for anything that this server did not encrypt for them
   */
  public Optional<Opened> open(@Nullable String blob) {
    try {
      byte[] sealed = Base64.getDecoder().decode(blob == null ? "" : blob);
      JsonNode said = Json.read(seals.open(new String(sealed, StandardCharsets.UTF_8), place()));
      return Optional.of(new Opened(said.path("key").asText(), said.path("password").asText()));
    } catch (SealBrokenException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String place() {
    Caller caller = Caller.current();
    return "connection-password\0" + caller.account() + "\0" + caller.region();
  }

  /** The key that AWS takes where the settings name none. */
  private static String ownKey() {
    Caller caller = Caller.current();
    return "arn:aws:kms:" + caller.region() + ":" + caller.account() + ":alias/aws/glue";
  }
}
