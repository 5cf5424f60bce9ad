package io.mastic.catalog.connection.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.contract.Errors;
import io.mastic.kernel.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** The secrets of an account, for logins that connections take from there. */
@FunctionalInterface
public interface LoginSecrets {

  /** Where there are no secrets. */
  LoginSecrets NONE = id -> Optional.empty();

  /**
   * The caller's secret as it is kept.
   *
   * @param id name or ARN
   */
  Optional<String> findText(String id);

  /**
   * The pairs of a secret, their names in any case.
   *
   * @throws InvalidInputException if there is no such secret, or it is no object of JSON
   */
  default Map<String, String> load(String id) {
    String text =
        findText(id)
            .orElseThrow(
                () ->
                    Errors.invalidInput(
                        "The secret " + id + " is not in the Secrets Manager of this server."));
    Map<String, String> pairs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    parse(id, text)
        .properties()
        .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
    return pairs;
  }

  private static JsonNode parse(String id, String text) {
    try {
      JsonNode pairs = Json.MAPPER.readTree(text);
      if (pairs.isObject()) {
        return pairs;
      }
    } catch (JsonProcessingException notPairs) {
      // Its message would show the secret.
    }
    throw Errors.invalidInput(
        "The secret " + id + " is no JSON object of texts, such as username and password.");
  }
}
