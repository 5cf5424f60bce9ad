package io.mastic.runtime.stream;

import io.mastic.runtime.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.model.Connection;

/**
 * What a connection of type KAFKA says, in the words of Kafka's clients.
 *
 * @see <a href="https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html">connection
 *     properties</a>
 */
final class KafkaConnection {

  private static final Set<String> NOT_YET =
      Set.of(
          "KAFKA_CLIENT_KEYSTORE",
          "KAFKA_SASL_GSSAPI_KEYTAB",
          "KAFKA_SASL_GSSAPI_KRB5_CONF",
          "KAFKA_SASL_GSSAPI_SERVICE",
          "KAFKA_SASL_GSSAPI_PRINCIPAL",
          "ENCRYPTED_KAFKA_CLIENT_KEYSTORE_PASSWORD",
          "ENCRYPTED_KAFKA_CLIENT_KEY_PASSWORD",
          "ENCRYPTED_KAFKA_SASL_SCRAM_PASSWORD",
          "ENCRYPTED_KAFKA_SASL_PLAIN_PASSWORD");

  /** What is asked for elsewhere. */
  interface Reading {

    /** A file in S3. */
    String file(String path);

    /** The pairs of a secret. */
    Map<String, String> secret(String id);
  }

  private KafkaConnection() {}

  /**
   * @throws IllegalArgumentException naming the property that is missing or not supported
   */
  static Options options(Connection connection, Reading reading) {
    Map<String, String> said = connection.connectionPropertiesAsStrings();
    String name = connection.name();
    for (String property : NOT_YET) {
      if (!said.getOrDefault(property, "").isEmpty()) {
        throw new IllegalArgumentException(
            "The connection " + name + " has " + property + ", which is not supported");
      }
    }
    String servers = said.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
    if (servers.isEmpty()) {
      throw new IllegalArgumentException(
          "The connection " + name + " has no KAFKA_BOOTSTRAP_SERVERS");
    }
    Map<String, String> kafka = new LinkedHashMap<>();
    kafka.put("bootstrap.servers", servers);
    boolean encrypted = !said.getOrDefault("KAFKA_SSL_ENABLED", "true").equalsIgnoreCase("false");
    String mechanism = said.getOrDefault("KAFKA_SASL_MECHANISM", "");
    kafka.put(
        "security.protocol",
        (mechanism.isEmpty() ? "" : "SASL_") + (encrypted ? "SSL" : "PLAINTEXT"));
    if (!mechanism.isEmpty()) {
      kafka.put("kafka.sasl.mechanism", mechanism);
      kafka.put("kafka.sasl.jaas.config", login(name, mechanism, said, reading::secret));
    }
    String certificate = said.getOrDefault("KAFKA_CUSTOM_CERT", "");
    if (encrypted && !certificate.isEmpty()) {
      kafka.put("kafka.ssl.truststore.type", "PEM");
      kafka.put("kafka.ssl.truststore.certificates", reading.file(certificate));
    }
    return new Options(kafka);
  }

  private static String login(
      String name,
      String mechanism,
      Map<String, String> said,
      Function<String, Map<String, String>> secrets) {
    return switch (mechanism) {
      case "SCRAM-SHA-512" -> {
        String secret = said.getOrDefault("KAFKA_SASL_SCRAM_SECRETS_ARN", "");
        Map<String, String> pairs = secret.isEmpty() ? said : secrets.apply(secret);
        yield jaas(
            "org.apache.kafka.common.security.scram.ScramLoginModule",
            first(pairs, List.of("KAFKA_SASL_SCRAM_USERNAME", "username")),
            first(pairs, List.of("KAFKA_SASL_SCRAM_PASSWORD", "password")));
      }
      case "PLAIN" ->
          jaas(
              "org.apache.kafka.common.security.plain.PlainLoginModule",
              said.getOrDefault("KAFKA_SASL_PLAIN_USERNAME", ""),
              said.getOrDefault("KAFKA_SASL_PLAIN_PASSWORD", ""));
      default ->
          throw new IllegalArgumentException(
              "The connection "
                  + name
                  + " has KAFKA_SASL_MECHANISM "
                  + mechanism
                  + ", which is not supported: SCRAM-SHA-512 and PLAIN are");
    };
  }

  private static String first(Map<String, String> pairs, List<String> names) {
    return names.stream().filter(pairs::containsKey).map(pairs::get).findFirst().orElse("");
  }

  private static String jaas(String module, String user, String password) {
    return module
        + " required username=\""
        + quoted(user)
        + "\" password=\""
        + quoted(password)
        + "\";";
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
