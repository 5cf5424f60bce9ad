package io.mastic.runtime.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mastic.runtime.catalog.ServerCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Secrets of Secrets Manager, as the run's server answers for it or passes on. */
public final class Secrets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Secrets() {}

  /**
   * The pairs of a secret, their names in any case.
   *
   * @param id name or ARN
   * @throws IllegalArgumentException if the secret is no JSON object
   */
  public static Map<String, String> load(String id) {
    String request = JSON.createObjectNode().put("SecretId", id).toString();
    String text;
    try {
      String answer = ServerCalls.call("secretsmanager", "secretsmanager.GetSecretValue", request);
      text = JSON.readTree(answer).path("SecretString").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("The secret " + id + " cannot be read", e);
    }
    return pairs(id, text);
  }

  static Map<String, String> pairs(String id, String text) {
    try {
      Map<String, String> pairs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      pairs.putAll(JSON.readValue(text, new TypeReference<Map<String, String>>() {}));
      return pairs;
    } catch (IOException notPairs) {
      // Its message would show the secret.
      throw new IllegalArgumentException(
          "The secret " + id + " is no JSON object of texts, such as username and password");
    }
  }
}
