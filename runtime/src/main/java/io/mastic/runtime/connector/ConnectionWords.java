package io.mastic.runtime.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Connection;

/** What a connection of the catalog says, in the words of options. */
final class ConnectionWords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConnectionWords() {}

  static Map<String, String> of(String type, Connection connection) {
    Map<String, String> said = connection.connectionPropertiesAsStrings();
    Map<String, String> options = new HashMap<>();
    rename(said, "USERNAME", options, "username");
    rename(said, "PASSWORD", options, "password");
    rename(said, "SECRET_ID", options, "secretId");
    rename(said, "CONNECTOR_CLASS_NAME", options, "className");
    rename(said, "CONNECTION_URL", options, Mongo.TYPES.contains(type) ? "connection.uri" : "url");
    if (!Mongo.TYPES.contains(type)) {
      options.remove("username");
      options.remove("password");
    }
    Map<String, String> spark = new HashMap<>(connection.sparkProperties());
    if (said.containsKey("SparkProperties")) {
      spark.putAll(properties(connection.name(), said.getOrDefault("SparkProperties", "{}")));
    }
    options.putAll(spark);
    if (connection.authenticationConfiguration() != null
        && connection.authenticationConfiguration().secretArn() != null) {
      options.put("secretId", connection.authenticationConfiguration().secretArn());
    }
    return options;
  }

  private static void rename(
      Map<String, String> said, String property, Map<String, String> options, String option) {
    String value = said.get(property);
    if (value != null && !value.isEmpty()) {
      options.put(option, value);
    }
  }

  private static Map<String, String> properties(String connection, String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "SparkProperties of the connection " + connection + " is no JSON object", e);
    }
  }
}
