package io.mastic.neighbours.kms;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.catalog.connection.ConnectionPasswords;
import io.mastic.kernel.Json;
import io.mastic.wire.json.JsonService;
import io.mastic.wire.json.JsonServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * KMS: Decrypt, for the passwords of connections that the catalog shows encrypted. There are no
 * keys here that could encrypt anything else.
 */
public final class KmsService implements JsonService {

  private final ConnectionPasswords passwords;

  public KmsService(ConnectionPasswords passwords) {
    this.passwords = passwords;
  }

  @Override
  public String targetPrefix() {
    return "TrentService";
  }

  @Override
  public String service() {
    return "kms";
  }

  @Override
  public byte[] call(String operation, byte[] body) {
    if (!operation.equals("Decrypt")) {
      throw JsonServiceException.notImplemented("kms", operation);
    }
    JsonNode request = request(body);
    ConnectionPasswords.Opened opened =
        passwords
            .open(request.path("CiphertextBlob").asText())
            .orElseThrow(() -> new JsonServiceException(400, "InvalidCiphertextException", ""));
    byte[] plain = opened.password().getBytes(StandardCharsets.UTF_8);
    return Json.MAPPER
        .createObjectNode()
        .put("KeyId", opened.keyId())
        .put("Plaintext", Base64.getEncoder().encodeToString(plain))
        .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode request(byte[] body) {
    try {
      return Json.read(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new JsonServiceException(400, "SerializationException", "The request is not JSON.");
    }
  }
}
