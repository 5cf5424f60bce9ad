package io.mastic.runtime.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.catalog.ServerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Opens what the catalog has encrypted. */
final class Kms {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Kms() {}

  /**
   * @param blob in Base64
   */
  static String decrypt(String blob) {
    String request = JSON.createObjectNode().put("CiphertextBlob", blob).toString();
    try {
      JsonNode answer = JSON.readTree(ServerCalls.call("kms", "TrentService.Decrypt", request));
      byte[] plain = Base64.getDecoder().decode(answer.path("Plaintext").asText());
      return new String(plain, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The connection's password could not be decrypted", e);
    }
  }
}
